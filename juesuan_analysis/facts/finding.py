"""What an identity said about one disclosure."""

from __future__ import annotations

from decimal import Decimal

from juesuan_analysis.facts.values import Place
from juesuan_analysis.frozen import frozen

HOLDS, ROUNDING, CONFLICT = "成立", "尾差", "不符"
ADJUSTED = "调整"  # two years differ, and each holds in itself: no misprint
NOT_APPLICABLE, NOT_ENOUGH = "不适用", "数据不足"
NOT_READ, FAILED = "未读出", "规则出错"
OUTCOMES = (HOLDS, ROUNDING, CONFLICT, ADJUSTED, NOT_APPLICABLE, NOT_ENOUGH, NOT_READ, FAILED)
# Only these say anything about a number; the others mean that nothing was checked.
CHECKED = frozenset({HOLDS, ROUNDING, CONFLICT})
# Identities that the batch tells of while it keeps a document, and no audit changes.
READING, EDITION = "读取", "版本"

# Where a figure stands: ("表", form, side, code or line, measure), the same with "上年表" for last
# year's, or ("文", position among the statements).
Key = tuple[str | int | None, ...]
FIGURE, WORD, MISSING = "数", "用词", "缺行"
"""Roles of a term: a figure, what a sentence says in words, a row that is not printed."""
TEN_THOUSAND, PERCENT = "万元", "%"
Range = tuple[Decimal | None, Decimal | None]


@frozen
class Term:
    """One figure in an identity.

    ``weight`` is how left minus right moves with it; None where that is not linear, and then
    ``fits`` is the range of values for which the identity would hold, the others unchanged.
    ``amount`` is None for a blank cell, and ``place`` is None for a row that is not printed.
    ``role`` is one of 数, 用词 (what a sentence says in words) and 缺行 (a row that is not
    printed); ``unit`` is that of the amount.
    """

    key: Key
    name: str
    amount: Decimal | None
    place: Place | None
    weight: int | None = 1
    fits: Range = (None, None)
    role: str = FIGURE
    unit: str = TEN_THOUSAND

    @property
    def page(self) -> int | None:
        """The page that the figure stands on."""
        return self.place.page if self.place else None


@frozen
class Finding:
    """An identity evaluated: its outcome, both sides and the figures involved.

    ``left``, ``right``, ``difference`` and ``tolerance`` are in ``unit``: 万元, or % for shares
    and rates.
    ``reason`` says why nothing was checked, where nothing was. ``bound`` marks an inequality.
    """

    identity: str
    statement: str
    outcome: str
    left: Decimal | None = None
    right: Decimal | None = None
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    terms: tuple[Term, ...] = ()
    reason: str | None = None
    bound: bool = False
    unit: str = TEN_THOUSAND

    @property
    def checked(self) -> bool:
        """Whether the identity was evaluated; what was not is never a pass."""
        return self.outcome in CHECKED

    @property
    def form(self) -> int | None:
        """The form of the first cell, None where only sentences are involved."""
        forms = (term.key[1] for term in self.terms if term.key[0] == "表")
        return next((form for form in forms if isinstance(form, int)), None)

    @property
    def place(self) -> Place | None:
        """The place of the first figure that is printed."""
        return next((term.place for term in self.terms if term.place), None)

    def range_of(self, term: Term) -> Range:
        """Give the values of one term for which the identity holds, the others unchanged."""
        if term.weight is None or self.difference is None or self.tolerance is None:
            return term.fits
        gap = self.difference * term.weight  # weights are 1 and -1
        centre = (term.amount or Decimal(0)) - gap
        low, high = centre - self.tolerance, centre + self.tolerance
        if self.bound:
            return (None, high) if term.weight > 0 else (low, None)
        return low, high
