"""Where characters stand, from the numbers that a PDF sets them by.

A character's box is made of its origin, the size of its type and the advance width that its font
states. What a font says of its heights is often in units of its own, and the ink of a font that is
not embedded is that of whatever font the machine has in its place: neither is asked.
"""

from __future__ import annotations

import collections
import ctypes
import itertools
import math
from collections.abc import Sequence
from dataclasses import field
from typing import Any

import numpy as np

from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.calls import asked, plain, text_object
from juesuan_analysis.reading.chars import DOWN, UP
from juesuan_analysis.reading.fold import Boxes, Rect
from juesuan_analysis.reading.several import glyphs_of_several, is_crowded, parts, usual_width

_SLANT = 8  # degrees: text that slants more is a watermark; that of a scan slants less
_FAR = (0.15, 2.5)  # times the usual width: type in units of its own, as Type 3 fonts may have
_TOLD = 0.02  # of the type size: a width that exceeds what pdfium lays out is another character's
_LEAST = 0.6  # of what pdfium lays out, at least, where the font is embedded
_RED, _PURE = 150, 0.4  # shades: of red at least; of green and blue, as a share of it, at most
_ALIKE = 0.1  # of the type size: boxes of characters that are set alike differ less
_Line = tuple[float, float, float, float, float, float]
_NONE: _Line = (math.nan,) * 6
_NOWHERE: Rect = (math.nan,) * 4
Widths = dict[str, tuple[float, float]]  # of a font's characters, with the height of its type


