"""What drove the change of a total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from juesuan_analysis.analysis.frame import amounts, first_of, require, single_rows
from juesuan_analysis.charts.below import caption, nothing, said_below
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.doubt import doubt_note, doubted, hatch, restated_note, signed
from juesuan_analysis.charts.grid import hues_above
from juesuan_analysis.charts.guard import one_subject
from juesuan_analysis.charts.labels import Limits, amount_axis
from juesuan_analysis.charts.marks import named, remember
from juesuan_analysis.charts.measured import measured, unit_note
from juesuan_analysis.charts.rows import (
    arranged,
    end_behind,
    room_beside,
    row_labels,
    rows_of_room,
    write_behind,
)
from juesuan_analysis.charts.style import CURRENT, frame_off, new_axes, style
from juesuan_analysis.charts.text import amount_text, scaled, year_names
from juesuan_analysis.charts.theme import MUTED, PALETTE, PREVIOUS, Looks

_WIDTH, _ROW, _AROUND = 7.2, 0.32, 1.5
_BAR = 0.62
_UP, _DOWN = PALETTE[1], PALETTE[2]
_LEGEND_POINTS = 20.0
_LABEL_COLUMNS = 28
_CUT_BELOW = 0.25  # changes that move less than this share of the total are shown on a cut axis
_LEFT_ROOM = 0.12
_SHOWN = 5


@chart(
    values="x",
    figure="change",
    english={"横轴不从 0 起": "The axis does not begin at 0"},
    sentences=(
        (r"没有变动：(\d+) 项", "Unchanged: {0} items"),
        (r"缺上年或本年数，未计入：(.+)", "Left out for want of a year: {0}"),
        (r"没有两年都有数的项目，未画图", "No item has figures in both years"),
    ),
)
def plot_waterfall(
    data: pd.DataFrame,
    *,
    ax: Axes | None = None,
    title: str | None = None,
    label: str = "line",
    top: int = 8,
    unit: str | None = None,
    order: Sequence[object] = (),
    limits: Limits | None = None,
    note: str | None = None,
    **look: Unpack[Looks],
) -> Axes:
    """Draw what took a total from last year to this year.

    Parameters
    ----------
    data
        One row for each part, no total rows, with ``current``, ``previous`` and ``change`` in
        万元, as :func:`~juesuan_analysis.analysis.change` and
        :func:`~juesuan_analysis.analysis.contribution` give them. A part without a ``change`` is
        in neither total, and named below.
    ax
        Axes to draw into; a new figure otherwise.
    title
        The caption.
    label
        The column that names the parts.
    top
        So many parts are shown, and fewer on small axes, the largest changes first; the rest is
        one bar, 其他.
    unit
        元, 万元 or 亿元; chosen by the amounts otherwise.
    order
        Names in the order to draw them, for charts side by side; others come after,
        the largest changes first.
    limits
        Ends of the axis in the unit of the chart, for charts side by side.
    note
        A line for below the chart.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.

    Returns
    -------
    Axes
        Rows: last year's sum, the changes, this year's sum. Where the changes are small beside
        the total the axis does not begin at zero, and the chart says so.

    Examples
    --------
    >>> parts = pd.DataFrame({"line": ["基本支出", "项目支出"], "current": [11.0, 8.0],
    ...                       "previous": [10.0, 10.0], "change": [1.0, -2.0]})
    >>> ax = plot_waterfall(parts)
    >>> [text.get_text() for text in ax.texts]
    ['20.00', '−2.00', '+1.00', '19.00']
    """
    require(data, [label, "current", "previous", "change"])
    one_subject(data, label)
    data, unit = measured(data, ["current", "previous", "change"], unit)
    known = single_rows(data, [label])[data["change"].notna()]
    if ax is not None and (room := rows_of_room(ax, own=False)) is not None:
        # Both totals and 其他 take a row each.
        top = max(1, min(top, room - 3))
    steps = _steps(known, label, top)
    steps = steps.iloc[arranged(list(steps.index), [str(name) for name in order])]
    before, now = (float(amounts(known[side]).sum()) for side in ("previous", "current"))
    with style(**look):
        own, ax = ax is None, ax or new_axes(_WIDTH, _ROW * (len(steps) + 2) + _AROUND)
        notes = [
            unit_note(unit),
            *doubt_note(data.loc[doubted(data), label]),
            *restated_note(data, label),
            *_unchanged(known),
            *_unknown(data, label),
        ]
        if known.empty:
            nothing(ax, "没有两年都有数的项目，未画图")
        else:
            both = scaled(pd.Series([before, now]), unit)
            years = year_names(data)
            against = set(known.loc[doubted(known), label].astype("str"))
            flags = [False, *(name in against for name in steps.index), False]
            called = signed([years[0], *steps.index, years[1]], flags)
            names = row_labels(ax, called, _LABEL_COLUMNS)
            ends = (both[0], both[1])
            bars, words = _draw(ax, scaled(steps, unit), *ends, limits, names)
            hatch(bars, flags)
            remember(ax, bars[1:-1], named(known, label, steps.index))
            notes += words
            hues_above(ax, {"增加": _UP, "减少": _DOWN})
        caption(ax, title, [*notes, *said_below(data, note)], pad=_LEGEND_POINTS, own=own)
    return ax


def _steps(known: pd.DataFrame, label: str, top: int) -> pd.Series:
    changes = pd.Series(amounts(known["change"]).to_numpy(), index=list(known[label].astype("str")))
    moved: pd.Series = changes[changes != 0].sort_values(key=abs, ascending=False, kind="stable")
    # 其他 1 项 would take the row that this one has by its own name.
    if len(moved) <= top + 1:
        return moved
    rest = moved.iloc[top:]
    tail = pd.Series({f"其他 {len(rest)} 项": rest.sum()})
    shown: pd.Series = pd.concat([moved.iloc[:top], tail])
    return shown


def _draw(
    ax: Axes, steps: pd.Series, before: float, now: float, limits: Limits | None, names: list[str]
) -> tuple[BarContainer, list[str]]:
    """Draw the rows; give the bars, and what has to be said about the axis."""
    levels = before + np.concatenate([[0.0], steps.cumsum()])
    rows = np.arange(len(steps) + 2)[::-1]
    starts = [0.0, *levels[:-1], 0.0]
    widths = [before, *steps, now]
    colours = [PREVIOUS, *(_UP if step > 0 else _DOWN for step in steps), CURRENT]
    bars = ax.barh(rows, widths, _BAR, left=starts, color=colours)
    for row, level in zip(rows[:-1], levels, strict=True):
        ax.plot([level, level], [row - 1 + _BAR / 2, row - _BAR / 2], color=MUTED, linewidth=0.7)
    words = [amount_text(width, signed=0 < i <= len(steps)) for i, width in enumerate(widths)]
    low = limits[0] if limits else _least(levels)
    ends = [max(start, start + width, low) for start, width in zip(starts, widths, strict=True)]
    high = limits[1] if limits else _most(ends, low, words, room_beside(ax, names))
    for row, end, text in zip(rows, ends, words, strict=True):
        write_behind(ax, text, end, row)
    ax.set_yticks(rows, names)
    ax.set(ylim=(-0.6, len(rows) - 0.4), xlim=(low, high))
    frame_off(ax, value_axis="x")
    amount_axis(ax, "x")
    if low > 0:
        _break(ax, rows[[0, -1]])
        return bars, ["横轴不从 0 起"]
    ax.axvline(0, color=MUTED, linewidth=0.6)
    return bars, []


def _break(ax: Axes, rows: np.ndarray) -> None:
    """Cut the bars whose beginning the axis leaves out."""
    across = ax.get_yaxis_transform()
    for row in rows:
        for x in (0.02, 0.03):
            ends = [row - _BAR / 2, row + _BAR / 2]
            ax.plot([x, x + 0.012], ends, transform=across, color="white", linewidth=1.5)


def _least(levels: np.ndarray) -> float:
    low, high = float(levels.min()), float(levels.max())
    span = high - low
    if low <= 0 or span == 0 or span > _CUT_BELOW * high:
        return low - (max(high, 0.0) - low) * _LEFT_ROOM if low < 0 else 0.0
    return max(0.0, low - span * 2 * _LEFT_ROOM)


def _most(ends: list[float], low: float, words: list[str], room: float) -> float:
    high = end_behind(low, ends, words, room)
    return high if high > low else low + 1.0


def _unchanged(known: pd.DataFrame) -> list[str]:
    count = int((known["change"] == 0).sum())
    return [f"没有变动：{count} 项"] if count else []


def _unknown(data: pd.DataFrame, label: str) -> list[str]:
    """Name the parts that cannot be compared."""
    names = first_of(data.loc[data["change"].isna(), label].astype("str"), _SHOWN, "项")
    return [f"缺上年或本年数，未计入：{names}"] if names else []
