"""The pages of one disclosure in a file that holds several."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.facts import PageAccount, Place, Table, TextLine
from juesuan_analysis.facts.unread import Unread
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.forms.entries import FormsRead


class Portion(Sheets):
    """Some pages of a document, under their own numbers; the others are as if they were empty."""

    def __init__(self, whole: Sheets, numbers: Collection[int]) -> None:
        self._whole, self._own = whole, frozenset(numbers)
        self.texts = [
            lines if n in self._own else [] for n, lines in enumerate(whole.texts, start=1)
        ]
        self.pictures = [n for n in whole.pictures if n in self._own]

    def lines(self, number: int) -> Sequence[TextLine]:
        """Lines of a page, with their places."""
        return self._whole.lines(number) if number in self._own else []

    def running(self, number: int) -> tuple[list[TextLine], list[Table]]:
        """Lines of a page of running text, and the tables that stand between them."""
        return self._whole.running(number) if number in self._own else ([], [])

    def contents(self, numbers: Sequence[int]) -> dict[int, PageContent]:
        """What stands on form pages: lines, characters and grids."""
        return self._whole.contents([n for n in numbers if n in self._own])

    def ruled(self, numbers: Sequence[int]) -> dict[int, PageContent]:
        """What stands on other pages; tables there are looked for by their drawn rules only."""
        return self._whole.ruled([n for n in numbers if n in self._own])

    def words(self, place: Place) -> str:
        """What the page says inside a box, read once more."""
        return self._whole.words(place)

    def missed(self) -> list[Unread]:
        """What was not read of these pages."""
        return [told for told in self._whole.missed() if told.place.page in self._own]

    def back(self, place: Place) -> Place:
        """Lead a place in the reader's frame back to the document as it is."""
        return self._whole.back(place)

    def pictured(self, numbers: Iterable[int]) -> list[Unread]:
        """Tell the numbers in sentences of some of these pages that are no text, or struck out."""
        return self._whole.pictured([n for n in numbers if n in self._own])

    def as_printed(self, read: FormsRead) -> FormsRead:
        """Tell where the text of form pages and what is seen on them differ."""
        return self._whole.as_printed(read)

    def named_unread(self, unread: Sequence[Unread]) -> list[Unread]:
        """Give what has no place in the document the document's own words for that."""
        return self._whole.named_unread(unread)

    def seen_texts(self, forms: Mapping[int, PageContent]) -> list[Sequence[str]]:
        """The lines of these pages as they are seen."""
        seen = self._whole.seen_texts(forms)
        return [lines if n in self._own else [] for n, lines in enumerate(seen, start=1)]

    def noted(self, accounts: Sequence[PageAccount]) -> list[PageAccount]:
        """The accounts of these pages, with what of their text nobody sees."""
        return self._whole.noted([a for a in accounts if a.page in self._own])
