"""Titles and units that stand beside the cells (虚构): in a print header, a text box, a tab."""

import zipfile

import pytest
from declared import small

from juesuan_analysis.disclosure.document import extract_document
from juesuan_analysis.reading.declared.heads import above_sheet, lacking

BOX = (
    '<xdr:twoCellAnchor><xdr:sp><xdr:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody>'
    "</xdr:sp></xdr:twoCellAnchor>"
)  # fmt: skip
DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{}</xdr:wsDr>'
)
LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r9" Type="x" Target="../drawings/drawing9.xml"/></Relationships>'
)


def without_title(book):
    sheet = book["03表"]
    sheet.unmerge_cells("A1:H1")
    sheet["A1"] = None
    return sheet


def in_print_header(path):
    book = small.workbook(path)
    without_title(book).oddHeader.center.text = '&"黑体,常规"&16支出决算表'
    book.save(path)


def in_tab(path):
    book = small.workbook(path)
    without_title(book).title = "3.支出决算表"
    book.save(path)


def in_text_box(path):
    book = small.workbook(path)
    without_title(book)
    book.save(path)
    with zipfile.ZipFile(path) as old:
        held = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet2.xml"
    held[sheet] = held[sheet].replace(b"</worksheet>", b"<drawing/></worksheet>")
    held["xl/worksheets/_rels/sheet2.xml.rels"] = LINK.encode()
    held["xl/drawings/drawing9.xml"] = DRAWING.format(BOX.format("支出决算表")).encode()
    with zipfile.ZipFile(path, "w") as new:
        for name, content in held.items():
            new.writestr(name, content)


def in_page_header(path):
    def form(made):
        made.sections[0].header.paragraphs[0].text = "支出决算表　单位：万元"
        made.add_paragraph("部门：虚构市甲局")
        small.word_table(made)

    small.document(path, form)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("表.xlsx", in_print_header),
        ("表.xlsx", in_tab),
        ("表.xlsx", in_text_box),
        ("表.docx", in_page_header),
    ],
)
def test_a_title_beside_the_cells_is_the_tables(tmp_path, name, write):
    write(tmp_path / name)
    assert small.amounts(extract_document(tmp_path / name)) == small.RIGHT


def test_what_the_cells_say_themselves_is_not_said_again():
    assert lacking(["支出决算表　单位：元"], ["支出决算表", "部门：虚构局"]) == ["单位：元"]
    assert above_sheet("收入决算表", ["收入决算表"], ["收入决算表"]) == []


def test_a_tab_that_is_no_title_titles_nothing():
    assert [above_sheet(name, [], ["合计"]) for name in ("Sheet1", "03表", "公开05表")] == [[]] * 3


def test_a_table_that_nothing_titles_is_told_with_its_place(tmp_path):
    book = small.workbook(tmp_path / "表.xlsx")
    without_title(book).title = "Sheet3"
    book.save(tmp_path / "表.xlsx")
    told = extract_document(tmp_path / "表.xlsx").unread
    assert [(one.reason[-9:], one.place.where) for one in told] == [
        ("13 个数没有采用", "Sheet3/A2")
    ]


def test_what_is_said_of_the_whole_names_no_page(tmp_path):
    book = small.workbook(tmp_path / "表.xlsx")
    book.copy_worksheet(book["03表"]).sheet_state = "hidden"
    book.save(tmp_path / "表.xlsx")
    assert [one.place.where for one in extract_document(tmp_path / "表.xlsx").unread] == ["全文"]
