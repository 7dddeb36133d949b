"""Words that a PDF states in place of what it draws (ActualText, ISO 32000 14.9.4).

They are nowhere seen, and the text engine knows no place for each of their characters. What the
fonts say of the drawn glyphs goes before them, unless the fonts say nothing that can be read.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from juesuan_analysis.reading.calls import count_marks, plain, text_object
from juesuan_analysis.reading.objects import objects_of
from juesuan_analysis.vocabulary.text import HAN

_KEY = b"ActualText"
_STRIDE = 7  # characters: words in place of a whole line have more
_FIGURE = re.compile(r"\d[\d,.]*")
_PLAIN = re.compile(r"[\d.,%-]")
# Of the characters: fonts without a map say next to none of what is stated, and few figures.
_SAME, _NEARLY = 0.5, 0.9
_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
_mark = plain("FPDFPageObj_GetMark", _POINTER, _POINTER, ctypes.c_ulong)
_kind = plain("FPDFPageObjMark_GetParamValueType", _INT, _POINTER, ctypes.c_char_p)
_remove = plain("FPDFPageObjMark_RemoveParam", _INT, _POINTER, _POINTER, ctypes.c_char_p)


def _stating(items: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The marks of text objects that state other words, with their objects."""
    for item in items:
        for mark in (_mark(item, i) for i in range(count_marks(item))):
            if _kind(mark, _KEY) == pdfium_c.FPDF_OBJECT_STRING:
                yield item, mark


def _looked_at(layer: Any, said: str) -> set[int]:  # noqa: ANN401
    """The text objects of a page's figures, and of some of its other characters."""
    figures = (match.start() for match in _FIGURE.finditer(said))
    at = {*figures, *range(0, len(said), _STRIDE)}
    return set(map(text_object, repeat(layer), at)) - {None}


def as_drawn(page: pdfium.PdfPage, layer: pdfium.PdfTextPage) -> pdfium.PdfTextPage:
    """Give the text layer of a page without what is stated in place of its glyphs.

    It is the given one where nothing is, as nearly always, and where the fonts' own words are
    mostly others.
    """
    said = layer.get_text_range() if layer.count_chars() else ""
    raw = ctypes.cast(layer.raw, _POINTER).value
    if not any(_stating(_looked_at(raw, said))):
        return layer
    for item, mark in [*_stating(objects_of(page.raw).texts)]:
        _remove(item, mark, _KEY)
    drawn = page.get_textpage()
    return drawn if _is_told(drawn.get_text_range(), said) else layer


def _is_told(own: str, stated: str) -> bool:
    """Whether fonts tell what they draw: the 汉字 that are stated; or figures, where none are.

    A font without a map says other letters, or signs that are none.
    """
    words = Counter(HAN.findall(stated))
    if words:
        return (words & Counter(HAN.findall(own))).total() >= _SAME * words.total()
    return len(_PLAIN.findall(own)) >= _NEARLY * len("".join(own.split()))
