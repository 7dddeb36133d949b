"""The command line: ``juesuan``. Heavy imports wait until a command needs them."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from juesuan_analysis.extraction.run import Outcome

_MARK = {"failed": "✗", "duplicate": "＝", "read": "✓", "unchanged": "·"}


_HELP = {"help": "显示这段说明并退出"}


@click.group(
    help="部门决算工具：把公开的 PDF 变成可以核对、分析和画图的数据。", add_help_option=False
)
@click.help_option(**_HELP)
@click.version_option(
    package_name="juesuan-analysis", message="juesuan %(version)s", help="显示版本并退出"
)
def main() -> None:
    """Entry point."""


def _line(outcome: Outcome) -> str | None:
    """What to say of one document at once; documents read without fault are only counted."""
    if outcome.message:
        return f"{_MARK[outcome.state]} {outcome.source}：{outcome.message}"
    if outcome.unread:
        pages = "、".join(map(str, outcome.unread_pages))
        return f"！ {outcome.source}：有 {outcome.unread} 处没有读出（第 {pages} 页），见核对结果"
    return None


def _summary(outcomes: list[Outcome], store: Path) -> str:
    states = Counter(outcome.state for outcome in outcomes)
    read = [outcome for outcome in outcomes if outcome.state == "read"]
    conflicts = sum(o.conflicts for o in read)
    parts = [
        f"文档 {len(outcomes)} 份：新读入 {states['read']}，未变动 {states['unchanged']}，"
        f"重复 {states['duplicate']}，失败 {states['failed']}",
        f"单元格 {sum(o.cells for o in read)} 个，其中有数 {sum(o.printed for o in read)} 个；"
        f"没有读出 {sum(o.unread for o in read)} 处，"
        f"涉及 {sum(len(o.unread_pages) for o in read)} 页",
        f"勾稽关系不符 {conflicts} 处" + (f"，查看：juesuan check {store}" if conflicts else ""),
        f"数据在 {store}",
    ]
    if not read and states["unchanged"] == len(outcomes):
        parts[1:3] = ["全部文件都没有变动，没有重新读取"]
    return "\n".join(parts)


@main.command(help="读取 PDF（文件或文件夹，可多个），存为 parquet。", add_help_option=False)
@click.help_option(**_HELP)
@click.argument(
    "inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PDF或文件夹..."
)
@click.option(
    "--out",
    default="data/processed",
    show_default=True,
    type=click.Path(path_type=Path),
    help="存放数据的文件夹",
)
@click.option(
    "--jobs",
    default=os.cpu_count() or 1,
    show_default="CPU 核数",
    type=click.IntRange(1),
    help="同时读取的进程数",
)
@click.option("--force", is_flag=True, help="没有变动的文件也重新读取")
def extract(inputs: tuple[Path, ...], out: Path, jobs: int, force: bool) -> None:
    """Extract PDFs into a store, with progress on stderr and a summary at the end."""
    from juesuan_analysis.errors import JuesuanError
    from juesuan_analysis.extraction.run import find_tasks, run

    try:
        tasks = find_tasks(inputs)
    except JuesuanError as error:
        raise click.ClickException(str(error)) from error
    outcomes: list[Outcome] = []
    try:
        _show(run(tasks, out, jobs, force), outcomes, len(tasks))
    except KeyboardInterrupt:
        click.echo(f"已中断：读完的 {len(outcomes)} 份都已保存，再次运行会接着读")
        sys.exit(130)
    click.echo(_summary(outcomes, out))
    if any(outcome.state == "failed" for outcome in outcomes):
        sys.exit(1)


def _show(settled: Iterator[Outcome], outcomes: list[Outcome], total: int) -> None:
    """Show progress: a bar in a terminal, plain lines in a pipe."""
    from tqdm import tqdm

    with tqdm(total=total, desc="读取", unit="份", disable=not sys.stderr.isatty()) as bar:
        for outcome in settled:
            outcomes.append(outcome)
            bar.update()
            if line := _line(outcome):
                bar.write(line)
            elif not sys.stderr.isatty() and outcome.state == "read":
                click.echo(f"{_MARK['read']} {outcome.source}（{len(outcomes)}/{total}）")


@main.command(help="列出勾稽关系的核对结果，不符的在前。", add_help_option=False)
@click.help_option(**_HELP)
@click.argument("store", default="data/processed", type=click.Path(path_type=Path))
@click.option("--department", multiple=True, help="只看这些部门（可多次给出）")
@click.option("--year", multiple=True, type=int, help="只看这些年度")
@click.option("--all", "everything", is_flag=True, help="连同成立和不适用的一起列出")
def check(
    store: Path, department: tuple[str, ...], year: tuple[int, ...], everything: bool
) -> None:
    """Print the findings of a store as a list, conflicts first."""
    from juesuan_analysis.analysis.findings_text import findings_text
    from juesuan_analysis.errors import JuesuanError
    from juesuan_analysis.store import open_store

    try:
        opened = open_store(store)
    except JuesuanError as error:
        raise click.ClickException(f"{store} 里没有数据，请先运行 juesuan extract") from error
    chosen = opened.findings(department=list(department) or None, year=list(year) or None)
    click.echo(findings_text(chosen, everything))


if __name__ == "__main__":
    main()
