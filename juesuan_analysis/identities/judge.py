"""From two sides and their rounding to an outcome. The only place that decides holds or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.facts.finding import (
    CONFLICT,
    HOLDS,
    NOT_APPLICABLE,
    NOT_READ,
    PERCENT,
    ROUNDING,
    TEN_THOUSAND,
    Finding,
    Range,
    Term,
)

ZERO, HUNDRED = Decimal(0), Decimal(100)
_FINE = Decimal("0.005")
Halves = Sequence[Decimal]


def outcome_of(difference: Decimal, tolerance: Decimal, *, bound: bool = False) -> str:
    """Judge left − right: equal (or, for a bound, not above), within rounding, or neither."""
    excess = max(difference, ZERO) if bound else abs(difference)
    if not excess:
        return HOLDS
    return ROUNDING if excess <= tolerance else CONFLICT


def nothing(
    identity: str, statement: str, outcome: str, reason: str, terms: Sequence[Term] = ()
) -> Finding:
    """Say that an identity was not evaluated, and why."""
    return Finding(identity, statement, outcome, terms=tuple(terms), reason=reason)


def not_read(finding: Finding, reason: str) -> Finding:
    """Take a verdict back: the reader may have failed, and not the office."""
    return replace(finding, outcome=NOT_READ, reason=reason)


def _side(terms: Sequence[Term], sign: int) -> Decimal:
    """Add up one side: its terms have the sign of their weights there."""
    parts = (t.amount * (t.weight or 0) for t in terms if t.amount)
    return sign * sum(parts, ZERO)


def _hides(term: Term, half: Decimal) -> bool:
    """Whether a printed nil may be money that the unit is too coarse to show."""
    return term.amount is not None and half > _FINE


def judge_sum(
    identity: str,
    statement: str,
    left: Sequence[Term],
    right: Sequence[Term],
    halves: Halves,
    *,
    bound: bool = False,
    copy: bool = False,
) -> Finding:
    """Judge left = right (left ≤ right for a bound).

    ``halves`` has half of the last printed place of each term, so that the tolerance is 0.005 ×
    (number of terms + 1) in the printed unit; nil cells are not rounded and do not count, but those
    of a coarse unit do: 0.00 亿元 may be half a million. With
    ``copy``, a total with a single part is that part printed twice in one table, rounded alike:
    the two must be the same.
    """
    terms = (*left, *right)
    one, other = _side(left, 1), _side(right, -1)
    pairs = zip(terms, halves, strict=True)
    rounded = [half for term, half in pairs if term.amount or _hides(term, half)]
    tolerance = sum(rounded, ZERO)
    if copy and len(rounded) == 2:
        tolerance = ZERO
    # 0.005 × (terms + 1): a figure that stands beside nils alone is the one term.
    elif len(rounded) == 1:
        tolerance *= 2
    difference = one - other
    outcome = outcome_of(difference, tolerance, bound=bound)
    unit = terms[0].unit if terms else TEN_THOUSAND
    return Finding(
        identity, statement, outcome, one, other, difference, tolerance, terms, None, bound, unit
    )


def _rate_tolerance(half: Decimal, spread: Decimal) -> Decimal:
    """Give the tolerance of a rate of two figures: 0.005 × 3, or more where they are small."""
    return max(half * 3, half + spread)


def _around(centre: Decimal, slack: Decimal) -> Range:
    return centre - abs(slack), centre + abs(slack)


def fitting(term: Term, fits: Range) -> Term:
    """A term whose fitting values are given, because left − right is not linear in it."""
    return replace(term, weight=None, fits=fits)


def judge_share(
    identity: str, statement: str, rate: Term, part: Term, whole: Term, halves: Halves
) -> Finding:
    """Judge rate = part / whole, in %; there is no rate on a base of zero."""
    r, p, w = (term.amount or ZERO for term in (rate, part, whole))
    if not w:
        return nothing(identity, statement, NOT_APPLICABLE, "基数为0，不可比", (rate, part, whole))
    exact = HUNDRED * p / w
    spread = (HUNDRED * halves[1] + abs(exact) * halves[2]) / abs(w)
    tolerance = _rate_tolerance(halves[0], spread)
    # What a figure would have to be depends on the others alone, not on its own, doubted value.
    least = halves[0] * 3
    whole_fits: Range = (None, None)
    if r:
        whole_fits = _around(HUNDRED * p / r, HUNDRED * (abs(p / r) * least + halves[1]) / r)
    terms = (
        fitting(rate, _around(exact, tolerance)),
        fitting(part, _around(r * w / HUNDRED, least * w / HUNDRED + halves[1])),
        fitting(whole, whole_fits),
    )
    outcome = outcome_of(r - exact, tolerance)
    sides = r, exact, r - exact, tolerance
    return Finding(identity, statement, outcome, *sides, terms, unit=PERCENT)


def judge_growth(
    identity: str, statement: str, rate: Term, change: Term, now: Term, halves: Halves
) -> Finding:
    """Judge rate = change / (now − change), in %; there is no rate on a base of zero."""
    r, c, n = (term.amount or ZERO for term in (rate, change, now))
    base = n - c
    if not base:
        return nothing(identity, statement, NOT_APPLICABLE, "基数为0，不可比", (rate, change, now))
    exact = HUNDRED * c / base
    spread = HUNDRED * halves[1] + (halves[1] + halves[2]) * abs(exact)
    tolerance = _rate_tolerance(halves[0], spread / abs(base))
    grown = HUNDRED + r
    change_fits: Range = (None, None)
    now_fits: Range = (None, None)
    least = halves[0] * 3
    if grown:
        change_fits = _around(r * n / grown, least * HUNDRED * n / grown**2 + halves[1])
    if r:
        now_fits = _around(c * grown / r, (abs(c / r) * least + halves[1]) * HUNDRED / r)
    terms = (
        fitting(rate, _around(exact, tolerance)),
        fitting(change, change_fits),
        fitting(now, now_fits),
    )
    outcome = outcome_of(r - exact, tolerance)
    sides = r, exact, r - exact, tolerance
    return Finding(identity, statement, outcome, *sides, terms, unit=PERCENT)
