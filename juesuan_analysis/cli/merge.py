"""``juesuan merge``: join stores that were read on different machines."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from juesuan_analysis.cli.words import ADDRESS, command, opened


@command("把几个数据文件夹并成一个：同一份决算只存一次，文件不同的列出来。")
@click.argument("stores", nargs=-1, required=True, type=ADDRESS, metavar="数据文件夹…")
@click.option("--out", "target", required=True, type=ADDRESS, metavar="文件夹", help="并入这里")
def merge(stores: tuple[Path | str, ...], target: Path | str) -> None:
    """Merge stores."""
    from juesuan_analysis.store.merge import OTHER_FILE, SAME, TAKEN
    from juesuan_analysis.store.merge import merge as merged

    counts: Counter[str] = Counter()
    for one in merged([opened(store) for store in stores], target):
        counts[one.outcome] += 1
        if one.outcome == OTHER_FILE:
            click.echo(f"！ {one.store} 的 {one.source}：{one.disclosure_id} 另有一份，没有并入")
    told = "，".join(
        f"{name} {counts[name]} 份" for name in (TAKEN, SAME, OTHER_FILE) if counts[name]
    )
    click.echo(f"{told or '没有可并的决算'}；数据在 {target}")
    click.echo(f"上年、所属单位的核对：juesuan check {target}")
