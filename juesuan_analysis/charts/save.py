"""Write a figure to a file, its Chinese text as text and its font inside."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.textpath import text_to_path

from juesuan_analysis.analysis.frame import FrameError
from juesuan_analysis.charts.style import POINTS
from juesuan_analysis.fonts.subset import font_faces

_DPI = 200
_REMEMBERED = 4096  # texts; figures share most of theirs
_SUFFIXES = (".png", ".svg", ".pdf", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
# Type 3, because matplotlib labels an OpenType font of type 42 wrongly and viewers warn; "none"
# keeps SVG text as text; the salt makes SVG ids repeatable.
_SETTINGS: Any = {"pdf.fonttype": 3, "svg.fonttype": "none", "svg.hashsalt": "juesuan"}
_Heights = tuple[float, float, float] | tuple[None, None, None]
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
        # Axes may stand in a part of a figure (SubFigure), which cannot be written by itself.
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
    # matplotlib writes its own defs before all that is drawn: the font goes with them.
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


class _Renderer(RendererSVG):
    """Measures every text and every font once for all figures."""

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> Any:  # noqa: ANN401
        # A copy, for the text goes on to change the properties that it asks with.
        return _size_of(s, prop.copy(), ismath)

    def _get_font_height_metrics(self, prop: FontProperties) -> _Heights:
        """What matplotlib's texts ask a renderer for before they look it up in the font."""
        return _heights_of(prop.copy())


@lru_cache(_REMEMBERED)
def _size_of(text: str, prop: FontProperties, ismath: Any) -> Any:  # noqa: ANN401
    return text_to_path.get_text_width_height_descent(text, prop, ismath)


@lru_cache(_REMEMBERED)
def _heights_of(prop: FontProperties) -> _Heights:
    """Ascent, descent and gap between lines, as matplotlib reckons them; None lets it do so."""
    font = get_font(fontManager.findfont(prop))
    head, table = font.get_sfnt_table("head"), font.get_sfnt_table("OS/2")
    if head is None or table is None:
        return None, None, None
    scale = 1 / head["unitsPerEm"] * prop.get_size_in_points()
    ascent, descent = table["sTypoAscender"], table["sTypoDescender"]
    return ascent * scale, -descent * scale, table["sTypoLineGap"] * scale


class _Canvas(FigureCanvasSVG):
    """Measures texts for the layout with one renderer for all figures."""

    def get_renderer(self) -> RendererSVG:
        return _measuring()


@cache
def _measuring() -> RendererSVG:
    return _Renderer(1, 1, io.StringIO())  # type: ignore[no-untyped-call]


def _write_once(figure: Figure, buffer: io.StringIO) -> None:
    """Write as ``savefig`` does, which draws twice: it lays out in a drawing of its own."""
    canvas, dpi, (width, height) = figure.canvas, figure.dpi, figure.get_size_inches()
    told: Any = {"image_dpi": dpi, "metadata": _told(figure, ".svg")}
    inner = _Renderer(width * POINTS, height * POINTS, buffer, **told)  # type: ignore[no-untyped-call]
    try:
        _Canvas(figure)
        figure.dpi = POINTS
        renderer: Any = MixedModeRenderer(figure, width, height, dpi, inner)  # type: ignore[no-untyped-call]
        figure.draw(renderer)
        renderer.finalize()
    finally:
        figure.dpi = dpi
        figure.set_canvas(canvas)
