"""``juesuan export``: workbooks laid out like the official forms, or CSV."""

from __future__ import annotations

from pathlib import Path

import click

from juesuan_analysis.cli.audit import audited
from juesuan_analysis.cli.words import (
    Failure,
    command,
    department_option,
    opened,
    store_argument,
    year_option,
)
from juesuan_analysis.cli.written import choice, tell_written
from juesuan_analysis.trouble_words import in_chinese


@command(
    "导出为 Excel 或 CSV。\n\nExcel 每份决算一个工作簿，版式同公开01–09表，另附核对结果；"
    "CSV 一个数据集一张表，"
    "另有 datapackage.json 说明各表各列。"
)
@store_argument
@click.option(
    "--excel",
    metavar="位置",
    type=click.Path(path_type=Path),
    help="Excel 写到哪里：文件夹，或 .xlsx 文件（选中多份时在文件名后加部门和年度）",
)
@click.option(
    "--csv",
    "tables",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    help="CSV 写到哪个文件夹：UTF-8（带 BOM），金额单位万元；可能被当作公式的文字前加单引号 '",
)
@click.option(
    "--heads",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    metavar="en|zh",
    help="CSV 的列名：en 与 parquet 相同，zh 是中文",
)
@click.option(
    "--statute",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    help="把规定（表、栏次、行、科目、说法、勾稽关系）写成 CSV，不需要数据文件夹",
)
@department_option
@year_option
def export(
    store: Path | str,
    excel: Path | None,
    tables: Path | None,
    heads: str,
    statute: Path | None,
    department: tuple[str, ...],
    year: tuple[int, ...],
) -> None:
    """Export disclosures."""
    if statute is not None:
        _write_statute(statute)
        if excel is None and tables is None:
            return
    if excel is None and tables is None:
        raise Failure("请用 --excel 或 --csv 说明导出成什么（说明：juesuan export --help）", 2)
    found = opened(store)
    audited(store)
    from juesuan_analysis.show.report import write_csv, write_workbooks

    rows = choice(found, department, year)
    if excel is not None:
        tell_written(write_workbooks(found, rows, excel), len(rows), "写 Excel")
    if tables is not None:
        tell_written(write_csv(found, rows, tables, chinese=heads == "zh"), 1, "写 CSV")


def _write_statute(folder: Path) -> None:
    from juesuan_analysis.show.statute import write_statute

    try:
        write_statute(folder)
    except OSError as error:
        raise Failure(f"写不了 {error.filename or folder}：{in_chinese(error)}") from error
    click.echo(f"已写 {folder}：{'、'.join(sorted(path.name for path in folder.glob('*.csv')))}")
