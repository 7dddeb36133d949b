"""The font that stands in for Chinese fonts which a PDF names and does not hold.

pdfium would take whatever the machine has. What it draws, and which characters it finds at all (it
drops those without ink), would then differ from one machine to another.
"""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium_c

_FONT = Path(__file__).parents[1] / "fonts" / "JuesuanSansSC-Regular.otf"
# Japanese, Korean, simplified and traditional Chinese; pdfium has fonts of its own for the rest.
_CHARSETS = frozenset({128, 129, 134, 136})
_HANDLE = 1
_DIRECTORY, _RECORD = 12, 16  # bytes: where a font file lists its tables, and each of them


def _table(font: bytes, tag: int) -> bytes:
    """Give one table of a font file; all of it for the tag 0."""
    if not tag:
        return font
    count = int.from_bytes(font[4:6], "big")
    entries = (
        font[at : at + _RECORD] for at in range(_DIRECTORY, _DIRECTORY + _RECORD * count, _RECORD)
    )
    found = next((e for e in entries if int.from_bytes(e[:4], "big") == tag), None)
    if found is None:
        return b""
    start, size = (int.from_bytes(found[at : at + 4], "big") for at in (8, 12))
    return font[start : start + size]


def _answers(font: bytes) -> dict[str, Any]:
    """What pdfium may ask of the fonts of a system that has this one alone."""

    def find(_: Any, _weight: int, _italic: int, charset: int, *_rest: Any) -> int | None:  # noqa: ANN401
        return _HANDLE if charset in _CHARSETS else None

    def data(_: Any, _handle: Any, tag: int, room: Any, size: int) -> int:  # noqa: ANN401
        wanted = _table(font, tag)
        if room and size >= len(wanted):
            ctypes.memmove(room, wanted, len(wanted))
        return len(wanted)

    return {
        "Release": lambda _: None,
        "EnumFonts": lambda *_: None,
        "MapFont": find,
        "GetFont": lambda *_: None,
        "GetFontData": data,
        "GetFaceName": lambda *_: 0,
        "GetFontCharset": lambda *_: 0,
        "DeleteFont": lambda *_: None,
    }


@cache
def carry_font() -> pdfium_c.FPDF_SYSFONTINFO:
    """Let pdfium see the carried font, and none of the machine's; what is given must be kept."""
    kinds = dict(pdfium_c.FPDF_SYSFONTINFO._fields_)
    answers = {name: kinds[name](answer) for name, answer in _answers(_FONT.read_bytes()).items()}
    fonts = pdfium_c.FPDF_SYSFONTINFO(version=1, **answers)
    pdfium_c.FPDF_SetSystemFontInfo(ctypes.byref(fonts))
    return fonts
