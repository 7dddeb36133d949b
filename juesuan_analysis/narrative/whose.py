"""Whose change it is: 总计1100万元，其中年初结转50万元，较上年增加100万元，增长10%.

Grammar leaves it open whether the whole or its part grew; the stated rate tells.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.facts import Statement
from juesuan_analysis.narrative.grammar import AMOUNT, CHANGE, RATE

_HALF_PLACE = Decimal("0.6")


def settled(statements: list[Statement], start: int) -> list[Statement]:
    """Give the change and rate behind 其中 to the whole before it, where only that can have them.

    ``start`` is the index of the first statement behind 其中. Where the rate fits the part, or
    neither, nothing moves: a wrong figure is for the identities to find. A part cannot have grown
    by more than it is.
    """
    after = statements[start:]
    changes = [i for i, s in enumerate(after, start) if s.kind in (CHANGE, RATE)]
    if [statements[i].kind for i in changes] != [CHANGE, RATE] or not start:
        return statements
    change, rate = (statements[i] for i in changes)
    if not change.value or not rate.value:  # 增加0.00万元，增长0.00% fits anything that is nil
        return statements
    whole = [s for s in statements[:start] if s.kind == AMOUNT and s.year == change.year][-1:]
    part = [s for s in after if s.kind == AMOUNT and s.subject == change.subject][-1:]
    if not whole or not part or change.base_year == change.year:
        return statements
    parts = {s.subject for s in after if s.kind == AMOUNT}
    new = change.sentence != part[0].sentence
    apart = new and len(parts) > 1
    by_rate = RATE if _fits(whole[0], change, rate) else None
    if not by_rate and not apart and not _exceeds(change, part[0]):
        return statements
    if _fits(part[0], change, rate) and not (by_rate and new):
        return statements
    moved = {
        i: replace(statements[i], subject=whole[0].subject, decided_by=by_rate) for i in changes
    }
    return [moved.get(i, s) for i, s in enumerate(statements)]


def _exceeds(change: Statement, amount: Statement) -> bool:
    return (change.value or 0) > (amount.value or 0)


def _fits(amount: Statement, change: Statement, rate: Statement) -> bool:
    if amount.value is None or change.value is None or rate.value is None:
        return False
    base = amount.value - change.value
    exponent = rate.value.as_tuple().exponent
    slack = _HALF_PLACE.scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return base > 0 and abs(100 * change.value / base - rate.value) <= slack
