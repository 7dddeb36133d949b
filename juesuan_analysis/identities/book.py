"""The entries of a disclosure, found by form, side, row and measure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Final

from juesuan_analysis.facts import Entry
from juesuan_analysis.facts.finding import Key, Term
from juesuan_analysis.forms.amount import is_nil
from juesuan_analysis.vocabulary.forms import LISTING_CODES, SIDED
from juesuan_analysis.vocabulary.lines import CLASS_DIGITS, CODE_OF_CLASS
from juesuan_analysis.vocabulary.money import PER_WAN

_HALF_UNIT: Final = {unit: Decimal("0.005") / number for unit, number in PER_WAN.items()}
_Cell = tuple[int, str | None, str, str]


def row_of(entry: Entry) -> str:
    """The row of a cell: its code where it has one, or can have one, else its line."""
    if entry.code:
        return entry.code
    # Forms 1 and 4 print the names of 类 and no codes; forms 3 and 5, that they are set beside,
    # both.
    by_class = entry.form in SIDED and entry.side == "支出"
    return CODE_OF_CLASS.get(entry.line, entry.line) if by_class else entry.line


def cell_of(entry: Entry) -> _Cell:
    """Where an entry stands; sides count only where the same line is on both."""
    # Sides of form 6 are how its list is parted on the page: a code stands once in all of it.
    side = entry.side if entry.form in SIDED else None
    return entry.form, side, row_of(entry), entry.measure


def key_of(entry: Entry) -> Key:
    """The key under which findings name an entry."""
    return ("表", *cell_of(entry))


def half_unit(unit: str) -> Decimal:
    """Give, in 万元, the most that rounding to 0.01 of the printed unit can take or add."""
    return _HALF_UNIT[unit]


def is_unread(entry: Entry) -> bool:
    """Whether something is printed in a cell that is no amount."""
    return entry.amount is None and not is_nil(entry.printed)


class Book:
    """Entries in order of their forms, with an index; built once, then only read.

    Parameters
    ----------
    entries
        Of one disclosure.
    forms
        Forms that the reader found, with or without rows; those of the entries are added.
    unread
        Forms that are in the document but that the reader could not read.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        forms: Collection[int] = (),
        unread: Collection[int] = (),
    ) -> None:
        self.cells: dict[_Cell, Entry] = {}
        self.repeated: list[tuple[Entry, Entry]] = []
        self.names: dict[tuple[int, str], str] = {}
        self._rows: dict[tuple[int, str | None], dict[str, None]] = {}
        self._measures: dict[tuple[int, str | None], dict[str, None]] = {}
        for entry in entries:
            self._add(entry)
        self.forms = {entry.form for entry in entries} | set(forms)
        # Of two tables with one title one may have been read.
        self.unread = set(unread) - {entry.form for entry in entries}
        self._parts: dict[tuple[int, str], list[str]] = {}
        for form in LISTING_CODES:
            self._index_parts(form)

    def _add(self, entry: Entry) -> None:
        cell = cell_of(entry)
        form, side, row, measure = cell
        # A blank gives way: on the page after a break a row may begin again with its figures.
        before = self.cells.get(cell)
        if before is not None and before.amount is not None:
            self.repeated.append((before, entry))
            return
        self.cells[cell] = entry
        self.names.setdefault((form, row), entry.line)
        self._rows.setdefault((form, side), {})[row] = None
        self._measures.setdefault((form, side), {})[measure] = None

    def _index_parts(self, form: int) -> None:
        rows = self._rows.get((form, None), {})
        for row in rows:
            if row.isdigit() and len(row) > CLASS_DIGITS:
                self._parts.setdefault((form, row[:-2]), []).append(row)

    def rows(self, form: int, side: str | None = None) -> Iterable[str]:
        """Rows of a form, or of one side of it, in the order of the form."""
        return self._rows.get((form, side), {})

    def codes(self, form: int, length: int, side: str | None = None) -> list[str]:
        """Rows of a form with codes of so many digits."""
        return [row for row in self.rows(form, side) if len(row) == length and row.isdigit()]

    def measures(self, form: int, side: str | None = None) -> Iterable[str]:
        """Columns of a form, or of one side of it."""
        return self._measures.get((form, side), {})

    def parts(self, form: int, row: str) -> list[str]:
        """Rows one level below a code."""
        return self._parts.get((form, row), [])

    def name(self, form: int, row: str) -> str:
        """A row as analysts call it: its code and its name."""
        line = self.names.get((form, row), "")
        return f"{row} {line}".strip() if row.isdigit() else row


def cell_term(entry: Entry, book: Book, weight: int = 1) -> Term:
    """A cell as a term of an identity."""
    row = book.name(entry.form, entry.code or entry.line)
    name = f"表{entry.form} {row} {entry.measure}"
    return Term(key_of(entry), name, entry.amount, entry.place, weight)
