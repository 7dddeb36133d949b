"""The carried font inside a page: only the characters that the page uses."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import TYPE_CHECKING

from juesuan_analysis.fonts import FAMILY, FILES

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

WEIGHTS = ("normal", "bold")
_KEPT: dict[Path, tuple[frozenset[str], bytes]] = {}


def font_faces(characters: str) -> str:
    """Give the CSS that carries the font, regular and bold, for these characters.

    The same characters, in any order and however often, give the same CSS.
    """
    wanted = "".join(sorted(set(characters)))
    return "".join(
        f'@font-face {{font-family: "{FAMILY}"; font-weight: {weight}; '
        f"src: url(data:font/woff;base64,{_woff(path, wanted)})}}\n"
        for path, weight in zip(FILES, WEIGHTS, strict=True)
    )


def _woff(path: Path, characters: str) -> str:
    buffer = io.BytesIO()
    font = _part(_working(path, characters), characters)
    font.flavor = "woff"
    font.save(buffer)
    return base64.b64encode(buffer.getvalue()).decode("ascii")


def _working(path: Path, characters: str) -> bytes:
    """The glyphs of all pages so far: to take some of these is a tenth of taking them of all."""
    known, font = _KEPT.get(path, (frozenset[str](), b""))
    if not known.issuperset(characters):
        known |= frozenset(characters)
        buffer = io.BytesIO()
        _part(path.read_bytes(), "".join(sorted(known))).save(buffer)
        font = buffer.getvalue()
        _KEPT[path] = known, font
    return font


def _part(content: bytes, characters: str) -> TTFont:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(content), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    outlines = font["CFF "]
    # The carried outlines call no subroutines and no other glyphs: to take all of them apart in
    # order to find that out is nine tenths of the work.
    outlines.closure_glyphs = lambda subsetter: None
    outlines.prune_post_subset = lambda font, options: True
    subsetter = Subsetter(Options(layout_features=[], drop_tables=["GPOS", "GSUB"]))
    subsetter.populate(text=characters)
    subsetter.subset(font)
    return font
