"""Figures that other figures contradict are marked, and the chart says so below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from juesuan_analysis.analysis.frame import amounts, first_of
from juesuan_analysis.analysis.standings import contradicted
from juesuan_analysis.charts.text import amount_text

SIGN = "×"  # the carried font has it
HATCH = "xxxx"
_SHOWN = 4
_ROUNDING = 0.015  # what two rounded amounts may differ by


def doubted(data: pd.DataFrame) -> pd.Series:
    """Whether each row's figure is contradicted, or made of one that is."""
    return contradicted(data) > 0


def hatch(bars: BarContainer, which: Iterable[bool], colour: str = "white") -> None:
    """Hatch the bars of contradicted figures."""
    for bar, against in zip(bars, which, strict=False):
        # A hatch is seen in greyscale, too, and leaves the length of the bar alone.
        if against:
            bar.set(hatch=HATCH, edgecolor=colour, linewidth=0)


def cross(ax: Axes, xs: Sequence[Any], ys: Sequence[Any], colour: str) -> None:
    """Set a cross on the points of contradicted figures."""
    if len(xs):
        ax.plot(
            xs,
            ys,
            linestyle="none",
            marker="x",
            markersize=7,
            markeredgewidth=1.6,
            color=colour,
            zorder=5,
        )


def signed(words: Sequence[str], which: Sequence[bool] | np.ndarray | pd.Series) -> list[str]:
    """Write the sign before the words of contradicted figures."""
    return [f"{SIGN} {text}" if flag else text for text, flag in zip(words, which, strict=True)]


def restated_note(data: pd.DataFrame, label: str) -> list[str]:
    """Say below the chart where this year's document tells last year otherwise than last year's.

    Examples
    --------
    >>> rows = pd.DataFrame({"line": ["基本支出"], "previous": [10.0], "previous_stated": [9.0],
    ...                      "restated": [-1.0]})
    >>> restated_note(rows, "line")
    ['上年数有重述：基本支出 上年公开 10.00，本年称 9.00（万元）']
    """
    if not {"previous", "previous_stated", "restated"} <= set(data.columns):
        return []
    by = amounts(data["restated"])
    rows = data[by.abs() > _ROUNDING]
    told = [
        f"{name} 上年公开 {amount_text(own)}，本年称 {amount_text(stated)}"
        for name, own, stated in zip(
            rows[label].astype("str"),
            amounts(rows["previous"]),
            amounts(rows["previous_stated"]),
            strict=True,
        )
    ]
    listed = first_of(told, _SHOWN, "处", "；")
    return [f"上年数有重述：{listed}（万元）"] if told else []


def doubt_note(names: Iterable[object]) -> list[str]:
    """Say below the chart whose figures are contradicted."""
    told = first_of(dict.fromkeys(names), _SHOWN, "处")
    return [f"带 {SIGN} 的数与别的数矛盾，未经证实：{told}"] if told else []
