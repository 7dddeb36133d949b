"""Ruled tables: the edges of their columns and rows, and the boxes of their cells."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from juesuan_analysis.frozen import frozen

_MIN_COLUMNS = 2  # a page may hold one last row
_SLIT = 4.0  # points between the rules of two cells: too narrow for text


class Box(NamedTuple):
    """A merged cell: base rows ``r0 <= r < r1`` and base columns ``c0 <= c < c1``."""

    r0: int
    r1: int
    c0: int
    c1: int


@frozen
class Grid:
    """A ruled table: edges of its base columns and rows (points from the top left), its boxes."""

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Number of base rows and base columns."""
        return len(self.ys) - 1, len(self.xs) - 1

    def parts(self, rows: Sequence[int]) -> list[Grid]:
        """Cut the grid above each of the given base rows, at which no box spans two of them."""
        if not rows:
            return [self]
        ends = [0, *rows, self.shape[0]]
        return [self._part(a, b) for a, b in itertools.pairwise(ends)]

    def _part(self, start: int, stop: int) -> Grid:
        boxes = (
            Box(box.r0 - start, min(box.r1, stop) - start, box.c0, box.c1)
            for box in self.boxes
            if start <= box.r0 < stop
        )
        return Grid(self.page, self.xs, self.ys[start : stop + 1], tuple(boxes))


def is_grid(rows: int, columns: int) -> bool:
    """Whether cells make a table; rules that touch no other have no rows."""
    return rows >= 1 and columns >= _MIN_COLUMNS


def _closed(edges: Sequence[float]) -> tuple[tuple[float, ...], list[int]]:
    """Make one edge of edges a slit apart; and tell for each edge which one it is now."""
    groups: list[list[float]] = []
    for edge in edges:
        if groups and edge - groups[-1][-1] < _SLIT:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    at = [number for number, group in enumerate(groups) for _ in group]
    return tuple(sum(group) / len(group) for group in groups), at


def without_slits(grid: Grid) -> Grid:
    """Close the slits between cells that each have a frame of their own, as browsers draw them."""
    (xs, columns), (ys, rows) = _closed(grid.xs), _closed(grid.ys)
    if len(xs) == len(grid.xs) and len(ys) == len(grid.ys):
        return grid
    boxes = (Box(rows[b.r0], rows[b.r1], columns[b.c0], columns[b.c1]) for b in grid.boxes)
    return Grid(grid.page, xs, ys, tuple(b for b in boxes if b.r0 < b.r1 and b.c0 < b.c1))
