"""Last year beside this year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from juesuan_analysis.analysis.frame import amounts, require
from juesuan_analysis.charts.below import caption, nothing, source_of
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.doubt import doubt_note, doubted, hatch, restated_note, signed
from juesuan_analysis.charts.grid import hues_above
from juesuan_analysis.charts.guard import one_subject
from juesuan_analysis.charts.labels import number_text, points_of
from juesuan_analysis.charts.language import said
from juesuan_analysis.charts.marks import named, remember
from juesuan_analysis.charts.measured import measured, unit_note
from juesuan_analysis.charts.rows import arranged, end_behind, room_beside, row_labels, rows_of_room
from juesuan_analysis.charts.style import (
    CURRENT,
    LABEL_SIZE,
    frame_off,
    new_axes,
    style,
    width_points,
)
from juesuan_analysis.charts.text import amount_text, percent_text, scaled, wrapped, year_names
from juesuan_analysis.charts.theme import INK, MUTED, PREVIOUS, Looks

_WIDTH, _HEIGHT = 7.2, 4.2
_ROW, _AROUND = 0.5, 1.6  # inches for each pair of horizontal bars, and for the rest
_COLUMN_POINTS = 64.0  # the room that one amount needs above its column, at least
_LABEL_COLUMNS = 36
_AROUND_AMOUNT = 1.8  # what columns and the gaps around them need, by the width of an amount
_LEGEND_POINTS = 24.0  # the legend stands between title and chart
_HEADROOM = 1.16
_UPRIGHT = 4
_TOO_LARGE, _MANIFOLD = 100_000, "逾 1,000 倍"  # %: of a base near nothing; nobody reads on
_WITHOUT_RATE = {"缺上年": "缺上年数，未比较", "缺本年": "缺本年数，未比较", "新增": "上年为 0"}
_WITHOUT_RATE |= {"口径变化": "口径变化，未比较"}


@chart(
    figure="current",
    english={
        "新增": "New",
        "口径变化": "Scope changed",
        "上年为 0": "previous year 0",
        "缺上年数，未比较": "no previous figure",
        "缺本年数，未比较": "no current figure",
        "口径变化，未比较": "scope changed, not compared",
        "缺本年": "No current figure",
        "由负转正": "From negative to positive",
        "由正转负": "From positive to negative",
        "逾 1,000 倍": "over 1,000 times",
        "上年数：上年度决算公开": "Previous year: its own disclosure",
        "上年数：按情况说明所述增减推算": (
            "Previous year: from the changes that the narrative states"
        ),
        "情况说明和上年决算均未给出上年数": "No figure for the previous year is published",
        "部分项目无上年数": "Some items have no figure for the previous year",
    },
    sentences=((r"另有 (\d+) 项较小的未画", "{0} smaller items not shown"),),
)
def plot_change(
    data: pd.DataFrame,
    *,
    ax: Axes | None = None,
    title: str | None = None,
    unit: str | None = None,
    order: Sequence[object] = (),
    **look: Unpack[Looks],
) -> Axes:
    """Draw last year's amounts beside this year's, with the change and its rate.

    Parameters
    ----------
    data
        Rows with ``label``, ``current``, ``previous``, ``change``, ``rate`` and ``state``, in
        万元, as :func:`~juesuan_analysis.analysis.change` and
        :func:`~juesuan_analysis.analysis.chart_data` give them; ``year``, ``department`` and
        ``previous_source`` are told below the chart where they are there.
    ax
        Axes to draw into; a new figure otherwise.
    title
        The caption.
    unit
        元, 万元 or 亿元; chosen by the largest amount otherwise.
    order
        Names in the order to draw them, for charts side by side; others come after,
        as the data has them.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.

    Returns
    -------
    Axes
        Columns for up to four items where they have room, else a row for each item. On small
        axes the largest items are drawn, and the rest is counted below.
    """
    require(data, ["label", "current", "previous", "change", "rate", "state"])
    one_subject(data, "label")
    data, unit = measured(data, ["current", "previous", "change"], unit)
    data = data.assign(rate=amounts(data["rate"])).iloc[arranged(list(data["label"]), order)]
    with style(**look):
        own = ax is None
        if ax is None:
            height = _HEIGHT if len(data) <= _UPRIGHT else _ROW * len(data) + _AROUND
            ax = new_axes(_WIDTH, height)
        notes = [unit_note(unit), *_said(data), *source_of(data)]
        notes += restated_note(data, "label")
        notes += doubt_note(data.loc[doubted(data), "label"])
        if data[["current", "previous"]].isna().all(axis=None):
            nothing(ax)
            caption(ax, title, notes, own=own)
            return ax
        if len(data) <= min(_UPRIGHT, _columns_with_room(ax, data, unit)):
            _columns(ax, data, unit)
        else:
            shown = _largest(data, rows_of_room(ax, own=own, lines=2))
            _rows(ax, shown, unit)
            notes += [f"另有 {left} 项较小的未画"] if (left := len(data) - len(shown)) else []
        drawn = data if len(ax.containers[0]) == len(data) else shown
        for bars in ax.containers[-2:]:
            remember(ax, bars, named(drawn, "label", drawn["label"]))
        _legend(ax, data)
        caption(ax, title, notes, pad=_LEGEND_POINTS)
    return ax


def _largest(data: pd.DataFrame, most: int | None) -> pd.DataFrame:
    """Keep the rows with the largest amounts, in their order."""
    if most is None or len(data) <= most:
        return data
    # Below zero, so that a row without any figure comes behind one of nought.
    largest: pd.Series = data[["current", "previous"]].abs().max(axis=1).fillna(-1.0)
    return data.iloc[sorted((-largest.to_numpy()).argsort(kind="stable")[:most])]


def _columns_with_room(ax: Axes, data: pd.DataFrame, unit: str) -> float:
    widest = max(points_of(_amount(value)) for value in scaled(_both(data), unit))
    return width_points(ax) / max(_COLUMN_POINTS, widest * _AROUND_AMOUNT) / 2


def _amount(value: float) -> str:
    return "无数" if np.isnan(value) else amount_text(value)


def _pair(data: pd.DataFrame, unit: str) -> list[tuple[str, pd.Series, str]]:
    return [
        ("previous", scaled(data["previous"], unit), PREVIOUS),
        ("current", scaled(data["current"], unit), CURRENT),
    ]


def _both(data: pd.DataFrame) -> pd.Series:
    return pd.Series(np.concatenate([data["current"], data["previous"]]))


def _columns(ax: Axes, data: pd.DataFrame, unit: str) -> None:
    width = 0.3
    places = np.arange(len(data))
    for side, (_, values, colour) in zip((-1, 1), _pair(data, unit), strict=True):
        at = places + side * (width / 2 + 0.01)
        hatch(ax.bar(at, values, width, color=colour), doubted(data))
        for x, value in zip(at, values, strict=True):
            _write(ax, x, value, upright=True)
    room = int(width_points(ax) / len(data) / LABEL_SIZE * 2)
    names = signed(list(map(str, data["label"])), doubted(data))
    told = zip(names, _told(data, unit), strict=True)
    labels = [f"{wrapped(said(label), room)}\n{said(words)}" for label, words in told]
    ax.set_xticks(places, labels, linespacing=1.6)
    margin = 0.6 if len(data) > 1 else 0.9
    ax.set_xlim(-margin, len(data) - 1 + margin)
    _limits(ax, data, unit)
    # Fixing ticks widens the axis to the outermost: its limits are set once more.
    ax.set_yticks(ax.get_yticks(), [number_text(y) for y in ax.get_yticks()])
    _limits(ax, data, unit)
    frame_off(ax, value_axis="y")
    ax.tick_params(axis="y", labelcolor=MUTED)
    ax.axhline(0, color=MUTED, linewidth=0.6)


def _rows(ax: Axes, data: pd.DataFrame, unit: str) -> None:
    height = 0.36
    places = np.arange(len(data))[::-1]
    signs = signed(list(map(str, data["label"])), doubted(data))
    names = row_labels(ax, signs, _LABEL_COLUMNS)
    beside = {
        "previous": [""] * len(data),
        "current": [f"（{words}）" for words in _told(data, unit, rate_only=True)],
    }
    ends: list[float] = []
    texts: list[str] = []
    for side, (name, values, colour) in zip((1, -1), _pair(data, unit), strict=True):
        at = places + side * height / 2
        hatch(ax.barh(at, values, height, color=colour), doubted(data))
        for y, value, more in zip(at, values, beside[name], strict=True):
            _write(ax, y, value, upright=False, more=more)
        ends += list(values.fillna(0.0).clip(lower=0.0))
        texts += [_amount(value) + more for value, more in zip(values, beside[name], strict=True)]
    low = min(0.0, float(np.nan_to_num(scaled(_both(data), unit)).min())) * 1.05
    ax.set_yticks(places, names)
    right = end_behind(low, ends, texts, room_beside(ax, names))
    ax.set(ylim=(-0.6, len(data) - 0.4), xlim=(low, right if right > low else 1.0))
    frame_off(ax, value_axis="x")
    ax.set_xticks([])


def _write(ax: Axes, place: float, value: float, *, upright: bool, more: str = "") -> None:
    """Write an amount at the end of its bar; a blank amount is said, not drawn as nothing."""
    known = not np.isnan(value)
    end = value if known else 0.0
    spot, shift = (
        ((place, end), (0, -4 if end < 0 else 4)) if upright else ((max(end, 0), place), (4, 0))
    )
    ax.annotate(
        _amount(value) + more,
        spot,
        xytext=shift,
        textcoords="offset points",
        ha="center" if upright else "left",
        va="center" if not upright else "top" if end < 0 else "bottom",
        fontsize=LABEL_SIZE,
        color=INK if known else MUTED,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1} if upright else None,
    )


def _told(data: pd.DataFrame, unit: str, *, rate_only: bool = False) -> list[str]:
    """Say each row's change in words: 减少 130.05（−13.14%）."""
    changes = scaled(data["change"], unit)
    return [
        _words(str(state), change, rate, rate_only)
        for state, change, rate in zip(data["state"], changes, data["rate"], strict=True)
    ]


