"""A statutory form laid out like the official one, for whoever draws it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, require
from juesuan_analysis.facts import Place
from juesuan_analysis.show.form_cells import BodyCell, FormLayout, HeaderCell
from juesuan_analysis.show.form_columns import ANCHORS, Column, Key, panels_of
from juesuan_analysis.show.form_lines import Line, aligned, collect, text
from juesuan_analysis.vocabulary.forms import BY_NUMBER

_NEEDED = ("form", "side", "code", "line", "level", "measure", "amount")
_PLACE = ("page", "x0", "y0", "x1", "y1")


def form_layout(entries: pd.DataFrame, form: int) -> FormLayout:
    """Lay out one form of one disclosure like the official form.

    Parameters
    ----------
    entries
        Entries of one disclosure, as :meth:`Store.entries` gives them, with amounts as floats or
        as exact decimals (``exact=True``).
    form
        1 to 9.

    Returns
    -------
    FormLayout
        Two-sided forms side by side, their totals at one height; every entry of the form has its
        cell. Amounts in 万元.

    Raises
    ------
    FrameError
        The entries lack columns, or are those of several disclosures.

    Examples
    --------
    >>> layout = form_layout(store.entries(department="…", year=2024), 9)  # doctest: +SKIP
    >>> layout.number, layout.title  # doctest: +SKIP
    ('公开09表', '财政拨款“三公”经费支出决算表')
    """
    require(entries, _NEEDED)
    chosen = entries[entries["form"] == form]
    _refuse_several(chosen)
    panels = panels_of(form, set(chosen["measure"]), set(chosen["code"].dropna()))
    rows = collect(chosen, form, panels)
    columns = [
        panel.with_extra([key for row in held for key in row.cells])
        for panel, held in zip(panels, rows, strict=True)
    ]
    flat = [column for group in columns for column in group]
    return FormLayout(
        form,
        BY_NUMBER[form].title,
        tuple(column.kind for column in flat),
        tuple(_header([column.path for column in flat])),
        tuple(_body(aligned(rows, ANCHORS.get(form, ())), columns)),
    )


def _refuse_several(entries: pd.DataFrame) -> None:
    if "disclosure_id" in entries and entries["disclosure_id"].nunique() > 1:
        names = "、".join(map(str, entries["disclosure_id"].drop_duplicates().head(3)))
        raise FrameError(f"一张表只能排一份决算的数据，这里有多份：{names}。请先按部门和年度筛选")


def _header(paths: Sequence[tuple[str, ...]]) -> Iterator[HeaderCell]:
    """Merge neighbours that share a heading; a short path reaches down to the last row."""
    depth = max(map(len, paths))
    for row in range(depth):
        column = 0
        for head, group in itertools.groupby(paths, key=lambda path: path[: row + 1]):
            width = len(list(group))
            if row < len(head):
                rows = depth - row if any(head == path for path in paths) else 1
                yield HeaderCell(row, column, head[row], rows, width)
            column += width


def _body(
    panels: Sequence[Sequence[Line | None]], columns: Sequence[Sequence[Column]]
) -> Iterator[BodyCell]:
    for row in range(len(panels[0])):
        start = 0
        for lines, group in zip(panels, columns, strict=True):
            yield from _line_cells(lines[row], group, row, start)
            start += len(group)


def _line_cells(
    line: Line | None, columns: Sequence[Column], row: int, start: int
) -> Iterator[BodyCell]:
    """Cells of one line in one panel; the name of a line without a code takes the code's place."""
    if line is None:
        yield from (BodyCell(row, start + i, column.kind) for i, column in enumerate(columns))
        return
    wide, total = not line.code and columns[0].kind == "code", line.level == 0
    for at, column in enumerate(columns, start):
        if column.kind == "amount":
            yield _amount_cell(line, column.key, row, at)
        elif column.kind == "name":
            first, span = (start, 2) if wide else (at, 1)
            yield BodyCell(
                row, first, "name", line.name, total=total, indent=line.indent, colspan=span
            )
        elif not wide:
            yield BodyCell(row, at, "code", line.code, total=total)


def _amount_cell(line: Line, key: Key, row: int, column: int) -> BodyCell:
    total = line.level == 0
    if key not in line.cells:
        return BodyCell(row, column, "amount", total=total)
    label, entry = line.cells[key]
    blank = pd.isna(entry["amount"])
    return BodyCell(
        row,
        column,
        "amount",
        text(entry.get("printed")),
        None if blank else entry["amount"],
        text(entry.get("standing")) or None,
        _place(entry),
        label,
        total,
        note=text(entry.get("mark")),
    )


def _place(entry: dict[str, Any]) -> Place | None:
    values: list[Any] = [entry.get(name) for name in _PLACE]
    if any(value is None or pd.isna(value) for value in values):
        return None
    page, x0, y0, x1, y1 = values
    return Place(
        int(page), float(x0), float(y0), float(x1), float(y1), text(entry.get("place")) or None
    )
