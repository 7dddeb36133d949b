"""What kinds of indicators weigh how much."""

from __future__ import annotations

from typing import Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from juesuan_analysis.analysis.frame import amounts, require
from juesuan_analysis.analysis.rounding import rounded_shares
from juesuan_analysis.charts.below import source_of
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.project_axes import AROUND, FULL, ROW, WIDTH, finish, name_rows
from juesuan_analysis.charts.style import LABEL_SIZE, coloured, frame_off, ink_on, new_axes, style
from juesuan_analysis.charts.theme import IN_CELL, PALETTE, Looks
from juesuan_analysis.fonts import register

_LEAST = 0.03  # of the whole: a narrower part of a bar has no room for its share


@chart(
    english={
        "指标分值的构成": "Weights of indicators",
        "各类指标的分值占全部指标分值的 %": "Weights of classes in % of all indicators",
    }
)
def plot_indicator_kinds(
    data: pd.DataFrame,
    *,
    by: str = "region",
    ax: Axes | None = None,
    title: str | None = None,
    **look: Unpack[Looks],
) -> Axes:
    """Draw the weights of the classes of indicators as bars of 100%.

    Parameters
    ----------
    data
        As :func:`~juesuan_analysis.analysis.performance.indicator_kinds` (``kind``) or
        :func:`~juesuan_analysis.analysis.performance.quantified` (``target_kind``) gives it.
    by
        The column that the rows stand for.
    ax
        Axes to draw on; a new figure by default.
    title
        By default 指标分值的构成.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.
    """
    kind = "target_kind" if "target_kind" in data else "kind"
    require(data, [by, kind, "share"])
    data = data.assign(share=amounts(data["share"])).dropna(subset=[by, kind, "share"])
    table = data.pivot_table(index=by, columns=kind, values="share", aggfunc="sum").fillna(0.0)
    order = table.sum().sort_values(ascending=False).index
    printed = table.apply(rounded_shares, axis=1, digits=0)
    with style(**look):
        own, ax = ax is None, ax or new_axes(WIDTH, AROUND + 1.5 * ROW * max(len(table), 1))
        left = np.zeros(len(table))
        for at, name in enumerate(order):
            widths = table[name].to_numpy(dtype=float)
            color = PALETTE[at % len(PALETTE)]
            ax.barh(range(len(table)), widths, left=left, height=0.6, color=color, label=str(name))
            ink = ink_on(coloured(color))
            shown = printed[name] if len(table) else ()
            for row, (start, wide, whole) in enumerate(zip(left, widths, shown, strict=True)):
                if wide >= _LEAST * FULL:
                    words = ax.text(start + wide / 2, row, f"{whole:.0f}%", color=ink, gid=IN_CELL)
                    words.set(ha="center", va="center", family=register())
            left = left + widths
        name_rows(ax, [str(name) for name in table.index])
        ax.set_xlim(0, FULL)
        frame_off(ax, value_axis="x")
        ax.legend(
            ncols=len(order),
            frameon=False,
            prop={"family": register(), "size": LABEL_SIZE},
            handlelength=1.0,
            loc="lower left",
            bbox_to_anchor=(0.0, 1.0),
            borderaxespad=0.0,
        )
        notes = ["各类指标的分值占全部指标分值的 %", *source_of(data)]
        title = "指标分值的构成" if title is None else title
        finish(ax, title, notes, pad=26, own=own, empty=table.empty)
    return ax