def _words(state: str, change: float, rate: float, rate_only: bool) -> str:
    # 持平 says more than 增加 0.00（0.00%）.
    if np.isnan(rate) or change == 0:
        return _WITHOUT_RATE.get(state, state)
    rated = _MANIFOLD if rate >= _TOO_LARGE else percent_text(rate, signed=True)
    if rate_only:
        return rated
    verb = "增加" if change > 0 else "减少"
    return f"{verb} {amount_text(abs(change))}（{rated}）"


def _limits(ax: Axes, data: pd.DataFrame, unit: str) -> None:
    values = scaled(_both(data), unit)
    low, high = min(0.0, values.min()), max(0.0, values.max())
    span = (high - low) or 1.0
    bottom = low - span * 0.1 if low < 0 else 0.0
    ax.set_ylim(bottom, low + span * _HEADROOM)


def _legend(ax: Axes, data: pd.DataFrame) -> None:
    previous, current = year_names(data)
    first = {previous: PREVIOUS} if data["previous"].notna().any() else {}
    hues_above(ax, first | {current: CURRENT})


def _said(data: pd.DataFrame) -> list[str]:
    """Say where last year's figures come from."""
    if "previous_source" not in data:
        return []
    told = {"上年决算": "上年数：上年度决算公开", "情况说明": "上年数：按情况说明所述增减推算"}
    found = [words for source, words in told.items() if (data["previous_source"] == source).any()]
    if data["previous_source"].isna().any():
        found.append("情况说明和上年决算均未给出上年数" if not found else "部分项目无上年数")
    return found
