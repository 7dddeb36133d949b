"""Watermarks and undrawn text are left out before lines are made of the text layer."""

from __future__ import annotations

from pathlib import Path

import pytest

from juesuan_analysis.reading.faint import MODE, WATERMARK
from juesuan_analysis.reading.pdf import Pdf
from tests.reading.drawn_pages import page

_MARK = b"2024-09-10"
_PALE = b".85 g"
_PAPER = b"q 300 0 0 200 0 0 cm /PAPER Do Q\n"


def _at(words: bytes, where: bytes, how: bytes = b"") -> bytes:
    return b"q %b BT /H 9 Tf %b (%b) Tj ET Q\n" % (how, where, words)


_OVER = _at(_MARK, b"10 152 Td", _PALE)  # over the 100.00 that every page has
_BESIDE = _at(_MARK, b"150 150 Td", _PALE)
_SLANTED = _at(_MARK, b".7 .7 -.7 .7 150 50 Tm", _PALE)
CASES = {
    "pale under the print": (_OVER + _BESIDE, [WATERMARK]),
    "in letters of their own": (
        b"".join(_at(b"%c" % c, b"%d 152 Td" % (10 + 5 * i), _PALE) for i, c in enumerate(_MARK)),
        [WATERMARK],
    ),
    "a translucent dark": (_at(_MARK, b"10 152 Td", b"/HALF gs .3 g"), [WATERMARK]),
    "slanted": (_SLANTED, [WATERMARK]),
    "undrawn": (_at(_MARK, b"3 Tr 150 150 Td"), [MODE]),
}
KEPT = {
    "pale, but in a place of its own": _BESIDE,
    "white on dark": b"0 0 .4 rg 140 140 100 30 re f\n" + _at(_MARK, b"150 150 Td", b"1 g"),
    "dark and slanted": _at(_MARK, b".7 .7 -.7 .7 150 50 Tm"),
    "dark over print": _at(_MARK, b"10 152 Td"),
    "undrawn over a picture, as of a scan": _PAPER + _at(_MARK, b"3 Tr 150 150 Td"),
    "a pale amount that was printed over": _at(b"1234567.00", b"10 152 Td", _PALE),
}


def _layer(path: Path, content: bytes) -> tuple[str, list[str]]:
    path.write_bytes(page(content))
    document = Pdf(path)
    text = document.leaf(0).text.get_text_range()
    found = [one.why for one in document.faint[0]]
    document.close()
    return text, found


@pytest.mark.parametrize("how", CASES)
def test_faint_text_is_left_out(tmp_path: Path, how: str) -> None:
    content, why = CASES[how]
    assert _layer(tmp_path / "虚构.pdf", content) == ("100.00", why)


@pytest.mark.parametrize("how", KEPT)
def test_other_text_is_kept(tmp_path: Path, how: str) -> None:
    text, found = _layer(tmp_path / "虚构.pdf", KEPT[how])
    assert len(text) > len("100.00")
    assert not found
