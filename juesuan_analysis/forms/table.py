"""A grid with what stands in its cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from juesuan_analysis.facts import Place
from juesuan_analysis.forms.tokens import Token
from juesuan_analysis.reading.grid import Box, Grid


@dataclass(frozen=True)
class Table:
    """A grid with its texts: ``owner`` maps base cells to boxes, ``tokens`` to their numbers.

    ``texts`` are squeezed; ``asides`` is what stands in boxes beside numbers, as it is.
    """

    grid: Grid
    owner: dict[tuple[int, int], Box]
    texts: dict[Box, str]
    tokens: dict[tuple[int, int], tuple[Token, ...]]
    asides: dict[Box, str] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """Text of the merged cell that covers a base cell."""
        return self.texts.get(self.owner[row, column], "")

    @cached_property
    def row_texts(self) -> list[list[str]]:
        """Texts of the merged cells of each base row, each once, from the left."""
        rows, columns = self.grid.shape
        boxes = (dict.fromkeys(self.owner[r, c] for c in range(columns)) for r in range(rows))
        return [[self.texts.get(box, "") for box in row] for row in boxes]

    def number(self, row: int, column: int) -> str:
        """The printed numbers in a base cell, joined."""
        return " ".join(token.text for token in self.tokens.get((row, column), ()))

    def place(self, row: int, column: int) -> Place:
        """Where the merged cell that covers a base cell stands."""
        box, grid = self.owner[row, column], self.grid
        return Place(grid.page, grid.xs[box.c0], grid.ys[box.r0], grid.xs[box.c1], grid.ys[box.r1])
