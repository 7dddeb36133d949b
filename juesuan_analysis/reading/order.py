"""Lines of a page in the order in which a person reads them.

The text engine gives a page's text in the order in which it was drawn. Most producers draw from
top to bottom; some draw in any order, and on a page that stands on its head words change places.
"""

from __future__ import annotations

import re
from ctypes import c_double
from itertools import pairwise

import pypdfium2.raw as pdfium_c

from juesuan_analysis.reading.page import PageText, text_lines
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.upright import frame_of, is_as_shown, upright

_LINE = re.compile(r"[^\r\n]+")
# Forms that are drawn column by column go up once for each column; a page whose texts were
# shuffled goes up at every other step.
_MOST_UP = 0.25
_FEW = 4  # lines that say nothing about an order
_LEVEL = 3.0  # points


def read_in_order(document: Pdf, index: int, text: PageText) -> list[str]:
    """Give the lines of the page with this index (from 0), from top to bottom.

    Parameters
    ----------
    text
        The page's text as the engine gives it; where that runs down the page, its lines stay.
    """
    upright(document, index)  # turns are known from here on
    if is_as_shown(document, index) and not _is_shuffled(document, index, text.text):
        return text.lines
    lines = text_lines(document, index, frame_of(document, index))
    return [line.text for line in lines]


def _is_shuffled(document: Pdf, index: int, text: str) -> bool:
    heights = [
        height
        for line in _LINE.finditer(text)
        if line[0].strip() and (height := _height(document, index, line.start())) is not None
    ]
    steps = [after - before for before, after in pairwise(heights)]
    up = sum(step > _LEVEL for step in steps)
    return len(steps) > _FEW and up > _MOST_UP * len(steps)


def _height(document: Pdf, index: int, character: int) -> float | None:
    """The foot of a character above the page's own bottom; None where it has no box."""
    x, y = c_double(), c_double()
    raw = document.leaf(index).text.raw
    found = pdfium_c.FPDFText_GetCharOrigin(raw, character, x, y)
    return y.value if found else None
