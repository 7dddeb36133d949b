"""``juesuan diff``: what two builds of a store, or the editions in one, print otherwise."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from juesuan_analysis.cli.words import ADDRESS, command, opened
from juesuan_analysis.cli.written import SHOWN, save_table, tell_first, told_text

if TYPE_CHECKING:
    from juesuan_analysis.store import Store
    from juesuan_analysis.store.diff import Difference


def _amount(value: object) -> str:
    text = told_text(value)
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "空"


def _line(row: dict[str, object]) -> str:
    side = f"{row['side']}·" if told_text(row["side"]) else ""
    code = f"{row['code']} " if told_text(row["code"]) else ""
    pages = dict.fromkeys(told_text(row[name]) for name in ("page_a", "page_b"))
    printed = [f"“{told_text(row[name])}”" for name in ("printed_a", "printed_b")]
    return (
        f"{row['change']}　{row['department']} {row['year']} 表{row['form']} {side}{code}"
        f"{row['line']} {row['measure']}：{_amount(row['amount_a'])} → {_amount(row['amount_b'])}"
        f"（印作 {printed[0]} → {printed[1]}，第 {'、'.join(p for p in pages if p)} 页）"
    )


def _summary(found: Difference) -> list[str]:
    lines = [
        f"只在{which}数据里的文档 {len(names)} 份：{_few(names)}"
        for which, names in (("原", found.only_a), ("新", found.only_b))
        if names
    ]
    kinds = found.cells["change"].value_counts().to_dict()
    told = "，".join(f"{kind} {kinds.get(kind, 0)}" for kind in ("新增", "消失", "改动"))
    lines.append(f"单元格：{told}")
    for name, row in found.counts.iterrows():
        change = "" if row["原"] == row["现"] else f"（{row['现'] - row['原']:+d}）"
        lines.append(f"{name}：{row['原']} → {row['现']}{change}")
    if found.uneven:
        lines.append(
            f"说明数、绩效数或核对结果有变的文档 {len(found.uneven)} 份：{_few(found.uneven)}"
        )
    return [*lines, "两份数据相同" if found.same else "两份数据不同"]


def _few(names: list[str]) -> str:
    return "、".join(names[:5]) + ("……" if len(names) > 5 else "")


def _opened(named: Path | str) -> Store:
    """Open a store, or one as it was: ``FOLDER@ID``."""
    from juesuan_analysis.store.snapshot import SNAPSHOT_ID, at

    folder, _, which = str(named).rpartition("@")
    if not folder or not SNAPSHOT_ID.fullmatch(which) or Path(named).exists():
        return opened(named)
    return at(opened(Path(folder) if isinstance(named, Path) else folder), which)


@command(
    "比较两份数据：哪些单元格新增、消失、改动。相同退出码为 0，不同为 1。\n\n"
    "只给一个数据文件夹时，逐格列出其中同一份决算的各版（原版、更正版）哪里不同。\n\n"
    "数据文件夹@版本号 是留存的版本（juesuan status --keep），如 juesuan diff 库@0a1b2c3d4e5f 库。"
)
@click.argument("former", metavar="原数据文件夹", type=ADDRESS)
@click.argument("present", metavar="[新数据文件夹]", type=ADDRESS, required=False)
@click.option(
    "--csv", "table", type=click.Path(path_type=Path), metavar="文件", help="逐格存为 CSV"
)
@click.option("--all", "everything", is_flag=True, help=f"全部列出（默认前 {SHOWN} 处）")
def diff(
    former: Path | str, present: Path | str | None, table: Path | None, everything: bool
) -> None:
    """Compare two stores, or the editions in one."""
    if present is None:
        from juesuan_analysis.cli.editions import show_editions

        if show_editions(opened(former), table, everything):
            sys.exit(1)
        return
    from juesuan_analysis.store.diff import COLUMNS, compare

    found = compare(_opened(former), _opened(present))
    rows = [{str(k): v for k, v in row.items()} for row in found.cells.to_dict("records")]
    tell_first(map(_line, rows if everything else rows[:SHOWN]), len(rows))
    click.echo("\n".join(_summary(found)))
    if table:
        save_table(table, COLUMNS.values(), ([row[n] for n in COLUMNS] for row in rows))
    # As diff(1) does, so that a script can ask.
    if not found.same:
        sys.exit(1)
