"""What a source that declares its structure gives: paragraphs and tables, in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from juesuan_analysis.frozen import frozen

_NAMED = 5  # figures that a message names
_DIGIT = re.compile(r"\d")
UNTOLD = "####"  # stands where a sheet shows signs, or nothing yet, in the place of a number


@frozen
class CellText:
    """A cell, merged or not: its first row and column (from 0), its size, its text, its name."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    name: str


@frozen
class TextTable:
    """A table, or all cells of a sheet; ``cells`` are those that hold text.

    ``name`` is that of the sheet or table. ``rows`` and ``columns`` are the numbers (from 0) that
    its rows and columns have in a sheet; a table of a document counts its own.
    """

    cells: tuple[CellText, ...]
    name: str = ""
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    first: int = 0  # row of the document's table that is this one's first
    width: int = 0  # columns that it is said to have, the last of which may be empty

    @property
    def size(self) -> int:
        """How many columns it has."""
        return max(self.width, *(cell.column + cell.columns for cell in self.cells))

    def name_of(self, row: int, column: int) -> str:
        """Name any of its cells, with text or without."""
        if row < len(self.rows) and self.columns:
            beyond = max(column - len(self.columns) + 1, 0)
            at = self.columns[min(column, len(self.columns) - 1)] + beyond
            return f"{self.name}/{address(self.rows[row], at)}"
        return f"{self.name}/第{self.first + row + 1}行第{column + 1}列"


def address(row: int, column: int) -> str:
    """The address of a cell in a sheet.

    >>> address(6, 27)
    'AB7'
    """
    name, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        name = chr(65 + digit) + name
    return f"{name}{row + 1}"


@frozen
class Paragraph:
    """A paragraph of running text."""

    text: str
    name: str


@frozen
class Break:
    """Where another sheet begins: no table reaches over it."""


Block = Paragraph | TextTable | Break


@frozen
class Declared:
    """A document as its source declares it.

    ``notes`` say in a line each what of it could not be read; ``pictures`` counts its pictures.
    """

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = field(default=())
    pictures: int = 0


def kept(text: str, struck: str) -> str:
    """What is left of a text whose figures are struck out in part: nothing told, if none is left.

    >>> kept("基本支出50.00", "49.99"), kept("", "49.99"), kept("", "旧")
    ('基本支出50.00', '####', '')
    """
    return text if not _DIGIT.search(struck) or _DIGIT.search(text) else f"{text}{UNTOLD}"


def struck_note(struck: Sequence[str]) -> tuple[str, ...]:
    """Tell the figures that were struck out, in a line."""
    found = [text.strip() for text in struck if _DIGIT.search(text)]
    some = "、".join(found[:_NAMED]) + (f" 等 {len(found)} 处" if len(found) > _NAMED else "")
    return (f"被划去的数没有采用：{some}",) if found else ()
