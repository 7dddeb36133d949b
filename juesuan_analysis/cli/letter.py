"""``juesuan letter``: draft letters to offices, and working papers."""

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
from juesuan_analysis.cli.written import choice, tell_written


@command(
    "给有不符的决算写致函和工作底稿。\n\n致函（.docx）说明哪一页哪个数与哪一页哪个数不一致、"
    "怎样改能消除；工作底稿（.docx、.xlsx）一条不符一行，留出核实情况和结论。都是草稿，发出前请逐条对照原页。"
)
@store_argument
@click.option(
    "--out",
    default="letters",
    metavar="文件夹",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="写到哪个文件夹",
)
@department_option
@year_option
def letter(
    store: Path | str, out: Path, department: tuple[str, ...], year: tuple[int, ...]
) -> None:
    """Write letters and working papers."""
    found = opened(store)
    audited(store)
    from juesuan_analysis.show.report import write_papers

    rows = choice(found, department, year)
    tell_written(write_papers(found, rows, out), len(rows), "写致函和底稿")
