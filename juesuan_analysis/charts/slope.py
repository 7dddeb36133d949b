"""Two years as two ends of a line for each thing."""

from __future__ import annotations

from typing import Any, Literal, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from juesuan_analysis.analysis.frame import amounts, require, single_rows
from juesuan_analysis.charts.below import caption, nothing, said_below
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.doubt import SIGN, cross, doubt_note, doubted, restated_note, signed
from juesuan_analysis.charts.grid import legend_above
from juesuan_analysis.charts.guard import one_subject
from juesuan_analysis.charts.labels import Limits, lines_of_room, points_of, spread_labels
from juesuan_analysis.charts.language import said
from juesuan_analysis.charts.marks import named, remember
from juesuan_analysis.charts.measured import measured, unit_note
from juesuan_analysis.charts.names import short_names
from juesuan_analysis.charts.style import LABEL_SIZE, frame_off, new_axes, style, width_points
from juesuan_analysis.charts.text import amount_text, scaled, year_names
from juesuan_analysis.charts.theme import INK, MUTED, PALETTE, Looks

_WIDTH, _HEIGHT, _ROW, _AROUND = 7.2, 3.8, 0.28, 1.4
_LABEL_COLUMNS, _LEAST_COLUMNS = 28, 8
_BOTH_FROM = 14  # with less room names stand at the right only
_MOST_LABEL, _MOST_SHARE_ONCE = 0.35, 0.5  # share of the width that labels of a side may take
_MOST_SHARES = 0.74  # and those of both sides
_LEADER = 0.035
_NO_TICKS = 1.15  # a figure without tick labels at its side leaves more to the axes
_LEGEND_POINTS = 20.0
_LOOKS: dict[str, dict[str, Any]] = {
    "增加": {"color": PALETTE[1], "linestyle": "-"},
    "减少": {"color": PALETTE[2], "linestyle": (0, (4, 1.5))},
    "持平": {"color": MUTED, "linestyle": (0, (1, 1))},
}
_ABSENT = {"previous": "无上年数", "current": "无本年数"}
_Side = Literal["previous", "current"]


@chart(
    values="y",
    english={"无本年数": "no current figure"},
    sentences=(
        (r"另有 (\d+) 个较小的未画", "{0} smaller ones not shown"),
        (r"两年都没有数：(\d+) 个", "No figure in either year: {0}"),
    ),
)
def plot_slope(
    data: pd.DataFrame,
    *,
    ax: Axes | None = None,
    title: str | None = None,
    label: str = "line",
    unit: str | None = None,
    limits: Limits | None = None,
    note: str | None = None,
    **look: Unpack[Looks],
) -> Axes:
    """Draw a line from last year to this year for each thing, named at both ends.

    Parameters
    ----------
    data
        One row for each thing with ``previous`` and ``current``, as
        :func:`~juesuan_analysis.analysis.change` gives them.
    ax
        Axes to draw into; a new figure otherwise.
    title
        The caption.
    label
        The column that names the things.
    unit
        万元 or 亿元 to draw amounts in; another word where the figures are no amounts.
    limits
        Ends of the value axis in the unit of the chart, for charts side by side.
    note
        A line for below the chart.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.

    Returns
    -------
    Axes
        Lines, dashed where they fall; a dot where one of the years is missing. On small axes the
        largest things are drawn, named at the right only, and the rest is counted below.

    Examples
    --------
    >>> pairs = pd.DataFrame({"line": ["基本支出", "项目支出"], "previous": [10.0, 10.0],
    ...                       "current": [11.0, 8.0]})
    >>> ax = plot_slope(pairs)
    >>> [text.get_text() for text in ax.texts]
    ['基本支出 10.00', '项目支出 10.00', '11.00 基本支出', '8.00 项目支出']
    """
    require(data, [label, "previous", "current"])
    one_subject(data, label)
    data, unit = measured(data, ["current", "previous"], unit)
    both = single_rows(data, [label]).set_index(label)[["previous", "current"]].apply(amounts)
    known = both[both.notna().any(axis=1)]
    with style(**look):
        height = max(_HEIGHT, _ROW * len(known) + _AROUND)
        own, ax = ax is None, ax or new_axes(_WIDTH, height)
        notes = [unit_note(unit), *doubt_note(data.loc[doubted(data), label])]
        notes += restated_note(data, label)
        if known.empty:
            nothing(ax)
        else:
            width = width_points(ax) * (_NO_TICKS if own else 1.0)
            shown = known.apply(scaled, unit=unit)
            against = shown.index.isin(data.loc[doubted(data), label])
            shown.index = pd.Index(signed(list(map(str, shown.index)), against))
            notes += _draw(ax, shown, limits, year_names(data), width)
            ends = [
                line
                for line in ax.lines
                if np.size(line.get_xdata()) == 2 and line.get_marker() == "o"
            ]
            whose = named(data, label, [str(name).removeprefix(f"{SIGN} ") for name in shown.index])
            remember(ax, ends, [[*row, *row] for row in whose])
            cross(ax, [1] * int(against.sum()), list(shown.loc[against, "current"]), INK)
        if len(known) < len(both):
            notes.append(f"两年都没有数：{len(both) - len(known)} 个")
        caption(ax, title, [*notes, *said_below(data, note)], pad=_LEGEND_POINTS, own=own)
    return ax


