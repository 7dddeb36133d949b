"""What charts of projects share: rows with names, a title, and axes that have nothing to show."""

from __future__ import annotations

from matplotlib.axes import Axes

from juesuan_analysis.charts.below import caption, nothing
from juesuan_analysis.charts.names import short_names
from juesuan_analysis.charts.style import LABEL_SIZE
from juesuan_analysis.fonts import register

WIDTH, ROW, AROUND = 7.2, 0.34, 1.3
DOTS = 26
FULL = 100.0
_NAME_COLUMNS = 44


def name_rows(ax: Axes, names: list[str]) -> None:
    """Name the rows of a chart, the first at the top."""
    ax.set_yticks(
        range(len(names)), short_names(names, _NAME_COLUMNS), family=register(), fontsize=LABEL_SIZE
    )
    ax.set_ylim(len(names) - 0.4, -0.6)


def finish(
    ax: Axes, title: str, notes: list[str], *, own: bool, empty: bool, pad: float = 12
) -> None:
    """Set title and notes; in place of axes without figures, say that there are none."""
    if empty:
        ax.clear()
        nothing(ax)
    caption(ax, title, notes, pad=pad, own=own)
