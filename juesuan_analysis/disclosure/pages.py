"""The pages of a document, whichever way each is read: from its text, or by OCR from a scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.facts import Place, Table, TextLine
from juesuan_analysis.forms.amount import has_amount
from juesuan_analysis.forms.content import PageContent
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
    text_lines,
    words_in,
)
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.rules import read_rules
from juesuan_analysis.reading.tables import is_inside, tables_of
from juesuan_analysis.reading.upright import as_seen, frame_of

_MIN_AMOUNTS = 2  # lines with amounts that make a page without a grid worth rendering
_MIN_RULES = 6  # of a grid of two rows and two columns; a line under a heading is none
INSTALL = '识别扫描件需要安装：pip install "juesuan-analysis[ocr]"'


@dataclass(frozen=True, slots=True)
class Pages(Sheets):
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

    def lines(self, number: int) -> Sequence[TextLine]:
        """Lines of a page with their places."""
        scan = self.scans.get(number)
        if scan:
            return scan.lines
        return text_lines(self.document, number - 1, frame_of(self.document, number - 1))

    def running(self, number: int) -> tuple[list[TextLine], list[Table]]:
        """Lines of a page of running text, and the tables that stand between them."""
        return part_tables(self._content(number, self._interrupting(number)))

    def _interrupting(self, number: int) -> list[Grid]:
        if number in self.scans:
            return []
        rules = read_rules(self.document, number - 1, frame_of(self.document, number - 1))
        ruled = len(rules) >= _MIN_RULES
        return find_grids(self.document, self.path, [number], []) if ruled else []

    def words(self, place: Place) -> str:
        """What the page says inside a box, read once more; a scan is recognised anew."""
        scan = self.scans.get(place.page)
        return reread(self.document, scan, place) if scan else words_in(self.document, place)

    def missed(self) -> list[Unread]:
        """Scanned pages that were not read, for want of the extra."""
        reason = f"这一页是扫描图像，或字体的编码残缺，没有可靠的文字层；{INSTALL}"
        left = [n for n in self.pictures if n not in self.scans]
        return [Unread(None, "", reason, Place(n, 0, 0, 0, 0)) for n in left]

    def back(self, place: Place) -> Place:
        """Lead a place on a straightened scan or a turned page back to the page as it is."""
        scan = self.scans.get(place.page)
        return scan.back(place) if scan else as_seen(self.document, place)


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
