"""``juesuan report``: one HTML page for each disclosure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from juesuan_analysis.cli.audit import audited
from juesuan_analysis.cli.words import (
    Failure,
    command,
    department_option,
    is_given,
    jobs_option,
    opened,
    store_argument,
    year_option,
)
from juesuan_analysis.cli.written import choice, tell_written

if TYPE_CHECKING:
    from juesuan_analysis.show.trace import Library

_NAMED = 3


@command(
    "写 HTML 报告，每份决算一页，另有一页目录 index.html，涉及金额大的在前。"
    "\n\n不符之处附原页截图，九张表按核对结果着色，另有六张图。"
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
@jobs_option
def report(
    store: Path | str,
    out: Path,
    department: tuple[str, ...],
    year: tuple[int, ...],
    pdfs: tuple[Path, ...],
    jobs: int,
) -> None:
    """Write reports."""
    found = opened(store)
    # Before minutes of drawing, not after.
    _require(pdfs)
    audited(store)
    from juesuan_analysis.show.report import write_pages
    from juesuan_analysis.show.trace import Library

    rows, library = choice(found, department, year), Library(pdfs)
    if told := _pictures_missing(library, rows):
        click.echo(told, err=True)
    tell_written(write_pages(found, rows, out, library, jobs), len(rows), "写报告")


def _require(pdfs: tuple[Path, ...]) -> None:
    """Refuse a folder that was named and is not there; the default may be missing."""
    if is_given("pdfs"):
        for folder in pdfs:
            if not folder.exists():
                raise Failure(f"--pdfs 给的 {folder} 不存在（在 {folder.absolute()} 找过）", 2)


def _pictures_missing(library: Library, rows: Sequence[Mapping[str, Any]]) -> str:
    """Say before the work begins of how many disclosures no page can be shown."""
    lacking = [row["source"] for row in rows if not library.has(row["source"])]
    if not lacking:
        return ""
    where = "、".join(map(str, library.folders))
    few = f"{'、'.join(lacking[:_NAMED])}{'……' if len(lacking) > _NAMED else ''}"
    return (
        f"{where} 里没有 {len(lacking)} 份决算的原文件（{few}），它们的报告不附页面截图；"
        "用 --pdfs 指明原文件所在的文件夹"
    )
