"""Text that is left out of a page's text layer before anything is read from it.

The text engine joins what stands in one line, so a watermark, or words that nobody sees, would be
mixed into names and amounts; afterwards they could hardly be parted.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.calls import asked, plain, text_object
from juesuan_analysis.reading.fold import Rect
from juesuan_analysis.reading.setting import Fonts, Setting

MODE, WATERMARK = "绘制方式为不可见", "浅色水印"
_STRIDE = 7  # characters: a date has more, so that none is missed
_INVISIBLE = pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE
_LIGHT, _APART = 150, 60  # shades of 255: of a watermark, and from the print that it lies under
_BLACK = (0, 0, 0, 255)  # with its opacity
_NEAR = 1.3  # of their size: centres of characters of one piece of text
_SHARED = 0.1  # of the smaller box: so much in common is no neighbour
_OFTEN, _SHORTEST = 3, 2
_AMOUNT = re.compile(r"-?[\d,]+(\.\d+)?")
_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
_mode = plain("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
_fill = plain("FPDFPageObj_GetFillColor", _INT, _POINTER, *[_POINTER] * 4)
_code = plain("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)


@frozen
class Faint:
    """A piece of text that was left out, why, and its box in the page's own coordinates."""

    text: str
    why: str
    box: Rect


@frozen
class _Char:
    text: str
    box: Rect | None
    item: int
    shade: float | None  # None where it is not drawn at all

    @property
    def is_light(self) -> bool:
        return self.shade is not None and self.shade > _LIGHT


_Run = list[_Char]


def _lights(items: Sequence[int]) -> npt.NDArray[np.float64]:
    """How light text objects are filled (0 to 255)."""
    red, green, blue, opacity = asked(_fill, items, _BLACK).astype(float).T
    lights = 255 - (255 - 0.299 * red - 0.587 * green - 0.114 * blue) * opacity / 255
    return np.asarray(lights, np.float64)


def _shades(items: Sequence[int]) -> list[float | None]:
    """How light text objects are (0 to 255); None for one that is not drawn."""
    lights = _lights(items).tolist()
    modes = map(_mode, items)
    return [
        None if mode == _INVISIBLE else light for mode, light in zip(modes, lights, strict=True)
    ]


def _may_be_faint(layer: Any, count: int) -> bool:  # noqa: ANN401
    """Take a cheap look at some characters of a page."""
    items = [*(set(map(text_object, repeat(layer), range(0, count, _STRIDE))) - {None})]
    return bool((_lights(items) > _LIGHT).any()) or _INVISIBLE in map(_mode, items)


def _chars(layer: Any, count: int) -> Iterator[_Char]:  # noqa: ANN401
    shades = dict[int, float | None]()
    texts = [chr(_code(layer, at) or ord(" ")) for at in range(count)]
    boxes = Setting(layer, Fonts()).boxes([text if text.strip() else None for text in texts])
    for at, (text, (x0, y0, x1, y1)) in enumerate(zip(texts, boxes.tolist(), strict=True)):
        item = text_object(layer, at)
        if item and text.strip():
            if item not in shades:
                (shades[item],) = _shades([item])
            box = None if math.isnan(x0) else (x0, y0, x1, y1)
            yield _Char(text, box, item, shades[item])


def _middle(box: Rect) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _follows(last: _Char, char: _Char) -> bool:
    if last.box is None or char.box is None:
        return last.item == char.item
    size = max(char.box[2] - char.box[0], char.box[3] - char.box[1])
    alike = last.shade == char.shade
    return alike and math.dist(_middle(last.box), _middle(char.box)) < _NEAR * size


def _runs(chars: Sequence[_Char]) -> list[_Run]:
    runs: list[_Run] = []
    for char in chars:
        if runs and _follows(runs[-1][-1], char):
            runs[-1].append(char)
        else:
            runs.append([char])
    return runs


def _text(run: _Run) -> str:
    return "".join(char.text for char in run)


def _meet(one: Rect, other: Rect) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    least = min((b[2] - b[0]) * (b[3] - b[1]) for b in (one, other))
    return across > 0 and down > 0 and across * down > _SHARED * least


def _lies_under(run: _Run, print_: Sequence[_Char]) -> bool:
    """Whether light text and plain print stand on one another, or the light text slants."""
    return any(
        light.box is None
        or any(
            dark.box is not None
            and (light.shade or 0) - (dark.shade or 0) > _APART
            and _meet(light.box, dark.box)
            for dark in print_
        )
        for light in run
    )


def _watermarks(chars: Sequence[_Char], known: set[str]) -> list[_Run]:
    """Find light text that lies under the print, and its like wherever it stands.

    An amount that stands there once or twice may be one that was printed over.
    """
    runs = _runs([char for char in chars if char.is_light])
    often = Counter(map(_text, runs))
    print_ = [char for char in chars if char.shade is not None and not char.is_light]
    for run in runs:
        text = _text(run)
        lone = _AMOUNT.fullmatch(text) and often[text] < _OFTEN
        if len(text) >= _SHORTEST and text not in known and not lone and _lies_under(run, print_):
            known.add(text)
    return [run for run in runs if any(_text(run) in text for text in known)]


def _pictures(page: pdfium.PdfPage) -> list[Rect]:
    found = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return [item.get_bounds() for item in found]


def _undrawn(chars: Sequence[_Char], pictures: Sequence[Rect]) -> list[_Run]:
    """Find text that is not drawn; on a picture it may say what the picture shows."""
    return [
        run
        for run in _runs([char for char in chars if char.shade is None])
        if not any(c.box and _meet(c.box, picture) for c in run for picture in pictures)
    ]


def _faint(run: _Run, why: str) -> Faint:
    boxes = [char.box for char in run if char.box] or [(0.0, 0.0, 0.0, 0.0)]
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Faint(_text(run), why, (min(x0), min(y0), max(x1), max(y1)))


def left_out(page: pdfium.PdfPage, layer: pdfium.PdfTextPage, known: set[str]) -> list[Faint]:
    """Switch off what is faint on a page, and say what that was; mostly nothing is.

    Parameters
    ----------
    page, layer
        An open page and its text layer, which must be opened anew where anything is found.
    known
        Texts of the document's watermarks so far; those of this page are added.
    """
    raw, count = ctypes.cast(layer.raw, _POINTER).value, layer.count_chars()
    if not _may_be_faint(raw, count):
        return []
    chars = list(_chars(raw, count))
    undrawn = _undrawn(chars, _pictures(page))
    marks = _watermarks(chars, known)
    for item in {char.item for run in (*undrawn, *marks) for char in run}:
        pdfium_c.FPDFPageObj_SetIsActive(ctypes.cast(item, pdfium_c.FPDF_PAGEOBJECT), False)
    marked = {_text(run): run for run in marks}.values()
    return [*(_faint(run, MODE) for run in undrawn), *(_faint(run, WATERMARK) for run in marked)]
