"""What the text layer says of each character; unknown where the page shows what it does not say."""

from __future__ import annotations

import ctypes
import functools
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from juesuan_analysis.reading.fold import Rect
from juesuan_analysis.reading.pdf import Leaf
from juesuan_analysis.vocabulary.text import UNKNOWN, fold

_BESIDE_FIGURES = re.compile(r"(?<=[\d.,]) | (?=[\d.,])")
_INKED = 0.5  # points: of a blank's outline there is nothing
_ROOM = 0.4, 1.2  # of the character height, at least and at most: figures have half of it
_CLAIMED = 0.01  # points between a box and itself, which pdfium gives in two precisions
_THIN = 0.05  # of the character height: what is narrower is not drawn
_NO_TEXT = {"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me"}  # categories of Unicode


@functools.lru_cache(maxsize=1 << 16)  # pages repeat a few thousand characters
def _folded(char: str) -> str:
    """Fold a character; all breaks become a line feed, all white space a space.

    What no text consists of (control characters, marks, digits of other scripts …) is unknown: a
    font that claims one for a glyph may draw anything there, a digit too.
    """
    if char in "\r\n":
        return "\n"
    if char in "\t\v\f" or unicodedata.category(char).startswith("Z"):
        return " "
    text = fold(char)
    kinds = {unicodedata.category(each) for each in text} or {"Cf"}
    strange = "Nd" in kinds and not text.isascii()
    return UNKNOWN if strange or kinds & _NO_TEXT else text


def texts_of(leaf: Leaf) -> tuple[list[str], Sequence[str]]:
    """Give the text of each character of a page, folded and as it is.

    A rare one may come as two halves, and is at the first.
    """
    layer, count = leaf.text, leaf.text.count_chars()
    whole: Sequence[str] = leaf.said
    if len(whole) == count:  # as nearly always
        texts = list(map(_folded, whole))
    else:
        codes = [pdfium_c.FPDFText_GetUnicode(layer.raw, i) for i in range(count)]
        whole = [chr(code) for code in codes]
        texts = list(map(_folded, whole))
        for i, (high, low) in enumerate(pairwise(codes)):
            if 0xD800 <= high < 0xDC00 <= low < 0xE000:
                pair = chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
                texts[i : i + 2] = _folded(pair), " "
    for i in _inked_blanks(layer, texts):
        texts[i] = UNKNOWN
    return (_drawn(layer, texts) if UNKNOWN in texts else texts), whole


def _inked_blanks(layer: pdfium.PdfTextPage, texts: Sequence[str]) -> list[int]:
    """Blanks beside figures that show ink: 1,291.6▢ is 1,291.68 on the page, the 8 said to be none.

    A blank of a font has no outline. Of two blanks the text engine keeps the first alone: where
    others show ink, one that leaves room for a figure behind it counts as well.
    """
    joined = "".join(texts)
    if len(joined) != len(texts):
        return []
    blanks = [match.start() for match in _BESIDE_FIGURES.finditer(joined)]
    found = [at for at in blanks if _is_inked(layer, at)]
    return [*found, *(at for at in blanks if _has_room(layer, at))] if found else []


def _is_inked(layer: pdfium.PdfTextPage, index: int) -> bool:
    """Whether a character of the PDF's own has an outline.

    One that is a drawing (Type 3) has the box that the font claims for it, whatever is drawn.
    """
    if pdfium_c.FPDFText_IsGenerated(layer.raw, index):
        return False
    box = [ctypes.c_double() for _ in range(4)]
    pdfium_c.FPDFText_GetCharBox(layer.raw, index, *map(ctypes.byref, box))
    left, right, bottom, top = (each.value for each in box)
    inked = right - left > _INKED and top - bottom > _INKED
    return inked and not np.allclose(
        _loose_box(layer, index), (left, bottom, right, top), atol=_CLAIMED
    )


def _has_room(layer: pdfium.PdfTextPage, index: int) -> bool:
    """Whether a figure has room behind a blank, or in one that is none of the PDF's own."""
    left, _, right, _ = _loose_box(layer, index)
    behind, bottom, _, top = _loose_box(layer, index + 1)
    least, most = _ROOM
    room = behind - (left if pdfium_c.FPDFText_IsGenerated(layer.raw, index) else right)
    return least < room / max(top - bottom, 1.0) < most


def _drawn(layer: pdfium.PdfTextPage, texts: list[str]) -> list[str]:
    """Leave out unknown characters that take no room of their own.

    Joiners, marks of direction and hyphens have none; selectors of a variant and the like may be
    said of one glyph together with a character that is known.
    """
    for i, text in enumerate(texts):
        if text == UNKNOWN:
            box = _loose_box(layer, i)
            left, bottom, right, top = box
            beside = [j for j in (i - 1, i + 1) if 0 <= j < len(texts) and texts[j] != UNKNOWN]
            if any(_loose_box(layer, j) == box for j in beside):
                texts[i] = ""
            elif right - left < _THIN * (top - bottom):
                texts[i] = " "
    return texts


def _loose_box(layer: pdfium.PdfTextPage, index: int) -> Rect:
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(layer.raw, index, ctypes.byref(rect))
    return rect.left, rect.bottom, rect.right, rect.top
