"""``juesuan check``: the findings of a store as a list, conflicts first."""

from __future__ import annotations

from pathlib import Path

import click

from juesuan_analysis.cli.audit import audited
from juesuan_analysis.cli.columns import hanging
from juesuan_analysis.cli.words import (
    command,
    department_option,
    opened,
    store_argument,
    year_option,
)
from juesuan_analysis.cli.written import choice


@command("列出勾稽关系的核对结果，不符的在前。")
@store_argument
@department_option
@year_option
@click.option("--all", "everything", is_flag=True, help="连同成立和不适用的一起列出")
def check(
    store: Path | str, department: tuple[str, ...], year: tuple[int, ...], everything: bool
) -> None:
    """Print the findings of a store."""
    from juesuan_analysis.show.findings_text import findings_text, unused

    found = opened(store)
    audited(store)
    ids = [row["disclosure_id"] for row in choice(found, department, year)]
    wanted = ids if department or year else None
    entries, findings = found.entries(disclosure=wanted), found.findings(disclosure=wanted)
    for line in findings_text(findings, everything, entries).splitlines():
        click.echo(hanging(line))
    for told in unused(found.overrides()):
        click.echo(told)