def _draw(
    ax: Axes, pairs: pd.DataFrame, limits: Limits | None, years: tuple[str, str], width: float
) -> list[str]:
    """Draw lines and labels; give what has to be said about them."""
    room = int(lines_of_room(ax))
    largest = pairs.max(axis=1).sort_values(ascending=False, kind="stable").index[:room]
    shown = pairs[pairs.index.isin(largest)]
    limits = limits or _limits(shown)
    changes: pd.Series = shown["current"] - shown["previous"]
    states = changes.map(_state)
    for (before, now), state in zip(shown.to_numpy(), states, strict=True):
        look = _LOOKS.get(state, _LOOKS["持平"])
        ax.plot([0, 1], [before, now], marker="o", markersize=3.5, linewidth=1.4, **look)
    ax.set_ylim(limits)
    names = _names(shown, width)
    lead = _room_for(ax, names, width)
    _label(ax, shown["previous"], names["previous"], limits, -lead)
    _label(ax, shown["current"], names["current"], limits, lead)
    frame_off(ax, value_axis="x")
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    ax.set_xticks(
        [0, 1],
        _beside((said(years[0]), said(years[1])), width / (ax.get_xlim()[1] - ax.get_xlim()[0])),
    )
    ax.set_yticks([])
    for x in (0, 1):
        ax.axvline(x, color=MUTED, linewidth=0.6, zorder=1)
    _legend(ax, states)
    rest = len(pairs) - len(shown)
    told = [f"另有 {rest} 个较小的未画"] if rest else []
    return [*told, "纵轴不从 0 起"] if limits[0] > 0 else told


def _beside(years: tuple[str, str], apart: float) -> list[str]:
    """Break the names of the years where they would touch each other."""
    touch = max(map(points_of, years)) + LABEL_SIZE > apart
    return [year.replace(" ", "\n") if touch else year for year in years]


def _state(change: float) -> str:
    return "增加" if change > 0 else "减少" if change < 0 else "持平" if change == 0 else ""


def _room_for(ax: Axes, names: dict[_Side, list[str]], width: float) -> float:
    """Leave room for the labels of both sides; give the length of their leaders."""
    left, right = (
        min(_MOST_SHARE_ONCE, max(map(points_of, side)) / max(1.0, width))
        for side in (names["previous"], names["current"])
    )
    if left + right > _MOST_SHARES:
        left, right = (side * _MOST_SHARES / (left + right) for side in (left, right))
    middle = 1 - left - right - 2 * _LEADER
    ax.set_xlim(-(left + _LEADER) / middle, 1 + (right + _LEADER) / middle)
    return _LEADER / middle


def _names(shown: pd.DataFrame, width: float) -> dict[_Side, list[str]]:
    """Write the label of each end; empty where there is no amount."""
    figures = [amount_text(value) for value in shown.to_numpy().ravel() if not np.isnan(value)]
    widest = max(points_of(text) for text in figures)
    room = width * _MOST_LABEL - widest
    once = room < points_of("0") * _BOTH_FROM
    if once:
        room = width * _MOST_SHARE_ONCE - widest
    left, right = [], []
    rows = list(shown.itertuples(name=None))
    mores = [_more(before, now) for _, before, now in rows]
    columns = [int((room - points_of(more)) / points_of("0")) for more in mores]
    within = [max(_LEAST_COLUMNS, min(_LABEL_COLUMNS, width)) for width in columns]
    names = short_names([str(name) for name, *_ in rows], within)
    for called, more, (_, before, now) in zip(names, mores, rows, strict=True):
        start = "" if once and not np.isnan(now) else f"{called} "
        left.append("" if np.isnan(before) else f"{start}{amount_text(before)}{more}")
        right.append("" if np.isnan(now) else f"{amount_text(now)} {called}{more}")
    return {"previous": left, "current": right}


def _more(before: float, now: float) -> str:
    alone = _ABSENT["previous" if np.isnan(before) else "current"]
    return f"（{alone}）" if np.isnan(before) or np.isnan(now) else ""


def _label(ax: Axes, values: pd.Series, names: list[str], limits: Limits, lead: float) -> None:
    there = [(float(value), name) for value, name in zip(values, names, strict=True) if name]
    places = spread_labels(ax, [value for value, _ in there], limits)
    left = lead < 0
    axis = 0.0 if left else 1.0
    end = axis + lead
    for place, (value, name) in zip(places, there, strict=True):
        ax.plot([axis, end], [value, place], color=MUTED, linewidth=0.6, linestyle=(0, (1, 2)))
        ax.annotate(
            name,
            (end, place),
            xytext=(-2 if left else 2, 0),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center",
            fontsize=LABEL_SIZE,
            color=INK,
        )


def _limits(pairs: pd.DataFrame) -> Limits:
    low, high = float(np.nanmin(pairs)), float(np.nanmax(pairs))
    span = (high - low) or abs(high) or 1.0
    return low - span * 0.08, high + span * 0.08


def _legend(ax: Axes, states: pd.Series) -> None:
    found = [name for name in _LOOKS if (states == name).any()]
    if found:
        lines = [Line2D([], [], linewidth=1.4, **_LOOKS[name]) for name in found]
        legend_above(ax, lines, found, handlelength=2.0)
