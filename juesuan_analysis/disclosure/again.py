"""A document's forms read once more, with every stage kept, to show how a number was got."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from juesuan_analysis.disclosure.cutting import cut
from juesuan_analysis.disclosure.opening import open_sheets
from juesuan_analysis.disclosure.portion import Portion
from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.facts import Entry, TextLine
from juesuan_analysis.facts.unread import Unread
from juesuan_analysis.forms.chain import PageChain
from juesuan_analysis.forms.entries import read_forms
from juesuan_analysis.forms.locate import form_pages
from juesuan_analysis.frozen import frozen


@frozen
class Again:
    """The forms of a disclosure and the stages of their reading; places are as they were read.

    ``sheets`` lead them back to the document, and are open only within :func:`read_again`.
    """

    sheets: Sheets
    chains: Mapping[int, PageChain]
    entries: Sequence[Entry]
    unread: Sequence[Unread]

    @property
    def count(self) -> int:
        """How many pages the file has."""
        return len(self.sheets.texts)

    def lines(self, page: int) -> Sequence[TextLine]:
        """Lines of any page."""
        chain = self.chains.get(page)
        return chain.content.lines if chain else self.sheets.lines(page)


@contextmanager
def read_again(path: Path, page: int | None = None) -> Iterator[Again]:
    """Read the forms of the disclosure that holds a page; by default the first of the file.

    Raises
    ------
    DocumentError
        The file cannot be read.
    """
    with open_sheets(path) as sheets:
        parts = cut(sheets.texts)
        own = next((numbers for numbers in parts if page in numbers), parts[0])
        portion: Sheets = Portion(sheets, own) if len(parts) > 1 else sheets
        numbers = form_pages(portion.texts, portion.pictures)
        read = read_forms(portion.contents(numbers), portion.texts)
        printed = portion.as_printed(read)
        yield Again(portion, read.chains, printed.entries, printed.unread)
