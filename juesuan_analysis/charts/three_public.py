"""“三公”经费: final accounts ranked, each against its budget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from juesuan_analysis.analysis.frame import FrameError, held, require, single_rows
from juesuan_analysis.charts.below import caption, nothing, said_below
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.doubt import doubt_note, doubted, hatch, signed
from juesuan_analysis.charts.grid import legend_above
from juesuan_analysis.charts.labels import Limits, points_of
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
from juesuan_analysis.charts.text import amount_text, scaled
from juesuan_analysis.charts.theme import INK, MUTED, PALETTE, Looks
from juesuan_analysis.vocabulary.cells import TOTAL
from juesuan_analysis.vocabulary.lines import THREE_PUBLIC

_NO_FINAL = "无决算数"
_WIDTH, _ROW, _AROUND = 7.2, 0.3, 1.4
_BAR, _MARKER = 0.6, 0.42
_OVER = PALETTE[2]
_LABEL_COLUMNS = 28
_LEGEND_POINTS = 20.0
_MOST_WORDS = 0.75  # share of the room beside the names


@chart(
    values="x",
    figure="final",
    english={
        "“三公”经费": "Three-public expenses",
        "决算数超预算": "Above budget",
        "预算": "Budget",
        "超": "over",
        "无决算数": "no final account",
        "无预算数": "no budget",
    },
    sentences=(
        (r"项目：(.+)", "Item: {0}"),
        (r"预算数：(.+)", "Budget: {0}"),
        (r"预算 ([−\d,.]+)", "budget {0}"),
        (r"另有 (\d+) 个未画", "{0} more not shown"),
        (r"没有“三公”经费(.+)的数", "No figures: {0}"),
    ),
)
def plot_three_public(
    data: pd.DataFrame,
    *,
    item: str = TOTAL,
    ax: Axes | None = None,
    title: str | None = None,
    label: str | None = None,
    unit: str | None = None,
    order: Sequence[object] = (),
    limits: Limits | None = None,
    note: str | None = None,
    **look: Unpack[Looks],
) -> Axes:
    """Rank final accounts of “三公”经费, with a mark where the budget was.

    Parameters
    ----------
    data
        Rows of one year with ``item``, ``budget`` and ``final`` in 万元, as
        :func:`~juesuan_analysis.analysis.three_public` and
        :func:`~juesuan_analysis.analysis.district_totals` give them.
    item
        Which of the six items.
    ax
        Axes to draw into; a new figure otherwise.
    title
        The caption.
    label
        The column that names the bars; ``department`` where there is one, else ``region``.
    unit
        万元 or 亿元; chosen by the amounts otherwise.
    order
        Names in the order to draw them, for charts side by side; others come after,
        the largest first.
    limits
        Ends of the value axis in the unit of the chart, for charts side by side.
    note
        A line for below the chart.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.

    Returns
    -------
    Axes
        Bars, the largest first, in another colour and with 超 where they exceed the budget. What
        has no final account comes last and says so. On small axes the first are drawn, and the
        rest is counted below.

    Examples
    --------
    >>> rows = pd.DataFrame({"department": ["甲局", "乙局"], "item": "合计",
    ...                      "budget": [10.0, 5.0], "final": [8.0, 6.0]})
    >>> ax = plot_three_public(rows)
    >>> [text.get_text() for text in ax.texts]
    ['8.00（预算 10.00）', '6.00（预算 5.00，超）']
    """
    require(data, ["item", "budget", "final"])
    label = label or next(iter(held(data, ("department", "region"))), "department")
    require(data, [label])
    item = _item(data, item)
    rows = single_rows(data[data["item"] == item], [label])
    rows, unit = measured(rows, ["final", "budget"], unit)
    pairs = rows.set_index(label)[["budget", "final"]]
    against = set(rows.loc[doubted(rows), label])
    ranked = pairs.sort_values("final", ascending=False, kind="stable", na_position="last")
    ranked = ranked.iloc[arranged(list(ranked.index), order)]
    with style(**look):
        own, ax = ax is None, ax or new_axes(_WIDTH, _ROW * len(ranked) + _AROUND)
        notes = [unit_note(unit), *([f"项目：{item}"] if item != TOTAL else [])]
        if ranked.notna().any(axis=None):
            shown = ranked.iloc[: rows_of_room(ax, own=own)]
            _draw(ax, shown.apply(scaled, unit=unit), limits, against)
            remember(ax, ax.containers[-1], named(rows, label, shown.index))
            notes += doubt_note(name for name in shown.index if name in against)
            notes += [f"另有 {left} 个未画"] if (left := len(ranked) - len(shown)) else []
        else:
            nothing(ax, f"没有“三公”经费{item}的数")
        notes += [*_budgets(rows), *said_below(rows, note)]
        caption(ax, title, notes, pad=_LEGEND_POINTS, own=own)
    return ax


def _item(data: pd.DataFrame, wanted: str) -> str:
    """The item that is meant: its name, or a part that one item of the data has."""
    there = list(dict.fromkeys(data["item"].dropna().astype("str")))
    if wanted in there or not there:
        return wanted
    if wanted in THREE_PUBLIC:
        return wanted  # an item that these departments do not have
    holding = [name for name in there if wanted and wanted in name]
    if len(holding) == 1:
        return holding[0]
    what = f"“{wanted}”可能是{'、'.join(holding)}" if holding else f"没有“{wanted}”这一项"
    raise FrameError(f"{what}。数据里有：{'、'.join(there)}")


def _draw(ax: Axes, ranked: pd.DataFrame, limits: Limits | None, against: set[object]) -> None:
    places = np.arange(len(ranked))[::-1]
    over = (ranked["final"] > ranked["budget"]).to_numpy()
    doubt = [name in against for name in ranked.index]
    colours = np.where(over, _OVER, CURRENT)
    hatch(ax.barh(places, ranked["final"].fillna(0.0), _BAR, color=colours), doubt)
    budget = ranked["budget"].to_numpy()
    low, high = places - _MARKER, places + _MARKER
    # White behind the mark: ink on the dark bar would not be seen.
    ax.vlines(budget, low, high, color="white", linewidth=4, zorder=3)
    ax.vlines(budget, low, high, color=INK, linewidth=2, zorder=3.1)
    names = row_labels(ax, signed(list(map(str, ranked.index)), doubt), _LABEL_COLUMNS)
    words = _words_in(ranked, room_beside(ax, names))
    # Behind the bar or the budget's mark, whichever reaches farther; never left of nought.
    ends = np.fmax(np.nan_to_num(ranked.max(axis=1).to_numpy()), 0.0)
    inks = np.where(ranked["final"].isna(), MUTED, INK)
    for place, end, text, ink in zip(places, ends, words, inks, strict=True):
        write_behind(ax, text, end, place, color=str(ink), gap=6)
    ax.set_yticks(places, names)
    xlim = limits or _limits(ranked, ends, words, room_beside(ax, names))
    ax.set(ylim=(-0.6, len(ranked) - 0.4), xlim=xlim)
    frame_off(ax, value_axis="x")
    ax.grid(visible=False)
    ax.set_xticks([])
    ax.axvline(0, color=MUTED, linewidth=0.6)
    _legend(ax, over)


def _words_in(ranked: pd.DataFrame, room: float) -> list[str]:
    """Write final accounts with their budgets; without, where the budgets leave no room to bars."""
    pairs = [(float(budget), float(final)) for budget, final in ranked.to_numpy()]
    words = [_words(*pair) for pair in pairs]
    if max(map(points_of, words)) <= room * _MOST_WORDS:
        return words
    return [
        (_NO_FINAL if np.isnan(final) else amount_text(final))
        + ("（超）" if final > budget else "")
        for budget, final in pairs
    ]


def _words(budget: float, final: float) -> str:
    said = _NO_FINAL if np.isnan(final) else amount_text(final)
    against = "无预算数" if np.isnan(budget) else f"预算 {amount_text(budget)}"
    return f"{said}（{against}{'，超' if final > budget else ''}）"


def _limits(ranked: pd.DataFrame, ends: np.ndarray, words: list[str], room: float) -> Limits:
    low = min(0.0, float(np.nanmin(ranked)))
    high = end_behind(low, list(ends), words, room)
    return low, high if high > low else low + 1.0


def _legend(ax: Axes, over: np.ndarray) -> None:
    bars = [("决算数", CURRENT, not over.all()), ("决算数超预算", _OVER, bool(over.any()))]
    handles: list[object] = [Patch(color=colour) for _, colour, there in bars if there]
    names = [name for name, _, there in bars if there]
    mark = Line2D([], [], linestyle="none", marker="|", color=INK, markersize=9)
    mark.set_markeredgewidth(2)
    legend_above(ax, [*handles, mark], [*names, "预算数"])


def _budgets(rows: pd.DataFrame) -> list[str]:
    """Say which budget it is, where the data knows."""
    if "budget_kind" not in rows:
        return []
    kinds = rows["budget_kind"].dropna().unique().tolist()
    return [f"预算数：{'、'.join(map(str, kinds))}"] if kinds else []
