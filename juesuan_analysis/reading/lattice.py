"""Ruled grids from the rules that a page draws.

What makes a grid is what Camelot's vector engine takes for one, its tolerances too; that it is
found here costs a third, and spares most documents the import of Camelot. Camelot assigns whole
text lines to cells and so merges neighbours whose lines touch, and drops grids that are nearly
empty, as forms without figures are: neither is wanted.

It measures from the bottom of a page, and its means depend on that in the last digit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from juesuan_analysis.reading.fold import Rect
from juesuan_analysis.reading.grid import Box, Grid, is_grid, without_slits
from juesuan_analysis.reading.limits import check_cells

_NEAR = 2.0  # points between rules that are one, or that meet
_STRAIGHT = 0.5  # points that a level or upright rule may lean by
_JOINTS = 4  # of two rows or columns there are more
_PAIRS = 1_000_000  # of rules, looked at in one go


class Span(NamedTuple):
    """A level or upright rule: the height or column that it lies at, and where it runs."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class _Cluster:
    """Rules that hang together: positions of the level ones, and of the upright ones."""

    levels: list[int] = field(default_factory=list)
    uprights: set[int] = field(default_factory=set)


def _straight(rules: Iterable[Rect], height: float) -> tuple[list[Span], list[Span]]:
    """Give the level and the upright rules, measured from the bottom of the page."""
    levels, uprights = list[Span](), list[Span]()
    for x0, y0, x1, y1 in rules:
        left, right = (x0, x1) if x0 <= x1 else (x1, x0)
        one, other = height - y0, height - y1
        low, high = (one, other) if one <= other else (other, one)
        if high - low <= _STRAIGHT and right > left:
            levels.append(Span(low, left, right))
        if right - left <= _STRAIGHT and high > low:
            uprights.append(Span(left, low, high))
    return levels, uprights


def joined(spans: Iterable[Span]) -> list[Span]:
    """Join rules that are drawn piece by piece, or twice."""
    groups: list[list[Span]] = []
    for span in sorted(spans):
        if groups and span.at - groups[-1][-1].at <= _NEAR:
            groups[-1].append(span)
        else:
            groups.append([span])
    return [span for group in groups for span in _united(group)]


def _united(group: Sequence[Span]) -> list[Span]:
    at = sum(span.at for span in group) / len(group)
    runs: list[list[float]] = []
    for start, end in sorted((span.start, span.end) for span in group):
        if runs and start <= runs[-1][1] + _NEAR:
            runs[-1][1] = max(runs[-1][1], end)
        else:
            runs.append([start, end])
    return [Span(at, start, end) for start, end in runs]


