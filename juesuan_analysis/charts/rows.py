"""Room in charts of rows: names at the left, bars, and words behind the bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matplotlib.axes import Axes

from juesuan_analysis.charts.labels import lines_of_room, points_of
from juesuan_analysis.charts.names import short_names
from juesuan_analysis.charts.style import GROWS, LABEL_SIZE, width_points
from juesuan_analysis.charts.theme import INK

_MOST_NAME = 0.42  # share of the width that names may take
_LEAST_COLUMNS = 8
_MOST_WORDS = 0.75  # share of the axes that words behind a bar may take
_GAP = 10.0  # points between a bar, its words and the edge


def row_labels(ax: Axes, names: Iterable[object], most: int) -> list[str]:
    """Shorten names of rows to ``most`` half-width columns, and to what the axes have room for."""
    room = int(width_points(ax) * GROWS * _MOST_NAME / points_of("0"))
    return short_names([str(name) for name in names], max(_LEAST_COLUMNS, min(most, room)))


def arranged(names: Sequence[object], order: Sequence[object]) -> list[int]:
    """Places of names in an order; those that it does not name come after, as they stand.

    Examples
    --------
    >>> arranged(["甲", "乙", "丙"], ["丙", "没有的"])
    [2, 0, 1]
    """
    if isinstance(order, str):
        order = [order]
    # Reversed, so that of a name that is given twice the first place counts.
    rank = {name: place for place, name in reversed(list(enumerate(order)))}
    return sorted(range(len(names)), key=lambda i: rank.get(names[i], len(order)))


def room_beside(ax: Axes, names: Iterable[str]) -> float:
    """Width in points that is left to the bars when the names have taken theirs."""
    taken = max((points_of(line) for name in names for line in name.split("\n")), default=0.0)
    return max(1.0, width_points(ax) * GROWS - taken)


def end_behind(low: float, ends: Sequence[float], words: Sequence[str], room: float) -> float:
    """Find the end of the axis at which the words behind every bar still fit."""
    shares = [min(_MOST_WORDS, (points_of(text) + _GAP) / room) for text in words]
    # Words take a share of the axis, and the axis grows with them: hence the division.
    return max(low + (end - low) / (1 - share) for end, share in zip(ends, shares, strict=True))


def write_behind(
    ax: Axes, words: str, end: float, place: float, *, color: str = INK, gap: float = 4
) -> None:
    """Write words behind the end of a bar."""
    ax.annotate(
        words,
        (end, place),
        xytext=(gap, 0),
        textcoords="offset points",
        va="center",
        fontsize=LABEL_SIZE,
        color=color,
    )


def rows_of_room(ax: Axes, *, own: bool, lines: int = 1) -> int | None:
    """Count the rows of ``lines`` lines that fit; as many as there are in a chart's own figure."""
    return None if own else max(1, int(lines_of_room(ax) / lines))
