"""A form, or a part of one, that prints last year's amounts again.

Nobody spends the same to the last digit twice; but a budget may well be that of last year.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from juesuan_analysis.facts import Entry
from juesuan_analysis.facts.finding import (
    CONFLICT,
    HOLDS,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    Finding,
    Term,
)
from juesuan_analysis.identities.book import Book, cell_of, cell_term
from juesuan_analysis.identities.judge import nothing
from juesuan_analysis.identities.record import BY_DEFINITION, LAST_YEAR, YEARS, Identity, Papers
from juesuan_analysis.identities.years import previous_term
from juesuan_analysis.vocabulary.forms import BUDGETS, BY_NUMBER

COPY_ID, COPY = "Y.copy", "本年的表不是上年的表"
_LEAST = 6  # different amounts: a form with fewer may well be as it was
_SHOWN = 3  # cells that are named
_ALIKE = 0.95  # a form that was pasted may have had its total mended


def check_copies(papers: Papers) -> Iterator[Finding]:
    """Say of each form whether it is last year's once more."""
    book, previous, told = papers.book, papers.before, False
    for form in sorted(BY_NUMBER):
        cells = [entry for entry in book.cells.values() if entry.form == form and entry.amount]
        if len({entry.amount for entry in cells}) < _LEAST:
            continue
        same = [entry for entry in cells if _before(entry, previous) == entry.amount]
        told = True
        text = f"表{form}：{COPY}"
        if len(same) >= _ALIKE * len(cells):
            # The largest figures tell a reader at once which year's they are; all would fill a
            # page.
            largest = sorted(same, key=_size, reverse=True)[:_SHOWN]
            terms = [t for entry in largest for t in _both(entry, book, previous)]
            yield Finding(COPY_ID, text, CONFLICT, terms=tuple(terms), reason=_said(same, cells))
            continue
        # Form 9's budgets are often held where they were: they are no sign that anything was
        # pasted.
        block = [entry for entry in same if entry.measure not in BUDGETS]
        if len({entry.amount for entry in block}) < _LEAST:
            yield Finding(COPY_ID, text, HOLDS)
        else:
            terms = [cell_term(entry, book) for entry in block]
            # Which of the two is right is not known from this: it is a clue, no conflict.
            reason = f"{_said(same, cells)}，其余不同"
            yield Finding(COPY_ID, text, NOT_ENOUGH, terms=tuple(terms), reason=reason)
    if not told:
        yield nothing(COPY_ID, COPY, NOT_APPLICABLE, "各表的数都太少，看不出来")


def _size(entry: Entry) -> Decimal:
    return abs(entry.amount or Decimal(0))


def _before(entry: Entry, previous: Book) -> object:
    other = previous.cells.get(cell_of(entry))
    return None if other is None else other.amount


def _both(entry: Entry, book: Book, previous: Book) -> tuple[Term, Term]:
    before = previous.cells[cell_of(entry)]
    return cell_term(entry, book), previous_term(before, previous, -1)


def _said(same: list[Entry], cells: list[Entry]) -> str:
    return f"印出的 {len(cells)} 个数有 {len(same)} 个与上年公开的表完全相同"


IDENTITIES: tuple[Identity, ...] = (
    Identity(
        COPY_ID,
        COPY,
        LAST_YEAR,
        f"{BY_DEFINITION}：两年的数不会全部相同",
        check_copies,
        YEARS,
    ),
)
