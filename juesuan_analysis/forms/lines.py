"""The lines of a table whose columns are known, group by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from juesuan_analysis.forms.columns import Column, groups
from juesuan_analysis.forms.public import public_rows
from juesuan_analysis.forms.rows import Row, read_rows
from juesuan_analysis.forms.table import Table
from juesuan_analysis.vocabulary.cells import SIDES
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import is_spending


def read_lines(form: Form, table: Table, columns: Sequence[Column], height: int) -> list[list[Row]]:
    """Read the lines below a header of ``height`` base rows, for each group of columns."""
    out: list[list[Row]] = []
    parts = groups(form, columns)
    for i, group in enumerate(parts):
        found = read_rows(table, columns, group, height, parts[i - 1] if i else None)
        rows = [row for row in found if _is_line(row)]
        if form.sided and len(parts) == 1:
            rows = _with_sides(form, rows)
        out.append(public_rows(form, rows) if form.across else rows)
    return out


def _with_sides(form: Form, rows: Sequence[Row]) -> list[Row]:
    """Tell the sides of a form that prints expenditure below income, in the same columns."""
    out, side = [], rows[0].side if rows else None
    for row in rows:
        if row.name in SIDES and row.is_blank:
            side = row.name
        elif is_spending(form.number, row.name):
            side = "支出"
        out.append(replace(row, side=side))
    return out


def _is_line(row: Row) -> bool:
    in_header = any(cell.line for cell in row.cells)
    return bool(row.code or row.name) or (in_header and not row.is_blank)
