"""The same small disclosure in every format, and in the ways that offices make them."""

import zipfile

import pytest
from declared.small import (
    ABOVE,
    BODY,
    HEAD,
    RIGHT,
    TITLE,
    TOLD,
    amounts,
    document,
    html_table,
    page,
    put_form,
    shown,
    word_form,
    word_table,
    workbook,
)

from juesuan_analysis.disclosure.document import extract_document
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.declared.web import read_html


def read(path):
    found = extract_document(path)
    assert (found.attribution.department, found.attribution.year) == ("虚构市甲局", 2023)
    return found


def html(tmp_path, content):
    (tmp_path / "虚构.html").write_bytes(content)
    return read(tmp_path / "虚构.html")


def test_a_workbook(tmp_path):
    workbook(tmp_path / "虚构.xlsx")
    found = read(tmp_path / "虚构.xlsx")
    assert amounts(found) == RIGHT
    assert len(found.statements) == 5
    assert next(e.place.place for e in found.entries if e.code == "201") == "03表/C6"


def test_printed_is_what_the_format_shows(tmp_path):
    workbook(tmp_path / "虚构.xlsx", pattern='_ * #,##0.0000_ ;_ * -#,##0.0000_ ;_ * "-"??_ ')
    assert {e.printed for e in read(tmp_path / "虚构.xlsx").entries} >= {"300.5000", "200.2500"}


