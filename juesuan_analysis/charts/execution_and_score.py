"""Money spent against the score that was given."""

from __future__ import annotations

from typing import Unpack

import pandas as pd
from matplotlib.axes import Axes

from juesuan_analysis.analysis.frame import amounts, require
from juesuan_analysis.charts.below import source_of
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.project_axes import DOTS, WIDTH, finish
from juesuan_analysis.charts.style import CURRENT, frame_off, new_axes, style
from juesuan_analysis.charts.theme import INK, PALETTE, RULE, Looks
from juesuan_analysis.fonts import register

_NAMED = 2  # odd projects that are named


@chart(
    english={"预算执行率与自评得分": "Budget execution and self-assessment"},
    sentences=(
        (r"横轴：全年执行数占全年预算数的 %", "Horizontal: spent in % of the full-year budget"),
        (
            r"(\d+) 个项目，其中执行率不到 80% 仍评优 (\d+) 个",
            "{0} projects, {1} excellent with under 80% spent",
        ),
    ),
)
def plot_execution_and_score(
    data: pd.DataFrame, *, ax: Axes | None = None, title: str | None = None, **look: Unpack[Looks]
) -> Axes:
    """Draw the score of each project over the share of its budget that was spent.

    Parameters
    ----------
    data
        As :func:`~juesuan_analysis.analysis.performance.execution_and_score` gives it.
    ax
        Axes to draw on; a new figure by default.
    title
        By default 预算执行率与自评得分.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.
    """
    require(data, ["rate", "score", "odd", "name"])
    data = data.assign(rate=amounts(data["rate"]), score=amounts(data["score"]))
    data = data.dropna(subset=["rate", "score"])
    with style(**look):
        own, ax = ax is None, ax or new_axes(WIDTH, 4.2)
        odd = data["odd"].astype(bool)
        for which, color in ((~odd, CURRENT), (odd, PALETTE[2])):
            part = data[which]
            ax.scatter(part["rate"], part["score"], s=DOTS, color=color, alpha=0.8, zorder=3)
        for row in data[odd].head(_NAMED).itertuples():
            at = (float(row.rate), float(row.score))  # type: ignore[arg-type]
            ax.annotate(
                str(row.name), at, (6, -3), textcoords="offset points", family=register(), color=INK
            )
        ax.axhline(90, color=PALETTE[2], linewidth=0.8, linestyle=(0, (4, 3)))
        ax.axvline(80, color=RULE, linewidth=0.8)
        ax.set_ylabel("自评得分（满分的 %）", family=register())
        ax.margins(0.06)
        frame_off(ax, value_axis="y")
        few = f"{len(data)} 个项目，其中执行率不到 80% 仍评优 {int(odd.sum())} 个"
        notes = [f"横轴：全年执行数占全年预算数的 %；{few}", *source_of(data)]
        title = "预算执行率与自评得分" if title is None else title
        finish(ax, title, notes, own=own, empty=data.empty)
    return ax
