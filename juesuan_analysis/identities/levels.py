"""A 部门 summary against the disclosures of its 单位."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan_analysis.facts import Entry
from juesuan_analysis.facts.finding import NOT_ENOUGH, Finding, Key, Term
from juesuan_analysis.identities.book import Book, cell_of, cell_term, half_unit
from juesuan_analysis.identities.judge import judge_sum, nothing
from juesuan_analysis.identities.record import BY_DEFINITION, UNITS, UNITS_OF, Identity, Papers

LEVEL_ID = "L.units"
_TEXT = "部门汇总数 = 所属各单位之和"
# Forms 1 to 3 hold what units pay each other, which a summary leaves out.
_FORMS = (4, 5, 6, 7, 8, 9)


def check_units(papers: Papers) -> list[Finding]:
    """Check a summary cell by cell against all of its units."""
    if not papers.units:
        return [nothing(LEVEL_ID, _TEXT, NOT_ENOUGH, "没有所属单位的决算公开文件")]
    cells = papers.book.cells.values()
    printed = (e for e in cells if e.form in _FORMS and e.amount is not None)
    return [_cell(entry, papers.book, papers.units) for entry in printed]


def _cell(entry: Entry, whole: Book, books: Sequence[Book]) -> Finding:
    term = cell_term(entry, whole)
    text = f"{term.name}：{_TEXT}"
    missing = [book for book in books if entry.form not in book.forms]
    # A summary is the sum of all units or of nothing: parts of it prove neither.
    if missing:
        return nothing(
            LEVEL_ID, text, NOT_ENOUGH, f"{len(missing)}个单位没有表{entry.form}", (term,)
        )
    # A unit that lacks a row of a form that it has published spent nothing of it.
    cell = cell_of(entry)
    parts = [(n, book.cells[cell]) for n, book in enumerate(books, 1) if cell in book.cells]
    terms = [_of_unit(n, part, whole) for n, part in parts]
    halves = [half_unit(e.unit) for e in (entry, *(part for _, part in parts))]
    return judge_sum(LEVEL_ID, text, (term,), terms, halves)


def of_unit(number: int, key: Key) -> Key:
    """The key of a cell where it stands in the disclosure of a unit, counted from 1."""
    return "单位表", *key[1:], number


def _of_unit(number: int, entry: Entry, whole: Book) -> Term:
    term = cell_term(entry, whole, -1)
    name = f"第{number}个单位{term.name}"
    return Term(of_unit(number, term.key), name, term.amount, term.place, -1)


IDENTITIES: tuple[Identity, ...] = (
    Identity(
        LEVEL_ID,
        f"{_TEXT}（表4 至表9，且要有全部单位的公开文件）",
        UNITS_OF,
        f"{BY_DEFINITION}：部门汇总数包括所属单位",
        check_units,
        UNITS,
        quiet=True,
    ),
)
