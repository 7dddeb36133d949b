"""The pages of a document, whichever way each is read: from its text, or by OCR from a scan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from juesuan_analysis.facts import Cell, Entry, Place, Statement, Table, TextLine
from juesuan_analysis.forms.amount import has_amount
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.forms.entries import FormsRead
from juesuan_analysis.forms.unread import Unread
from juesuan_analysis.reading.grid import Grid, find_grids
from juesuan_analysis.reading.ocr import (
    Scan,
    is_available,
    is_garbled,
    needs_ocr,
    read_scan,
    reread,
)
from juesuan_analysis.reading.page import (
    chars_of,
    lines_of,
    read_glyphs,
    read_text,
    words_in,
)
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.rules import read_rules
from juesuan_analysis.reading.tables import is_inside, tables_of
from juesuan_analysis.reading.upright import as_seen, frame_of

_Placed = TypeVar("_Placed", Cell, Entry, Unread, Statement)
_MIN_AMOUNTS = 2  # lines with amounts that make a page without a grid worth rendering
_MIN_RULES = 6  # of a grid of two rows and two columns; a line under a heading is none
INSTALL = '识别扫描件需要安装：pip install "juesuan-analysis[ocr]"'


@dataclass(frozen=True, slots=True)
class Pages:
    """An open document. ``texts`` are the lines of every page, ``scans`` the pages read by OCR.

    ``pictures`` are the numbers (from 1) of scanned pages; without the extra ``[ocr]`` they are
    not read.
    """

    document: Pdf
    path: Path
    texts: Sequence[Sequence[str]]
    scans: dict[int, Scan]
    pictures: Sequence[int]

    def contents(self, numbers: Sequence[int]) -> dict[int, PageContent]:
        """What stands on form pages: lines, characters and grids."""
        typed = [n for n in numbers if n not in self.scans]
        with_amounts = [n for n in typed if sum(map(has_amount, self.texts[n - 1])) >= _MIN_AMOUNTS]
        grids = find_grids(self.document, self.path, typed, with_amounts) if typed else []
        return {n: self._content(n, [g for g in grids if g.page == n]) for n in numbers}

    def _content(self, number: int, grids: Sequence[Grid]) -> PageContent:
        scan = self.scans.get(number)
        if scan:
            return PageContent(scan.lines, scan.chars, scan.grids)
        glyphs = read_glyphs(self.document, number - 1, frame_of(self.document, number - 1))
        return PageContent(lines_of(glyphs, number), chars_of(glyphs), grids)

    def running(self, number: int) -> PageContent:
        """What stands on a page of running text, with the grids that interrupt it."""
        if number in self.scans:
            return self._content(number, [])
        frame = frame_of(self.document, number - 1)
        ruled = len(read_rules(self.document, number - 1, frame)) >= _MIN_RULES
        return self._content(
            number, find_grids(self.document, self.path, [number], []) if ruled else []
        )

    def words(self, place: Place) -> str:
        """What the page says inside a box, read once more; a scan is recognised anew."""
        scan = self.scans.get(place.page)
        return reread(self.document, scan, place) if scan else words_in(self.document, place)

    def missed(self) -> list[Unread]:
        """Scanned pages that were not read, for want of the extra."""
        reason = f"这一页是扫描图像，或字体的编码残缺，没有可靠的文字层；{INSTALL}"
        left = [n for n in self.pictures if n not in self.scans]
        return [Unread(None, "", reason, Place(n, 0, 0, 0, 0)) for n in left]

    def _back(self, place: Place) -> Place:
        scan = self.scans.get(place.page)
        return scan.back(place) if scan else as_seen(self.document, place)

    def _placed(self, item: _Placed) -> _Placed:
        place = self._back(item.place)
        return item if place is item.place else replace(item, place=place)

    def placed_forms(self, read: FormsRead) -> FormsRead:
        """Lead the places on straightened scans and turned pages back to the pages as they are."""
        return FormsRead(
            [self._placed(entry) for entry in read.entries],
            [self._placed(unread) for unread in read.unread],
            read.forms,
        )

    def placed_tables(self, tables: Iterable[Table]) -> list[Table]:
        """Lead the places of cells back to the pages as they are."""
        return [
            replace(table, rows=tuple(tuple(map(self._placed, row)) for row in table.rows))
            for table in tables
        ]

    def placed_statements(self, statements: Sequence[Statement]) -> list[Statement]:
        """Lead the places of statements back to the pages as they are."""
        return [self._placed(told) for told in statements]


def part_tables(page: PageContent) -> tuple[list[TextLine], list[Table]]:
    """Part a page of running text into its lines and the tables that stand between them."""
    tables = tables_of(page.grids, page.chars)
    lines = [t for t in page.lines if not any(is_inside(t.place, table) for table in tables)]
    return lines, tables


def read_pages(document: Pdf, path: Path) -> Pages:
    """Read the text of every page; those that are pictures by OCR, where it is to be had."""
    layer = [read_text(document, i) for i in range(len(document))]
    garbled = is_garbled(text.text for text in layer)
    pictures = [
        text.number
        for text in layer
        if needs_ocr(document, text.number - 1, text.text, garbled=garbled)
    ]
    wanted = pictures if is_available() else []
    scans = {number: read_scan(document, number - 1) for number in wanted}
    read = {number: [line.text for line in scan.lines] for number, scan in scans.items()}
    unread: dict[int, list[str]] = {number: [] for number in pictures}
    lines = [(unread | read).get(text.number, text.lines) for text in layer]
    return Pages(document, path, lines, scans, pictures)
