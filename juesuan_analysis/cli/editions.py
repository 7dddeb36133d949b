"""``juesuan diff STORE``: what the editions of one disclosure print otherwise, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from juesuan_analysis.cli.written import SHOWN, save_table, tell_first, told_text

if TYPE_CHECKING:
    import pandas as pd

    from juesuan_analysis.store.read import Store

_HEADS = {
    "department": "部门",
    "year": "年度",
    "dataset": "出处",
    "form": "表",
    "side": "收支",
    "code": "科目编码",
    "line": "科目",
    "measure": "栏次",
    "subject": "说明的内容",
    "kind": "说明的种类",
    "other": "另一版的数",
    "in_force": "采用的数",
    "difference": "相差",
    "printed_other": "另一版原文",
    "printed_in_force": "采用版原文",
    "source_other": "另一版文件",
    "source_in_force": "采用版文件",
    "page_other": "另一版页",
    "page_in_force": "采用版页",
    "ref_other": "另一版的引用",
    "ref_in_force": "采用版的引用",
}
_WHERE = {"entries": "九张表", "statements": "情况说明"}


def show_editions(store: Store, table: Path | None, everything: bool) -> bool:
    """Print (and save) what editions print otherwise; tell whether there is anything."""
    from juesuan_analysis.analysis.editions import edition_differences

    held = store.editions()
    if held.empty:
        click.echo("没有一份决算有几版")
        return False
    ids = list(held["disclosure_id"])
    found = edition_differences(store.entries(disclosure=ids), store.statements(disclosure=ids))
    rows = [{str(name): value for name, value in row.items()} for row in found.to_dict("records")]
    tell_first(map(_line, rows if everything else rows[:SHOWN]), len(rows))
    click.echo(_counted(held, len(rows)))
    if table:
        named = (row | {"dataset": _WHERE[row["dataset"]]} for row in rows)
        save_table(table, _HEADS.values(), ([row[name] for name in _HEADS] for row in named))
    return bool(rows)


def _counted(held: pd.DataFrame, cells: int) -> str:
    kinds = held["edition"].value_counts().to_dict()
    told = "，".join(f"{kind} {count} 份" for kind, count in kinds.items())
    return f"各版之间不同 {cells} 处（{told}）"


def _amount(value: object) -> str:
    return f"{float(text):,.2f}" if (text := told_text(value)) else "空"


def _line(row: Mapping[str, Any]) -> str:
    cell = (
        f"表{told_text(row['form'])}",
        *(told_text(row[n]) for n in ("side", "code", "line", "measure")),
    )
    said = ("情况说明", *(told_text(row[n]) for n in ("subject", "kind")))
    where = " ".join(filter(None, cell if row["dataset"] == "entries" else said))
    files = f"{_at(row, 'other')} → {_at(row, 'in_force')}"
    amounts = f"{_amount(row['other'])} → {_amount(row['in_force'])}"
    return f"{told_text(row['department'])} {told_text(row['year'])} {where}：{amounts}（{files}）"


def _at(row: Mapping[str, Any], side: str) -> str:
    """Where an edition prints it: the file, and the cell or the page."""
    if not (source := told_text(row[f"source_{side}"])):
        return "没有印"
    place, page = told_text(row[f"place_{side}"]), told_text(row[f"page_{side}"])
    return f"{source} {place or f'第 {int(float(page))} 页'}"