def _crossed(levels: Sequence[Span], uprights: Sequence[Span]) -> Iterator[list[int]]:
    """Give for each level rule which upright ones it meets."""
    if not levels or not uprights:
        return
    x, low, high = np.array(uprights).T
    step = max(_PAIRS // len(uprights), 1)
    for first in range(0, len(levels), step):
        y, left, right = np.array(levels[first : first + step]).T[:, :, None]
        meets = (
            (left - _NEAR <= x) & (x <= right + _NEAR) & (low - _NEAR <= y) & (y <= high + _NEAR)
        )
        rows, columns = np.nonzero(meets)
        ends = np.searchsorted(rows, np.arange(len(meets) + 1)).tolist()
        found = columns.tolist()
        yield from (found[a:b] for a, b in pairwise(ends))


def _clusters(crossed: Sequence[Sequence[int]]) -> list[_Cluster]:
    """Find the rules that hang together, from the top of the list of level ones."""
    clusters: list[_Cluster] = []
    for level, uprights in enumerate(crossed):
        if not uprights:
            continue
        met = [one for one in clusters if not one.uprights.isdisjoint(uprights)]
        whole = met[0] if met else _Cluster()
        for other in met[1:]:
            whole.levels += other.levels
            whole.uprights |= other.uprights
            clusters.remove(other)
        if not met:
            clusters.append(whole)
        whole.levels.append(level)
        whole.uprights.update(uprights)
    return clusters


def _anchors(at: Iterable[float]) -> list[float]:
    """Make one of positions that are near: a moving mean."""
    anchors: list[float] = []
    for position in at:
        if anchors and abs(anchors[-1] - position) <= _NEAR:
            anchors[-1] = (anchors[-1] + position) / 2.0
        else:
            anchors.append(position)
    return anchors


def _index(edges: Sequence[float], at: float) -> int | None:
    """Find the first of ascending edges near a position."""
    found = bisect_left(edges, at - _NEAR)
    return found if found < len(edges) and edges[found] <= at + _NEAR else None


def _walls(
    spans: Iterable[Span], edges: Sequence[float], ends: Sequence[float]
) -> list[list[bool]]:
    """Tell for each edge of a grid along which of its cells it is ruled.

    Parameters
    ----------
    spans
        The rules that run as these edges do.
    edges, ends
        The edges, and those that cross them, both ascending. The last is not looked for: what is
        near no other is there.
    """
    count = len(ends) - 1
    walls = [[False] * count for _ in edges]
    for at, start, end in spans:
        first = _index(ends[:-1], start)
        if first is None:
            continue
        last, edge = _index(ends[:-1], end), _index(edges[:-1], at)
        for cell in range(first, count if last is None else last):
            walls[-1 if edge is None else edge][cell] = True
    walls[0] = walls[-1] = [True] * count
    return walls


def _boxes(level: Sequence[Sequence[bool]], upright: Sequence[Sequence[bool]]) -> Iterator[Box]:
    """Grow each cell right and down over missing rules, as far as it stays a rectangle."""
    rows, columns = len(level) - 1, len(upright) - 1
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        column = 0
        while column < columns:
            if (row, column) in taken:
                column += 1
                continue
            end = column + 1
            while not upright[end][row]:
                end += 1
            foot = row + 1
            while not any(level[foot][column:end]):
                foot += 1
            taken |= {(r, c) for r in range(row + 1, foot) for c in range(column, end)}
            yield Box(row, foot, column, end)
            column = end


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The box around rules that hang together."""

    left: float
    low: float
    right: float
    high: float

    def levels(self, spans: Iterable[Span]) -> list[Span]:
        """The level rules in it."""
        return [
            span
            for span in spans
            if span.start > self.left - _NEAR
            and span.end < self.right + _NEAR
            and self.low - _NEAR <= span.at <= self.high + _NEAR
        ]

    def uprights(self, spans: Iterable[Span]) -> list[Span]:
        """The upright rules in it."""
        return [
            span
            for span in spans
            if span.start > self.low - _NEAR
            and span.end < self.high + _NEAR
            and self.left - _NEAR <= span.at <= self.right + _NEAR
        ]


def _bounds(levels: Sequence[Span], uprights: Sequence[Span]) -> _Bounds:
    xs = [x for _, start, end in levels for x in (start, end)] + [span.at for span in uprights]
    ys = [y for _, start, end in uprights for y in (start, end)] + [span.at for span in levels]
    return _Bounds(min(xs), min(ys), max(xs), max(ys))


def grids_of(rules: Iterable[Rect], page: int, height: float) -> list[Grid]:
    """Find the ruled grids of a page.

    Parameters
    ----------
    rules
        Its rules, in points from the top left.
    page, height
        The number of the page, and how high it is.

    Raises
    ------
    DocumentError
        A grid has too many cells.
    """
    levels, uprights = map(joined, _straight(rules, height))
    crossed = list(_crossed(levels, uprights))
    found: dict[_Bounds, tuple[list[float], list[float]]] = {}
    for cluster in _clusters(crossed):
        own = [levels[at] for at in cluster.levels]
        xs = [uprights[at].at for level in cluster.levels for at in crossed[level]]
        ys = [levels[at].at for at in cluster.levels for _ in crossed[at]]
        if len(xs) > _JOINTS:
            found[_bounds(own, [uprights[at] for at in cluster.uprights])] = xs, ys
    grids = []
    for bounds in sorted(found, key=lambda one: one.low, reverse=True):
        xs, ys = found[bounds]
        columns = _anchors(sorted([*xs, bounds.left, bounds.right]))
        # From here on from the top down, as rows are read.
        rows = _anchors(sorted(-y for y in (*ys, bounds.low, bounds.high)))
        check_cells(len(rows) - 1, len(columns) - 1, page)
        if is_grid(len(rows) - 1, len(columns) - 1):
            across = [Span(-y, start, end) for y, start, end in bounds.levels(levels)]
            down = [Span(x, -high, -low) for x, low, high in bounds.uprights(uprights)]
            boxes = tuple(_boxes(_walls(across, rows, columns), _walls(down, columns, rows)))
            edges = tuple(height + y for y in rows)
            grids.append(without_slits(Grid(page, tuple(columns), edges, boxes)))
    return grids
