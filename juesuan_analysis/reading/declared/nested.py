"""Tables within tables: what only sets a page out is no table, what holds figures is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from juesuan_analysis.reading.declared.values import Block, CellText, Paragraph, TextTable

_ROWS = 2  # with two texts: fewer are no table, if it holds others


@dataclass(slots=True)
class Nested:
    """A table being read: its cells, and what stands in those that hold other tables."""

    name: str
    cells: list[CellText] = field(default_factory=list)
    inner: dict[tuple[int, int], Sequence[Block]] = field(default_factory=dict)
    _at: dict[tuple[int, int], int] = field(default_factory=dict)

    def add(self, row: int, column: int, size: tuple[int, int], found: Sequence[Block]) -> CellText:
        """Take a cell of this size with what stands in it."""
        text = "\n".join(block.text for block in found if isinstance(block, Paragraph))
        name = f"{self.name}/第{row + 1}行第{column + 1}列"
        cell = CellText(row, column, *size, text, name)
        self._at[row, column] = len(self.cells)
        self.cells.append(cell)
        if any(not isinstance(block, Paragraph) for block in found):
            self.inner[row, column] = found
        return cell

    def lengthen(self, cell: CellText) -> CellText:
        """Let a cell reach one row farther down."""
        longer = replace(cell, rows=cell.rows + 1)
        self.cells[self._at[cell.row, cell.column]] = longer
        return longer


def unnested(table: Nested) -> Iterator[Block]:
    """Give a table and those within it one after the other.

    One that holds others, and itself hardly a row of two texts, only sets the page out: its texts
    are paragraphs. So are those of a table of one column.
    """
    held = [cell for cell in table.cells if cell.text.strip()]
    in_row = Counter(cell.row for cell in held)
    full = sum(number > 1 for number in in_row.values())
    if (table.inner and full < _ROWS) or not full:
        yield from _as_flow(table)
        return
    width = max(cell.column + cell.columns for cell in table.cells)
    yield TextTable(tuple(held), table.name, width=width)
    for blocks in table.inner.values():
        yield from (block for block in blocks if not isinstance(block, Paragraph))


def _as_flow(table: Nested) -> Iterator[Block]:
    for cell in table.cells:
        inner = table.inner.get((cell.row, cell.column))
        lines = (line for line in cell.text.split("\n") if line.strip())
        yield from inner or (Paragraph(line, cell.name) for line in lines)
