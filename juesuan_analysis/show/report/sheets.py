"""Look of a workbook: fonts, borders, fills; and cells whose text no spreadsheet will run."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from juesuan_analysis.proof.standing import CONTRADICTED, PROVED, TOUCHED, UNSUPPORTED
from juesuan_analysis.show.report.names import is_formula, plain

FONT = "宋体"
_THIN, _THICK = Side(style="thin", color="808080"), Side(style="medium", color="A61C1C")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
ALARM = Border(left=_THICK, right=_THICK, top=_THICK, bottom=_THICK)
_DASH = Side(style="mediumDashed", color="5B3A8E")
OWN = Border(left=_DASH, right=_DASH, top=_DASH, bottom=_DASH)
HEAD = PatternFill("solid", fgColor="E9EEF4")
FILLS = {
    PROVED: PatternFill("solid", fgColor="E8F5EC"),
    CONTRADICTED: PatternFill("solid", fgColor="FBD9D6"),
    TOUCHED: PatternFill("solid", fgColor="FCE8D2"),
    UNSUPPORTED: PatternFill("solid", fgColor="FDF3D6"),
}
CORRECTED = PatternFill("solid", fgColor="E9DFF7")
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
RIGHT = Alignment(horizontal="right", vertical="center")
AMOUNT = Alignment(horizontal="right", vertical="center", indent=1)
TOP_RIGHT = Alignment(horizontal="right", vertical="top", indent=1)
_LONGEST = 32_000  # characters in a cell; Excel allows 32,767
_A4 = "9"
_LEAST_DECIMALS = 2
_QUOTE = '"'
_LINE_POINTS = 13.0


def font(*, bold: bool = False, italic: bool = False, size: float = 10) -> Font:
    """Give the font of the workbook."""
    return Font(name=FONT, size=size, bold=bold, italic=italic)


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Give a cell that may be written to; counted from 1."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell), f"{cell.coordinate} is covered by a merged cell"
    return cell


def indented(depth: int) -> Alignment:
    """Give the alignment of a name that is set in."""
    return Alignment(horizontal="left", vertical="center", wrap_text=True, indent=depth)


def put_text(cell: Cell, text: str) -> None:
    """Write a text as a text, whatever it begins with."""
    cell.value = plain(text)[:_LONGEST]
    if is_formula(text):
        cell.data_type = "s"
        # The type alone is lost when somebody edits the cell.
        cell.quotePrefix = True


def put_amount(cell: Cell, amount: Decimal, note: str = "") -> None:
    """Write an exact amount as a number that shows all of its decimals, two at the least.

    The mark of a note is shown behind the number, and is no part of it.
    """
    exact = amount.normalize()
    exponent = exact.as_tuple().exponent
    decimals = max(_LEAST_DECIMALS, -exponent if isinstance(exponent, int) else 0)
    cell.value = Decimal(f"{exact:f}")
    behind = f'"{note.replace(_QUOTE, "")}"' if note else ""
    cell.number_format = f"#,##0.{'0' * decimals}{behind}"


def put_row(
    sheet: Worksheet, row: int, texts: Sequence[str], *, bold: bool = False, fill: bool = False
) -> None:
    """Write a row of texts with borders."""
    for column, text in enumerate(texts, 1):
        cell = cell_at(sheet, row, column)
        put_text(cell, text)
        cell.font, cell.border = font(bold=bold), GRID
        cell.alignment = CENTRE if fill else TOP
        if fill:
            cell.fill = HEAD


def heighten(sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
    """Give a row the height of its longest wrapped text; only Excel finds that by itself."""
    pairs = zip(texts, widths, strict=True)
    needed = (-(-columns_of(text) // int(width - 1)) for text, width in pairs)
    sheet.row_dimensions[row].height = _LINE_POINTS * max(1, *needed)


def columns_of(text: str) -> int:
    """Count the columns of width that a text takes: a Chinese character takes two."""
    return sum(1 if character.isascii() else 2 for character in text)


def printable(sheet: Worksheet, title_rows: str | None = None, *, one_page: bool = False) -> None:
    """Set a sheet up to print on A4, landscape, as wide as the paper; as high too, if asked."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(one_page)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    if sheet.oddFooter is not None and sheet.oddFooter.center is not None:
        sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    if title_rows:
        sheet.print_title_rows = title_rows
