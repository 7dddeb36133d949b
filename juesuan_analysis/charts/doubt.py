"""Figures that other figures contradict are marked, and the chart says so below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from juesuan_analysis.analysis.standings import contradicted

SIGN = "×"  # the carried font has it
HATCH = "xxxx"
_SHOWN = 4


def doubted(data: pd.DataFrame) -> pd.Series:
    """Whether each row's figure is contradicted, or made of one that is."""
    return contradicted(data) > 0


def hatch(bars: BarContainer, which: Iterable[bool], colour: str = "white") -> None:
    """Hatch the bars of contradicted figures."""
    for bar, against in zip(bars, which, strict=False):
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


def doubt_note(names: Iterable[object]) -> list[str]:
    """Say below the chart whose figures are contradicted."""
    told = list(dict.fromkeys(str(name) for name in names))
    if not told:
        return []
    more = f" 等 {len(told)} 处" if len(told) > _SHOWN else ""
    return [f"带 {SIGN} 的数与别的数矛盾，未经证实：{'、'.join(told[:_SHOWN])}{more}"]
