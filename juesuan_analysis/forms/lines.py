"""The lines of a table whose columns are known, group by group."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan_analysis.forms.columns import Column, groups
from juesuan_analysis.forms.public import public_rows
from juesuan_analysis.forms.rows import Row, read_rows
from juesuan_analysis.forms.table import Table
from juesuan_analysis.vocabulary.forms import Form


def read_lines(form: Form, table: Table, columns: Sequence[Column], height: int) -> list[list[Row]]:
    """Read the lines below a header of ``height`` base rows, for each group of columns."""
    out: list[list[Row]] = []
    parts = groups(form, columns)
    for i, group in enumerate(parts):
        found = read_rows(table, columns, group, height, parts[i - 1] if i else None)
        rows = [row for row in found if _is_line(row)]
        out.append(public_rows(form, rows) if form.number == 9 else rows)
    return out


def _is_line(row: Row) -> bool:
    in_header = any(cell.line for cell in row.cells)
    return bool(row.code or row.name) or (in_header and not row.is_blank)
