"""Ruled grids filled with the characters that stand in them: the tables of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from juesuan_analysis.facts import Place
from juesuan_analysis.facts.table import Cell, Table
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.grid import Box, Grid

_LEAST_CELLS = 4  # with text: less is a frame around something
_LINE = 0.5  # of a character's height: further down is the next line
# A frame around running text has one cell that holds it all; in tables of projects the longest
# cell seen, the yearly objective, has less than half of the characters.
_MOST_IN_ONE = 0.8


def tables_of(grids: Iterable[Grid], chars: Sequence[Char]) -> list[Table]:
    """Fill the grids of a page; frames and charts are no tables."""
    filled = (_filled(grid, chars) for grid in grids)
    return [table for table in filled if is_table(table)]


def is_table(table: Table) -> bool:
    """Whether a filled grid tells something in rows and columns."""
    sizes = [len(cell.text) for cell in table.cells() if cell.text]
    columns = {cell.column for cell in table.cells() if cell.text}
    return (
        len(sizes) >= _LEAST_CELLS and len(columns) > 1 and max(sizes) < _MOST_IN_ONE * sum(sizes)
    )


def is_inside(place: Place, table: Table) -> bool:
    """Whether the middle of a place stands in a table of its page."""
    box = table.place
    x, y = (place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2
    return place.page == table.page and box.x0 < x < box.x1 and box.y0 < y < box.y1


def _filled(grid: Grid, chars: Sequence[Char]) -> Table:
    inside: dict[Box, list[Char]] = defaultdict(list)
    at = {(r, c): b for b in grid.boxes for r in range(b.r0, b.r1) for c in range(b.c0, b.c1)}
    for char in chars:
        x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
        box = at.get((bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1))
        if box is not None:
            inside[box].append(char)
    cells = [_cell(grid, box, inside[box]) for box in sorted(grid.boxes)]
    rows = [tuple(cell for cell in cells if cell.row == r) for r in range(grid.shape[0])]
    return Table(grid.page, tuple(rows))


def _cell(grid: Grid, box: Box, chars: Sequence[Char]) -> Cell:
    place = Place(grid.page, grid.xs[box.c0], grid.ys[box.r0], grid.xs[box.c1], grid.ys[box.r1])
    spans = box.r1 - box.r0, box.c1 - box.c0
    return Cell(_text(chars), place, box.r0, box.c0, *spans)


def _text(chars: Sequence[Char]) -> str:
    """Join characters in the order of the text layer, with a break where the line drops."""
    pieces: list[str] = []
    last: Char | None = None
    for char in chars:
        if last and abs(char.y - last.y) > _LINE * max(char.y1 - char.y0, last.y1 - last.y0):
            pieces.append("\n")
        pieces.append(char.text)
        last = char
    return "".join(pieces)
