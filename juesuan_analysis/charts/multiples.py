"""The same chart for each region, on the same scale."""

from __future__ import annotations

import inspect
import math
from typing import Any, Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from juesuan_analysis.analysis.frame import FrameError, amounts, held, require
from juesuan_analysis.charts.below import gathered_notes, nothing
from juesuan_analysis.charts.chart import Plot, chart_of
from juesuan_analysis.charts.labels import Limits, shortened
from juesuan_analysis.charts.language import said
from juesuan_analysis.charts.measured import UnitNote
from juesuan_analysis.charts.picture import Picture
from juesuan_analysis.charts.style import NOTE_SIZE, TITLE_SIZE, dressed, pad, style
from juesuan_analysis.charts.text import note_lines
from juesuan_analysis.charts.theme import INK, MUTED, Looks
from juesuan_analysis.vocabulary.money import WAN

_COLUMNS = 3
_WIDTH, _HEIGHT = 4.0, 2.9
_TITLE_COLUMNS = 40
_LINE_INCHES = 12 / 72
_POINTS = 72
# What may name things, where a chart takes no `y`.
_NAMES = ("label", "department", "region")


def small_multiples(
    data: pd.DataFrame,
    plot: Plot,
    by: str = "region",
    *,
    title: str | None = None,
    columns: int = _COLUMNS,
    size: tuple[float, float] = (_WIDTH, _HEIGHT),
    note: str | None = None,
    **more: Any,  # noqa: ANN401
) -> Figure:
    """Draw the same chart for each group of a frame, side by side.

    Parameters
    ----------
    data
        What ``plot`` takes, and a column ``by``.
    plot
        A chart function such as :func:`plot_trend`; with options that are also called ``by``,
        ``partial(plot_trend, by="item")``.
    by
        The column whose values have a chart each, in order of the frame.
    title
        The caption of the figure.
    columns
        So many charts in a row at most.
    size
        Width and height of each chart in inches.
    note
        A line for below the figure.
    more
        Passed to ``plot``; theme, palette, color, lang and english as :func:`style` takes them.

    Returns
    -------
    Figure
        Charts in one unit and on one scale, where ``plot`` takes ``limits``; else the figure says
        that scales differ. A thing has one colour, and one place in the order, in all. What all
        charts would say below themselves stands once below the figure; what one says, such as its
        coverage, stands there under its name.

    Examples
    --------
    >>> from juesuan_analysis.charts import plot_trend
    >>> rows = pd.DataFrame({"region": ["甲区", "甲区", "乙区", "乙区"], "line": "基本支出",
    ...                      "year": [2023, 2024, 2023, 2024], "amount": [1.0, 2.0, 3.0, 4.0]})
    >>> figure = small_multiples(rows, plot_trend)
    >>> [ax.get_title(loc="left") for ax in figure.axes]
    ['甲区', '乙区']
    """
    require(data, [by])
    if not callable(plot):
        raise FrameError(f"plot 要一个画图的函数，例如 plot_trend（不加引号），给的是 {plot!r}")
    # A region may be blank; its chart would be left out without a word.
    parts = [(str(name), part) for name, part in data.groupby(by, sort=False, dropna=False)]
    looks = {name: more.pop(name) for name in Looks.__annotations__ if name in more}
    with style(**looks):
        options, shared = _scale(parts, plot, size, more)
        figure, axes = _grid(len(parts), columns, size)
        notes = _drawn(axes, parts, plot, options)
        if not parts:
            nothing(figure.subplots())
        told = [] if shared or len(parts) < 2 else ["各图刻度不同"]
        _say(figure, title, [*_merged(parts, notes), *told, *([note] if note else [])])
        dressed(figure)
    return figure


def _grid(count: int, columns: int, size: tuple[float, float]) -> tuple[Figure, list[Axes]]:
    across = max(1, min(columns, count))
    down = max(1, math.ceil(count / across))
    figure = Picture(figsize=(size[0] * across, size[1] * down), layout="constrained")
    pad(figure)
    return figure, [figure.add_subplot(down, across, i + 1) for i in range(count)]


