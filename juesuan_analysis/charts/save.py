"""Write a figure to a file, its Chinese text as text and its font inside."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG
from matplotlib.figure import Figure

from juesuan_analysis.analysis.frame import FrameError
from juesuan_analysis.fonts.subset import font_faces

_DPI = 200
_SUFFIXES = (".png", ".svg", ".pdf", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
# Type 3, because matplotlib labels an OpenType font of type 42 wrongly and viewers warn; "none"
# keeps SVG text as text; the salt makes SVG ids repeatable.
_SETTINGS: Any = {"pdf.fonttype": 3, "svg.fonttype": "none", "svg.hashsalt": "juesuan"}
_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>|<tspan[^>]*>([^<]*)</tspan>")


def save(figure: Figure | Axes | object, path: str | Path) -> Path:
    """Write a figure as PNG, SVG, PDF, JPG, TIFF or WebP (by the suffix) and return the path.

    PDF and SVG keep text that can be searched and copied; both hold the glyphs that they use, so
    that they look the same where no Chinese font is installed.

    Raises
    ------
    FrameError
        Another suffix, or a folder that is not there.
    """
    if isinstance(figure, Axes):
        figure = figure.get_figure(root=True)
    if not isinstance(figure, Figure):
        raise FrameError(f"要写的不是图，是 {type(figure).__name__}。请给 plot_… 的结果")
    target = Path(path)
    if target.suffix.lower() not in _SUFFIXES:
        kinds = "、".join(_SUFFIXES)
        raise FrameError(f"图不能写成“{target.suffix or '没有后缀'}”。可以写成：{kinds}")
    if not target.parent.is_dir():
        raise FrameError(
            f"文件夹 {target.parent.absolute()} 不存在，图没有写成；先建好它，或换一个位置"
        )
    if target.suffix == ".svg":
        target.write_text(svg([figure])[0], encoding="utf-8")
    else:
        told = _told(figure, target.suffix.lower())
        with mpl.rc_context(_SETTINGS):
            figure.savefig(target, dpi=_DPI, facecolor=figure.get_facecolor(), metadata=told)
    return target


def _told(figure: Figure, suffix: str) -> dict[str, Any] | None:
    """What a file says of itself: no date, and the store's name where the figures have one."""
    snapshot = getattr(figure, "snapshot", "")
    said = f"juesuan-analysis 数据版本 {snapshot}"
    if suffix == ".pdf":
        return {"CreationDate": None} | ({"Subject": said} if snapshot else {})
    if suffix in (".png", ".svg"):
        return ({"Date": None} if suffix == ".svg" else {}) | ({"Source": said} if snapshot else {})
    return None


def svg(figures: Sequence[Figure]) -> list[str]:
    """Give figures as SVG that needs no other file: each has the font of all of them inside."""
    bare = [_bare(figure) for figure in figures]
    characters = "".join(a or b for text in bare for a, b in _TEXT.findall(text))
    style = f"<defs>\n<style>\n{font_faces(characters)}</style>"
    return [text.replace("<defs>", style, 1) for text in bare]


def _bare(figure: Figure) -> str:
    buffer = io.StringIO()
    with mpl.rc_context(_SETTINGS):
        # Without a date, so that the same data gives the same picture.
        if mpl.rcParams["savefig.bbox"] is None:
            _write_once(figure, buffer)
        else:
            figure.savefig(buffer, format="svg", metadata=_told(figure, ".svg"))
    return buffer.getvalue()


class _Canvas(FigureCanvasSVG):
    """Measures texts for the layout with one renderer for all figures, which remembers them."""

    def get_renderer(self) -> RendererSVG:
        return _measuring()


@cache
def _measuring() -> RendererSVG:
    return RendererSVG(1, 1, io.StringIO())  # type: ignore[no-untyped-call]


def _write_once(figure: Figure, buffer: io.StringIO) -> None:
    """Write as ``savefig`` does, which draws twice: it lays out in a drawing of its own."""
    canvas, dpi = figure.canvas, figure.dpi
    try:
        _Canvas(figure).print_svg(buffer, metadata=_told(figure, ".svg"))  # type: ignore[no-untyped-call]
    finally:
        figure.dpi = dpi
        figure.set_canvas(canvas)
