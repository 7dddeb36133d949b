"""Lines over years, each named at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator

from juesuan_analysis.analysis.frame import amounts, first_of, require, single_rows
from juesuan_analysis.charts.below import caption, nothing, said_below
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.doubt import cross, doubt_note, doubted
from juesuan_analysis.charts.guard import one_subject
from juesuan_analysis.charts.labels import (
    Limits,
    amount_axis,
    lines_of_room,
    points_of,
    spread_labels,
)
from juesuan_analysis.charts.marks import remember, rows_by
from juesuan_analysis.charts.measured import measured, unit_note
from juesuan_analysis.charts.names import short_names
from juesuan_analysis.charts.style import LABEL_SIZE, frame_off, new_axes, style, width_points
from juesuan_analysis.charts.text import amount_text, scaled
from juesuan_analysis.charts.theme import INK, MUTED, PALETTE, PREVIOUS, Looks

_WIDTH, _HEIGHT = 7.2, 4.2
_LABEL_COLUMNS, _LEAST_COLUMNS = 28, 10
_MOST_LABEL = 0.5  # share of the width that labels may take
_FROM_ZERO = 0.5  # where the least is under this share of the largest, the axis begins at zero
_LEADER = 0.25  # of a year, between the line's end and its label
_MARGIN = 0.15
_PAD = 6.0  # keeps the first year clear of the lowest figure
_MOST_YEARS = 12
_DASHES = ("-", (0, (4, 1.5)), (0, (1, 1)))
_COLOURS = PALETTE[:3]
_LEADING: dict[str, Any] = {"color": MUTED, "linewidth": 0.6, "linestyle": (0, (1, 2)), "zorder": 2}
_BEHIND = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
_NAMED = 6


@chart(values="y", sentences=((r"灰线：其余 (\d+) 个", "Grey: the other {0}"),))
def plot_trend(
    data: pd.DataFrame,
    *,
    x: str = "year",
    y: str = "amount",
    by: str = "line",
    ax: Axes | None = None,
    title: str | None = None,
    top: int = 8,
    unit: str | None = None,
    order: Sequence[object] = (),
    limits: Limits | None = None,
    note: str | None = None,
    **look: Unpack[Looks],
) -> Axes:
    """Draw a line over the years for each thing, named at its end.

    Parameters
    ----------
    data
        One row for each ``by`` and ``x``. A missing year or amount is a gap in the line.
    x, y, by
        Columns of years, of figures (万元, or what ``unit`` or the column ``unit`` says), and of
        names.
    ax
        Axes to draw into; a new figure otherwise.
    title
        The caption.
    top
        Where there are more lines, the largest so many at their ends are named, the rest grey.
    unit
        元, 万元 or 亿元 to draw amounts in. Figures are in their ``measure_unit``; a column
        ``value`` without one says that nobody tells.
    order
        Names whose place decides their colour and dashes, for charts side by side; the rank at
        the end decides otherwise.
    limits
        Ends of the value axis in the unit of the chart, for charts side by side.
    note
        A line for below the chart.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.

    Returns
    -------
    Axes
        Lines, with a dot for a year whose neighbours are missing.

    Examples
    --------
    >>> rows = pd.DataFrame({"year": [2022, 2023, 2024], "line": "基本支出",
    ...                      "amount": [610.0, 640.0, 637.6]})
    >>> ax = plot_trend(rows)
    >>> ax.texts[0].get_text()
    '基本支出 637.60'
    """
    require(data, [x, y, by])
    one_subject(data, by, over=x)
    data, unit = measured(data, [y], unit)
    wide = _wide(data, x, y, by)
    with style(**look):
        own, ax = ax is None, ax or new_axes(_WIDTH, _HEIGHT)
        notes = [unit_note(unit)]
        known = wide.loc[:, wide.notna().any()]
        if known.empty:
            nothing(ax)
        else:
            shown = known.apply(scaled, unit=unit)
            notes += _draw(ax, shown, top, order, limits or _limits(shown))
            _remember(ax, data, shown, (x, by))
            notes += _doubts(ax, data, shown, (x, by))
        notes += _blank(wide)
        caption(ax, title, [*notes, *said_below(data, note)], own=own)
    return ax


def _wide(data: pd.DataFrame, x: str, y: str, by: str) -> pd.DataFrame:
    """Years down, with those that nobody has; names across."""
    rows = single_rows(data.dropna(subset=[x]), [by, x])
    numbers = rows.assign(**{x: rows[x].astype("int64"), y: amounts(rows[y])})
    wide = numbers.pivot(index=x, columns=by, values=y)
    if wide.empty:
        return wide
    # A blank row for each: matplotlib would join the years around one that is not there.
    return wide.reindex(range(wide.index.min(), wide.index.max() + 1))


def _draw(
    ax: Axes, wide: pd.DataFrame, top: int, order: Sequence[object], limits: Limits
) -> list[str]:
    """Draw the lines; give what has to be said about them."""
    ends = wide.ffill().iloc[-1].sort_values(ascending=False, kind="stable")
    most = int(min(top, lines_of_room(ax)))
    named, rest = list(ends.index[:most]), list(ends.index[most:])
    for name in rest:
        _line(ax, wide[name], color=PREVIOUS, linewidth=0.8, zorder=1.5)
    looks = [_look(order.index(name) if name in order else i) for i, name in enumerate(named)]
    for name, look in zip(named, looks, strict=True):
        _line(ax, wide[name], zorder=3, linewidth=1.8, **look)
    ax.set_ylim(limits)
    _years(ax, [int(year) for year in wide.index[wide.notna().any(axis=1)]])
    _name(ax, wide, dict(zip(named, looks, strict=True)), limits)
    frame_off(ax, value_axis="y")
    ax.tick_params(axis="x", pad=_PAD)
    amount_axis(ax, "y")
    told = [f"灰线：其余 {len(rest)} 个"] if rest else []
    if limits[0] > 0:
        return [*told, "纵轴不从 0 起"]
    ax.axhline(0, color=MUTED, linewidth=0.6)
    return told


def _remember(ax: Axes, data: pd.DataFrame, shown: pd.DataFrame, keys: tuple[str, str]) -> None:
    """Keep whose figure each point of a line is; a line is known by its figures."""
    rows = rows_by(data, keys)
    lines = [line for line in ax.lines if np.size(line.get_xdata()) == len(shown)]
    for name in shown.columns:
        own = shown[name].to_numpy()
        same = [n for n in lines if np.array_equal(n.get_ydata(), own, equal_nan=True)]
        whole = [rows.get((int(year), name), {}) for year in shown.index]
        remember(ax, same[:1], [whole])


def _doubts(ax: Axes, data: pd.DataFrame, shown: pd.DataFrame, keys: tuple[str, str]) -> list[str]:
    """Cross the contradicted figures, and name them below."""
    x, by = keys
    against = data[doubted(data) & data[by].isin(list(shown.columns))]
    spots = [(int(year), name) for year, name in zip(against[x], against[by], strict=True)]
    heights = [float(shown[name].get(year, np.nan)) for year, name in spots]
    cross(ax, [year for year, _ in spots], heights, INK)
    return doubt_note(f"{name} {year}" for year, name in spots)


def _look(i: int) -> dict[str, Any]:
    dashes = _DASHES[i // len(_COLOURS) % len(_DASHES)]
    return {"color": _COLOURS[i % len(_COLOURS)], "linestyle": dashes}


def _line(ax: Axes, values: pd.Series, **look: Any) -> None:  # noqa: ANN401
    """Draw a line with its gaps; a year between gaps is a dot."""
    ax.plot(values.index, values, **look)
    lone = values[values.notna() & values.shift(1).isna() & values.shift(-1).isna()]
    if len(lone):
        dots = {"color": look["color"], "zorder": look["zorder"]}
        ax.plot(lone.index, lone, linestyle="none", marker="o", markersize=5, **dots)


def _years(ax: Axes, years: list[int]) -> None:
    """Name years that have figures, as many as fit, always the last."""
    room = width_points(ax) * (1 - _MOST_LABEL) / points_of("2024 ")
    step = -(-len(years) // max(1, min(_MOST_YEARS, int(room))))
    ax.xaxis.set_major_locator(FixedLocator(years[::-1][::step][::-1]))
    ax.xaxis.set_major_formatter(lambda year, _: f"{year:.0f}")


def _name(ax: Axes, wide: pd.DataFrame, named: dict[Any, dict[str, Any]], limits: Limits) -> None:
    last = int(wide.index[-1])
    spots = [(wide[name].last_valid_index(), wide[name].dropna().iloc[-1]) for name in named]
    ends = [f" {amount_text(end)}" + (f"（{year}）" if year < last else "") for year, end in spots]
    room = width_points(ax) * _MOST_LABEL - max(points_of(end) for end in ends)
    columns = max(_LEAST_COLUMNS, min(_LABEL_COLUMNS, int(room / points_of("0"))))
    called = short_names([str(name) for name in named], columns)
    words = [name + end for name, end in zip(called, ends, strict=True)]
    span = max(1, last - int(wide.index[0]))
    widest = max(points_of(text) for text in words)
    share = min(_MOST_LABEL, widest / max(1.0, width_points(ax)))
    start = last + _LEADER * span / 3
    ax.set_xlim(
        wide.index[0] - _MARGIN * span / 3, last + (start - last + span * share) / (1 - share)
    )
    places = spread_labels(ax, [end for _, end in spots], limits)
    for look, place, (year, end), text in zip(named.values(), places, spots, words, strict=True):
        ax.plot([year, start], [end, place], **_LEADING)
        ax.annotate(
            text,
            (start, place),
            xytext=(3, 0),
            textcoords="offset points",
            va="center",
            fontsize=LABEL_SIZE,
            color=look["color"] if len(named) > 1 else INK,
            bbox=_BEHIND,
        )


def _limits(wide: pd.DataFrame) -> Limits:
    low, high = float(np.nanmin(wide)), float(np.nanmax(wide))
    if low >= 0 and (low == high or low < _FROM_ZERO * high):
        low = 0.0
    span = (high - low) or abs(high) or 1.0
    return (low if low == 0 else low - span * 0.1), high + span * 0.1


def _blank(wide: pd.DataFrame) -> list[str]:
    """Name what has no figure in any year."""
    names = first_of(wide.columns[~wide.notna().any()], _NAMED, "个")
    return [f"没有数：{names}"] if names else []
