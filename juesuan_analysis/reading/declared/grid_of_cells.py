"""The cells of a sheet that are shown, as one table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from juesuan_analysis.reading.declared.heads import above_sheet, is_top
from juesuan_analysis.reading.declared.values import (
    Block,
    CellText,
    Paragraph,
    TextTable,
    address,
    kept,
    struck_note,
)

_RUNNING = re.compile(r"[。；]")  # a text box that holds sentences
_TALL = 20_000  # rows that a sheet, or one merged cell, may reach over; it has fewer columns


class Area(NamedTuple):
    """A merged range: rows ``r0 <= r < r1`` and columns ``c0 <= c < c1``, from 0."""

    r0: int
    r1: int
    c0: int
    c1: int


@dataclass(slots=True)
class Shown:
    """What a sheet shows: texts by row and column, merged ranges, and what is hidden."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncomputed: int = 0  # formulas whose result the file does not hold
    errors: int = 0  # formulas whose result is an error
    struck: list[str] = field(default_factory=list)  # texts that a line is drawn through
    beside: list[str] = field(default_factory=list)  # of its print header
    boxes: list[str] = field(default_factory=list)  # of its text boxes

    def without_struck(self, text: str) -> str:
        """Take a text back that is struck out; words without figures stay."""
        left = kept("", text)
        if left:
            self.struck.append(text)
        return left or text

    def notes(self, name: str) -> Iterator[str]:
        """Say what the sheet does not show."""
        if self.uncomputed:
            yield (
                f"工作表“{name}”有 {self.uncomputed} 格公式没有存下计算结果，"
                "请用 Excel 或 WPS 打开、保存后再读"
            )
        if self.errors:
            yield f"工作表“{name}”有 {self.errors} 格公式的结果是错误（如 #REF!），没有数"
        yield from (f"工作表“{name}”{note}" for note in struck_note(self.struck))
        rows = {row for (row, _), text in self.texts.items() if text.strip()}
        if rows and max(rows) > (last := min(rows) + _TALL):
            yield f"工作表“{name}”第 {last + 1} 行以下还有字，没有读取"


def letters(column: str) -> int:
    """The number (from 0) of a column.

    >>> letters("A"), letters("AB")
    (0, 27)
    """
    number = 0
    for letter in column.upper():
        number = 26 * number + ord(letter) - 64
    return number - 1


def laid_out(name: str, shown: Shown) -> list[Block]:
    """Make a table of what a sheet shows; none of an empty one."""
    covered = _covered(shown)
    held = {at: text for at, text in shown.texts.items() if at not in covered and text.strip()}
    # From the first column on: a table that goes on here may have left its first ones empty.
    rows = _order({r for r, _ in held}, shown.hidden_rows)
    columns = _order({0} | {c for _, c in held}, shown.hidden_columns)
    corners = {(area.r0, area.c0): area for area in shown.areas}
    cells = []
    for (row, column), text in sorted(held.items()):
        area = corners.get((row, column), Area(row, row + 1, column, column + 1))
        across = [columns[c] for c in range(area.c0, area.c1) if c in columns]
        down = [rows[r] for r in range(area.r0, min(area.r1, area.r0 + _TALL)) if r in rows]
        if across and down:
            at = f"{name}/{address(row, column)}"
            cells.append(CellText(down[0], across[0], len(down), len(across), text, at))
    running = [Paragraph(text, f"{name}/文本框") for text in shown.boxes if _RUNNING.search(text)]
    if not cells:
        return [*running]
    top = [cell.text for cell in cells if is_top(cell.row, cells[0].row)]
    head = above_sheet(name, shown.beside, top, shown.boxes)
    return [*head, TextTable(tuple(cells), name, tuple(rows), tuple(columns)), *running]


def _covered(shown: Shown) -> set[tuple[int, int]]:
    """Cells under a merged one: what they may still hold is not shown."""
    held: dict[int, list[int]] = {}
    for row, column in shown.texts:
        held.setdefault(row, []).append(column)
    return {
        (row, column)
        for area in shown.areas
        for row in range(area.r0, min(area.r1, area.r0 + _TALL))
        for column in held.get(row, [])
        if area.c0 <= column < area.c1 and (row, column) != (area.r0, area.c0)
    }


def _order(used: set[int], hidden: set[int]) -> dict[int, int]:
    """Number what is shown between the first and the last that is used."""
    if not used:
        return {}
    last = min(max(used), min(used) + _TALL)
    seen = (i for i in range(min(used), last + 1) if i not in hidden)
    return {i: number for number, i in enumerate(seen)}
