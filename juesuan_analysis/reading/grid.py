"""Ruled grids from Camelot: the boxes of the cells, without Camelot's own filling of them.

Camelot assigns whole text lines to cells and so merges neighbours whose lines touch; it also drops
grids that are nearly empty, as forms without figures are. Here it finds rules, cells and spans.
"""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from playa.miner import LTLine, LTPage

from juesuan_analysis.lazily import later, without
from juesuan_analysis.reading.limits import SIDE, check_cells
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.rules import read_rules
from juesuan_analysis.reading.upright import frame_of, is_as_shown

# Camelot plots with the one and gives frames of the other: most of what its import takes.
with without("matplotlib"), later("pandas"):
    from camelot.core import Cell, Table
    from camelot.parsers import Lattice

_MIN_COLUMNS = 2  # a page may hold one last row
_SLIT = 4.0  # points between the rules of two cells: too narrow for text


class Box(NamedTuple):
    """A merged cell: base rows ``r0 <= r < r1`` and base columns ``c0 <= c < c1``."""

    r0: int
    r1: int
    c0: int
    c1: int


@dataclass(frozen=True, slots=True)
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


class _Ruled(Table):  # type: ignore[misc]
    """Camelot's table without its DataFrame."""

    def __init__(self, cols: Sequence[tuple[float, float]], rows: Any) -> None:  # noqa: ANN401
        self.cols, self.rows = cols, rows
        self.cells = [[Cell(c[0], r[1], c[1], r[0]) for c in cols] for r in rows]
        self.shape = (len(rows), len(cols))


class GridParser(Lattice):  # type: ignore[misc]
    """Camelot's lattice parser, keeping grids and leaving the text alone."""

    def _initialize_new_table(self, _index: int, bbox: Any, cols: Any, rows: Any) -> _Ruled:  # noqa: ANN401
        table = _Ruled(cols, rows)
        table._bbox = bbox
        return table

    def _document_has_no_text(self) -> bool:
        return False

    def _reject_table(self, table: Any) -> bool:  # noqa: ANN401
        rows, columns = table.shape
        return bool(rows < 1 or columns < _MIN_COLUMNS)  # rules that touch no other have no rows

    def record_parse_metadata(self, table: Any) -> None:  # noqa: ANN401
        """Note nothing: there is no text to judge."""


def _rectangle(table: Any, row: int, column: int) -> Box:  # noqa: ANN401
    """Grow the cell right and down over missing rules, as far as it stays a rectangle."""
    cells = table.cells
    r1, c1 = row + 1, column + 1
    while c1 < len(table.cols) and not cells[row][c1 - 1].right and not cells[row][c1].left:
        c1 += 1
    while r1 < len(table.rows) and not any(
        cells[r1 - 1][c].bottom or cells[r1][c].top for c in range(column, c1)
    ):
        r1 += 1
    return Box(row, r1, column, c1)


def _boxes(table: Any) -> tuple[Box, ...]:  # noqa: ANN401
    taken: set[tuple[int, int]] = set()
    boxes = []
    for row in range(len(table.rows)):
        for column in range(len(table.cols)):
            if (row, column) in taken:
                continue
            box = _rectangle(table, row, column)
            boxes.append(box)
            taken |= {(r, c) for r in range(box.r0, box.r1) for c in range(box.c0, box.c1)}
    return tuple(boxes)


def grid_of(table: Any, page: int, height: float) -> Grid:  # noqa: ANN401
    """Take the grid out of one of Camelot's tables on a page of this height."""
    check_cells(len(table.rows), len(table.cols), page)
    xs = (*(x for x, _ in table.cols), table.cols[-1][1])
    ys = (*(height - y for y, _ in table.rows), height - table.rows[-1][1])
    return _without_slits(Grid(page, tuple(xs), tuple(ys), _boxes(table)))


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


def _without_slits(grid: Grid) -> Grid:
    """Close the slits between cells that each have a frame of their own, as browsers draw them."""
    (xs, columns), (ys, rows) = _closed(grid.xs), _closed(grid.ys)
    if len(xs) == len(grid.xs) and len(ys) == len(grid.ys):
        return grid
    boxes = (Box(rows[b.r0], rows[b.r1], columns[b.c0], columns[b.c1]) for b in grid.boxes)
    return Grid(grid.page, xs, ys, tuple(b for b in boxes if b.r0 < b.r1 and b.c0 < b.c1))


def _rule(x0: float, y0: float, x1: float, y1: float) -> LTLine:
    """Give a rule as Camelot wants it."""
    rule = LTLine()
    rule.set_bbox((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    rule.stroke = True
    return rule


def _layout(document: Pdf, index: int) -> LTPage:
    """Lay a page's rules out for Camelot, which measures from the bottom left."""
    frame = frame_of(document, index)
    width, height = frame.size
    layout = LTPage(index + 1, (0, 0, width, height))
    for x0, y0, x1, y1 in read_rules(document, index, frame):
        layout.add(_rule(x0, height - y0, x1, height - y1))
    return layout


def _find(document: Pdf, path: Path, pages: Sequence[int], engine: str) -> Iterator[Grid]:
    parser = GridParser(engine=engine)
    for number in pages:
        layout = _layout(document, number - 1)
        size = layout.bbox[2], layout.bbox[3]
        # Camelot renders a page as it is shown, and a huge one at length.
        if engine == "combined" and (max(size) > SIDE or not is_as_shown(document, number - 1)):
            continue
        parser.prepare_page_parse(str(path), layout, size, number, [], [], [], "", {})
        for table in parser.extract_tables():
            yield grid_of(table, number, size[1])


def find_grids(
    document: Pdf, path: Path, pages: Sequence[int], with_amounts: Collection[int]
) -> list[Grid]:
    """Find the ruled grids on the given pages (from 1), top to bottom within a page.

    Pages ``with_amounts`` on which the rules drawn in the PDF give no grid are looked at again as
    an image, which is slower by far.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Camelot warns of every page without a table
        grids = list(_find(document, path, pages, "vector"))
        left = sorted(set(with_amounts) - {grid.page for grid in grids})
        grids += _find(document, path, left, "combined")
    return sorted(grids, key=lambda grid: (grid.page, grid.ys[0]))
