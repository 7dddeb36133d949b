"""The annexes in a workbook: a sheet for projects, one for funds, one for indicators."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
from openpyxl import Workbook

from juesuan_analysis.show.annex_heads import FUNDS, INDICATORS, PROJECT
from juesuan_analysis.show.fields import page_or_place, text_of, told
from juesuan_analysis.show.report import sheets
from juesuan_analysis.show.report.dossier import Dossier

_WHICH = {"project_id": "项目", "origin": "出处"}
_END = {"standing": "旁证", "page": "页"}
_PRINTED = {name: head for name, head in PROJECT.items() if name not in ("origin", "code")}
SHEETS: dict[str, tuple[str, dict[str, str]]] = {
    "projects": (
        "绩效项目",
        _WHICH | {"name": "名称（照印）"} | _PRINTED | {"matched_by": "凭什么认定"} | _END,
    ),
    "project_funds": ("项目资金", _WHICH | {"breakdown": "分法"} | FUNDS | _END),
    "indicators": ("绩效指标", _WHICH | INDICATORS | _END),
}
_WIDE, _NARROW = 26.0, 12.0


def fill_annexes(book: Workbook, dossier: Dossier) -> None:
    """Add the sheets of a disclosure that has projects."""
    for name, (title, columns) in SHEETS.items():
        frame = dossier.annexes.get(name)
        if frame is not None and len(frame):
            _fill(book, title, frame, columns)


def _fill(book: Workbook, title: str, frame: pd.DataFrame, columns: dict[str, str]) -> None:
    sheet = book.create_sheet(title)
    heads = columns | ({"page": "位置"} if frame["place"].map(told).any() else {})
    sheets.put_row(sheet, 1, list(heads.values()), bold=True, fill=True)
    for at, (_, row) in enumerate(frame.iterrows(), 2):
        own = {**row, "page": page_or_place(row)}
        texts = ["" if _is_number(row[name]) else text_of(own[name]) for name in columns]
        sheets.put_row(sheet, at, texts)
        for column, name in enumerate(columns, 1):
            if _is_number(row[name]):
                value = Decimal(f"{row[name]:.6f}").normalize()
                sheets.put_amount(sheets.cell_at(sheet, at, column), value)
        standing = text_of(row["standing"])
        if standing in sheets.FILLS:
            sheet.cell(at, list(columns).index("standing") + 1).fill = sheets.FILLS[standing]
    for letter, name in zip("ABCDEFGHIJKLMNOPQ", columns, strict=False):
        numeric = pd.api.types.is_numeric_dtype(frame[name].dtype)
        sheet.column_dimensions[letter].width = _NARROW if numeric else _WIDE
    sheet.freeze_panes = "C2"
    sheets.printable(sheet, "1:1")


def _is_number(value: object) -> bool:
    return isinstance(value, float) and value == value
