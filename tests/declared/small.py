"""A small disclosure (虚构) as cells, to be written in any format."""

TITLE = "支出决算表"
ABOVE = ["公开03表", "部门：虚构市甲局", "金额单位：万元"]
HEAD = [
    [
        "项目",
        "",
        "本年支出合计",
        "基本支出",
        "项目支出",
        "上缴上级支出",
        "经营支出",
        "对附属单位补助支出",
    ],
    ["科目编码", "科目名称", "", "", "", "", "", ""],
]
BODY = [
    ["合计", "", 300.5, 200.25, 100.25, "", "", ""],
    ["201", "一般公共服务支出", 300.5, 200.25, 100.25, "", "", ""],
    ["20101", "人大事务", 300.5, 200.25, 100.25, "", "", ""],
    ["2010101", "行政运行", 200.25, 200.25, "", "", "", ""],
    ["2010102", "一般行政管理事务", 100.25, "", 100.25, "", "", ""],
]
COVER = ["虚构市甲局", "2023年度部门决算"]
TOLD = [
    "第三部分 2023年度部门决算情况说明",
    "三、支出决算情况说明",
    "2023年度支出合计300.50万元，其中：基本支出200.25万元，占66.64%；项目支出100.25万元，占33.36%。",
]


def shown(value):
    return f"{value:,.2f}" if isinstance(value, float) else value


def amounts(extract):
    """Amounts by code or line and measure."""
    return {
        (e.code or e.line, e.measure): str(e.amount)
        for e in extract.entries
        if e.amount is not None
    }


RIGHT = {
    ("合计", "本年支出合计"): "300.50", ("合计", "基本支出"): "200.25", ("合计", "项目支出"): "100.25",
    ("201", "本年支出合计"): "300.50", ("201", "基本支出"): "200.25", ("201", "项目支出"): "100.25",
    ("20101", "本年支出合计"): "300.50", ("20101", "基本支出"): "200.25",
    ("20101", "项目支出"): "100.25",
    ("2010101", "本年支出合计"): "200.25", ("2010101", "基本支出"): "200.25",
    ("2010102", "本年支出合计"): "100.25", ("2010102", "项目支出"): "100.25",
}  # fmt: skip


def put_form(sheet, first=1, *, merged_title=True, pattern="#,##0.00"):
    """Write the form into a sheet of openpyxl from a row on."""
    sheet.cell(first, 1, TITLE)
    if merged_title:
        sheet.merge_cells(start_row=first, end_row=first, start_column=1, end_column=8)
    for i, text in enumerate(ABOVE):
        sheet.cell(first + 1, 1 + 3 * i, text)
    for r, row in enumerate([*HEAD, *BODY], first + 2):
        for c, value in enumerate(row, 1):
            if value != "":
                cell = sheet.cell(r, c, value)
                if isinstance(value, float):
                    cell.number_format = pattern
    sheet.merge_cells(start_row=first + 2, end_row=first + 2, start_column=1, end_column=2)
    for c in range(3, 9):
        sheet.merge_cells(start_row=first + 2, end_row=first + 3, start_column=c, end_column=c)
    return first + 2 + len(HEAD) + len(BODY)


def workbook(path, **how):
    from openpyxl import Workbook

    book = Workbook()
    cover = book.active
    cover.title = "封面"
    for r, text in enumerate(COVER, 1):
        cover.cell(r, 1, text)
    put_form(book.create_sheet("03表"), **how)
    told = book.create_sheet("情况说明")
    for r, text in enumerate(TOLD, 1):
        told.cell(r, 1, text)
    book.save(path)
    return book


def html_table(rows=None):
    cells = "".join(
        "<tr>" + "".join(f"<td>{shown(value)}</td>" for value in row) + "</tr>"
        for row in (rows or BODY)
    )
    head = (
        "<tr><td colspan=2>项目</td>"
        + "".join(f"<td rowspan=2>{t}</td>" for t in HEAD[0][2:])
        + "</tr><tr><td>科目编码</td><td>科目名称</td></tr>"
    )
    return f"<table>{head}{cells}</table>"


def page(inside=None, charset="utf-8", before="", after=""):
    above = "".join(f"<p>{text}</p>" for text in COVER)
    form = f"<h3>{TITLE}</h3>" + "".join(f"<p>{t}</p>" for t in ABOVE) + html_table()
    told = "".join(f"<p>{text}</p>" for text in TOLD)
    return (
        f"<html><head><meta charset={charset}></head><body>{before}{above}{inside or form}{told}"
        f"{after}</body></html>"
    ).encode(charset)


def document(path, table=None):
    """Write a Word document; ``table`` puts the form in."""
    import docx

    made = docx.Document()
    for text in COVER:
        made.add_paragraph(text)
    (table or word_form)(made)
    for text in TOLD:
        made.add_paragraph(text)
    made.save(path)
    return path


def word_form(made):
    for text in (TITLE, *ABOVE):
        made.add_paragraph(text)
    word_table(made)


def word_table(made):
    rows = [*HEAD, *BODY]
    table = made.add_table(len(rows), 8)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value != "":
                table.cell(r, c).text = shown(value)
    table.cell(0, 0).merge(table.cell(0, 1))
    for c in range(2, 8):
        table.cell(0, c).merge(table.cell(1, c))
    return table
