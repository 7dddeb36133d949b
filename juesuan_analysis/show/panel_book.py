"""A panel as a workbook, with what it covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from juesuan_analysis.analysis.certificate import Panel
from juesuan_analysis.proof.standing import CONTRADICTED

_HEADS = {
    "region": "地区",
    "entity": "主体",
    "year": "年度",
    "indicator": "指标",
    "value": "数",
    "measure_unit": "计量单位",
    "value_source": "取自",
    "standing": "印证",
    "grade": "印证等级",
    "n_contradicted": "矛盾的数",
    "page": "页",
    "source": "文件",
    "ref": "出处标识",
    "note": "说明",
    "state": "状态",
    "figures": "数的个数",
    "proved_share": "已印证 %（按数额）",
    "contradicted": "矛盾",
    "sum": "分项之和",
    "gap": "相差",
}
_WIDE = ["region", "entity", "indicator", "measure_unit"]
_DECIMALS = 6  # of the store; what floats add is none of the office's
_MARK = Font(color="B00020", bold=True)
_HEAD = Font(bold=True)


def write_panel(panel: Panel, path: str | Path, snapshot: str = "") -> Path:
    """Write a panel: years side by side, what it covers, every figure with its place.

    Contradicted figures are red and bold, and said below the table. ``snapshot`` is what the store
    is called, to cite.
    """
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "面板"
    _years(sheet, panel.data)
    cover = book.create_sheet("覆盖")
    for line in panel.certificate():
        _row(cover, [line])
    if snapshot:
        _row(cover, [f"数据版本：{snapshot}"])
    _row(cover, [])
    _table(cover, panel.coverage, ["region", "entity", "year", "indicator", "state"])
    known = [name for name in _HEADS if name in panel.data.columns and name != "state"]
    _table(book.create_sheet("明细"), panel.data, known)
    _table(book.create_sheet("印证"), panel.proof, list(panel.proof.columns))
    if len(panel.additivity):
        _table(book.create_sheet("不符"), panel.additivity, list(panel.additivity.columns))
    target = Path(path)
    book.save(target)
    return target


def _years(sheet: Worksheet, data: pd.DataFrame) -> None:
    years = sorted({int(year) for year in data["year"]}) if len(data) else []
    _row(sheet, [*(_HEADS[name] for name in _WIDE), *map(str, years)], _HEAD)
    against = False
    for keys, part in data.groupby(_WIDE, sort=False, dropna=False) if len(data) else []:
        own = part.set_index("year")
        _row(sheet, [*keys, *(_figure(own, year) for year in years)])
        for column, year in enumerate(years, len(_WIDE) + 1):
            there = "standing" in own and year in own.index
            if there and own.at[year, "standing"] == CONTRADICTED:
                sheet.cell(sheet.max_row, column).font = _MARK
                against = True
    if against:
        _row(sheet, [])
        _row(sheet, ["红色粗体：与别的数矛盾，未经证实；引用前请看原文。"])
    sheet.freeze_panes = "E2"


def _figure(own: pd.DataFrame, year: int) -> object:
    return own.at[year, "value"] if year in own.index else None


def _table(sheet: Worksheet, frame: pd.DataFrame, columns: Sequence[str]) -> None:
    _row(sheet, [_HEADS.get(name, name) for name in columns], _HEAD)
    for values in frame[list(columns)].itertuples(index=False, name=None):
        _row(sheet, values)


def _row(sheet: Worksheet, values: Iterable[object], font: Font | None = None) -> None:
    """Write a row; text stays text, for a name that begins with = is no formula."""
    row = sheet.max_row + (1 if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else 0)
    if not list(values := list(values)):
        values = [" "]
    for column, value in enumerate(values, 1):
        cell: Any = sheet.cell(row, column)
        blank = value is None or (not isinstance(value, str) and pd.isna(value))  # type: ignore[call-overload]
        if blank:
            continue
        plain = value.item() if hasattr(value, "item") else value
        cell.value = round(plain, _DECIMALS) if isinstance(plain, float) else plain
        if isinstance(value, str):
            cell.data_type = "s"
        else:
            cell.number_format = "#,##0.00" if isinstance(cell.value, float) else "0"
        if font is not None:
            cell.font = font
