"""Tables as sources declare them, cut into what a reader sees: lines of text, and grids of cells.

A sheet holds titles, units, notes, and often several tables one below the other; so do tables of
web pages. Only what stands in rows and columns is a grid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.declared.values import CellText, TextTable
from juesuan_analysis.vocabulary.text import squeeze

# What stands above a table and beside its title.
_ABOVE = re.compile(
    r"(财决)?(公开|附)?\d*表|(金额)?单位(：.*|（.*）)|.{0,6}(部门|单位)(名称)?(（[^（）]*）)?：.*|"
    r"\d{4}年度?|（?续表?）?|第\d+页(，?共\d+页)?|(财决)?公开[\d一二三四五六七八九十]+表|附(件|表)\d*：?"
)
_TITLE = re.compile(r".{3,60}表(（[^（）]*）)?(（[^（）]*）)?$")
NOTE = re.compile(r"(备?注|说明|备注)\d*[：:.、]")
_SENTENCE = re.compile(r"[。；]|[一-龥][,，]")
_DIGITS = re.compile(r"\d[\d,.]*\d")
_LONG = 30  # characters: more in a single cell below a table is running text
_LEAST = 2  # rows with two texts
_TOTALS = ("合计", "总计")
_Kind = Literal["blank", "above", "title", "single", "full"]


@frozen
class Line:
    """Cells that stand on one line of text, from the left."""

    cells: tuple[CellText, ...]


Segment = Line | TextTable


@frozen
class _Row:
    number: int
    cells: tuple[CellText, ...]  # that begin in it and hold text
    kind: _Kind


def segments(table: TextTable) -> Iterator[Segment]:
    """Cut a table into lines and grids, from the top."""
    rows = _rows(table)
    while rows:
        start = next((i for i, row in enumerate(rows) if _begins(rows, i)), len(rows))
        yield from (Line(row.cells) for row in rows[:start] if row.cells)
        rows = rows[start:]
        end = _end(rows)
        if end:
            yield _grid(table, rows[:end])
        rows = rows[end:]


def _rows(table: TextTable) -> list[_Row]:
    last = max((cell.row + cell.rows for cell in table.cells), default=0)
    by_row: dict[int, list[CellText]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    covered = {r for cell in table.cells for r in range(cell.row + 1, cell.row + cell.rows)}
    out = []
    for number in range(last):
        cells = tuple(sorted(by_row.get(number, []), key=lambda cell: cell.column))
        out.append(_Row(number, cells, _kind(cells, number in covered)))
    return [replace(row, kind="title") if _heads(out, i) else row for i, row in enumerate(out)]


def _heads(rows: Sequence[_Row], i: int) -> bool:
    """Whether a text stands alone between a gap and rows of words: another table begins."""
    if rows[i].kind != "single" or not rows[i].cells or (i and rows[i - 1].kind != "blank"):
        return False
    after = next((row for row in rows[i + 1 :] if row.kind != "blank"), None)
    if after is None or after.kind not in ("above", "full"):
        return False
    return not any(_DIGITS.search(cell.text) for cell in after.cells)


def _kind(cells: Sequence[CellText], covered: bool) -> _Kind:
    """Tell what a row is; one into which a cell reaches from above is part of a table."""
    texts = [text for cell in cells if (text := squeeze(cell.text))]
    if not texts:
        return "single" if covered else "blank"
    if all(_ABOVE.fullmatch(text) for text in texts):
        return "above"
    if len(texts) > 1 and all(_ABOVE.fullmatch(t) or _TITLE.fullmatch(t) for t in texts):
        return "above"  # a title with its unit beside it
    if len(texts) > 1 or covered:
        return "full"
    return "title" if _TITLE.fullmatch(texts[0]) and not NOTE.match(texts[0]) else "single"


def _begins(rows: Sequence[_Row], i: int) -> bool:
    """Whether a table begins at a row: it and one of the next have several cells."""
    if rows[i].kind != "full":
        return False
    after = (row.kind for row in rows[i + 1 : i + 4] if row.kind != "blank")
    return next(after, "") in ("full", "single") and _is_table(rows[i:])


def _is_table(rows: Sequence[_Row]) -> bool:
    full = sum(row.kind == "full" for row in rows[: _end(rows)])
    return full >= _LEAST or (full == 1 and _is_empty_form(rows[0], rows[1:]))


def _is_empty_form(head: _Row, below: Sequence[_Row]) -> bool:
    """Whether a header stands over nothing but its total row, as in a form without amounts."""
    first = next((row for row in below if row.kind != "blank"), None)
    if first is None or first.kind != "single" or not first.cells:
        return False
    return len(head.cells) > _LEAST and squeeze(first.cells[0].text) in _TOTALS


def _end(rows: Sequence[_Row]) -> int:
    """How many rows the table that begins here has."""
    stops = (i for i, row in enumerate(rows) if row.kind in ("above", "title") or _is_note(row))
    end = next(stops, len(rows))
    last = max((i for i in range(end) if rows[i].kind == "full"), default=-1)
    while last + 1 < end and rows[last + 1].kind == "single" and not _is_running(rows[last + 1]):
        last += 1
    return last + 1


def _is_note(row: _Row) -> bool:
    return row.kind == "single" and bool(row.cells and NOTE.match(squeeze(row.cells[0].text)))


def _is_running(row: _Row) -> bool:
    text = squeeze("".join(cell.text for cell in row.cells))
    return len(text) > _LONG or bool(_SENTENCE.search(text))


def _grid(table: TextTable, rows: Sequence[_Row]) -> TextTable:
    """The cells of these rows, which count from the first; what reaches below is cut."""
    first, count = rows[0].number, len(rows)
    moved = (
        replace(cell, row=cell.row - first, rows=min(cell.rows, count - (cell.row - first)))
        for row in rows
        for cell in row.cells
    )
    return replace(table, cells=tuple(moved), rows=table.rows[first : first + count], first=first)
