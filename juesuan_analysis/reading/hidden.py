"""Why a piece of text is not seen: how it is drawn, its colour, its size, its layer, its cover."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.calls import asked, count_marks, plain, text_object
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.covers import may_be_covered
from juesuan_analysis.reading.drawn import Picture
from juesuan_analysis.reading.faint import MODE
from juesuan_analysis.reading.page import Frame
from juesuan_analysis.reading.pdf import Pdf

_FIGURE = re.compile(r"\d[\d,]*\.\d+")
_LIGHT = 160  # of 255: a fill as light may be that of its ground
_INVISIBLE = pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE
_CLIP = pdfium_c.FPDF_TEXTRENDERMODE_CLIP
_LEAST_SHADE = 12  # of 255
_Shade = TypeVar("_Shade", float, npt.NDArray[np.float64])
_BLACK = (0, 0, 0, 255)  # with its opacity
_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
_mode = plain("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
_fill = plain("FPDFPageObj_GetFillColor", _INT, _POINTER, *[_POINTER] * 4)
_SMALLEST = 600  # lines of a page: what is lower than that cannot be seen
_SMALLEST_POINTS = 1.0
SMALL, OUTSIDE = "字小得看不见", "在页面显示的范围之外"
COLOUR, LAYER, COVERED = "与底色相同", "所在图层没有显示", "被遮住或裁去"


def _lightness(red: _Shade, green: _Shade, blue: _Shade) -> _Shade:
    """How light a colour looks (0 to 255), by the weights of ITU-R BT.601."""
    return 0.299 * red + 0.587 * green + 0.114 * blue


def least_height(frame: Frame) -> float:
    """The height in points below which nobody sees a character on a page."""
    return max(max(frame.size) / _SMALLEST, _SMALLEST_POINTS)


@frozen
class TextObject:
    """What a PDF says of the text object that a character belongs to."""

    item: Any

    @property
    def is_undrawn(self) -> bool:
        """Whether its way of drawing shows nothing."""
        return pdfium_c.FPDFTextObj_GetTextRenderMode(self.item) in (_INVISIBLE, _CLIP)

    @property
    def is_embedded(self) -> bool:
        """Whether the file holds its font; what another font has no glyph for is not drawn."""
        font = pdfium_c.FPDFTextObj_GetFont(self.item)
        return bool(font and pdfium_c.FPDFFont_GetIsEmbedded(font) == 1)

    @property
    def height(self) -> float:
        """Its type size in points."""
        size, matrix = ctypes.c_float(), pdfium_c.FS_MATRIX()
        pdfium_c.FPDFTextObj_GetFontSize(self.item, ctypes.byref(size))
        pdfium_c.FPDFPageObj_GetMatrix(self.item, ctypes.byref(matrix))
        return size.value * math.hypot(matrix.c, matrix.d)

    @property
    def shade(self) -> float | None:
        """How light its fill is (0 to 255); None where it is transparent."""
        values = [ctypes.c_uint() for _ in range(4)]
        if not pdfium_c.FPDFPageObj_GetFillColor(self.item, *map(ctypes.byref, values)):
            return 0.0
        red, green, blue, opacity = (value.value for value in values)
        light = _lightness(red, green, blue)
        return light if opacity >= _LEAST_SHADE else None

    @property
    def is_optional(self) -> bool:
        """Whether it belongs to a layer."""
        marks = pdfium_c.FPDFPageObj_CountMarks(self.item)
        return any(_name(pdfium_c.FPDFPageObj_GetMark(self.item, i)) == "OC" for i in range(marks))


def _name(mark: Any) -> str:  # noqa: ANN401
    held, size = (ctypes.c_ushort * 16)(), ctypes.c_ulong()
    pdfium_c.FPDFPageObjMark_GetName(mark, held, ctypes.sizeof(held), ctypes.byref(size))
    return bytes(held).decode("utf-16-le").partition("\0")[0]


def hides_figures(document: Pdf, index: int) -> bool:
    """Whether any figure of a page (from 0) is drawn so that it may not be seen: a cheap look."""
    leaf = document.leaf(index)
    layer, text = leaf.text, leaf.said
    if len(text) != layer.count_chars():
        return True  # rare; which character is which cannot be told cheaply
    figures = list(_FIGURE.finditer(text))
    raw = ctypes.cast(layer.raw, ctypes.c_void_p).value
    items = {text_object(raw, match.start()) for match in figures} - {None, 0}
    return _any_faint([*items]) or (bool(figures) and may_be_covered(document, index, figures))


def _any_faint(items: Sequence[int]) -> bool:
    """Whether any of some text objects may not be seen, whatever lies over them."""
    red, green, blue, opacity = asked(_fill, items, _BLACK).astype(float).T
    if ((_lightness(red, green, blue) > _LIGHT) | (opacity < _LEAST_SHADE)).any():
        return True
    if not {_INVISIBLE, _CLIP}.isdisjoint(map(_mode, items)):
        return True
    marked = [item for item in items if count_marks(item)]
    return any(TextObject(ctypes.cast(i, pdfium_c.FPDF_PAGEOBJECT)).is_optional for i in marked)


def told_of(document: Pdf, index: int, frame: Frame, char: Char) -> TextObject | None:
    """Find the text object of a character on the page with this index (from 0)."""
    raw = document.leaf(index).text.raw
    left, bottom, right, top = frame.page_box(Place(index + 1, *char[1:5]))
    middle = (left + right) / 2, (bottom + top) / 2
    reach = abs(right - left) / 2, abs(top - bottom) / 2
    at = pdfium_c.FPDFText_GetCharIndexAtPos(raw, *middle, *reach)
    item = pdfium_c.FPDFText_GetTextObject(raw, at) if at >= 0 else None
    return TextObject(item) if item else None


def _ground(bare: Picture, char: Char) -> float | None:
    """The usual shade behind a character; None outside the part of the page that is shown."""
    (x0, x1), (y0, y1) = bare.pixels(np.array([char.x0, char.x1]), np.array([char.y0, char.y1]))
    height, width = bare.image.shape
    if min(x0, y0) < -1 or x1 > width + 1 or y1 > height + 1:
        return None
    held = bare.image[int(max(y0, 0)) : int(y1) + 1, int(max(x0, 0)) : int(x1) + 1]
    return float(np.median(held)) if held.size else None


def why_hidden(told: TextObject | None, bare: Picture, char: Char) -> str:
    """Say why a character is not seen."""
    ground = _ground(bare, char)
    if ground is None:
        return OUTSIDE
    if told is None:
        return COVERED
    shade = told.shade
    reasons = {
        MODE: told.is_undrawn,
        SMALL: max(told.height, char.size) < least_height(bare.frame),
        LAYER: told.is_optional,
        COLOUR: shade is None or abs(shade - ground) < _LEAST_SHADE,
    }
    return next((reason for reason, holds in reasons.items() if holds), COVERED)


def must_be_hidden(told: TextObject | None, bare: Picture, char: Char) -> bool:
    """Whether a character without ink is hidden, and not one that the machine has no glyph for."""
    if told is None or told.is_embedded:
        return True
    return why_hidden(told, bare, char) in (MODE, SMALL, OUTSIDE, COLOUR)
