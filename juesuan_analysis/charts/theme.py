"""Looks for reports, print, dark screens and grey copies: colours exchanged at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, Literal, TypedDict

import numpy as np
import seaborn as sns
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from juesuan_analysis.analysis.frame import FrameError
from juesuan_analysis.frozen import frozen

Theme = Literal["report", "print", "dark", "grey"]
# Lightness rises evenly along the list (CIE L* 21, 42, 57, 74, 88), so neighbours stay apart in
# greyscale; blue against ochre stays apart in every common colour-blindness.
PALETTE = ("#12355B", "#2F6690", "#B5762A", "#D9AF62", "#EBDCC0")
PREVIOUS = "#B9C4CF"
INK, MUTED, RULE, PAPER = "#222222", "#5A5A5A", "#D8D8D8", "#FFFFFF"
_HATCH = "#9A9A9A"


class Looks(TypedDict, total=False):
    """What every chart function takes beside its own, as :func:`style` does."""

    theme: str | None
    palette: str | Sequence[str] | None
    color: str | None
    size: tuple[float, float] | None
    height: float | None
    lang: str | None
    english: Mapping[str, str] | None


@frozen
class Look:
    """A theme, colours in place of the house's, and the size of new figures in inches."""

    theme: Theme = "report"
    palette: tuple[str, ...] = ()
    size: tuple[float, float] | None = None
    height: float | None = None
    colours: Mapping[str, str] = field(default_factory=dict)


_THEMES: dict[str, dict[str, str]] = {
    "report": {},
    "print": {INK: "#000000", MUTED: "#333333", RULE: "#BBBBBB", _HATCH: "#666666"},
    "dark": {
        INK: "#F2F2F2",
        MUTED: "#B8BEC6",
        RULE: "#4A515A",
        PAPER: "#1B1F24",
        PREVIOUS: "#5D6B7A",
        _HATCH: "#8A94A0",
        "#12355B": "#7FB2E5",
        "#2F6690": "#5B93C8",
        "#B5762A": "#E0A458",
        "#D9AF62": "#F0CF94",
        "#EBDCC0": "#F7EBD3",
    },
    "grey": {
        PREVIOUS: "#CFCFCF",
        "#12355B": "#222222",
        "#2F6690": "#4A4A4A",
        "#B5762A": "#8E8E8E",
        "#D9AF62": "#BDBDBD",
        "#EBDCC0": "#E2E2E2",
    },
}
IN_CELL = "cell"
THEMES = tuple(_THEMES)


def look_of(
    theme: str,
    palette: str | Sequence[str] | None = None,
    color: str | None = None,
    size: tuple[float, float] | None = None,
    height: float | None = None,
) -> Look:
    """Put a look together.

    Raises
    ------
    FrameError
        There is no such theme, palette or colour; a size is none.
    """
    if theme not in _THEMES:
        raise FrameError(f"没有“{theme}”这种样式。可选：{'、'.join(THEMES)}")
    own = [_hex(colour) for colour in _named(palette)]
    own = [_hex(color), *own[1:]] if color is not None else own
    if any(not _is_length(inches) for inches in (*(size or ()), *([height] if height else []))):
        raise FrameError("图的大小是英寸数，宽和高都大于 0，如 size=(7.2, 4)、height=4")
    exchanged = _THEMES[theme] | dict(zip(PALETTE, own, strict=False))
    return Look(theme, tuple(own), size, height, exchanged)  # type: ignore[arg-type]


def _is_length(inches: object) -> bool:
    return isinstance(inches, int | float) and inches > 0


def _named(palette: str | Sequence[str] | None) -> Sequence[Any]:
    """The colours of a palette, which may be the name of one of seaborn's or matplotlib's."""
    if not isinstance(palette, str):
        return list(palette or ())
    try:
        return list(sns.color_palette(palette, len(PALETTE)))
    except ValueError:
        raise FrameError(
            f"没有“{palette}”这组颜色。可以写颜色的列表，或 seaborn 的名字，如 Blues、Set2"
        ) from None


def _hex(colour: Any) -> str:  # noqa: ANN401
    try:
        return to_hex(colour).upper()
    except ValueError:
        raise FrameError(f"不认识的颜色“{colour}”。可以写 #2F6690、steelblue 等") from None


def dress(part: Figure | Axes, look: Look) -> None:
    """Exchange the house colours of a figure or axes; done twice it changes nothing more.

    Axes are dressed alone: what stands beside them may not be drawn yet.
    """
    if not look.colours:
        return
    exchanged = {to_hex(house): colour for house, colour in look.colours.items()}
    figure = part if isinstance(part, Figure) else part.get_figure(root=True)
    if figure is None:
        return
    figure.set_facecolor(_new(figure.get_facecolor(), exchanged))
    # A colour bar is no child of the axes that it belongs to: findobj does not find it there.
    bars = [ax for ax in figure.axes if hasattr(ax, "_colorbar")]
    for artist in [*part.findobj(), *(artist for ax in bars for artist in ax.findobj())]:
        if getattr(artist, "_juesuan_dressed", None) is None:
            _dress(artist, exchanged)
            # A palette may exchange two of the house's colours: dressed again they would be back.
            artist._juesuan_dressed = True  # type: ignore[attr-defined]


def _dress(artist: Artist, exchanged: Mapping[str, str]) -> None:
    if isinstance(artist, Text) and artist.get_gid() == IN_CELL:
        return  # ink chosen for the colour of its cell, which stays
    if isinstance(artist, Text) and (box := artist.get_bbox_patch()) is not None:
        _dress(box, exchanged)
    if isinstance(artist, Text | Line2D):
        artist.set_color(_new(artist.get_color(), exchanged))
    elif isinstance(artist, Patch):
        artist.set_facecolor(_new(artist.get_facecolor(), exchanged))
        artist.set_edgecolor(_new(artist.get_edgecolor(), exchanged))
    # With an array its colours are figures (a heat map), and stay.
    elif isinstance(artist, Collection) and artist.get_array() is None:
        artist.set_color([_new(tuple(c), exchanged) for c in np.asarray(artist.get_edgecolor())])


def _new(colour: Any, exchanged: Mapping[str, str]) -> Any:  # noqa: ANN401
    """The colour in place of one, with its own alpha; any other stays."""
    rgba = to_rgba(colour)
    found = exchanged.get(to_hex(rgba))
    return colour if found is None else (*to_rgba(found)[:3], rgba[3])
