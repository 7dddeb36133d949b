"""What every source of a disclosure offers, whether it has pages or declares its tables."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from juesuan_analysis.facts import Cell, Entry, PageAccount, Place, Statement, Table, TextLine
from juesuan_analysis.facts.unread import Unread
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.forms.entries import FormsRead

_Placed = TypeVar("_Placed", Cell, Entry, Unread, Statement)


class Sheets(ABC):
    """The pages of a document.

    Attributes
    ----------
    texts
        The lines of every page.
    pictures
        Numbers (from 1) of the pages that are pictures; without the extra ``[ocr]`` they are not
        read.
    """

    texts: Sequence[Sequence[str]]
    pictures: Sequence[int]

    @abstractmethod
    def lines(self, number: int) -> Sequence[TextLine]:
        """Lines of a page, with their places."""

    @abstractmethod
    def running(self, number: int) -> tuple[list[TextLine], list[Table]]:
        """Lines of a page of running text, and the tables that stand between them."""

    @abstractmethod
    def contents(self, numbers: Sequence[int]) -> dict[int, PageContent]:
        """What stands on form pages: lines, characters and grids."""

    def ruled(self, numbers: Sequence[int]) -> dict[int, PageContent]:
        """What stands on other pages; tables there are looked for by their drawn rules only."""
        return self.contents(numbers)

    @abstractmethod
    def words(self, place: Place) -> str:
        """What the page says inside a box, read once more."""

    @abstractmethod
    def missed(self) -> list[Unread]:
        """What was not read, for want of a program or of the source itself."""

    @abstractmethod
    def back(self, place: Place) -> Place:
        """Lead a place in the reader's frame back to the document as it is."""

    def hindrances(self) -> list[str]:
        """Why there may be more in the document than could be read of it."""
        return []

    def pictured(self, numbers: Iterable[int]) -> list[Unread]:
        """Tell the numbers in sentences of some pages that are no text, or struck out."""
        return []

    def as_printed(self, read: FormsRead) -> FormsRead:
        """Tell where the text of form pages and what is seen on them differ; places as read."""
        return read

    def seen_texts(self, forms: Mapping[int, PageContent]) -> list[Sequence[str]]:
        """The lines of every page as they are seen."""
        return [
            [line.text for line in forms[number].lines] if number in forms else lines
            for number, lines in enumerate(self.texts, start=1)
        ]

    def noted(self, accounts: Sequence[PageAccount]) -> list[PageAccount]:
        """Add to the account of each page what of its text nobody sees."""
        return list(accounts)

    def _placed(self, item: _Placed) -> _Placed:
        place = self.back(item.place)
        return item if place is item.place else replace(item, place=place)

    def placed_forms(self, read: FormsRead) -> FormsRead:
        """Lead the places of what the forms gave back to the document as it is."""
        return FormsRead(
            [self._placed(entry) for entry in read.entries],
            [self._placed(unread) for unread in read.unread],
            read.forms,
            cut={form: self.back(place) for form, place in read.cut.items()},
        )

    def placed_tables(self, tables: Iterable[Table]) -> list[Table]:
        """Lead the places of cells back to the document as it is."""
        return [
            replace(table, rows=tuple(tuple(map(self._placed, row)) for row in table.rows))
            for table in tables
        ]

    def placed_unread(self, unread: Sequence[Unread]) -> list[Unread]:
        """Lead the places of what is told back to the document as it is."""
        return [self._placed(told) for told in unread]

    def named_unread(self, unread: Sequence[Unread]) -> list[Unread]:
        """Give what has no place in the document the document's own words for that."""
        return list(unread)

    def placed_statements(self, statements: Sequence[Statement]) -> list[Statement]:
        """Lead the places of statements back to the document as it is."""
        return [self._placed(told) for told in statements]
