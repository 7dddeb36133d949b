"""A draft letter to the office (致函), and a working paper (工作底稿), from the mistakes found."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pandas as pd
from openpyxl import Workbook

from juesuan_analysis.charts.word import fit, titled
from juesuan_analysis.facts.finding import TEN_THOUSAND
from juesuan_analysis.show.cards import Card, cards, conflict_words, figure_words, missing
from juesuan_analysis.show.finding_words import side_text
from juesuan_analysis.show.report import sheets
from juesuan_analysis.show.report.dossier import Dossier

_HEADS = ("错处", "不符", "涉及的数", "怎样改能消除", "核实情况", "结论")
_WIDTHS = (14, 44, 52, 44, 24, 16)
_HEAD_ROW = 2  # below the title
_DRAFT = "（草稿：由程序依据公开文件写成，发出前请逐条对照原页。）"


def letter_lines(dossier: Dossier, found: Sequence[Card]) -> Iterator[str]:
    """Write the paragraphs of a letter: which figure contradicts which, and what would mend it."""
    about = dossier.about
    yield f"{about['department']}："
    yield (
        f"我们核对了贵单位公开的 {about['year']} 年度部门决算（文件：{about['source']}），"
        f"有 {len(found)} 处数据前后不一致，列在下面，请予核实。"
    )
    for card in found:
        yield f"{card.number}．{_first(card)}"
        for row in card.first:
            yield f"{_in_the_letter(row)}。出处：{figure_words(row)}。"
        if card.more:
            yield f"另有 {card.more} 条关系也因此不符。"
        if card.is_explained:
            yield f"可能的原因：{card.explanation}。是否如此，请以原始账表为准。"
    yield "如属排印或填列有误，请更正后重新公开；如另有口径，请说明。请于　　月　　日前函复。"
    yield "（发函单位）　　　　　　　　年　　月　　日"
    yield _DRAFT + _version(dossier)


def _in_the_letter(row: pd.Series) -> str:
    """A conflict for a reader who knows no identities: what should hold, and what is printed."""
    if pd.isna(row["difference"]):
        return conflict_words(row)
    left, right, apart = (side_text(row, side) for side in ("left", "right", "difference"))
    money = " 万元" if row["unit"] in (TEN_THOUSAND, None) else ""
    return f"{row['statement']}：前者 {left}，后者 {right}，相差 {apart.lstrip('-')}{money}"


def _first(card: Card) -> str:
    several = f"，同一处错牵连 {len(card.conflicts)} 条关系" if len(card.conflicts) > 1 else ""
    money = f"相差 {card.stake:,.2f} 万元" if card.stake else "比率或用词与数不一致"
    return f"{money}{several}："


def letter(dossier: Dossier) -> bytes:
    """Write the letter as a Word document."""
    about = dossier.about
    document = titled(f"关于核实{about['year']}年度部门决算公开数据的函")
    for line in letter_lines(dossier, cards(dossier.findings)):
        document.add_paragraph(fit(line))
    return _saved(document)


def _rows(dossier: Dossier) -> Iterator[tuple[str, ...]]:
    for reason in missing(dossier.findings):
        yield "缺", reason, "", "", "", ""
    for card in cards(dossier.findings):
        for row in card.conflicts:
            yield card.title, conflict_words(row), figure_words(row), card.explanation, "", ""


def _about(dossier: Dossier) -> str:
    own = f"文件：{dossier.about['source']}　金额单位：万元（另注明的除外）"
    return own + (f"　{version}" if (version := _version(dossier)) else "")


def _version(dossier: Dossier) -> str:
    return f"数据版本 {dossier.snapshot}" if dossier.snapshot else ""


def working_paper(dossier: Dossier) -> bytes:
    """Write the working paper as a Word document: one row for each conflict, and room to note."""
    document = titled(f"{dossier.name}核对工作底稿")
    document.add_paragraph(fit(_about(dossier)))
    table = document.add_table(rows=1, cols=len(_HEADS), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, _HEADS, strict=True):
        cell.text = head
    for row in _rows(dossier):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = fit(text)
    document.add_paragraph("核对人：　　　　　　复核人：　　　　　　日期：")
    return _saved(document)


def working_sheet(dossier: Dossier) -> bytes:
    """Write the working paper as a workbook."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        sheet = book.create_sheet()
    sheet.title = "工作底稿"
    title = sheets.cell_at(sheet, 1, 1)
    sheets.put_text(title, f"{dossier.name}核对工作底稿　{_about(dossier)}")
    title.font = sheets.font(bold=True)
    sheets.put_row(sheet, _HEAD_ROW, _HEADS, bold=True, fill=True)
    for number, row in enumerate(_rows(dossier), _HEAD_ROW + 1):
        sheets.put_row(sheet, number, row)
        sheets.heighten(sheet, number, row, _WIDTHS)
    for column, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    sheets.printable(sheet, f"1:{_HEAD_ROW}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()
