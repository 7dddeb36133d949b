"""Workbooks of Excel 97 to 2003, as they are shown."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import xlrd

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.declared.grid_of_cells import Area, Shown, laid_out
from juesuan_analysis.reading.declared.number_format import GENERAL, shown_number
from juesuan_analysis.reading.declared.package import check_cells
from juesuan_analysis.reading.declared.values import UNTOLD, Block, Break, Declared

_WHITE = 9  # the palette's number of white
_LARGEST = 64 << 20  # bytes


def read_xls(path: Path) -> Declared:
    """Read a workbook.

    Raises
    ------
    DocumentError
        It is damaged, encrypted or too large.
    """
    if path.stat().st_size > _LARGEST:
        raise DocumentError("过大", "工作簿过大，不像一份决算，没有读取")
    book = _open(path)
    blocks: list[Block] = []
    notes: list[str] = []
    for sheet in book.sheets():
        if sheet.visibility:
            notes.append(f"工作表“{sheet.name}”是隐藏的，没有采用")
            continue
        shown = _sheet(book, sheet)
        blocks += [Break(), *laid_out(sheet.name, shown)]
        notes += shown.notes(sheet.name)
    return Declared(tuple(blocks), tuple(notes))


def _open(path: Path) -> Any:  # noqa: ANN401
    try:
        return xlrd.open_workbook(str(path), formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower() or "password" in str(error).lower():
            told = "工作簿加了密码，无法读取；请另存为不加密的文件"
            raise DocumentError("已加密", told) from error
        raise _damaged() from error
    except MemoryError:
        raise
    except Exception as error:  # xlrd trusts what a file says of itself
        raise _damaged() from error


def _damaged() -> DocumentError:
    return DocumentError("已损坏", "Excel 工作簿已损坏或不完整（可能没有下载完），请重新下载")


def _sheet(book: Any, sheet: Any) -> Shown:  # noqa: ANN401
    rows = {r for r, info in sheet.rowinfo_map.items() if info.hidden}
    columns = {c for c, info in sheet.colinfo_map.items() if info.hidden}
    areas = [Area(*merged) for merged in sheet.merged_cells]
    shown = Shown({}, areas, rows, columns)
    check_cells(sheet.nrows * min(sheet.ncols, 256))
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if text := _text(book, sheet, cell, shown):
                if book.font_list[book.xf_list[cell.xf_index].font_index].struck_out:
                    text = shown.without_struck(text)
                shown.texts[row, column] = text
    return shown


def _text(book: Any, sheet: Any, cell: Any, shown: Shown) -> str:  # noqa: ANN401
    if cell.ctype == xlrd.XL_CELL_ERROR:
        shown.errors += 1
        return UNTOLD
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_BOOLEAN):
        return ""
    style = book.xf_list[cell.xf_index]
    if _is_unseen(book, style):
        return ""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if not cell.value and not sheet.show_zero_values:
        return ""
    pattern = book.format_map.get(style.format_key)
    return shown_number(float(cell.value), pattern.format_str if pattern else GENERAL)


def _is_unseen(book: Any, style: Any) -> bool:  # noqa: ANN401
    """Whether the text is white on no colour."""
    white = book.font_list[style.font_index].colour_index == _WHITE
    return bool(white and not style.background.fill_pattern)
