"""``juesuan fetch``: what a manifest lists, into a folder, and what has changed since last time."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from juesuan_analysis.cli.columns import columns, padded
from juesuan_analysis.cli.interrupt import exit_code
from juesuan_analysis.cli.words import Failure, command

if TYPE_CHECKING:
    from juesuan_analysis.batch.fetch import Fetched

_MARK = {"新取": "✓", "变了": "≠", "不见了": "？", "失败": "✗"}
_TABLE = ("变了", "不见了")
_SHOWN = 12  # digits of a fingerprint


def _line(found: Fetched) -> str | None:
    """What to say of one row at once; what has not changed is only counted."""
    mark = _MARK.get(found.state)
    if mark is None:
        return None
    name = found.file or found.source
    told = f"：{found.message}" if found.message else ""
    return f"{mark} {found.state} {name}{told}"


def _summary(all_found: Sequence[Fetched], folder: Path) -> str:
    states = Counter(found.state for found in all_found)
    counted = "，".join(f"{state} {number}" for state, number in states.items())
    lines = [f"网址 {len(all_found)} 个：{counted or '没有一行填了网址'}"]
    lines += _table([found for found in all_found if found.state in _TABLE])
    lines.append(f"文件在 {folder}，指纹和时间已写回清单；读取：juesuan extract {folder}")
    return "\n".join(lines)


def _table(rows: Sequence[Fetched]) -> list[str]:
    """What is no longer as it was, in columns that line up in a terminal."""
    if not rows:
        return []
    cells = [("", "文件", "上次", "这次")] + [
        (r.state, r.file or r.source, r.former[:_SHOWN], r.sha256[:_SHOWN] or "—") for r in rows
    ]
    widths = [max(columns(row[i]) for row in cells) + 2 for i in range(3)]
    return ["自上次以来：", *("  " + _padded(row, widths) for row in cells)]


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    head = "".join(padded(cell, width) for cell, width in zip(row[:3], widths, strict=True))
    return head + row[3]


def _save(rows: Sequence[Fetched], path: Path) -> None:
    names = ("source", "file", "state", "former", "sha256", "fetched", "message")
    heads = ("网址", "文件", "结果", "上次指纹", "这次指纹", "时间", "说明")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heads)
        writer.writerows([getattr(row, name) for name in names] for row in rows)


@command("按清单里的网址（source 一列）下载文件，把指纹和时间写回清单；清单里没有的网址不碰。")
@click.argument("manifest", type=click.Path(path_type=Path), metavar="清单")
@click.option(
    "--out", default="data/raw", show_default=True, type=click.Path(path_type=Path),
    metavar="文件夹", help="文件放在哪里",
)  # fmt: skip
@click.option(
    "--pause", default=2.0, show_default=True, type=click.FloatRange(0), metavar="秒",
    help="对同一个网站，两次请求之间停多久",
)  # fmt: skip
@click.option(
    "--tries", default=4, show_default=True, type=click.IntRange(1), metavar="次数",
    help="服务器出错、太忙或断线时最多试几次",
)  # fmt: skip
@click.option(
    "--timeout", default=30.0, show_default=True, type=click.FloatRange(0.1), metavar="秒",
    help="等服务器回答多久",
)  # fmt: skip
@click.option(
    "--limit", default=200, show_default=True, type=click.IntRange(1), metavar="MB",
    help="一个文件最大多少",
)  # fmt: skip
@click.option("--contact", default="", metavar="邮箱", help="写进请求头，让网站知道是谁在取")
@click.option(
    "--save", "table", type=click.Path(path_type=Path), metavar="文件", help="结果另存为 CSV"
)
def fetch(
    manifest: Path,
    out: Path,
    pause: float,
    tries: int,
    timeout: float,
    limit: int,
    contact: str,
    table: Path | None,
) -> None:
    """Fetch what a manifest lists."""
    from juesuan_analysis.batch.fetch import Settings
    from juesuan_analysis.batch.fetch import fetch as fetched
    from juesuan_analysis.batch.fetch.asking import Manners
    from juesuan_analysis.batch.fetch.saving import Allowance
    from juesuan_analysis.batch.manifest import NAME, own_file

    if not contact.isascii():
        raise Failure("--contact 只能用英文字母、数字和符号")
    path = own_file(manifest) or manifest / NAME if manifest.is_dir() else manifest
    manners = Manners(pause, tries, max(pause, 0.1), timeout, contact)
    found: list[Fetched] = []
    try:
        for one in fetched(path, out, Settings(manners, Allowance(limit << 20))):
            found.append(one)
            if line := _line(one):
                click.echo(line)
    except KeyboardInterrupt as error:
        click.echo(f"已中断：取到的 {len(found)} 份都已保存，再次运行会接着取")
        sys.exit(exit_code(error))
    if table:
        _save(found, table)
    click.echo(_summary(found, out))
    if any(one.state == "失败" for one in found):
        sys.exit(1)
