"""One form as a sheet that looks like the official one."""

from __future__ import annotations

from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from juesuan_analysis.proof.standing import CONTRADICTED, UNSUPPORTED
from juesuan_analysis.show.form_cells import BodyCell, FormLayout
from juesuan_analysis.show.report import sheets
from juesuan_analysis.show.report.cell_words import cell_title, is_corrected
from juesuan_analysis.show.report.dossier import Dossier, Row, Rows
from juesuan_analysis.show.report.form_view import note_of
from juesuan_analysis.show.report.names import plain

HEADER = 3  # the row where the header begins, under the title and the line with the unit
_TITLE_LENGTH = 31  # of a sheet's name
_WIDTHS = {"code": 11.0, "name": 24.0, "amount": 13.0}
_CJK, _DIGIT = 2.1, 1.1  # columns of width that a Chinese character and a digit take
_WIDEST = 44.0
_TITLE_SIZE = 16
_HEAD_HEIGHT = 28  # points: two lines
_ONE_PAGE = 48  # lines that can still be read when they are made to fit on a page
_AROUND_AMOUNT = 3  # columns of width beside the digits of an amount


def sheet_name(layout: FormLayout) -> str:
    """Name of a form's sheet: its number and title."""
    return f"{layout.number} {layout.title}"[:_TITLE_LENGTH]


def fill_form(sheet: Worksheet, layout: FormLayout, dossier: Dossier) -> None:
    """Write a form: title, head line, merged header, lines, and the set-up of the page."""
    columns = len(layout.kinds)
    _head(sheet, layout, dossier, columns)
    for head in layout.header:
        cell = sheets.cell_at(sheet, HEADER + head.row, head.column + 1)
        sheets.put_text(cell, head.text)
        _merge(sheet, HEADER + head.row, head.column, head.rowspan, head.colspan)
    first = HEADER + layout.header_rows
    _frame_header(sheet, first, columns)
    rows = dossier.rows()
    for body in layout.body:
        _body(sheet, body, first + body.row, rows)
    if note := note_of(layout, dossier):
        sheets.put_text(sheets.cell_at(sheet, first, 1), note)
        sheet.cell(first, 1).alignment = sheets.CENTRE
        _merge(sheet, first, 0, 1, columns)
    _widths(sheet, layout)
    sheet.freeze_panes = f"A{first}"
    one_page = len(layout.body_by_row()) <= _ONE_PAGE
    sheets.printable(sheet, f"1:{first - 1}", one_page=one_page)


def _head(sheet: Worksheet, layout: FormLayout, dossier: Dossier, columns: int) -> None:
    title = sheets.cell_at(sheet, 1, 1)
    sheets.put_text(title, layout.title)
    title.font, title.alignment = sheets.font(bold=True, size=_TITLE_SIZE), sheets.CENTRE
    _merge(sheet, 1, 0, 1, columns)
    sheet.row_dimensions[1].height = 28
    middle, last = columns // 2, columns - 1
    words = {
        0: (f"部门：{dossier.about['department']}", sheets.LEFT, middle),
        middle: (layout.number, sheets.CENTRE, 1),
        last: (f"金额单位：{layout.unit}", sheets.RIGHT, 1),
    }
    for column, (text, alignment, span) in words.items():
        cell = sheets.cell_at(sheet, 2, column + 1)
        sheets.put_text(cell, text)
        cell.font, cell.alignment = sheets.font(), alignment
        _merge(sheet, 2, column, 1, span)


def _merge(sheet: Worksheet, row: int, column: int, rows: int, columns: int) -> None:
    if rows > 1 or columns > 1:
        sheet.merge_cells(
            start_row=row,
            start_column=column + 1,
            end_row=row + rows - 1,
            end_column=column + columns,
        )


def _frame_header(sheet: Worksheet, first: int, columns: int) -> None:
    for row in range(HEADER, first):
        sheet.row_dimensions[row].height = _HEAD_HEIGHT
        for column in range(1, columns + 1):
            cell = sheet.cell(row, column)
            cell.border, cell.fill = sheets.GRID, sheets.HEAD
            cell.alignment, cell.font = sheets.CENTRE, sheets.font()


def _body(sheet: Worksheet, body: BodyCell, row: int, rows: Rows) -> None:
    for column in range(body.column + 1, body.column + 1 + body.colspan):
        sheet.cell(row, column).border = sheets.GRID
    cell = sheets.cell_at(sheet, row, body.column + 1)
    cell.font = sheets.font(bold=body.total)
    if body.kind == "amount":
        _amount(cell, body, rows.get(body.entry))
    else:
        sheets.put_text(cell, body.text)
        centred = body.total and body.kind == "name"
        cell.alignment = sheets.CENTRE if centred else sheets.indented(body.indent)
        if body.kind == "code":
            cell.number_format = "@"
        _merge(sheet, row, body.column, 1, body.colspan)


def _amount(cell: Cell, body: BodyCell, entry: Row | None) -> None:
    cell.alignment = sheets.AMOUNT
    if body.amount is not None:
        sheets.put_amount(cell, Decimal(body.amount), body.note)
    if body.standing:
        cell.fill = sheets.FILLS[body.standing]
        cell.font = sheets.font(
            bold=body.total or body.standing == CONTRADICTED, italic=body.standing == UNSUPPORTED
        )
    corrected = is_corrected(entry)
    if body.standing == CONTRADICTED or corrected:
        cell.border = sheets.ALARM
    if body.standing == CONTRADICTED or corrected or body.note:
        cell.comment = Comment(plain(cell_title(body, entry)), "juesuan-analysis")
    if corrected:
        cell.border, cell.fill = sheets.OWN, sheets.CORRECTED


def _widths(sheet: Worksheet, layout: FormLayout) -> None:
    for i, kind in enumerate(layout.kinds):
        width = _WIDTHS[kind]
        if kind == "name":
            texts = [c.text for c in layout.body if c.column == i and c.colspan == 1]
            longest = max((len(text) for text in texts), default=0)
            width = min(max(width, longest * _CJK), _WIDEST)
        elif kind == "amount":
            amounts = [c.amount for c in layout.body if c.column == i and c.amount is not None]
            digits = max((len(f"{amount:,.2f}") for amount in amounts), default=0)
            width = max(width, digits * _DIGIT + _AROUND_AMOUNT)
        sheet.column_dimensions[get_column_letter(i + 1)].width = width
