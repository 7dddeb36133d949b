"""One disclosure as a workbook: a note, the nine official forms, and the findings."""

from __future__ import annotations

import io
import re
import zipfile

import pandas as pd
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from juesuan_analysis.facts.finding import ADJUSTED, CONFLICT, FAILED, NOT_READ, OUTCOMES
from juesuan_analysis.reading.declared.xlsx import OWN
from juesuan_analysis.show.fields import page_or_place, told
from juesuan_analysis.show.finding_words import side_unit, told_terms
from juesuan_analysis.show.form_layout import form_layout
from juesuan_analysis.show.marks import CORRECTED, MARKS, NOTE_MEANING, STANDING_MARKS
from juesuan_analysis.show.marks import NOTE as NOTED
from juesuan_analysis.show.report import facts, sheets
from juesuan_analysis.show.report.annex_sheets import fill_annexes
from juesuan_analysis.show.report.dossier import Dossier
from juesuan_analysis.show.report.form_sheet import fill_form, sheet_name
from juesuan_analysis.vocabulary.forms import BY_NUMBER

NOTE, FINDINGS = "说明", "核对结果"
_HEADINGS = ("结果", "勾稽关系", "左边", "右边", "相差", "说明", "涉及的数", "页", "编号")
_WIDTHS = (9.0, 46.0, 13.0, 13.0, 13.0, 34.0, 52.0, 6.0, 18.0)
_FIRST = (CONFLICT, ADJUSTED, NOT_READ, FAILED)
_SIDES = ("left", "right", "difference")
_MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_UNDATED = (1980, 1, 1, 0, 0, 0)  # the first date that a ZIP can hold


def workbook(dossier: Dossier) -> bytes:
    """Write a disclosure as a workbook; the same store gives the same bytes.

    Amounts are numbers, exact and in 万元; blank cells are empty.
    """
    book = Workbook()
    book.properties.creator = OWN
    note = book.active
    assert isinstance(note, Worksheet)
    note.title = NOTE
    _note(note, dossier)
    # Also those that were not found: a missing sheet would not be missed.
    for form in BY_NUMBER:
        layout = form_layout(dossier.entries, form)
        fill_form(book.create_sheet(sheet_name(layout)), layout, dossier)
    fill_annexes(book, dossier)
    _findings(book.create_sheet(FINDINGS), dossier)
    buffer = io.BytesIO()
    book.save(buffer)
    return _undated(buffer.getvalue())


def _undated(data: bytes) -> bytes:
    """Take the date of writing out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MADE.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, _UNDATED)
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _note(sheet: Worksheet, dossier: Dossier) -> None:
    about = dossier.about
    rows = [
        ("部门", about["department"]),
        ("年度", str(about["year"])),
        ("行政区划", about["region"] or "文件没有写明"),
        ("口径", about["scope"] or "文件没有写明"),
        ("来源文件", f"{about['source']}（{about['pages']} 页）"),
        ("文件指纹", f"sha256 {about['source_sha256']}"),
        ("数据版本", dossier.snapshot or "没有记录"),
        ("金额单位", "万元；空白的格子是原文件没有印数，不是零"),
        ("表中的数", _counted(facts.standing_counts(dossier.entries))),
        ("勾稽关系", _counted(facts.outcome_counts(dossier.findings))),
    ]
    if dossier.entries.get("mark", pd.Series(dtype=str)).fillna("").ne("").any():
        rows.append((NOTED, f"写在数后，附批注：{NOTE_MEANING}"))
    title = sheets.cell_at(sheet, 1, 1)
    sheets.put_text(title, dossier.name)
    title.font = sheets.font(bold=True, size=14)
    for row, texts in enumerate(rows, 3):
        sheets.put_row(sheet, row, texts)
    _legend(sheet, len(rows) + 4)
    _corrections(sheet, len(rows) + 10, dossier)
    for column, width in zip("ABCDEF", (14, 82, 16, 16, 40, 14), strict=True):
        sheet.column_dimensions[column].width = width
    sheets.printable(sheet)


def _counted(counts: list[facts.Count]) -> str:
    return "，".join(f"{count.label} {count.number}" for count in counts if count.number) or "无"


def _legend(sheet: Worksheet, row: int) -> None:
    looks = {"已印证": "绿底", "矛盾": "红底、红框、粗体", "受牵连": "橙底", "无旁证": "黄底、斜体"}
    lines = [
        (name, f"{looks[name]}：{mark.meaning}", sheets.FILLS[name])
        for name, mark in STANDING_MARKS.items()
    ]
    lines.append((CORRECTED, f"紫底、虚线框，附批注：{MARKS[CORRECTED].meaning}", sheets.CORRECTED))
    for i, (name, meaning, fill) in enumerate(lines, row):
        sheets.put_row(sheet, i, (name, meaning))
        sheet.cell(i, 1).fill = fill


def _corrections(sheet: Worksheet, row: int, dossier: Dossier) -> None:
    found = facts.corrections(dossier.entries)
    if not found:
        return
    heads = ("页", "更正的单元格", "原印", "改为", "理由", "更正人")
    sheets.put_row(sheet, row, heads, bold=True, fill=True)
    for i, one in enumerate(found, row + 1):
        texts = (str(one.page), one.cell, one.published, one.amount, one.reason, one.author)
        sheets.put_row(sheet, i, texts)


def _figure(figure: facts.Figure) -> str:
    return f"{' '.join(filter(None, (figure.name, figure.amount)))}（{figure.where}）"


def _findings(sheet: Worksheet, dossier: Dossier) -> None:
    sheets.put_row(sheet, 1, _HEADINGS, bold=True, fill=True)
    order = {name: i for i, name in enumerate(dict.fromkeys((*_FIRST, *OUTCOMES)))}
    rows = dossier.findings
    rows = rows.assign(order=rows["outcome"].map(order)).sort_values("order", kind="stable")
    for i, (_, row) in enumerate(rows.iterrows(), 2):
        words = [row["reason"], row["explanation"], row["printed"]]
        involved = (_figure(figure) for figure in facts.figures(row, dossier.others))
        texts = [
            row["outcome"],
            row["statement"],
            *("" for _ in _SIDES),
            "；".join(str(word) for word in words if told(word)),
            "；".join(filter(None, (*involved, told_terms(row)[1]))),
            page_or_place(row),
            row["identity"],
        ]
        sheets.put_row(sheet, i, texts)
        for column, side in enumerate(_SIDES, 3):
            if told(row[side]):
                cell = sheets.cell_at(sheet, i, column)
                sheets.put_amount(cell, facts.exact(row[side]))
                cell.alignment = sheets.TOP_RIGHT
                cell.number_format += f'"{side_unit(row, side)}"' if side_unit(row, side) else ""
        sheets.heighten(sheet, i, texts, _WIDTHS)
        if row["outcome"] == CONFLICT:
            sheet.cell(i, 1).fill = sheets.FILLS["矛盾"]
    for letter, width in zip("ABCDEFGHI", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:I{len(rows) + 1}"
    sheets.printable(sheet, "1:1")
