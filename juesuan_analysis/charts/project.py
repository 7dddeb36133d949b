"""The indicators of one project: what each could reach, and what it was given."""

from __future__ import annotations

from typing import Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from juesuan_analysis.analysis.frame import amounts, require
from juesuan_analysis.charts.below import source_of
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.project_axes import AROUND, ROW, WIDTH, finish, name_rows
from juesuan_analysis.charts.style import CURRENT, frame_off, new_axes, style
from juesuan_analysis.charts.theme import MUTED, PALETTE, PREVIOUS, Looks
from juesuan_analysis.fonts import register


@chart(
    english={
        "浅色为分值，深色为得分（未得满分的为赭色）；右侧为指标值 → 完成值": (
            "Light: weight; dark: score (ochre: not in full); at the right: target → actual"
        )
    }
)
def plot_project(
    data: pd.DataFrame, *, ax: Axes | None = None, title: str | None = None, **look: Unpack[Looks]
) -> Axes:
    """Draw the indicators of one project: what each could reach and what it was given.

    Parameters
    ----------
    data
        Rows of ``store.indicators()`` of one project and origin.
    ax
        Axes to draw on; a new figure by default.
    title
        By default the project's id.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.
    """
    require(data, ["project_id", "level1", "level3", "weight", "score", "target", "actual"])
    rows = data.reset_index(drop=True)
    names = rows["level3"].fillna(rows["level2"]).fillna(rows["level1"]).fillna("")
    # Said once where it begins, as the merged cell of the printed table says it.
    first = rows["level1"].ne(rows["level1"].shift())
    labels = [
        f"{group}｜{name}" if begins else str(name)
        for group, name, begins in zip(rows["level1"].fillna(""), names, first, strict=True)
    ]
    weights, scores = amounts(rows["weight"]), amounts(rows["score"])
    with style(**look):
        own, ax = ax is None, ax or new_axes(WIDTH, AROUND + ROW * len(rows))
        places = np.arange(len(rows))
        ax.barh(places, weights.fillna(0.0), height=0.62, color=PREVIOUS)
        short = scores < weights
        colors = [PALETTE[2] if low else CURRENT for low in short]
        ax.barh(places, scores.fillna(0.0), height=0.34, color=colors)
        for at, row in enumerate(rows.itertuples()):
            shown = [str(v) for v in (row.target, row.actual) if isinstance(v, str)]
            end = float(weights.fillna(0.0).iloc[at])
            told = " → ".join(shown)
            ax.text(end + 0.4, at, told, va="center", family=register(), color=MUTED)
        name_rows(ax, labels)
        ax.set_xlim(0, float(weights.max(skipna=True) or 10) * 1.9)
        frame_off(ax, value_axis="x")
        told = "浅色为分值，深色为得分（未得满分的为赭色）；右侧为指标值 → 完成值"
        given = str(rows["project_id"].iloc[0]) if len(rows) else ""
        title = given if title is None else title
        finish(ax, title, [told, *source_of(rows)], own=own, empty=rows.empty)
    return ax
