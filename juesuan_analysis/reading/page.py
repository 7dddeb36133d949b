"""Text of a page: its lines, and on demand its characters with their boxes."""

from __future__ import annotations

import ctypes
import functools
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from typing import TypeVar

import numpy as np
import pypdfium2 as pdfium

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.calls import plain
from juesuan_analysis.reading.chars import FIGURES, Char, Glyph, chars_of
from juesuan_analysis.reading.fold import Boxes, Fold, Rect
from juesuan_analysis.reading.limits import check_characters
from juesuan_analysis.reading.order import are_shuffled, in_order, is_parted, is_shuffled
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.raised import as_marks, raised
from juesuan_analysis.reading.said import texts_of
from juesuan_analysis.reading.setting import Setting, reds
from juesuan_analysis.vocabulary.text import UNKNOWN, fold

_LINE_BREAK = re.compile(r"[\r\n]+")
_LINE = re.compile(r"[^\r\n]+")
_UP = 3.0  # points up the page that lines of one height may differ by
_SAME = 1.0  # points that pieces of one line may differ by
_LINE_SHIFT = 0.6  # of the character height
_INTO, _STEP = 0.15, 0.2  # of the character height: a character that reaches into the next one
_WRONG, _MOSTLY = 0.1, 0.5  # of all characters, of the figures: more do not overlap by design
_POINTER = ctypes.c_void_p
_origin = plain("FPDFText_GetCharOrigin", ctypes.c_int, _POINTER, ctypes.c_int, _POINTER, _POINTER)
_Number = TypeVar("_Number", float, Boxes)


@frozen
class PageText:
    """The text layer of one page; ``number`` counts from 1."""

    number: int
    text: str

    @property
    def lines(self) -> list[str]:
        """Lines in the order of the text layer, folded, without empty ones."""
        return [t for t in map(str.strip, _LINE_BREAK.split(fold(self.text))) if t]


def read_text(document: Pdf, index: int) -> PageText:
    """Read the text layer of the page with this index (from 0).

    Raises
    ------
    DocumentError
        The page is damaged, or has too much text.
    """
    leaf = document.leaf(index)
    check_characters(leaf.text.count_chars(), index + 1)
    return PageText(index + 1, leaf.said)


def drawn_in_any_order(document: Pdf, text: PageText) -> bool:
    """Whether the lines of a page, as the text engine gives them, are none that anybody drew."""
    layer = ctypes.cast(document.leaf(text.number - 1).text.raw, ctypes.c_void_p).value
    at = (ctypes.c_double * 2)()
    x = ctypes.addressof(at)
    y = x + ctypes.sizeof(ctypes.c_double)
    feet = [
        -at[1]
        for line in _LINE.finditer(text.text)
        if line[0].strip() and _origin(layer, line.start(), x, y)
    ]
    return is_shuffled(feet, _UP) or is_parted(feet, _SAME)