def _drawn(
    axes: list[Axes], parts: list[tuple[str, pd.DataFrame]], plot: Plot, options: dict[str, Any]
) -> list[list[str]]:
    with gathered_notes() as notes:
        for ax, (name, part) in zip(axes, parts, strict=True):
            plot(part, ax=ax, title=shortened(said(name), _TITLE_COLUMNS), **options)
    return notes


def _scale(
    parts: list[tuple[str, pd.DataFrame]],
    plot: Plot,
    size: tuple[float, float],
    more: dict[str, Any],
) -> tuple[dict[str, Any], bool]:
    """Find one unit and one scale by drawing once to axes that nobody sees."""
    takes = inspect.signature(plot).parameters
    options = dict(more)
    if parts and "order" in takes and ("y" in takes or chart_of(plot).figure):
        options.setdefault("order", _order(pd.concat([part for _, part in parts]), plot, more))
    # Only drawing tells the ends: they depend on how far words stand behind bars.
    axes, notes = _tried(parts, plot, size, options)
    units = {words for said in notes for words in said if isinstance(words, UnitNote)}
    if len(units) > 1 and "unit" in takes:
        options["unit"] = WAN
        axes, _ = _tried(parts, plot, size, options)
    which = chart_of(plot).values
    if "limits" in more or which is None or not axes:
        return options, "limits" in more
    return options | {"limits": _union(axes, which)}, True


def _order(data: pd.DataFrame, plot: Plot, more: dict[str, Any]) -> list[object]:
    """Rank the things by their largest figure, so that each has one place and colour in all."""
    takes = inspect.signature(plot).parameters
    given = {name: more.get(name, one.default) for name, one in takes.items()}
    y = given.get("y") or chart_of(plot).figure or ""
    by = given.get("by") or given.get("label") or next(iter(held(data, _NAMES)))
    if given.get("item") is not None:
        data = data[data["item"] == given["item"]]
    require(data, [by, y])
    sizes = amounts(data[y]).abs() if y == "change" else amounts(data[y])
    largest = sizes.groupby(data[by], sort=False).max()
    return list(largest.sort_values(ascending=False, kind="stable").index)


def _tried(
    parts: list[tuple[str, pd.DataFrame]],
    plot: Plot,
    size: tuple[float, float],
    options: dict[str, Any],
) -> tuple[list[Axes], list[list[str]]]:
    _, axes = _grid(len(parts), _COLUMNS, size)
    notes = _drawn(axes, parts, plot, options)
    return [ax for ax in axes if ax.lines or ax.patches or ax.collections], notes


def _union(axes: list[Axes], which: Literal["x", "y"]) -> Limits:
    ends = [ax.get_xlim() if which == "x" else ax.get_ylim() for ax in axes]
    return min(low for low, _ in ends), max(high for _, high in ends)


def _merged(parts: list[tuple[str, pd.DataFrame]], notes: list[list[str]]) -> list[str]:
    """Say once what all charts say, and under its name what one says."""
    if not notes:
        return []
    common = [words for words in notes[0] if all(words in said for said in notes)]
    apart = [
        f"{name}：{'；'.join(rest)}"
        for (name, _), said in zip(parts, notes, strict=False)
        if (rest := [words for words in said if words not in common])
    ]
    return [*common, *apart]


def _say(figure: Figure, title: str | None, notes: list[str]) -> None:
    width = figure.get_figwidth()
    notes = [said(words) for words in notes]
    text = note_lines(notes, int(width * _POINTS * 0.95 / NOTE_SIZE * 2))
    figure.set_figheight(figure.get_figheight() + (text.count("\n") + 1) * _LINE_INCHES)
    left = 0.12 / width
    figure.supxlabel(text, x=left, ha="left", fontsize=NOTE_SIZE, color=MUTED, linespacing=1.5)
    if title:
        figure.set_figheight(figure.get_figheight() + 0.3)
        figure.suptitle(
            said(title), x=left, ha="left", fontsize=TITLE_SIZE + 1, weight="bold", color=INK
        )