def test_one_sheet_for_everything(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for r, text in enumerate(("虚构市甲局", "2023年度部门决算"), 1):
        sheet.cell(r, 1, text)
    row = put_form(sheet, 4) + 2
    sheet.cell(row, 1, "收入决算表")
    sheet.cell(row + 1, 8, "单位：万元")
    for c, text in enumerate(("科目编码", "科目名称", "本年收入合计", "财政拨款收入"), 1):
        sheet.cell(row + 2, c, text)
    for r, line in enumerate(
        (["合计", "", 310.0, 310.0], ["201", "一般公共服务支出", 310.0, 310.0])
    ):
        for c, value in enumerate(line, 1):
            sheet.cell(row + 3 + r, c, value)
    for r, text in enumerate(TOLD):
        sheet.cell(row + 7 + r, 1, text)
    book.save(tmp_path / "虚构.xlsx")
    found = read(tmp_path / "虚构.xlsx")
    assert {k: v for k, v in amounts(found).items() if "支出" in k[1]} == RIGHT
    assert amounts(found)["201", "财政拨款收入"] == "310"
    assert found.statements


def test_what_is_hidden_is_not_printed(tmp_path):
    book = workbook(tmp_path / "虚构.xlsx")
    sheet = book["03表"]
    sheet.insert_rows(6)
    for c, value in enumerate(["299", "虚构支出", 9.0, 9.0], 1):
        sheet.cell(6, c, value)
    sheet.row_dimensions[6].hidden = True
    copy = book.copy_worksheet(sheet)
    copy.title, copy.sheet_state = "草稿", "hidden"
    book.save(tmp_path / "虚构.xlsx")
    found = read(tmp_path / "虚构.xlsx")
    assert "299" not in {e.code for e in found.entries}
    assert [u.reason for u in found.unread] == ["工作表“草稿”是隐藏的，没有采用"]


def test_formulas_without_results_are_told(tmp_path):
    book = workbook(tmp_path / "虚构.xlsx")
    book["03表"]["C5"] = "=SUM(D5:H5)"
    book.save(tmp_path / "虚构.xlsx")
    found = read(tmp_path / "虚构.xlsx")
    assert ("合计", "本年支出合计") not in amounts(found)
    told = [u.reason for u in found.unread]
    assert any("公式没有存下计算结果" in reason for reason in told)
    assert not [f for f in found.verdict.findings if f.outcome == "不符"]


def test_an_old_workbook(tmp_path):
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    cover, sheet, told = (book.add_sheet(name) for name in ("封面", "03表", "情况说明"))
    for r, text in enumerate(("虚构市甲局", "2023年度部门决算")):
        cover.write(r, 0, text)
    sheet.write_merge(0, 0, 0, 7, TITLE)
    sheet.write_merge(1, 1, 0, 3, ABOVE[1])
    sheet.write_merge(1, 1, 4, 7, ABOVE[2])
    money = xlwt.easyxf(num_format_str="#,##0.00")
    sheet.write_merge(2, 2, 0, 1, "项目")
    for c in range(2, 8):
        sheet.write_merge(2, 3, c, c, HEAD[0][c])
    sheet.write(3, 0, "科目编码")
    sheet.write(3, 1, "科目名称")
    for r, row in enumerate(BODY, 4):
        for c, value in enumerate(row):
            sheet.write(
                r,
                c,
                int(value) if c == 0 and value.isdigit() else value,
                money if c > 1 else xlwt.Style.default_style,
            )
    for r, text in enumerate(TOLD):
        told.write(r, 0, text)
    book.save(str(tmp_path / "虚构.xls"))
    assert amounts(read(tmp_path / "虚构.xls")) == RIGHT


def ods(path):
    def row(cells):
        return "<table:table-row>" + "".join(map(cell, cells)) + "</table:table-row>"

    def cell(value):
        if value == "":
            return "<table:table-cell/>"
        kind = (
            f'office:value-type="float" office:value="{value}"' if isinstance(value, float) else ""
        )
        return f"<table:table-cell {kind}><text:p>{shown(value)}</text:p></table:table-cell>"

    def sheet(name, rows):
        empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        return f'<table:table table:name="{name}">{"".join(map(row, rows))}{empty}</table:table>'

    names = "".join(
        f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
        for n in ("office", "table", "text")
    )
    head = [[*HEAD[1][:2], *HEAD[0][2:]]]
    sheets = sheet("封面", [["虚构市甲局"], ["2023年度部门决算"]]) + sheet(
        "03表", [[TITLE], [ABOVE[2]], *head, *BODY]
    )
    content = f"<office:document-content{names}><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)


def test_an_open_workbook(tmp_path):
    ods(tmp_path / "虚构.ods")
    assert amounts(read(tmp_path / "虚构.ods")) == RIGHT


def test_a_word_document(tmp_path):
    found = read(document(tmp_path / "虚构.docx"))
    assert amounts(found) == RIGHT
    assert len(found.statements) == 5
    assert next(e.place.place for e in found.entries if e.code == "201") == "表1/第4行第3列"


def test_a_table_within_a_table(tmp_path):
    def nested(made):
        outer = made.add_table(1, 1).cell(0, 0)
        for text in (TITLE, *ABOVE):
            outer.add_paragraph(text)
        inner = outer.add_table(len(HEAD) + len(BODY), 8)
        for r, row in enumerate([*HEAD, *BODY]):
            for c, value in enumerate(row):
                inner.cell(r, c).text = shown(value)
        inner.cell(0, 0).merge(inner.cell(0, 1))
        for c in range(2, 8):
            inner.cell(0, c).merge(inner.cell(1, c))

    assert amounts(read(document(tmp_path / "虚构.docx", nested))) == RIGHT


def test_a_title_in_a_text_box(tmp_path):
    from docx.oxml import parse_xml

    def boxed(made):
        names = (
            'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:v="urn:schemas-microsoft-com:vml"'
        )
        box = f"<w:txbxContent><w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p></w:txbxContent>"
        made.add_paragraph()._p.append(
            parse_xml(
                f"<w:r {names}><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
                f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            )
        )
        for text in ABOVE:
            made.add_paragraph(text)
        word_table(made)

    assert amounts(read(document(tmp_path / "虚构.docx", boxed))) == RIGHT


def test_what_was_inserted_is_there_and_what_was_deleted_is_not(tmp_path):
    from docx.oxml import parse_xml

    def revised(made):
        word_form(made)
        cell = made.tables[0].cell(3, 2).paragraphs[0]
        cell.clear()
        w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        cell._p.append(parse_xml(f"<w:del {w}><w:r><w:delText>999.99</w:delText></w:r></w:del>"))
        cell._p.append(parse_xml(f"<w:ins {w}><w:r><w:t>300.50</w:t></w:r></w:ins>"))

    assert amounts(read(document(tmp_path / "虚构.docx", revised))) == RIGHT


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_a_web_page(tmp_path, charset):
    found = html(tmp_path, page(charset=charset))
    assert amounts(found) == RIGHT
    assert len(found.statements) == 5


def test_gbk_that_is_called_utf_8(tmp_path):
    content = page(charset="gbk").replace(b"charset=gbk", b"charset=utf-8")
    assert amounts(html(tmp_path, content)) == RIGHT


def test_navigation_and_other_tables(tmp_path):
    menu = "<ul>" + "".join(f"<li><a href=/{i}>栏目{i}</a></li>" for i in range(30)) + "</ul>"
    others = "".join(
        f"<table><tr><td>友情链接{i}</td><td><a href=/>某网</a></td></tr></table>"
        for i in range(10)
    )
    found = html(tmp_path, page(before=f"{menu}<script>var a='支出决算表'</script>", after=others))
    assert amounts(found) == RIGHT


def test_a_page_set_out_by_tables(tmp_path):
    inside = f"<p>{TITLE}</p><p>{ABOVE[2]}</p>{html_table()}"
    outer = (
        f"<table><tr><td><ul><li><a href=/>首页</a></li></ul></td><td>{inside}</td></tr></table>"
    )
    assert amounts(html(tmp_path, page(inside=outer))) == RIGHT


def test_a_sheet_saved_as_a_page_is_one_table(tmp_path):
    rows = f"<tr><td colspan=8>{TITLE}</td></tr><tr><td colspan=4>{ABOVE[1]}</td><td colspan=4>{ABOVE[2]}</td></tr>"
    inside = html_table().replace("<table>", f"<table>{rows}")
    assert amounts(html(tmp_path, page(inside=inside))) == RIGHT


def test_a_page_called_xls(tmp_path):
    (tmp_path / "虚构.xls").write_bytes(page())
    assert amounts(read(tmp_path / "虚构.xls")) == RIGHT


def refused(path):
    with pytest.raises(DocumentError) as told:
        extract_document(path)
    assert "\n" not in str(told.value)
    return str(told.value)


def test_a_workbook_without_forms(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["虚构", "通讯录"])
    book.save(tmp_path / "虚构.xlsx")
    assert "没有找到部门决算的公开表" in refused(tmp_path / "虚构.xlsx")


def test_a_document_of_pictures(tmp_path):
    import docx
    from PIL import Image

    Image.new("RGB", (9, 9)).save(tmp_path / "a.png")
    made = docx.Document()
    made.add_picture(str(tmp_path / "a.png"))
    made.save(tmp_path / "虚构.docx")
    assert "只有 1 张图片" in refused(tmp_path / "虚构.docx")


def test_a_bomb(tmp_path):
    with zipfile.ZipFile(tmp_path / "虚构.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b" " * (100 << 20))
    assert "解开后过大" in refused(tmp_path / "虚构.xlsx")


def test_a_bomb_of_entities(tmp_path):
    bomb = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with zipfile.ZipFile(tmp_path / "虚构.docx", "w") as package:
        package.writestr("word/document.xml", f"{bomb}]><document><body>&i;</body></document>")
    assert "没有文字" in refused(tmp_path / "虚构.docx")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("甲.xlsx", OLE + "EncryptedPackage\0".encode("utf-16-le"), "加了密码"),
        ("甲.xlsx", b"PK\x03\x04broken", "已损坏"),
        ("甲.xls", OLE + "Workbook\0".encode("utf-16-le"), "已损坏"),
        ("甲.docx", b"", "空的"),
        ("甲.doc", OLE + "WordDocument\0".encode("utf-16-le"), "LibreOffice"),
        ("甲.rtf", b"{\\rtf1 abc}", "LibreOffice"),
        ("甲.zip", b"PK\x05\x06" + b"\0" * 18, "读不了"),
        ("甲.rar", b"Rar!\x1a\x07", "压缩包"),
        ("甲.jpg", b"\xff\xd8\xff\xe0", "图片"),
        (
            "甲.pdf",
            b"<html><title>\xe7\x99\xbb</title><input type=password>",
            "不是 PDF 文件，是网页",
        ),
        (
            "甲.html",
            b"<html><title>\xe7\x99\xbb\xe5\xbd\x95</title><input type=password>",
            "登录页",
        ),
        ("甲.html", b"<html><p>x</p><a href='/d/b.pdf'>x</a>", "只有附件，请下载附件再读：b.pdf"),
    ],
)
def test_each_fault_has_one_line(tmp_path, monkeypatch, name, content, told):
    monkeypatch.setenv("PATH", "")  # LibreOffice may be there
    (tmp_path / name).write_bytes(content)
    assert told in refused(tmp_path / name)


