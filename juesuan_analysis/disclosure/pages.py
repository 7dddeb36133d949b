"""The pages of a document, whichever way each is read: from its text, or by OCR from a scan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.disclosure.unseen import (
    STRUCK,
    with_marks,
    with_overprints,
    with_remarks,
    with_struck,
    with_unseen,
)
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts import PageAccount, Place, Table, TextLine
from juesuan_analysis.facts.unread import Unread
from juesuan_analysis.forms.amount import has_amount
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.forms.entries import FormsRead
from juesuan_analysis.reading.chars import Glyph, chars_of
from juesuan_analysis.reading.gaps import may_lack_numbers, pictured
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.reading.grids import find_grids
from juesuan_analysis.reading.hidden import hides_figures
from juesuan_analysis.reading.limits import SCANNED
from juesuan_analysis.reading.ocr import (
    Scan,
    is_available,
    is_beneath,
    is_foreign,
    is_garbled,
    needs_ocr,
    read_scan,
    reread,
    resolution,
)
from juesuan_analysis.reading.order import in_order
from juesuan_analysis.reading.page import (
    PageText,
    drawn_in_any_order,
    lines_of,
    read_glyphs,
    read_text,
    text_lines,
    words_in,
)
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.sight import Sight, look_at, words_seen
from juesuan_analysis.reading.struck import Struck, without_struck
from juesuan_analysis.reading.tables import is_inside, tables_of
from juesuan_analysis.reading.upright import as_seen, frame_of, is_as_shown, upright
from juesuan_analysis.vocabulary.text import HAN

_DRAWN = "句中的数是图片或线条画成的字，没有文字可读"
_MIN_AMOUNTS = 2  # lines with amounts that make a page without a grid worth rendering
_MIN_RULES = 6  # of a grid of two rows and two columns; a line under a heading is none
_COARSE = 100  # pixels an inch: of scans above it every number was read right (docs/ocr.md)
_WORDS, _NAMED = 10, 8  # 汉字 of a page that says something; pages that a message names
_PART = 3  # one page in so many
_PROBED = 4  # pages of a document whose text cannot be believed, before the others are read
_NO_WORDS = "文字层不是可读的中文，页面图像上也认不出中文；字体可能残缺，请换一份文件"
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
    sights: dict[int, Sight] = field(default_factory=dict)
    standing: dict[int, tuple[Sequence[Glyph], Sequence[Struck]]] = field(default_factory=dict)

    def lines(self, number: int) -> Sequence[TextLine]:
        """Lines of a page with their places."""
        scan = self.scans.get(number)
        return scan.lines if scan else lines_of(self._running(number), number)

    def _running(self, number: int) -> Sequence[Glyph]:
        """Characters of a page of running text; what notes show stands in their lines."""
        glyphs = self._as_drawn(number)
        return in_order(glyphs) if number - 1 in self.document.noted else glyphs

    def _as_drawn(self, number: int) -> Sequence[Glyph]:
        """Characters of a page of running text; looked at closely only where there is a reason."""
        plain = all(sight.is_plain for sight in self.sights.values())
        faint = self.document.faint.get(number - 1) or hides_figures(self.document, number - 1)
        if number in self.sights or not plain or faint:
            return self._sight(number).glyphs
        return self._standing(number)[0]

    def _standing(self, number: int) -> tuple[Sequence[Glyph], Sequence[Struck]]:
        """Characters of a page of running text, and its figures that are struck out."""
        if number not in self.standing:
            frame = frame_of(self.document, number - 1)
            glyphs = read_glyphs(self.document, number - 1, frame)
            kept, taken_back, _ = without_struck(self.document, number - 1, glyphs, frame)
            self.standing[number] = kept, taken_back
        return self.standing[number]

    def _sight(self, number: int) -> Sight:
        """What of a page is seen; what earlier pages show as a watermark is one here, too."""
        if number not in self.sights:
            known = {text for sight in self.sights.values() for text in sight.watermarks}
            frame = frame_of(self.document, number - 1)
            glyphs = read_glyphs(self.document, number - 1, frame)
            self.sights[number] = look_at(self.document, number - 1, glyphs, frame, known)
        return self.sights[number]

    def hindrances(self) -> list[str]:
        """Why there may be more in the document than was read: pages of which little is known."""
        return [*self._coarse(), *self._illegible()]

    def _illegible(self) -> list[str]:
        """Pages whose text is none, and whose picture shows next to no words."""
        words = {n: sum(map(len, HAN.findall("".join(self.texts[n - 1])))) for n in self.pictures}
        found = [str(n) for n, count in words.items() if count < _WORDS]
        some = "、".join(found[:_NAMED]) + (f" 等 {len(found)}" if len(found) > _NAMED else "")
        if _PART * len(found) < len(self.texts):
            return []  # a cover, a page of photographs
        return [f"第 {some} 页是图像，或字体的编码残缺，认不出字；请换一份文件"]

    def _coarse(self) -> list[str]:
        """Scans that are too coarse to be read."""
        found = [resolution(self.document, number - 1) for number in self.scans]
        rough = [dpi for dpi in found if dpi is not None and dpi < _COARSE]
        if 2 * len(rough) <= len(found):
            return []
        return [f"扫描件约 {median(rough):.0f} dpi，字太小，认不清；请用 200 dpi 以上重新扫描"]

    def contents(self, numbers: Sequence[int]) -> dict[int, PageContent]:
        """What stands on form pages: lines, characters and grids."""
        typed = [n for n in numbers if n not in self.scans]
        with_amounts = [n for n in typed if sum(map(has_amount, self.texts[n - 1])) >= _MIN_AMOUNTS]
        grids = find_grids(self.document, self.path, typed, with_amounts) if typed else []
        return {n: self._content(n, [g for g in grids if g.page == n]) for n in numbers}

    def ruled(self, numbers: Sequence[int]) -> dict[int, PageContent]:
        """What stands on other pages; tables there are looked for by their drawn rules only."""
        typed = [n for n in numbers if n not in self.scans]
        grids = find_grids(self.document, self.path, typed, []) if typed else []
        return {n: self._plain(n, [g for g in grids if g.page == n]) for n in numbers}

    def _plain(self, number: int, grids: Sequence[Grid]) -> PageContent:
        if number in self.scans or number in self.sights:
            return self._content(number, grids)
        return _content_of(self._running(number), number, grids)

    def _content(self, number: int, grids: Sequence[Grid]) -> PageContent:
        scan = self.scans.get(number)
        if scan:
            return PageContent(scan.lines, scan.chars, scan.grids)
        return _content_of(self._sight(number).glyphs, number, grids)

    def running(self, number: int) -> tuple[list[TextLine], list[Table]]:
        """Lines of a page of running text, and the tables that stand between them."""
        grids = self._interrupting(number)
        if number in self.scans:
            return part_tables(self._content(number, grids))
        return part_tables(_content_of(self._running(number), number, grids))

    def _interrupting(self, number: int) -> list[Grid]:
        if number in self.scans:
            return []
        return find_grids(self.document, self.path, [number], [], _MIN_RULES)

    def words(self, place: Place) -> str:
        """What the page says inside a box, read once more; a scan is recognised anew."""
        scan, sight = self.scans.get(place.page), self.sights.get(place.page)
        if scan:
            return reread(self.document, scan, place)
        shown = is_as_shown(self.document, place.page - 1)
        seen = sight and shown and (sight.unseen or sight.twins or sight.struck)
        return words_seen(sight.glyphs, place) if sight and seen else words_in(self.document, place)

    def missed(self) -> list[Unread]:
        """Scanned pages that were not read, for want of the extra."""
        many = f"扫描页太多，一份文件只识别前 {SCANNED} 页"
        why = many if self.scans else INSTALL
        reason = f"这一页是扫描图像，或字体的编码残缺，没有可靠的文字层；{why}"
        left = [n for n in self.pictures if n not in self.scans]
        return [Unread(None, "", reason, Place(n, 0, 0, 0, 0)) for n in left]

    def back(self, place: Place) -> Place:
        """Lead a place on a straightened scan or a turned page back to the page as it is."""
        scan = self.scans.get(place.page)
        return scan.back(place) if scan else as_seen(self.document, place)

    def pictured(self, numbers: Iterable[int]) -> list[Unread]:
        """Tell the numbers in sentences of some pages that are drawn, or struck out."""
        told = []
        for number in numbers:
            is_scan = number in self.scans or number in self.pictures
            if is_scan:
                continue
            told += self._struck(number)
            if not may_lack_numbers(self.texts[number - 1]):
                continue
            frame = frame_of(self.document, number - 1)
            sight = self.sights.get(number)
            glyphs = sight.glyphs if sight else read_glyphs(self.document, number - 1, frame)
            for gap in pictured(self.document, number - 1, glyphs, frame):
                told.append(Unread(None, "", f"{_DRAWN}：{gap.words}", self.back(gap.place)))
        return told

    def _struck(self, number: int) -> list[Unread]:
        """Tell the figures in sentences that are struck out."""
        sight = self.sights.get(number)
        found = sight.struck if sight else self._standing(number)[1]
        return [Unread(None, "", f"{STRUCK}：{one.text}", self.back(one.place)) for one in found]

    def as_printed(self, read: FormsRead) -> FormsRead:
        """Tell where the text of form pages and what is seen on them differ."""
        return with_remarks(
            self.document,
            with_overprints(
                self.sights,
                with_marks(self.document, self.sights, with_struck(self.sights, read)),
            ),
        )

    def seen_texts(self, forms: Mapping[int, PageContent]) -> list[Sequence[str]]:
        """The lines of every page as they are seen."""
        found = super(Pages, self).seen_texts(forms)
        for number, sight in self.sights.items():
            if number not in forms:
                found[number - 1] = [line.text for line in lines_of(sight.glyphs, number)]
        return found

    def noted(self, accounts: Sequence[PageAccount]) -> list[PageAccount]:
        """Add to the account of each page what of its text nobody sees."""
        return [with_unseen(account, self.sights.get(account.page)) for account in accounts]


def part_tables(page: PageContent) -> tuple[list[TextLine], list[Table]]:
    """Part a page of running text into its lines and the tables that stand between them."""
    tables = tables_of(page.grids, page.chars)
    lines = [t for t in page.lines if not any(is_inside(t.place, table) for table in tables)]
    return lines, tables


def lines_in_order(document: Pdf, text: PageText) -> list[str]:
    """Give the lines of a page from top to bottom; where they were drawn so, as they come."""
    index = text.number - 1
    upright(document, index)  # turns are known from here on
    if is_as_shown(document, index) and not drawn_in_any_order(document, text):
        return text.lines
    return [line.text for line in text_lines(document, index, frame_of(document, index))]


def _content_of(glyphs: Sequence[Glyph], number: int, grids: Sequence[Grid]) -> PageContent:
    return PageContent(lines_of(glyphs, number), chars_of(glyphs), grids)


def _recognised(document: Pdf, numbers: Sequence[int], *, doubted: bool) -> dict[int, Scan]:
    """Recognise pages; of a document whose text is ``doubted``, all only if the first are Chinese.

    Raises
    ------
    DocumentError
        Neither the text of the document nor what its first pages show is Chinese.
    """
    scans: dict[int, Scan] = {}
    for number in numbers:
        scans[number] = read_scan(document, number - 1)
        if doubted and len(scans) == _PROBED:
            said = (line.text for scan in scans.values() for line in scan.lines)
            if is_foreign("".join(said)):
                raise DocumentError("文字不可读", _NO_WORDS)
    return scans


def read_pages(document: Pdf, path: Path) -> Pages:
    """Read the text of every page; those that are pictures by OCR, where it is to be had."""
    layer = [read_text(document, i) for i in range(len(document))]
    garbled = is_garbled(text.text for text in layer)
    rich = next((t.number for t in layer if sum(map(has_amount, t.lines)) >= _MIN_AMOUNTS), None)
    beneath = rich is not None and is_beneath(document, rich - 1)
    pictures = [
        text.number
        for text in layer
        if needs_ocr(document, text.number - 1, text.text, garbled=garbled, beneath=beneath)
    ]
    wanted = pictures[:SCANNED] if is_available() else []
    scans = _recognised(document, wanted, doubted=garbled)
    read = {number: [line.text for line in scan.lines] for number, scan in scans.items()}
    unread: dict[int, list[str]] = {number: [] for number in pictures}
    known = unread | read
    lines = [
        known[text.number] if text.number in known else lines_in_order(document, text)
        for text in layer
    ]
    return Pages(document, path, lines, scans, pictures)
