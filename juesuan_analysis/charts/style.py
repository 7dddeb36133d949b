"""The common look: font, colours, amounts in words of the field. No global state is touched."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from typing import Literal

import matplotlib as mpl
import seaborn as sns
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from juesuan_analysis.charts.language import speaking
from juesuan_analysis.charts.picture import Picture
from juesuan_analysis.charts.theme import INK, MUTED, PALETTE, RULE, Look, dress, look_of
from juesuan_analysis.fonts import register

CURRENT = PALETTE[0]
TITLE_SIZE, LABEL_SIZE, NOTE_SIZE = 12.0, 9.0, 8.0
POINTS = 72.0
_DARK = 0.53
_PLAIN = Look()
_LOOK: ContextVar[Look] = ContextVar("look", default=_PLAIN)
_PAD = 0.12  # inches around a figure
GROWS = 1.15  # layout engines give axes so much more than they had, less the names at the left


@contextlib.contextmanager
def style(
    theme: str | None = None,
    *,
    palette: str | Sequence[str] | None = None,
    color: str | None = None,
    size: tuple[float, float] | None = None,
    height: float | None = None,
    lang: str | None = None,
    english: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """Draw in the house look inside the ``with`` block; settings are as before after it.

    Parameters
    ----------
    theme
        ``report`` (the house's), ``print`` (black ink), ``dark`` (for screens) or ``grey``; without
        it that of the block around.
    palette
        Colours in place of the house's five, the first first; or the name of one of seaborn's.
    color
        A colour in place of the first alone, which charts of one hue are drawn in.
    size, height
        Width and height of new figures in inches, or the height alone, in place of what the data
        asks for.
    lang
        ``zh``, or ``en`` for papers: titles, axes, legends, names of lines, measures and
        indicators, and what stands below. What has no English name stays Chinese;
        :func:`untranslated` lists it.
    english
        English names of your own, such as those of departments: ``{"虚构市甲局": "Bureau A"}``.

    Raises
    ------
    FrameError
        There is no such theme, palette, colour or language.

    Notes
    -----
    Every chart function takes the same options for itself alone.

    Examples
    --------
    >>> import pandas as pd
    >>> from juesuan_analysis.charts import plot_trend
    >>> rows = pd.DataFrame({"year": [2023, 2024], "line": "基本支出", "amount": [1.0, 2.0]})
    >>> with style("dark", size=(6, 3)):
    ...     ax = plot_trend(rows)
    >>> mpl.colors.to_hex(ax.figure.get_facecolor())
    '#1b1f24'
    """
    outer = _LOOK.get()
    asked = any(given is not None for given in (theme, palette, color, size, height))
    own = (palette or outer.palette, color, size or outer.size, height or outer.height)
    look = look_of(theme or outer.theme, *own) if asked else outer
    with _within(_LOOK, look), speaking(lang, english), _house():
        yield


@contextlib.contextmanager
def _within(variable: ContextVar[Look], value: Look) -> Iterator[None]:
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)


@contextlib.contextmanager
def _house() -> Iterator[None]:
    settings = {
        **sns.axes_style("white"),
        "font.family": [register()],
        "font.size": LABEL_SIZE,
        "axes.titlesize": TITLE_SIZE,
        "axes.titleweight": "bold",
        "axes.edgecolor": RULE,
        "text.color": INK,
        "axes.labelcolor": MUTED,
        "xtick.color": INK,
        "ytick.color": INK,
        "figure.facecolor": "white",
        "figure.dpi": 110,
        "patch.force_edgecolor": False,
        "patch.linewidth": 0,
    }
    with mpl.rc_context(settings):
        yield
        interactive = mpl.is_interactive()
    # A notebook's backend comes up with the first figure and switches this on to show figures; the
    # settings of before would switch it off again.
    mpl.interactive(interactive)


def new_axes(width: float, height: float) -> Axes:
    """Open a figure of its own for a chart that was given no axes."""
    size = size_of(width, height)
    figure, ax = plt.subplots(FigureClass=Picture, figsize=size, layout="constrained")
    pad(figure)
    return ax


def size_of(width: float, height: float) -> tuple[float, float]:
    """What the block asks for in place of the inches that a figure would have."""
    look = _LOOK.get()
    return look.size or (width, look.height or height)


def pad(figure: Figure) -> None:
    """Leave a margin, so that a figure pasted into a report does not touch its text."""
    engine = figure.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine):
        engine.set(w_pad=_PAD, h_pad=_PAD)


def width_points(ax: Axes) -> float:
    """Width of the axes in points, the measure of type."""
    figure = ax.get_figure(root=True)
    return 0.0 if figure is None else ax.get_window_extent().width / figure.dpi * POINTS


def height_points(ax: Axes) -> float:
    """Height of the axes in points."""
    figure = ax.get_figure(root=True)
    return 0.0 if figure is None else ax.get_window_extent().height / figure.dpi * POINTS


def grow(ax: Axes, inches: float) -> None:
    """Make the figure of the axes higher."""
    figure = ax.get_figure(root=True)
    if figure is not None:
        figure.set_figheight(figure.get_figheight() + inches)


def frame_off(ax: Axes, *, value_axis: Literal["x", "y"]) -> None:
    """Leave the baseline and light rules across the value axis."""
    sns.despine(ax=ax, left=True, bottom=value_axis == "x", top=True, right=True)
    ax.spines[:].set_color(RULE)
    ax.set_axisbelow(True)
    ax.grid(axis=value_axis, color=RULE, linewidth=0.6)
    ax.tick_params(length=0, labelfontfamily=register(), labelsize=LABEL_SIZE, labelcolor=INK)


def in_grey() -> bool:
    """Whether the block's theme tells figures apart by lightness alone."""
    return _LOOK.get().theme == "grey" and not _LOOK.get().palette


def present_look() -> Look:
    """The look of the block around."""
    return _LOOK.get()


def dressed(figure: Figure) -> None:
    """Give what a figure says outside its charts the look of the block."""
    dress(figure, _LOOK.get())


def ink_on(colour: str) -> str:
    """White or ink, which can be read on a colour as the chart will show it."""
    # ITU-R BT.709: how light a colour looks.
    red, green, blue = to_rgb(colour)
    return "white" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < _DARK else INK


def coloured(house: str) -> str:
    """The colour that the theme and palette of the block have in place of one of the house."""
    return _LOOK.get().colours.get(house, house)
