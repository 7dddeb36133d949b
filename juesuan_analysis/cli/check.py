"""``juesuan check``: the findings of a store as a list, conflicts first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from juesuan_analysis.cli.audit import audited
from juesuan_analysis.cli.columns import hanging
from juesuan_analysis.cli.words import (
    command,
    department_option,
    opened,
    store_argument,
    tell,
    year_option,
)
from juesuan_analysis.cli.written import choice

if TYPE_CHECKING:
    from juesuan_analysis.store import Store


@command("列出勾稽关系的核对结果，不符的在前。")
@store_argument
@department_option
@year_option
@click.option("--all", "everything", is_flag=True, help="连同成立和不适用的一起列出")
def check(
    store: Path | str, department: tuple[str, ...], year: tuple[int, ...], everything: bool
) -> None:
    """Print the findings of a store."""
    found = opened(store)
    asked = choice(found, department, year) if department or year else None
    wanted = None if asked is None else [row["disclosure_id"] for row in asked]
    first = _is_busy(store)
    if first:
        _print(found, wanted, everything)
    judged = audited(store)
    if judged and first:
        click.echo("\n写入已经结束，重新核对后是：\n")
    if judged or not first:
        _print(found, wanted, everything)


def _is_busy(store: Path | str) -> bool:
    from juesuan_analysis.store.lock import busy

    who = busy(store)
    if who is None:
        return False
    tell(f"另一个 juesuan{who}正在写入 {store}：先列出已存的结果，等它结束再核对（Ctrl-C 退出）")
    return True


def _print(found: Store, wanted: list[str] | None, everything: bool) -> None:
    from juesuan_analysis.show.findings_text import COUNTED, SUMMED, TOLD, findings_text, unused

    # Of 400 findings a document, four are told: only those are read with all their columns.
    outcomes, counted = (None, None) if everything else (TOLD, list(COUNTED))
    findings = found.findings(disclosure=wanted, outcome=outcomes)
    entries = found.entries(disclosure=wanted, columns=list(SUMMED))
    counts = found.findings(disclosure=wanted, columns=counted) if counted else None
    for line in findings_text(findings, everything, entries, counts).splitlines():
        click.echo(hanging(line))
    for told in unused(found.overrides()):
        click.echo(told)
