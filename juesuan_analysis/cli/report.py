"""``juesuan report``: one HTML page for each disclosure."""

from __future__ import annotations

from pathlib import Path

import click

from juesuan_analysis.cli.audit import audited
from juesuan_analysis.cli.words import (
    command,
    department_option,
    opened,
    store_argument,
    year_option,
)
from juesuan_analysis.cli.written import choice, tell


@command(
    "写 HTML 报告，每份决算一页。\n\n不符之处附原页截图，九张表按核对结果着色，另有六张图。"
    "网页不联网、不运行脚本，可直接打印。"
)
@store_argument
@click.option(
    "--out",
    default="reports",
    metavar="位置",
    show_default=True,
    type=click.Path(path_type=Path),
    help="写到哪里：文件夹，或 .html 文件（选中多份时在文件名后加部门和年度）",
)
@department_option
@year_option
@click.option(
    "--pdfs",
    multiple=True,
    default=["data/raw"],
    metavar="文件夹",
    show_default=True,
    type=click.Path(path_type=Path),
    help="原 PDF 所在的文件夹，可多次给出；找不到时报告里不附截图",
)
def report(
    store: Path | str,
    out: Path,
    department: tuple[str, ...],
    year: tuple[int, ...],
    pdfs: tuple[Path, ...],
) -> None:
    """Write reports."""
    found = opened(store)
    audited(store)
    from juesuan_analysis.show.report import write_pages
    from juesuan_analysis.show.trace import Library

    rows = choice(found, department, year)
    tell(write_pages(found, rows, out, Library(pdfs)), len(rows), "写报告")
