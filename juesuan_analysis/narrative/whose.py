"""Whose change it is: 总计1100万元，其中年初结转50万元，较上年增加100万元，增长10%.

Grammar leaves it open whether the whole or its part grew; the stated rate tells.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.facts import Statement
from juesuan_analysis.vocabulary.sections import AMOUNT, CHANGE, FULL_BUDGET, ORIGINAL_BUDGET, RATE

_REASON = "原因/"
_WHOLES = (AMOUNT, ORIGINAL_BUDGET, FULL_BUDGET)
_HALF_PLACE = Decimal("0.6")


def settled(statements: tuple[Statement, ...], start: int) -> tuple[Statement, ...]:
    """Give the change and rate behind 其中 to the whole before it, where only that can have them.

    ``start`` is the index of the first statement behind 其中. Where the rate fits the part, or
    neither, nothing moves: a wrong figure is for the identities to find. A part cannot have grown
    by more than it is.
    """
    after = statements[start:]
    own = [(i, s) for i, s in enumerate(after, start) if not s.subject.startswith(_REASON)]
    changes = [i for i, s in own if s.kind in (CHANGE, RATE)]
    kinds = [statements[i].kind for i in changes]
    # A change alone has no rate to tell by: only where it stands can.
    if kinds == [CHANGE] and start:
        return _apart(statements, start, changes[0])
    if kinds != [CHANGE, RATE] or not start:
        return statements
    change, rate = (statements[i] for i in changes)
    if not change.value or not rate.value:  # 增加0.00万元，增长0.00% fits anything that is nil
        return statements
    whole = [s for s in statements[:start] if s.kind in _WHOLES and s.year == change.year][-1:]
    same = (s for _, s in own if s.subject == change.subject and s.year == change.year)
    part = [s for s in same if s.kind in _WHOLES][-1:]
    # A deviation from the budget is the part's own: each part has a budget.
    if not whole or not part or change.base_year == change.year:
        return statements
    parts = {s.subject for s in after if s.kind in _WHOLES}
    new = change.sentence != part[0].sentence
    apart = new and len(parts) > 1
    by_rate = RATE if _fits(whole[0], change, rate) else None
    if not by_rate and not apart and not _exceeds(change, part[0]):
        return statements
    if _fits(part[0], change, rate) and not (by_rate and new):
        return statements
    return _moved(statements, start, change, whole[0].subject, by_rate)


def _apart(statements: tuple[Statement, ...], start: int, at: int) -> tuple[Statement, ...]:
    """Give a change without a rate, in a sentence behind a list, to the whole that was listed."""
    change, parts = statements[at], [s for s in statements[start:at] if s.kind in _WHOLES]
    whole = [s for s in statements[:start] if s.kind in _WHOLES and s.year == change.year][-1:]
    same = any(s.sentence == change.sentence and s.year == change.year for s in parts)
    listed = len({s.subject for s in parts}) > 1 and change.subject in {s.subject for s in parts}
    if not whole or same or not listed or not change.value or change.base_year == change.year:
        return statements
    return _moved(statements, start, change, whole[0].subject, None)


def _moved(
    statements: tuple[Statement, ...], start: int, change: Statement, whole: str, by: str | None
) -> tuple[Statement, ...]:
    """Give a change, its rate and last year's amount in its sentence to the whole."""
    return tuple(
        replace(s, subject=whole, decided_by=by if s.kind != AMOUNT else None)
        if i >= start and s.subject == change.subject and _goes_with(s, change)
        else s
        for i, s in enumerate(statements)
    )


def _goes_with(statement: Statement, change: Statement) -> bool:
    if statement.kind in (CHANGE, RATE):
        return statement.base_year == change.base_year
    last = statement.kind == AMOUNT and statement.year == change.base_year
    return last and statement.sentence == change.sentence


def _exceeds(change: Statement, amount: Statement) -> bool:
    return (change.value or 0) > (amount.value or 0)


def _fits(amount: Statement, change: Statement, rate: Statement) -> bool:
    if amount.value is None or change.value is None or rate.value is None:
        return False
    base = amount.value - change.value
    exponent = rate.value.as_tuple().exponent
    slack = _HALF_PLACE.scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return base > 0 and abs(100 * change.value / base - rate.value) <= slack
