"""A table that a page prints: what stands in its cells, and where."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan_analysis.facts.values import Place
from juesuan_analysis.frozen import frozen


@frozen
class Cell:
    """A cell of a table, merged ones being one cell.

    ``text`` keeps the breaks between its lines. ``row`` and ``column`` are those of its top left
    corner, counted from 0; ``row_span`` and ``column_span`` say how many it covers.
    """

    text: str
    place: Place
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@frozen
class Table:
    """A ruled table of one page. Each row holds the cells that begin in it, from the left."""

    page: int
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def place(self) -> Place:
        """The rectangle around the table."""
        places = [cell.place for cell in self.cells()]
        return Place(
            self.page,
            min(p.x0 for p in places),
            min(p.y0 for p in places),
            max(p.x1 for p in places),
            max(p.y1 for p in places),
        )

    def cells(self) -> Iterator[Cell]:
        """Every cell, row by row."""
        for row in self.rows:
            yield from row
