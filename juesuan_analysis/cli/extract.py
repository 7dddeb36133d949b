"""``juesuan extract``: documents into a store, with progress on stderr and a summary at the end."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from juesuan_analysis.cli.audit import audited
from juesuan_analysis.cli.interrupt import exit_code
from juesuan_analysis.cli.words import ADDRESS, command, tell, tell_gaps
from juesuan_analysis.lazily import without
from juesuan_analysis.uncollected import uncollected

if TYPE_CHECKING:
    from juesuan_analysis.batch.run import Limits, Outcome
    from juesuan_analysis.batch.workers import Extracts
    from juesuan_analysis.cli.watch import Log

_NAMED = 5  # places in a line
_MARK = {"failed": "✗", "duplicate": "＝", "read": "✓", "unchanged": "·"}


def _line(outcome: Outcome) -> str | None:
    """What to say of one document at once; documents read without fault are only counted."""
    if outcome.message:
        return f"{_MARK[outcome.state]} {outcome.place or outcome.source}：{outcome.message}"
    if outcome.unread:
        where = f"有 {outcome.unread} 处没有读出（{_where(outcome)}），见核对结果"
        return f"！ {outcome.place or outcome.source}：{where}"
    return None


def _where(outcome: Outcome) -> str:
    """Pages of a PDF; sheets, cells and tables of what has no pages."""
    pages = "、".join(map(str, outcome.unread_pages))
    places = outcome.unread_places
    more = f"……等 {len(places)} 处" if len(places) > _NAMED else ""
    listed = "、".join(places[:_NAMED]) + more
    return "；".join(filter(None, (f"第 {pages} 页" if pages else "", listed)))


def _natures(outcomes: list[Outcome]) -> str:
    """What was read and what was not, by what it is."""
    told = []
    for state, name in (("read", "读入的"), ("failed", "没有读入的")):
        kinds = Counter(o.kind or "打不开" for o in outcomes if o.state == state)
        if kinds:
            counted = "，".join(f"{kind} {count}" for kind, count in kinds.most_common())
            told.append(f"{name}：{counted}")
    return "；".join(told)


def _summary(outcomes: list[Outcome], store: Path | str, linked: int, others: int = 0) -> str:
    states = Counter(outcome.state for outcome in outcomes)
    read = [outcome for outcome in outcomes if outcome.state == "read"]
    conflicts = sum(o.conflicts for o in read)
    parts = [
        f"文档 {len(outcomes)} 份：新读入 {states['read']}，未变动 {states['unchanged']}，"
        f"重复 {states['duplicate']}，失败 {states['failed']}"
        + (f"；另有 {others} 个文件不是决算文件的格式，没有读取" if others else ""),
        f"单元格 {sum(o.cells for o in read)} 个，其中有数 {sum(o.printed for o in read)} 个；"
        f"没有读出 {sum(o.unread for o in read)} 处，"
        f"涉及 {sum(len(o.unread_pages) for o in read)} 页"
        + (f"、{cells} 个表格位置" if (cells := sum(len(o.unread_places) for o in read)) else ""),
        f"勾稽关系不符 {conflicts} 处" + (f"，查看：juesuan check {store}" if conflicts else ""),
        f"数据在 {store}",
    ]
    if natures := _natures(outcomes):
        parts.insert(1, natures)
    if projects := sum(o.projects for o in read):
        parts.insert(-2, f"绩效项目 {projects} 个，指标 {sum(o.indicators for o in read)} 条")
    if linked:
        parts.insert(-1, f"与上年决算、所属单位或人工更正一并重新核对 {linked} 份")
    if not read and states["unchanged"] == len(outcomes):
        parts[1:-1] = ["全部文件都没有变动，没有重新读取"]
    elif not read:
        none = "没有读成任何决算，也就没有核对" if states["failed"] else "没有新读入的"
        parts[1:-1] = [*([natures] if natures else []), none]
    return "\n".join(parts)


@command("读取 PDF、Word、Excel、网页（文件、文件夹或 s3:// 等地址，可多个），存为 parquet。")
@click.argument("inputs", nargs=-1, required=True, type=ADDRESS, metavar="文件或文件夹...")
@click.option(
    "--out",
    default="data/processed",
    show_default=True,
    type=ADDRESS,
    metavar="位置",
    help="存放数据的文件夹，或 s3:// 等地址",
)
@click.option(
    "--jobs",
    default=os.cpu_count() or 1,
    show_default="CPU 核数",
    type=click.IntRange(1),
    metavar="个数",
    help="同时读取的进程数",
)
@click.option("--force", is_flag=True, help="没有变动的文件也重新读取")
@click.option("--retry", is_flag=True, help="上次没有读成的文件再读一次")
@click.option(
    "--time-limit",
    default=300,
    show_default=True,
    type=click.IntRange(1),
    metavar="秒",
    help="读一份文件最多用多少秒",
)
@click.option(
    # A page that draws itself four times a level takes pdfium beyond ten GB.
    "--memory-limit",
    default=2048,
    show_default=True,
    type=click.IntRange(256),
    metavar="MB",
    help="读一份文件最多占多少内存",
)
@click.option("--no-compact", "loose_files", is_flag=True, help="小文件多了也不合并成块")
@click.option("--no-wait", is_flag=True, help="另一个 juesuan 正在写入时不等待，直接退出")
@click.option(
    "--cluster",
    metavar="地址",
    help="在 Dask 集群上读取，如 tcp://10.0.0.1:8786；PDF 要放在各机都能读到的地方",
)
@click.option(
    "--log", type=click.Path(path_type=Path), metavar="文件", help="逐份记录到 JSON Lines 日志"
)
def extract(
    inputs: tuple[Path | str, ...],
    out: Path | str,
    jobs: int,
    force: bool,
    retry: bool,
    time_limit: int,
    memory_limit: int,
    loose_files: bool,
    no_wait: bool,
    cluster: str | None,
    log: Path | None,
) -> None:
    """Extract PDFs into a store."""
    # pyarrow would import pandas, which only reading and judging need.
    with without("pandas"), uncollected():
        from juesuan_analysis.batch.run import Limits, run
        from juesuan_analysis.batch.tasks import look_for
        from juesuan_analysis.cli.watch import Log

    outcomes: list[Outcome] = []
    try:
        found = look_for(inputs)
        tasks = found.tasks
        for line in found.told:
            tell(line)
        limits = Limits(time_limit, memory_limit << 20)
        extracts, wait = _on(cluster, limits), not no_wait
        with Log(log) as kept:
            kept.start(len(tasks), out, cluster or f"本机 {jobs} 个进程", limits)
            settled = run(
                tasks, out, jobs, force,
                retry=retry, limits=limits, extracts=extracts, wait=wait, told=tell,
            )  # fmt: skip
            _show(settled, len(tasks), outcomes, kept)
    except KeyboardInterrupt as error:
        click.echo(f"已中断：读完的 {len(outcomes)} 份都已保存，再次运行会接着读")
        sys.exit(exit_code(error))
    linked = audited(out, jobs)
    if not loose_files:
        _compact(out)
    tell_gaps(out)
    click.echo(_summary(outcomes, out, linked, found.others))
    for line in _names(out):
        click.echo(line)
    if any(outcome.state == "failed" for outcome in outcomes):
        sys.exit(1)


def _compact(out: Path | str) -> None:
    """Merge small files once there are so many that reading them takes seconds."""
    from juesuan_analysis.errors import JuesuanError
    from juesuan_analysis.store.compact import TOO_LOOSE, compact, loose
    from juesuan_analysis.store.disk import is_remote

    count = loose(out)
    if count < TOO_LOOSE:
        return
    if is_remote(out):  # where others who read parquet would miss rows meanwhile
        tell(f"小文件已有 {count} 份文档的，合并后读取快得多：juesuan compact {out}")
        return
    tell(f"小文件已有 {count} 份文档的，合并成块，读取会快得多（--no-compact 不合并）")
    try:
        for _ in compact(out, told=tell):
            pass
    except JuesuanError as error:
        tell(f"没有合并：{error}")


def _names(store: Path | str) -> list[str]:
    """What is to be told of names that differ over years."""
    from juesuan_analysis.batch.naming import told_of_names  # with pandas: only once all is read

    return told_of_names(store, _NAMED)


def _on(cluster: str | None, limits: Limits) -> Extracts | None:
    if cluster is None:
        return None
    from juesuan_analysis.batch.cluster import on

    return on(cluster, limits)


def _show(settled: Iterator[Outcome], total: int, outcomes: list[Outcome], log: Log) -> None:
    """Tell and log each document as it is settled."""
    from juesuan_analysis.cli.watch import watched

    for outcome, say in watched(settled, total):
        outcomes.append(outcome)
        log.document(outcome)
        if line := _line(outcome):
            say(line)
