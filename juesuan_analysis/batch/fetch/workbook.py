"""Writing cells back into a manifest that is a workbook; all else in it stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from juesuan_analysis.reading.declared import TextTable


def write_cells(path: Path, sheet: TextTable, changed: Mapping[tuple[int, int], str]) -> None:
    """Fill in cells of a sheet, by row and column of the table that was read from it."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    page = book[sheet.name]
    for (row, column), value in changed.items():
        page.cell(_at(sheet.rows, row) + 1, _at(sheet.columns, column) + 1, value)
    draft = path.with_name(f".{path.name}.draft")
    try:
        book.save(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _at(numbers: tuple[int, ...], index: int) -> int:
    """The number in the sheet; what is added stands behind the last."""
    last = len(numbers) - 1
    return numbers[index] if index <= last else numbers[last] + index - last
