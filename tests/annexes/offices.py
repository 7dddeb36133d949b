"""Self-evaluation tables of specimens, put into a Word document and a workbook (虚构)."""

import docx
from declared.small import COVER, document, put_form, word_form
from openpyxl import Workbook


def placed(cells, width):
    """Each cell with its row and column: it fills the next place that is free."""
    taken, at = set(), 0
    for cell in cells:
        while divmod(at, width) in taken:
            at += 1
        row, column = divmod(at, width)
        own = {
            (r, c)
            for r in range(row, row + cell["rows"])
            for c in range(column, column + cell["columns"])
        }
        taken |= own
        yield row, column, cell


def word_grid(made, block):
    width = len(block["widths"])
    cells = [*placed(block["cells"], width)]
    table = made.add_table(max(row + cell["rows"] for row, _, cell in cells), width)
    for row, column, cell in cells:
        last = table.cell(row + cell["rows"] - 1, column + cell["columns"] - 1)
        table.cell(row, column).merge(last).text = cell["text"]


def word(path, pages):
    """A document with form 3, its narrative and the tables."""
    document(path, word_form)
    made = docx.Document(path)
    for block in (block for page in pages for block in page):
        if block["kind"] == "grid":
            word_grid(made, block)
        else:
            made.add_paragraph(block["text"])
    made.save(path)
    return path


def value_of(text):
    """A figure as spreadsheets hold it."""
    try:
        return float(text)
    except ValueError:
        return text or None


def workbook_grid(sheet, block, first):
    last = first
    for row, column, cell in placed(block["cells"], len(block["widths"])):
        last = max(last, first + row + cell["rows"])
        sheet.cell(first + row, column + 1, value_of(cell["text"]))
        if cell["rows"] * cell["columns"] > 1:
            sheet.merge_cells(
                start_row=first + row,
                end_row=first + row + cell["rows"] - 1,
                start_column=column + 1,
                end_column=column + cell["columns"],
            )
    return last


def workbook(path, pages):
    """A workbook with form 3, and a sheet for each page of tables."""
    book = Workbook()
    book.active.title = "封面"
    for row, text in enumerate(COVER, 1):
        book.active.cell(row, 1, text)
    put_form(book.create_sheet("03表"))
    for number, page in enumerate(pages, 1):
        sheet, row = book.create_sheet(f"自评表{number}"), 1
        for block in page:
            if block["kind"] == "grid":
                row = workbook_grid(sheet, block, row)
            else:
                sheet.cell(row, 1, block["text"])
                row += 1
    book.save(path)
    return path
