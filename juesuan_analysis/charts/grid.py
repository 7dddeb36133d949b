"""What charts of cells share: names of rows and columns, hatched blanks, a legend above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from juesuan_analysis.charts.labels import points_of
from juesuan_analysis.charts.names import short_names
from juesuan_analysis.charts.style import LABEL_SIZE, POINTS, grow, height_points

NO_DATA = "无数据"
_MOST_BELOW, _LEAST_BELOW = 36, 8
_MOST_HEIGHT = 0.5  # share of the height that upright names may take
# matplotlib draws a hatch in the colour of the edge, also of one that has no width.
_HATCH: dict[str, Any] = {
    "facecolor": "white",
    "hatch": "////",
    "edgecolor": "#9A9A9A",
    "linewidth": 0,
}


def row_names(index: pd.Index) -> list[str]:
    """Name rows by their last level where that is enough, else by all of them."""
    if not isinstance(index, pd.MultiIndex):
        return [str(name) for name in index]
    last = index.get_level_values(-1)
    if last.is_unique:
        return [str(name) for name in last]
    return [" ".join(map(str, name)) for name in index]


def all_years(matrix: pd.DataFrame) -> pd.DataFrame:
    """Add the years between the first and the last that a matrix does not have."""
    columns = matrix.columns
    if len(columns) == 0 or not pd.api.types.is_integer_dtype(columns.dtype):
        return matrix
    return matrix.reindex(columns=range(int(columns.min()), int(columns.max()) + 1))


def hatch_missing(ax: Axes, matrix: pd.DataFrame) -> bool:
    """Hatch the blank cells; say whether there are any."""
    missing = matrix.isna().to_numpy()
    for row, column in zip(*missing.nonzero(), strict=True):
        ax.add_patch(Rectangle((column, row), 1, 1, **_HATCH))
    return bool(missing.any())


def no_data() -> Patch:
    """Give the swatch of blank cells for a legend."""
    return Patch(label=NO_DATA, **_HATCH)


def name_cells(
    ax: Axes, rows: Sequence[str], columns: Sequence[str], *, most: int, width: float, own: bool
) -> None:
    """Name rows at the left and columns below.

    Names have ``most`` half-width columns; those of columns of ``width`` points stand upright
    where they are wider. A chart's ``own`` figure grows by them; in axes of the caller they are
    cut.
    """
    names = short_names(columns, _MOST_BELOW)
    upright = bool(names) and max(points_of(name) for name in names) + 4 > width
    if upright and own:
        grow(ax, max(points_of(name) for name in names) / POINTS)
    elif upright:
        room = int(height_points(ax) * _MOST_HEIGHT / points_of("0"))
        names = short_names(columns, max(_LEAST_BELOW, min(_MOST_BELOW, room)))
    rotation = 90 if upright else 0
    ax.set_yticks([i + 0.5 for i in range(len(rows))], short_names(rows, most))
    ax.set_xticks([i + 0.5 for i in range(len(columns))], names, rotation=rotation)
    ax.set(xlim=(0, len(columns)), ylim=(len(rows), 0))
    ax.spines[:].set_visible(False)
    ax.grid(visible=False)


def hues_above(ax: Axes, hues: Mapping[str, str]) -> None:
    """Name the colours of bars between title and chart."""
    patches = [Patch(color=colour) for colour in hues.values()]
    legend_above(ax, patches, [*hues], handlelength=1, handleheight=1)


def legend_above(ax: Axes, handles: Sequence[Any], labels: Sequence[str], **more: Any) -> None:  # noqa: ANN401
    """Set a legend between title and chart."""
    ax.legend(
        handles,
        labels,
        loc="lower right",
        bbox_to_anchor=(1, 1),
        frameon=False,
        borderaxespad=0.2,
        columnspacing=1.2,
        fontsize=LABEL_SIZE,
        **{"ncols": max(1, len(labels)), "handlelength": 1.2, "handleheight": 1.2, **more},
    )
