"""Write a figure to a file, its Chinese text as text and its font inside."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from juesuan_analysis.fonts import FAMILY, FILES

_DPI = 200
_WEIGHTS = ("normal", "bold")
# Type 3, because matplotlib labels an OpenType font of type 42 wrongly and viewers warn; "none"
# keeps SVG text as text; the salt makes SVG ids repeatable.
_SETTINGS: Any = {"pdf.fonttype": 3, "svg.fonttype": "none", "svg.hashsalt": "juesuan"}
_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>|<tspan[^>]*>([^<]*)</tspan>")


def save(figure: Figure, path: str | Path) -> Path:
    """Write a figure as PNG, SVG or PDF (by the suffix) and return the path.

    PDF and SVG keep text that can be searched and copied; both hold the glyphs that they use, so
    that they look the same where no Chinese font is installed.
    """
    target = Path(path)
    with mpl.rc_context(_SETTINGS):
        figure.savefig(target, dpi=_DPI, facecolor="white", metadata=_undated(target.suffix))
    if target.suffix == ".svg":
        target.write_text(_with_font(target.read_text(encoding="utf-8")), encoding="utf-8")
    return target


def _undated(suffix: str) -> dict[str, None]:
    """Leave the date out, so that the same data gives the same file."""
    return {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}.get(suffix, {})


def _with_font(svg: str) -> str:
    characters = "".join(a or b for a, b in _TEXT.findall(svg))
    faces = "".join(
        f'@font-face {{font-family: "{FAMILY}"; font-weight: {weight}; '
        f"src: url(data:font/woff;base64,{_subset(path, characters)})}}\n"
        for path, weight in zip(FILES, _WEIGHTS, strict=True)
    )
    return svg.replace("<defs>", f"<defs>\n<style>\n{faces}</style>", 1)


def _subset(path: Path, characters: str) -> str:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["kern"]))
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff"
    buffer = io.BytesIO()
    font.save(buffer)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
