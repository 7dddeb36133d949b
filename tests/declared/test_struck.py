"""Figures that are struck out were taken back: told, and not read (虚构)."""

import pytest
from declared.small import RIGHT, amounts, document, page, word_form, workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from juesuan_analysis.disclosure.document import extract_document

CELL = ("201", "本年支出合计")
WITHOUT = {key: amount for key, amount in RIGHT.items() if key != CELL}


def _word(tmp_path, after):
    def struck(made):
        word_form(made)
        cell = made.tables[0].cell(3, 2).paragraphs[0]
        cell.clear()
        cell.add_run("300.50").font.strike = True
        cell.add_run(after)

    return document(tmp_path / "虚构.docx", struck)


def _book(tmp_path, after):
    book = workbook(tmp_path / "虚构.xlsx")
    sheet = book["03表"]
    row = next(r for r in range(1, 12) if sheet.cell(r, 1).value == "201")
    if after:
        old = TextBlock(InlineFont(strike=True), "300.50")
        sheet.cell(row, 3).value = CellRichText(old, after)
    else:
        sheet.cell(row, 3).font = Font(strike=True)
    book.save(tmp_path / "虚构.xlsx")
    return tmp_path / "虚构.xlsx"


def _web(tmp_path, after):
    content = page(charset="utf-8").decode()
    head, tail = content.split("一般公共服务支出", 1)
    told = tail.replace("300.50", f"<s>300.50</s>{after}", 1)
    (tmp_path / "虚构.html").write_text(f"{head}一般公共服务支出{told}", encoding="utf-8")
    return tmp_path / "虚构.html"


@pytest.mark.parametrize("make", [_word, _book, _web])
def test_what_is_struck_out_is_told_and_not_read(tmp_path, make):
    found = extract_document(make(tmp_path, ""))
    assert amounts(found) == WITHOUT
    assert any("300.5" in told.reason for told in found.unread)


@pytest.mark.parametrize("make", [_word, _book, _web])
def test_what_stands_beside_it_is_read(tmp_path, make):
    found = extract_document(make(tmp_path, "299.99"))
    assert amounts(found) == WITHOUT | {CELL: "299.99"}