def test_a_sheet_that_contradicts_its_format(tmp_path):
    workbook(tmp_path / "好.xlsx")
    with zipfile.ZipFile(tmp_path / "好.xlsx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(tmp_path / "虚构.xlsx", "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(b'<row r="1"', b'<row r="x"'))
    assert "不合它的格式" in refused(tmp_path / "虚构.xlsx")


def test_an_ofd_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "甲.ofd", "w") as package:
        package.writestr("OFD.xml", "<OFD/>")
    assert "另存为 PDF" in refused(tmp_path / "甲.ofd")


def test_a_doc_goes_through_libreoffice(tmp_path, monkeypatch):
    document(tmp_path / "made.docx")
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\nwhile [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done\n'
        f'cp "{tmp_path}/made.docx" "$out/$(basename "$1" .doc).docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/bin:/usr/bin")
    (tmp_path / "虚构.doc").write_bytes(OLE + "WordDocument\0".encode("utf-16-le"))
    assert amounts(read(tmp_path / "虚构.doc")) == RIGHT


def test_a_second_table_without_the_word_for_one(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for r, text in enumerate(("虚构市甲局", "2023年度部门决算"), 1):
        sheet.cell(r, 1, text)
    row = put_form(sheet, 4, merged_title=False) + 1
    sheet.cell(row, 1, "机构编制情况")
    for r, line in enumerate(
        (("名称", "行政", "事业"), ("合计", 12.5, 13.5), ("甲局", 12.5, 13.5)), 1
    ):
        for c, value in enumerate(line, 1):
            sheet.cell(row + r, c, value)
    book.save(tmp_path / "虚构.xlsx")
    assert amounts(read(tmp_path / "虚构.xlsx")) == RIGHT


def test_the_unit_beside_the_title(tmp_path):
    rows = f"<tr><td colspan=6>{TITLE}</td><td colspan=2>单位：万元</td></tr>"
    inside = html_table().replace("<table>", f"<table>{rows}")
    assert amounts(html(tmp_path, page(inside=inside))) == RIGHT


def test_a_form_that_goes_on_without_its_empty_columns(tmp_path):
    half = f"<p>{TITLE}</p><p>{ABOVE[2]}</p>{html_table(BODY[:3])}"
    rest = "<table>" + "".join(
        "<tr>" + "".join(f"<td>{shown(v)}</td>" for v in row[:5]) + "</tr>" for row in BODY[3:]
    )
    assert amounts(html(tmp_path, page(inside=f"{half}<p>续表</p>{rest}</table>"))) == RIGHT


def test_our_own_workbook_is_no_disclosure(tmp_path):
    book = workbook(tmp_path / "虚构.xlsx")
    book.properties.creator = "juesuan_analysis"
    book.save(tmp_path / "虚构.xlsx")
    assert "juesuan 导出" in refused(tmp_path / "虚构.xlsx")


def test_numbers_that_word_sets_are_seen(tmp_path):
    from docx.oxml import parse_xml

    from juesuan_analysis.reading.declared.numbering import Numbering

    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    lists = parse_xml(
        f'<w:numbering {w}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1">'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    numbering = Numbering(lists, None)

    def label(level):
        return numbering.label(
            parse_xml(
                f'<w:p {w}><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr></w:pPr></w:p>'
            )
        )

    assert [label(0), label(1), label(1), label(0), label(1)] == [
        "一、",
        "（1）",
        "（2）",
        "二、",
        "（1）",
    ]


def test_a_page_without_a_title_may_begin_with_its_table(tmp_path):
    content = f"<html><body>{html_table()}<p>{TOLD[0]}</p></body></html>".encode()
    (tmp_path / "虚构.html").write_bytes(content)
    found = read_html(tmp_path / "虚构.html").blocks
    assert [type(block).__name__ for block in found] == ["TextTable", "Paragraph"]


def test_a_page_without_a_title_keeps_a_first_line_that_comes_again(tmp_path):
    (tmp_path / "虚构.html").write_text("<body><p>甲局</p><p>甲局2023年度决算</p>", "utf-8")
    found = read_html(tmp_path / "虚构.html").blocks
    assert [block.text for block in found] == ["甲局", "甲局2023年度决算"]
