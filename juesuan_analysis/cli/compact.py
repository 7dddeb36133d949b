"""``juesuan compact``: merge the small files of a store."""

from __future__ import annotations

from pathlib import Path

import click

from juesuan_analysis.cli.words import command, opened, store_argument, tell


@command("合并小文件，使大批数据读得更快；随时可以运行，中断了也不丢不重。")
@store_argument
def compact(store: Path | str) -> None:
    """Compact a store."""
    from juesuan_analysis.store.compact import compact as compacted

    opened(store)
    years = 0
    for done in compacted(store, told=tell):
        years += 1
        click.echo(
            f"{done.year} 年：{done.documents} 份文档，"
            f"{done.files_before} 个文件合并为 {done.files_after} 个"
        )
    if not years:
        click.echo("没有需要合并的小文件")
