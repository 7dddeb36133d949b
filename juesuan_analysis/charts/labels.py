"""Labels that do not overlap, clean ticks, and what a chart says below itself."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from juesuan_analysis.charts.language import said
from juesuan_analysis.charts.style import LABEL_SIZE, POINTS, width_points
from juesuan_analysis.charts.text import width_of
from juesuan_analysis.charts.theme import MUTED

Limits = tuple[float, float]
_TICKS = 5
_LEAST_INSIDE = 2  # characters that are worth an open bracket
_LINE = 1.35  # height of a line of labels, in their size
_BESIDE, _TICK_GAP = 0.75, 12.0  # names of rows may stand at the left of a horizontal axis
_SAFE = 0.8  # layout engines take about so much of the axes for titles and ticks


def shortened(text: str, columns: int) -> str:
    """Cut the end of a long name with …, counted in half-width columns.

    Where several names begin alike, see :func:`~juesuan_analysis.charts.names.short_names`.

    Examples
    --------
    >>> shortened("东湖区农业农村局（乡村振兴局）", 22)
    '东湖区农业农村局…'
    >>> shortened("枣庄市台儿庄区人民政府办公室", 16)
    '枣庄市台儿庄区…'
    """
    if width_of(text) <= columns:
        return text
    kept = text
    while kept and width_of(f"{kept}…") > columns:
        kept = kept[:-1]
    # A bracket that is not closed says nothing.
    whole, _, inside = kept.rpartition("（")
    return f"{whole if whole and len(inside) < _LEAST_INSIDE else kept}…"


def middle_cut(text: str, columns: int) -> str:
    """Cut the middle of an equation; its sides tell it from others.

    Examples
    --------
    >>> middle_cut("表2 合计：本年收入合计 = 财政拨款收入 + 其他收入", 32)
    '表2 合计：本年…收入 + 其他收入'
    """
    if width_of(text) <= columns:
        return text
    head, tail = text[: len(text) // 2], text[len(text) // 2 :]
    while head and tail and width_of(f"{head}…{tail}") > columns:
        head, tail = (head[:-1], tail) if width_of(head) > width_of(tail) else (head, tail[1:])
    return f"{head.rstrip()}…{tail.lstrip()}"


def spread(places: Sequence[float], gap: float, limits: Limits) -> list[float]:
    """Move places apart as little as possible, so that neighbours are ``gap`` apart.

    Pool adjacent violators: the least sum of squared moves.

    Examples
    --------
    >>> spread([1.0, 1.0, 5.0], 1.0, (0.0, 9.0))
    [0.5, 1.5, 5.0]
    """
    order = np.argsort(places, kind="stable")
    pools: list[list[float]] = []
    for rank, i in enumerate(order):
        pools.append([places[i] - rank * gap, 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, n), (b, m) = pools[-2:]
            pools[-2:] = [[(a * n + b * m) / (n + m), n + m]]
    level = np.repeat([pool[0] for pool in pools], [int(pool[1]) for pool in pools])
    low, high = limits
    level = np.clip(level, low, max(low, high - gap * (len(places) - 1)))
    moved = np.empty(len(places))
    moved[order] = level + gap * np.arange(len(places))
    return [float(place) for place in moved]


def spread_labels(ax: Axes, places: Sequence[float], limits: Limits) -> list[float]:
    """Move the heights of labels (in data units) apart by a line each."""
    gap = (limits[1] - limits[0]) / lines_of_room(ax)
    return spread(places, gap, (limits[0] + gap / 2, limits[1] - gap / 2))


def lines_of_room(ax: Axes) -> float:
    """Count the lines of labels that fit beside each other from bottom to top of the axes."""
    figure = ax.get_figure(root=True)
    inches = 0.0 if figure is None else ax.get_window_extent().height / figure.dpi
    return max(1.0, inches * POINTS * _SAFE / (LABEL_SIZE * _LINE))


def points_of(text: str) -> float:
    """Width of a label in points, nearly."""
    return width_of(said(text)) * LABEL_SIZE / 2


def number_text(value: float) -> str:
    """Write a tick: thousands separators, a true minus, no exponent.

    Examples
    --------
    >>> number_text(0.1 + 0.2), number_text(-1.25e10)
    ('0.3', '−12,500,000,000')
    """
    # Ten digits, so that 0.1 + 0.2 is written 0.3; only a Decimal writes those without an exponent.
    return f"{Decimal(f'{value:.10g}'):,f}".replace("-", "−")


def amount_axis(ax: Axes, which: Literal["x", "y"], ticks: int = _TICKS) -> None:
    """Give the value axis a few round ticks, as many as have room beside each other."""
    if which == "x":
        # As wide as ticks will be, which are round, not as the ends of the axis are.
        ends = [points_of(number_text(float(f"{end:.2g}"))) for end in ax.get_xlim()]
        ticks = max(1, min(ticks, int(width_points(ax) * _BESIDE / (max(ends) + _TICK_GAP))))
    else:
        ticks = max(1, min(ticks, int(lines_of_room(ax) / 2)))
    axis = ax.xaxis if which == "x" else ax.yaxis
    axis.set_major_locator(MaxNLocator(nbins=ticks, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(FuncFormatter(lambda value, _: number_text(value)))
    ax.tick_params(axis=which, labelcolor=MUTED)
