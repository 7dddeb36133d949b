"""Ruled grids from Camelot: the boxes of the cells, without Camelot's own filling of them.

Camelot assigns whole text lines to cells and so merges neighbours whose lines touch; it also drops
grids that are nearly empty, as forms without figures are. Here it finds rules, cells and spans.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from playa.miner import LTLine, LTPage

from juesuan_analysis.lazily import later, without
from juesuan_analysis.reading.fold import Rect
from juesuan_analysis.reading.grid import Box, Grid, is_grid, without_slits
from juesuan_analysis.reading.limits import check_cells

# Camelot plots with the one and gives frames of the other: most of what its import takes.
with without("matplotlib"), later("pandas"):
    from camelot.core import Cell, Table
    from camelot.parsers import Lattice


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
        return not is_grid(*table.shape)

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
            if box[1] - row > 1 or box[3] - column > 1:  # most are one cell
                taken |= {(r, c) for r in range(box.r0, box.r1) for c in range(box.c0, box.c1)}
    return tuple(boxes)


def grid_of(table: Any, page: int, height: float) -> Grid:  # noqa: ANN401
    """Take the grid out of one of Camelot's tables on a page of this height."""
    check_cells(len(table.rows), len(table.cols), page)
    xs = (*(x for x, _ in table.cols), table.cols[-1][1])
    ys = (*(height - y for y, _ in table.rows), height - table.rows[-1][1])
    return without_slits(Grid(page, tuple(xs), tuple(ys), _boxes(table)))


def _rule(x0: float, y0: float, x1: float, y1: float) -> LTLine:
    """Give a rule as Camelot wants it."""
    rule = LTLine()
    rule.set_bbox((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    rule.stroke = True
    return rule


def grids_of(
    path: Path, page: int, rules: Iterable[Rect], size: tuple[float, float], engine: str
) -> list[Grid]:
    """Find the ruled grids of a page, from the rules that it draws or also those of its picture.

    Parameters
    ----------
    path, page, size
        The PDF, the number of the page, and how wide and high it is.
    rules
        The rules drawn on it, in points from the top left.
    engine
        Camelot's: ``vector`` for the drawn rules alone, or ``combined``, which is slower by far.
    """
    width, height = size
    layout = LTPage(page, (0, 0, width, height))
    for x0, y0, x1, y1 in rules:
        layout.add(_rule(x0, height - y0, x1, height - y1))
    parser = GridParser(engine=engine)
    parser.prepare_page_parse(str(path), layout, size, page, [], [], [], "", {})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Camelot warns of every page without a table
        return [grid_of(table, page, height) for table in parser.extract_tables()]
