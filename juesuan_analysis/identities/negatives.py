"""Negative amounts of other means: what was spent of one means may then be more than of all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from juesuan_analysis.facts import Entry
from juesuan_analysis.facts.finding import CONFLICT, NOT_APPLICABLE, Finding
from juesuan_analysis.identities.book import Book, row_of
from juesuan_analysis.identities.judge import ZERO, nothing

_APPROPRIATED = frozenset({"本年收入合计", "财政拨款收入"})
_OF_ALL = {"本年支出合计": "合计"}  # what form 3 and form 5 call the same column
_SAID = "其他资金有负数，财政拨款的部分可能大于全部"


def excused(finding: Finding, book: Book) -> Finding:
    """Do not hold an excess of form 5 over form 3 against them that a printed negative explains."""
    if finding.outcome != CONFLICT or finding.difference is None or finding.tolerance is None:
        return finding
    # The negative must be large enough to explain the whole of the excess.
    gap = finding.difference - finding.tolerance
    if not any(gap <= -amount for amount in _below_zero(book)):
        return finding
    return nothing(finding.identity, finding.statement, NOT_APPLICABLE, _SAID, finding.terms)


def _below_zero(book: Book) -> Iterator[Decimal]:
    """Negative income of other means, and negative spending of them."""
    for entry in book.cells.values():
        if entry.form == 2 and entry.measure not in _APPROPRIATED and (entry.amount or 0) < 0:
            yield entry.amount or ZERO
        elif entry.form == 3 and (entry.amount or 0) < 0:
            yield min(ZERO, (entry.amount or ZERO) - _appropriated(entry, book))


def _appropriated(entry: Entry, book: Book) -> Decimal:
    """What form 5 has of a negative amount of form 3; nothing positive, which is in question."""
    measure = _OF_ALL.get(entry.measure, entry.measure)
    other = book.cells.get((5, None, row_of(entry), measure))
    return min(ZERO, (other.amount if other else None) or ZERO)
