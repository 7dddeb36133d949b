"""What the colours of a heat map stand for, and which they are."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd
from matplotlib.colors import LinearSegmentedColormap, Normalize, TwoSlopeNorm, to_hex, to_rgb

from juesuan_analysis.analysis.frame import FrameError
from juesuan_analysis.charts.labels import Limits
from juesuan_analysis.charts.style import CURRENT, coloured, in_grey
from juesuan_analysis.charts.theme import PALETTE, PAPER

SCALES = ("linear", "log", "row")
_LIGHTEST, _MIDDLE = 0.06, 0.45  # shares of the colour at the light end and in the middle


def shaded(
    matrix: pd.DataFrame, scale: Literal["linear", "log", "row"]
) -> tuple[pd.DataFrame | None, list[str]]:
    """What colours stand for, from 0 to 1, and how the chart says so; None for the figures.

    Examples
    --------
    >>> shaded(pd.DataFrame({2023: [1.0, 10.0], 2024: [100.0, 20.0]}), "log")[0].round(2)
       2023  2024
    0   0.0  1.00
    1   0.5  0.65
    """
    if scale == "linear":
        return None, []
    if scale == "row":
        low, high = matrix.min(axis=1), matrix.max(axis=1)
        span = (high - low).where(high > low, 1.0)
        return matrix.sub(low, axis=0).div(span, axis=0), ["颜色按行：每行从最小到最大"]
    if (matrix < 0).any(axis=None):
        raise FrameError('有负数，不能用对数颜色（scale="log"）')
    logs = matrix.where(matrix > 0).map(np.log10)
    least, most = float(np.nanmin(logs)), float(np.nanmax(logs))
    tints: pd.DataFrame = (logs - least) / ((most - least) or 1.0)
    # Nought has no logarithm, and is the least that there is.
    return tints.where(matrix != 0, 0.0), ["颜色按对数"]


def colours_of(
    matrix: pd.DataFrame, limits: Limits | None, center: float
) -> tuple[Normalize, LinearSegmentedColormap]:
    """The colours of figures, and how figures become them; two hues about ``center``."""
    low, high = limits or (float(np.nanmin(matrix)), float(np.nanmax(matrix)))
    if low < center < high:
        most = max(center - low, high - center)
        # As far to both sides: else a small deficit would be as dark as a large surplus.
        return TwoSlopeNorm(center, center - most, center + most), _two_hues()
    if low < center:
        return Normalize(low, center if limits is None else high), _one_hue().reversed()
    low = low if limits else center
    return Normalize(low, high if high > low else low + 1.0), _one_hue()


def _one_hue() -> LinearSegmentedColormap:
    """From the paper to the first colour of the theme or palette."""
    hue = coloured(CURRENT)
    return LinearSegmentedColormap.from_list(
        "up", [_tint(hue, _LIGHTEST), _tint(hue, _MIDDLE), hue]
    )


def _two_hues() -> LinearSegmentedColormap:
    """From the third colour over the paper to the second; from light to dark where all is grey."""
    if in_grey():
        return LinearSegmentedColormap.from_list(
            "both", [_tint(coloured(CURRENT), share) for share in (_LIGHTEST, _MIDDLE, 1.0)]
        )
    low, high = coloured(PALETTE[2]), coloured(PALETTE[1])
    return LinearSegmentedColormap.from_list("both", [low, _tint(low, _LIGHTEST), high])


def _tint(hue: str, share: float) -> str:
    """So much of a colour in the paper."""
    paper, full = to_rgb(coloured(PAPER)), to_rgb(hue)
    red, green, blue = (p + (f - p) * share for p, f in zip(paper, full, strict=True))
    return to_hex((red, green, blue))
