"""``juesuan panel``: one indicator or several over departments and years, as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from juesuan_analysis.cli.audit import audited
from juesuan_analysis.cli.words import Failure, command, opened, store_argument

# Balanced first: one published comparison falls by 5% on a fixed set of departments, and by 31% on
# all that disclosed.
_BALANCES = {"平衡": "balanced", "窗口": "window", "全部": "any"}


@command(
    "把指标按部门和年度排成一张表（Excel）。\n\n工作簿另有“覆盖”一表，写明包括哪些部门、缺谁、为什么缺、"
    "有多少数得到印证；默认只取各年都有数的部门，各年才能相比。"
)
@store_argument
@click.option(
    "--item",
    "items",
    metavar="指标",
    multiple=True,
    required=True,
    help="指标名称或其中一部分，可以多次给出；“三公”是“三公”经费合计及其各项",
)
@click.option(
    "--out",
    metavar="文件",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="写到哪个 .xlsx 文件",
)
@click.option(
    "--balance",
    type=click.Choice(list(_BALANCES)),
    default="平衡",
    show_default=True,
    help="取哪些部门：各年都有数的；数最多的连续年度里都有数的；凡有数的",
)
@click.option(
    "--scope",
    type=click.Choice(["部门", "单位"]),
    default="部门",
    show_default=True,
    help="部门汇总，还是单位自己的决算",
)
@click.option(
    "--departments",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="部门对照表 departments.csv：合并、更名的部门按一个主体相加",
)
def panel(
    store: Path | str,
    items: tuple[str, ...],
    out: Path,
    balance: str,
    scope: Literal["部门", "单位"],
    departments: Path | None,
) -> None:
    """Write a panel."""
    if out.suffix != ".xlsx":
        raise Failure(f"--out 要写一个 .xlsx 文件，给出的是 {out.name}", 2)
    found = opened(store)
    audited(store)
    from juesuan_analysis.analysis import panel as panel_of
    from juesuan_analysis.analysis import read_departments
    from juesuan_analysis.analysis.indicators import named_indicators
    from juesuan_analysis.show.panel_book import write_panel

    names = [name for item in items for name in named_indicators(item)]
    listed = None if departments is None else read_departments(departments)
    kind: Literal["balanced", "window", "any"] = _BALANCES[balance]  # type: ignore[assignment]
    made = panel_of(found, list(dict.fromkeys(names)), entities=listed, scope=scope, balance=kind)
    version = found.snapshot_id
    write_panel(made, out, version)
    for line in made.certificate():
        click.echo(line)
    click.echo(f"数据版本：{version}")
    click.echo(f"已写 {out}")
