"""How the scores of projects are spread."""

from __future__ import annotations

from typing import Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from juesuan_analysis.analysis.frame import amounts, require
from juesuan_analysis.charts.below import source_of
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.project_axes import AROUND, DOTS, FULL, ROW, WIDTH, finish, name_rows
from juesuan_analysis.charts.style import CURRENT, frame_off, new_axes, style
from juesuan_analysis.charts.theme import MUTED, PALETTE, Looks
from juesuan_analysis.fonts import register

GRADE_LINES = ((60.0, "中"), (80.0, "良"), (90.0, "优"))
_SPREAD = 0.30


def _spread(values: pd.Series) -> np.ndarray:
    """Set equal values beside one another, so that each is seen."""
    # Dots nearer than a tenth of a point cover one another.
    order = values.groupby(values.round(1)).cumcount()
    sizes = values.groupby(values.round(1)).transform("size")
    step = 2 * _SPREAD / np.maximum(sizes - 1, 6)
    return np.asarray((order - (sizes - 1) / 2) * step)


@chart(
    english={
        "项目自评得分的分布": "Self-assessment scores of projects",
        "自评得分（满分的 %）": "Score (% of full marks)",
        "得分为满分的百分比；虚线为等级线": "Scores in % of full marks; dashed: grades",
    },
    sentences=((r"(\d+) 个，满分 (\d+) 个", "{0}, full marks {1}"),),
)
def plot_scores(
    data: pd.DataFrame,
    *,
    by: str = "region",
    ax: Axes | None = None,
    title: str | None = None,
    **look: Unpack[Looks],
) -> Axes:
    """Draw the scores of projects, one dot each, with the lines of the grades.

    Parameters
    ----------
    data
        As :func:`~juesuan_analysis.analysis.performance.score_distribution` gives it.
    by
        The column that the rows stand for.
    ax
        Axes to draw on; a new figure by default.
    title
        By default 项目自评得分的分布.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.
    """
    require(data, [by, "share"])
    data = data.assign(share=amounts(data["share"])).dropna(subset=["share"])
    names = sorted(data[by].dropna().unique(), key=str)
    with style(**look):
        own, ax = ax is None, ax or new_axes(WIDTH, AROUND + 2 * ROW * max(len(names), 1))
        for at, name in enumerate(names):
            shares = data.loc[data[by] == name, "share"].astype("float64")
            ax.scatter(shares, at + _spread(shares), s=DOTS, color=CURRENT, alpha=0.75, zorder=3)
            told = f"{len(shares)} 个，满分 {int((shares >= FULL).sum())} 个"
            ax.text(
                max(FULL, shares.max()) + 1.2, at, told, va="center", family=register(), color=MUTED
            )
        for least, grade in GRADE_LINES:
            ax.axvline(least, color=PALETTE[2], linewidth=0.8, linestyle=(0, (4, 3)))
            ax.text(
                least, -0.62, grade, ha="left", va="bottom", family=register(), color=PALETTE[2]
            )
        name_rows(ax, [str(name) for name in names])
        low = min(55.0, float(data["share"].min()) - 3 if len(data) else 55.0)
        ax.set_xlim(low, FULL + 14)
        frame_off(ax, value_axis="x")
        notes = ["得分为满分的百分比；虚线为等级线", *source_of(data)]
        title = "项目自评得分的分布" if title is None else title
        finish(ax, title, notes, pad=18, own=own, empty=not names)
    return ax
