"""The same tables and sentences laid out anew, as an office does that publishes from a web page.

Browsers, word processors and spreadsheets choose widths, line breaks and page breaks of their own.
What a page holds is taken from what is read of it; where that is wrong, the copy differs too.
"""

from __future__ import annotations

import html
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.properties import PageSetupProperties

from juesuan_analysis.disclosure.opening import open_sheets
from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.forms.fill import fill
from juesuan_analysis.forms.locate import form_pages
from juesuan_analysis.forms.table import Table
from juesuan_analysis.forms.tokens import tokens_of

_STYLE = (
    "@page{size:A4 landscape;margin:15mm} body{font:9pt 'Noto Sans CJK SC','STSong',sans-serif}"
    "table{border-collapse:collapse}"
)
_TABLE = '<table border="1" cellspacing="0" cellpadding="2">'
_ROW, _TAG = re.compile(r"<tr>.*?</tr>"), re.compile(r"<[^>]+>")
_CELL = re.compile(r'<td rowspan="(\d+)" colspan="(\d+)">(.*?)</td>')
_THIN = Side(style="thin")
_BORDER = Border(_THIN, _THIN, _THIN, _THIN)
_PAGE_NUMBER = re.compile(r"[-—–\s]*\d{1,3}[-—–\s]*")


def _contents(data: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        with open_sheets(path) as sheets:
            return list(_blocks(sheets))


def as_workbook(data: bytes) -> Workbook:
    """Write a PDF as one sheet, which prints as wide as its paper."""
    book = Workbook()
    sheet: Any = book.worksheets[0]
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight, sheet.page_setup.orientation = 0, "landscape"
    row = 1
    for block in _contents(data):
        lines = _ROW.findall(block)
        if not lines:
            sheet.cell(row, 1, html.unescape(_TAG.sub("", block)))
        for at, line in enumerate(lines, row):
            _put_row(sheet, at, line)
        row += max(len(lines), 1)
    return book


def _put_row(sheet: Any, row: int, line: str) -> None:  # noqa: ANN401
    column = 1
    for down, across, words in _CELL.findall(line):
        while any(sheet.cell(row, column).coordinate in area for area in sheet.merged_cells.ranges):
            column += 1
        r1, c1 = row + int(down) - 1, column + int(across) - 1
        for r in range(row, r1 + 1):
            for c in range(column, c1 + 1):
                sheet.cell(r, c).border = _BORDER
        cell = sheet.cell(row, column, html.unescape(words))
        cell.number_format = "@"
        if across == "1":  # as wide as its longest text
            size = sheet.column_dimensions[cell.column_letter]
            size.width = max(size.width, 2.2 * len(cell.value) + 2)
        if (r1, c1) != (row, column):
            sheet.merge_cells(start_row=row, start_column=column, end_row=r1, end_column=c1)
        column = c1 + 1


def as_web_page(data: bytes) -> str:
    """Write a PDF as a web page: its form tables as tables, all else line by line."""
    body = "\n".join(_contents(data))
    head = f'<meta charset="utf-8"><style>{_STYLE}</style>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def _blocks(sheets: Sheets) -> Iterator[str]:
    """Yield lines, and tables with their continuations on later pages."""
    forms = sheets.contents(form_pages(sheets.texts, sheets.pictures))
    rows, columns = "", 0
    for number in range(1, len(sheets.texts) + 1):
        content = forms.get(number)
        lines = [] if content else [(_line(t.text), 0) for t in sheets.lines(number)]
        for block, width in _of_form(content) if content else lines:
            if rows and width != columns:
                yield f"{_TABLE}{rows}</table>"
                rows = ""
            if width:
                rows, columns = rows + block, width
            elif block:
                yield block
    if rows:
        yield f"{_TABLE}{rows}</table>"


def _of_form(content: PageContent) -> list[tuple[str, int]]:
    """The lines and the rows of the tables of a page, with the number of their columns."""
    tokens = tokens_of(content.chars)
    inside = [
        line
        for line in content.lines
        for grid in content.grids
        if grid.ys[0] < (line.place.y0 + line.place.y1) / 2 < grid.ys[-1]
    ]
    lines = [
        (line.place.y0, _line(line.text), 0)
        for line in content.lines
        if line not in inside and not _PAGE_NUMBER.fullmatch(line.text)
    ]
    tables = [(g.ys[0], _rows(fill(g, tokens)), g.shape[1]) for g in content.grids]
    return [(block, width) for _, block, width in sorted([*lines, *tables])]


def _line(text: str) -> str:
    return "" if _PAGE_NUMBER.fullmatch(text) else f"<div>{html.escape(text)}</div>"


def _rows(table: Table) -> str:
    rows: list[list[str]] = [[] for _ in range(table.grid.shape[0])]
    for box in sorted(table.grid.boxes, key=lambda box: (box.r0, box.c0)):
        spans = f'rowspan="{box.r1 - box.r0}" colspan="{box.c1 - box.c0}"'
        words = html.escape(table.texts.get(box, ""))
        rows[box.r0].append(f"<td {spans}>{words}</td>")
    return "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