_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
_font = plain("FPDFTextObj_GetFont", _POINTER, _POINTER)
_origin = plain("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
_size = plain("FPDFText_GetFontSize", ctypes.c_double, _POINTER, _INT)
_matrix = plain("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
_fill = plain("FPDFText_GetFillColor", _INT, _POINTER, _INT, *[_POINTER] * 4)
_glyph_width = plain(
    "FPDFFont_GetGlyphWidth", _INT, _POINTER, ctypes.c_uint32, ctypes.c_float, _POINTER
)
_is_embedded = plain("FPDFFont_GetIsEmbedded", _INT, _POINTER)
_font_data = plain("FPDFFont_GetFontData", _INT, _POINTER, _POINTER, ctypes.c_size_t, _POINTER)
_loose_box = plain("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)


@frozen
class Fonts:
    """What fonts say of their characters, by font; and what the font said that was asked last."""

    widths: dict[int, Widths] = field(default_factory=dict)
    stated: dict[str, float] = field(default_factory=dict)


class Setting:
    """The boxes of a page's characters; ``fonts`` is kept for all pages that share them.

    ``crowded`` are the characters, of those asked for, whose glyph has no room for all that it is
    said to stand for.
    """

    def __init__(self, layer: Any, fonts: Fonts) -> None:  # noqa: ANN401
        self._layer, self._fonts = ctypes.cast(layer, _POINTER).value, fonts
        self._at = (ctypes.c_double * 2)()
        self._matrix = (ctypes.c_float * 6)()
        self._told = ctypes.c_float()
        self.crowded = list[int]()
        self._space = 0.0, 0.0, 0.0, 0.0  # one type size along the line, and one up

    def boxes(self, chars: Sequence[str | None]) -> Boxes:
        """Find the boxes of characters, given as the text layer has them; None is no character.

        A row is left, bottom, right, top in the page's own coordinates; no numbers for a character
        that slants, and for one that pdfium has made itself (hyphens). pdfium's own box costs one
        call, and does where it is as high as that of the character before, and as wide as a font
        says.
        """
        at = [i for i, char in enumerate(chars) if char is not None]
        out = np.full((len(chars), 4), math.nan)
        if not at:
            return out
        loose = self._loose(at)
        names = [chars[i] or "" for i in at]
        shared = glyphs_of_several(self._layer, at, loose)
        for first, end in shared:
            names[first:end] = ["".join(names[first:end])] * (end - first)
        # Characters that are set out by themselves, with their boxes and the heights behind them.
        rows, own, heights = list[int](), list[Rect](), list[tuple[float, float]]()
        told = self._fonts.stated
        b, t, one, near, *_ = _NONE
        for row, i, name, left, top, right, bottom in zip(
            itertools.count(), at, names, *loose.T.tolist(), strict=False
        ):
            width = told.get(name) or math.inf
            # Where they are no numbers, nothing is near; so it is with the first.
            if not (
                -near < bottom - b < near
                and -near < top - t < near
                and -near < right - left - width * one < near
            ):
                box, line = self._set(i, name, (left, top, right, bottom))
                b, t, one, near, low, high = line
                rows.append(row)
                own.append(box)
                heights.append((low, high))
        alike = np.diff([*rows, len(at)])
        lows, highs = np.repeat(heights, alike, axis=0).T
        found = np.column_stack([loose[:, 0], lows, loose[:, 2], highs])
        found[rows] = own
        for first, end in shared:
            self._is_slanted(at[first])
            if is_crowded(names[first], found[first], self._space):
                self.crowded += at[first:end]
            found[first:end] = parts(found[first], end - first, self._space)
        out[at] = found
        return out

    def _loose(self, at: Sequence[int]) -> Boxes:
        """The boxes that pdfium gives of characters: left, top, right, bottom."""
        boxes = np.zeros((len(at), 4), np.float32)
        start, size = boxes.ctypes.data, boxes.itemsize * 4
        places = range(start, start + size * len(at), size)
        collections.deque(map(_loose_box, itertools.repeat(self._layer), at, places), maxlen=0)
        return boxes.astype(np.float64)

    def _set(self, index: int, char: str, loose: Rect) -> tuple[Rect, _Line]:
        """Set a character out by its text object; those after it may be set alike."""
        found = text_object(self._layer, index)
        if not found or self._is_slanted(index):
            return _NOWHERE, _NONE
        width, em = self._measured(index, char, _font(found) or 0, loose)
        x, y = self._stands(index)
        ax, ay, ux, uy = self._space
        if ay == 0 < ax and x < loose[0] and (x, y) == self._stands(index - 1):
            x = loose[0]  # of words stated in place of glyphs, all stand where the first does
        low, high = y - DOWN * em * uy, y + UP * em * uy
        if ay == ux == 0 < ax and uy > 0:
            _, top, _, bottom = loose
            line = bottom, top, ax, _ALIKE * em * uy, low, high
            return (x, low, x + width * ax, high), line
        xs = [x + s * ax + t * ux for s in (0, width) for t in (-DOWN * em, UP * em)]
        ys = [y + s * ay + t * uy for s in (0, width) for t in (-DOWN * em, UP * em)]
        return (min(xs), min(ys), max(xs), max(ys)), _NONE

    def _stands(self, index: int) -> tuple[float, float]:
        """Where a character stands on its baseline."""
        x = ctypes.addressof(self._at)
        _origin(self._layer, index, x, x + ctypes.sizeof(ctypes.c_double))
        return self._at[0], self._at[1]

    def _is_slanted(self, index: int) -> bool:
        size = _size(self._layer, index)
        _matrix(self._layer, index, ctypes.addressof(self._matrix))
        a, b, c, d, *_ = self._matrix
        self._space = a * size, b * size, c * size, d * size
        return bool(b) and _SLANT < math.degrees(math.atan2(b, a)) % 90 < 90 - _SLANT

    def _measured(self, index: int, char: str, font: int, loose: Rect) -> tuple[float, float]:
        """Measure a character: its advance and the height of its type, in type sizes."""
        widths = self._fonts.widths.setdefault(font, {})
        if char not in widths:
            width = self._width(char, font, loose)
            _, em = widths.setdefault("", (0.0, _em(width, char)))
            widths[char] = width, em
        self._fonts.stated[char] = widths[char][0]
        return widths[char]

    def _width(self, char: str, address: int, loose: Rect) -> float:
        """The width that the font states; that which pdfium lays out, if it is another's.

        Of a font whose characters are drawings (Type 3) pdfium lays out the box that each drawing
        claims, which some producers make as wide as the widest.
        """
        left, top, right, bottom = loose
        ax, ay, *_ = map(abs, self._space)
        along = right - left if ax >= ay else top - bottom
        laid = along / max(ax, ay) if max(ax, ay) else 0.0
        if len(char) > 1:  # fonts are asked by character, and none of these is the whole glyph
            return laid
        told = self._told
        told.value = 0.0
        _glyph_width(address, ord(char), 1.0, ctypes.addressof(told))
        embedded = _is_embedded(address) == 1
        if embedded and told.value and _is_of_pictures(address):
            return told.value
        least = _LEAST * laid if embedded else 0.0
        return told.value if least < told.value <= laid + _TOLD or not laid else laid


def _is_of_pictures(address: int) -> bool:
    """Whether an embedded font is no file: its characters are pieces of page content."""
    size = ctypes.c_size_t()
    _font_data(address, None, 0, ctypes.addressof(size))
    return size.value == 0


def _em(width: float, char: str) -> float:
    """The height of type, in type sizes: 1, but where the font's units are plainly its own."""
    usual = width / usual_width(char)
    return 1.0 if not width or _FAR[0] < usual < _FAR[1] else usual


def reds(layer: Any, among: Sequence[int]) -> list[int]:  # noqa: ANN401
    """Those of some characters of a page that are filled in red."""
    red, green, blue, _ = asked(_fill, among, (0, 0, 0, 0), ctypes.cast(layer, _POINTER).value).T
    found = (red >= _RED) & (np.maximum(green, blue) <= red * _PURE)
    return [i for i, is_red in zip(among, found.tolist(), strict=True) if is_red]
