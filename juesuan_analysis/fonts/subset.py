"""The carried font inside a page: only the characters that the page uses."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from juesuan_analysis.fonts import FAMILY, FILES

WEIGHTS = ("normal", "bold")


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
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(path, recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    outlines = font["CFF "]
    # The carried outlines call no subroutines and no other glyphs: to take all of them apart in
    # order to find that out is nine tenths of the work.
    outlines.closure_glyphs = lambda subsetter: None
    outlines.prune_post_subset = lambda font, options: True
    subsetter = Subsetter(Options(layout_features=[], drop_tables=["GPOS", "GSUB"]))
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff"
    buffer = io.BytesIO()
    font.save(buffer)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
