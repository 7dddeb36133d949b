"""The rows of form 9 (“三公”经费): offices mix counts, other expenses and other units in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.forms.amount import is_nil, parse_amount
from juesuan_analysis.forms.columns import BY_ROW, match
from juesuan_analysis.forms.periods import of_the_year, year_of
from juesuan_analysis.forms.rows import Cell, Row
from juesuan_analysis.forms.table import Table
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import canonical, clean, is_count, is_wider
from juesuan_analysis.vocabulary.three_public import TREE

_TOTAL = TREE.name
_PARTS = tuple(part.name for part in TREE.parts)
_RUNNING = re.compile(r"(行政.*单位)?机关运行经费")
_YEAR = re.compile(r"^20\d\d年度?")


def public_rows(form: Form, rows: Sequence[Row]) -> list[Row]:
    """Leave the rows of form 9 whose amounts belong to it beyond doubt."""
    kept = [row for row in _first_part(rows) if not is_count(row.name)]
    if any(cell.measure == BY_ROW for row in kept for cell in row.cells):
        return _measured(form, kept)
    if any(cell.line for row in kept for cell in row.cells):
        return _alone(kept)
    return _without_headings(_without_wider_total(kept))


def _without_headings(rows: Sequence[Row]) -> list[Row]:
    """Leave out a row without figures that heads the row of its name: 一、“三公”经费支出 —, —.

    Yunnan prints it above （一）支出合计; the address of the total is that of its amounts.
    """
    names = [canonical(9, row.name) for row in rows]
    return [
        row
        for i, (row, name) in enumerate(zip(rows, names, strict=True))
        if _holds_figure(row) or name not in names[i + 1 :]
    ]


def _first_part(rows: Sequence[Row]) -> list[Row]:
    """The rows above 机关运行经费, which with its own parts is another subject of the table."""
    return list(itertools.takewhile(lambda row: not _RUNNING.match(clean(row.name)), rows))


def _holds_figure(row: Row) -> bool:
    return not all(is_nil(cell.printed) for cell in row.cells)


def _measured(form: Form, rows: Sequence[Row]) -> list[Row]:
    """Give rows named 预算数 or 决算数 to the measure; the surest row of each."""
    names = [clean(row.name) for row in rows]
    year = year_of(names)
    best: dict[str, list[tuple[int, Row]]] = {}
    for row, name in zip(rows, names, strict=True):
        found = match(form, of_the_year(name, year, budgets=True) or "")
        if found and _holds_figure(row):
            best.setdefault(found[0].name, []).append((found[1], row))
    return [_as_measure(row, measure) for measure, found in best.items() for row in _single(found)]


def _single(found: Sequence[tuple[int, Row]]) -> Iterable[Row]:
    least = min(rank for rank, _ in found)
    rows = [row for rank, row in found if rank == least]
    return rows if len(rows) == 1 else []


def _as_measure(row: Row, measure: str) -> Row:
    return replace(row, cells=tuple(replace(cell, measure=measure) for cell in row.cells))


def _alone(rows: Sequence[Row]) -> list[Row]:
    """Where lines run across the page: the one row of amounts, or the total of several units."""
    full = [row for row in rows if _holds_figure(row)]
    if len(full) <= 1:
        return list(rows)
    totals = [row for row in full if canonical(9, row.name) == _TOTAL]
    return totals if len(totals) == 1 else []


def _without_wider_total(rows: Sequence[Row]) -> list[Row]:
    """Leave out a total that holds more than “三公”, or that may: its parts tell."""
    totals = [r for r in rows if canonical(9, r.name) == _TOTAL and _holds_figure(r)]
    own = [row for row in totals if "三公" in row.name]
    others = any(is_wider(row.name) and _holds_figure(row) for row in rows)
    wider = [row for row in totals if others and not _is_sum(row, rows)]
    if len(own) == 1:
        wider = [row for row in totals if row is not own[0]]
    return [row for row in rows if row not in wider]


def _is_sum(total: Row, rows: Sequence[Row]) -> bool:
    parts = [row.cells for row in rows if canonical(9, row.name) in _PARTS]
    sums = [sum(_amount(cells[i]) for cells in parts) for i in range(len(total.cells))]
    return sums == [_amount(cell) for cell in total.cells]


def _amount(cell: Cell) -> Decimal:
    return parse_amount(cell.printed, "万元") or Decimal(0)


def block_rows(form: Form, table: Table) -> list[int]:
    """The rows of form 9 that begin another block: 决算数 across the page, below that of 预算数."""
    rows, width = table.grid.shape
    firsts = (table.owner[row, 0] for row in range(2, rows))
    whole = (box for box in firsts if box.c1 - box.c0 == width)
    named = ((box.r0, _YEAR.sub("", table.texts.get(box, ""))) for box in whole)
    return sorted({row for row, text in named if text and match(form, text)})
