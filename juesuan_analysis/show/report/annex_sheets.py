"""The annexes in a workbook: a sheet for projects, one for funds, one for indicators."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
from openpyxl import Workbook

from juesuan_analysis.show.report import sheets
from juesuan_analysis.show.report.dossier import Dossier
from juesuan_analysis.show.trace.captions import page_or_place, told

_WHICH = {"project_id": "项目", "origin": "出处"}
_END = {"standing": "旁证", "page": "页"}
SHEETS: dict[str, tuple[str, dict[str, str]]] = {
    "projects": (
        "绩效项目",
        _WHICH
        | {
            "name": "名称（照印）",
            "kind": "类别",
            "competent_department": "主管部门",
            "implementing_unit": "实施单位",
            "score": "得分",
            "score_max": "满分",
            "grade": "等级",
            "objective": "年度总体目标",
            "achieved": "完成情况",
            "shortfall": "未实现目标的原因",
            "matched_by": "凭什么认定",
        }
        | _END,
    ),
    "project_funds": (
        "项目资金",
        _WHICH
        | {
            "breakdown": "分法",
            "line": "资金",
            "original_budget": "年初预算数",
            "full_year_budget": "全年预算数",
            "executed": "全年执行数",
            "rate": "执行率 %",
            "weight": "分值",
            "score": "得分",
        }
        | _END,
    ),
    "indicators": (
        "绩效指标",
        _WHICH
        | {
            "level1": "一级指标",
            "level2": "二级指标",
            "level3": "三级指标",
            "target": "年度指标值",
            "actual": "实际完成值",
            "weight": "分值",
            "score": "得分",
            "deviation_reason": "偏差原因及改进措施",
        }
        | _END,
    ),
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
        texts = ["" if _is_number(row[name]) else _text(own[name]) for name in columns]
        sheets.put_row(sheet, at, texts)
        for column, name in enumerate(columns, 1):
            if _is_number(row[name]):
                value = Decimal(f"{row[name]:.6f}").normalize()
                sheets.put_amount(sheets.cell_at(sheet, at, column), value)
        standing = _text(row["standing"])
        if standing in sheets.FILLS:
            sheet.cell(at, list(columns).index("standing") + 1).fill = sheets.FILLS[standing]
    for letter, name in zip("ABCDEFGHIJKLMNOPQ", columns, strict=False):
        numeric = pd.api.types.is_numeric_dtype(frame[name].dtype)
        sheet.column_dimensions[letter].width = _NARROW if numeric else _WIDE
    sheet.freeze_panes = "C2"
    sheets.printable(sheet, "1:1")


def _is_number(value: object) -> bool:
    return isinstance(value, float) and value == value


def _text(value: object) -> str:
    return str(value) if told(value) else ""