class Frame:
    """Maps a page's own coordinates to points from the top left of the page as seen.

    ``rotation`` stands in for the page's own; with a ``fold``, its right half lies below the left.
    """

    def __init__(
        self, page: pdfium.PdfPage, rotation: int | None = None, fold: Fold | None = None
    ) -> None:
        self.fold = fold
        self.rotation = page.get_rotation() % 360 if rotation is None else rotation
        # PDFium does not see a media box that the page inherits from its parent.
        box = page.get_mediabox(fallback_ok=False) or page.get_bbox()
        self.left, self.bottom, self.right, self.top = box

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        """Give the box as seen of one in the page's own coordinates."""
        box = self._turned(x0, y0, x1, y1)
        return self.fold.lay(*box) if self.fold else box

    def boxes(self, boxes: Boxes) -> Boxes:
        """Give many boxes as seen."""
        seen = np.column_stack(self._turned(*boxes.T))
        return np.array([self.fold.lay(*box) for box in seen.tolist()]) if self.fold else seen

    def _turned(
        self, x0: _Number, y0: _Number, x1: _Number, y1: _Number
    ) -> tuple[_Number, _Number, _Number, _Number]:
        if self.rotation == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.rotation == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        if self.rotation == 270:
            return self.top - y1, self.right - x1, self.top - y0, self.right - x0
        return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0

    def page_box(self, place: Place) -> Rect:
        """Undo :meth:`box`: left, bottom, right, top in the page's own coordinates."""
        place = self.fold.back(place) if self.fold else place
        x0, y0, x1, y1 = place.x0, place.y0, place.x1, place.y1
        if self.rotation == 90:
            return y0 + self.left, x0 + self.bottom, y1 + self.left, x1 + self.bottom
        if self.rotation == 180:
            return self.right - x1, y0 + self.bottom, self.right - x0, y1 + self.bottom
        if self.rotation == 270:
            return self.right - y1, self.top - x1, self.right - y0, self.top - x0
        return x0 + self.left, self.top - y1, x1 + self.left, self.top - y0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as seen."""
        width, height = self.right - self.left, self.top - self.bottom
        if self.rotation in (90, 270):
            width, height = height, width
        return (width / 2, 2 * height) if self.fold else (width, height)


def visible_part(page: pdfium.PdfPage, number: int) -> Place:
    """Give the part of a page that is shown (its crop box), as a place on page ``number``."""
    return Place(number, *Frame(page).box(*page.get_bbox()))


_char = functools.partial(tuple.__new__, Char)  # which costs a third of a call by position


def read_glyphs(document: Pdf, index: int, frame: Frame | None = None) -> Sequence[Glyph]:
    """Read the characters of the page with this index (from 0), and the breaks between them.

    Their places are on the page as it is shown, or in another ``frame``. Watermarks drawn aslant
    are left out.
    """
    leaf = document.leaf(index)
    seen_in = frame or Frame(leaf.page)
    key = index, seen_in.rotation, seen_in.fold
    if key not in document.glyphs:
        glyphs = _glyphs(document, index, seen_in)
        overhead = (seen_in.rotation - leaf.rotation) % 360 == 180
        any_order = overhead or are_shuffled(glyphs)
        ordered = in_order(glyphs) if any_order else glyphs
        document.glyphs[key] = _marked(ordered)
    return document.glyphs[key]


def _glyphs(document: Pdf, index: int, frame: Frame) -> list[Glyph]:
    """The characters of a page as the text layer has them, and the breaks between them."""
    leaf = document.leaf(index)
    texts, raws = texts_of(leaf)
    seen = [None if t in "\n " else raw for t, raw in zip(texts, raws, strict=True)]
    setting = Setting(leaf.text.raw, leaf.fonts)
    boxes = frame.boxes(setting.boxes(seen))
    for i in setting.crowded:
        texts[i] = UNKNOWN
    chars = map(_char, zip(texts, *boxes.T.tolist(), repeat(None), repeat(False), strict=False))
    glyphs: list[Glyph] = [
        text if raw is None else char for text, raw, char in zip(texts, seen, chars, strict=True)
    ]
    for i in _red_figures(leaf.text, texts, seen):
        glyphs[i] = chars_of([glyphs[i]])[0]._replace(red=True)
    all_boxed = np.isnan(boxes[:, 0]).sum() == seen.count(None)
    plain = all_boxed and len("".join(texts)) == len(texts)
    return glyphs if plain else [one for glyph in glyphs for one in _spelled(glyph)]


def _spelled(glyph: Glyph) -> Sequence[Glyph]:
    """⑴ folds into three characters, which share its box; what slants has none and is left out."""
    if isinstance(glyph, str):
        return [glyph] if glyph else []
    if math.isnan(glyph.x0):
        return []
    edges = np.linspace(glyph.x0, glyph.x1, len(glyph.text) + 1).tolist()
    return [
        glyph._replace(text=char, x0=left, x1=right)
        for char, (left, right) in zip(glyph.text, pairwise(edges), strict=False)
    ]


def _red_figures(
    layer: pdfium.PdfTextPage, texts: Sequence[str], seen: Sequence[str | None]
) -> list[int]:
    """Where numbers begin that are printed in red."""
    begins = [
        i
        for i, (text, last) in enumerate(zip(texts, [None, *seen], strict=False))
        if text in FIGURES and last not in FIGURES
    ]
    return reds(layer.raw, begins)


def _marked(glyphs: list[Glyph]) -> list[Glyph]:
    """Write the digits that stand off the line as marks."""
    chars = chars_of(glyphs)
    mended = {i: chars[i]._replace(text=as_marks(chars[i].text)) for i in raised(chars)}
    mended |= {i: chars[i]._replace(x1=chars[i + 1].x0) for i in _overlapping(chars)}
    if mended:  # as on few pages
        at = [i for i, glyph in enumerate(glyphs) if isinstance(glyph, Char)]
        for i, char in mended.items():
            glyphs[at[i]] = char
    return glyphs


def _overlapping(chars: Sequence[Char]) -> list[int]:
    """Characters that reach into the next, where so many do that their widths must be wrong.

    So many of all, or most of the figures: a font may tell one width for all that it does not list.
    """
    if not chars:
        return []
    x0, y0, x1, y1 = map(np.array, [*zip(*chars, strict=True)][1:5])
    size, step = (y1 - y0)[:-1], x0[1:] - x0[:-1]
    into = x1[:-1] - x0[1:] > _INTO * size
    reaches = into & (step > _STEP * size) & (x0[1:] < x1[:-1]) & (y1[:-1] == y1[1:]) & (step > 0)
    found = np.flatnonzero(reaches).tolist()
    if not found or len(found) > _WRONG * len(chars):
        return found
    figures = sum(char.text in FIGURES for char in chars)
    crowded = [i for i in found if chars[i].text in FIGURES]
    return found if len(crowded) > _MOSTLY * figures else []


def read_chars(document: Pdf, index: int, frame: Frame | None = None) -> list[Char]:
    """Read every visible character of the page with this index (from 0)."""
    return chars_of(read_glyphs(document, index, frame))


def _text_line(chars: Sequence[Char], texts: Sequence[str], page: int) -> TextLine:
    _, x0s, y0s, x1s, y1s, *_ = zip(*chars, strict=True)
    return TextLine("".join(texts).strip(), Place(page, min(x0s), min(y0s), max(x1s), max(y1s)))


def _leaves_line(char: Char, last: Char) -> bool:
    """Whether a character stands on another line, though the text layer has no break there."""
    return abs(char.y - last.y) > _LINE_SHIFT * max(char.size, last.size, 1.0)


def _parted(glyphs: Iterable[Glyph]) -> Iterator[tuple[list[Char], list[str]]]:
    """Part glyphs where lines end: the characters of each line, and its texts with spaces."""
    chars, texts = list[Char](), list[str]()
    for glyph in glyphs:
        if isinstance(glyph, str):
            if glyph != "\n":
                texts.append(glyph)
            elif chars:
                yield chars, texts
                chars, texts = [], []
            continue
        if chars and glyph.y0 != chars[-1].y0 and _leaves_line(glyph, chars[-1]):
            yield chars, texts
            chars, texts = [], []
        chars.append(glyph)
        texts.append(glyph.text)
    if chars:
        yield chars, texts


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[TextLine]:
    """Join the characters of a page (from 1) to lines, in the order of the text layer."""
    return [_text_line(chars, texts, page) for chars, texts in _parted(glyphs)]


def text_lines(document: Pdf, index: int, frame: Frame | None = None) -> list[TextLine]:
    """Read the lines of the page with this index (from 0), folded, with their places."""
    return lines_of(read_glyphs(document, index, frame), index + 1)


def words_in(document: Pdf, place: Place) -> str:
    """Read what the text engine finds inside a box, its lines and words apart."""
    leaf = document.leaf(place.page - 1)
    words: str = leaf.text.get_text_bounded(*Frame(leaf.page).page_box(place))
    return words
