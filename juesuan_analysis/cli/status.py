"""``juesuan status``: what is in a store, and what is stale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from juesuan_analysis.cli.columns import columns, padded
from juesuan_analysis.cli.words import ADDRESS, command, opened, store_argument

if TYPE_CHECKING:
    import pandas as pd

    from juesuan_analysis.store.failures import Failure
    from juesuan_analysis.store.status import Status
    from juesuan_analysis.store.verify import Fault

_SHOWN = 40
_NAMED = 10


def _table(counts: pd.DataFrame, everything: bool) -> list[str]:
    """Documents by region and year, as columns that line up in a terminal."""
    body = counts.iloc[:-1] if everything else counts.iloc[:-1].head(_SHOWN)
    rows = [["地区", *map(str, counts.columns)]]
    rows += [
        [str(name), *map(str, row)]
        for name, row in zip(body.index, body.to_numpy().tolist(), strict=True)
    ]
    rows.append(["合计", *map(str, counts.iloc[-1].tolist())])
    width = max(columns(row[0]) for row in rows)
    lines = [
        padded(row[0], width) + "".join(" " * (7 - columns(c)) + c for c in row[1:]) for row in rows
    ]
    hidden = len(counts) - 1 - len(body)
    more = [f"……另有 {hidden} 个地区，用 --all 看全部"] * bool(hidden)
    return [*lines[:-1], *more, lines[-1]]


def _names(title: str, names: list[str], everything: bool) -> list[str]:
    if not names:
        return []
    shown = names if everything else names[:_NAMED]
    more = f"……等 {len(names)} 份" if len(shown) < len(names) else ""
    return [f"{title} {len(names)} 份：{'、'.join(shown)}{more}"]


def _failed(failed: Sequence[Failure], everything: bool) -> list[str]:
    """What could not be read, grouped by the reason, the most frequent first."""
    if not failed:
        return []
    kinds = Counter(failure.kind for failure in failed).most_common()
    shown = failed if everything else failed[:_NAMED]
    return [
        f"读取失败 {len(failed)} 份：" + "，".join(f"{kind} {count}" for kind, count in kinds),
        *(f"  {f.place or f.source}：{f.reason}（{_tried(f)}）" for f in shown),
        *["  ……用 --all 看全部"] * (len(shown) < len(failed)),
    ]


def _tried(failure: Failure) -> str:
    gone = "；文件已不在原处，下次 juesuan extract 时从这里去掉" if failure.is_gone else ""
    return f"试过 {failure.attempts} 次，{failure.time[:16].replace('T', ' ')}{gone}"


def _compared(status: Status, pdfs: Path | str, there: int) -> list[str]:
    """Say what the PDFs were compared with, also where nothing is new."""
    new = (status.gone, status.changed, status.new)
    none = "" if any(new) else "，都已读取，没有新增、变动或不在的"
    return [f"对照 {pdfs}：{there} 份文件{none}"]


def _editions(store: Path | str, edition: str, before: Sequence[str], keeping: bool) -> list[str]:
    """Name what the store is now, and what it was when it was kept."""
    now = f"数据版本 {edition}" + ("，已留存" if keeping else "")
    if not before:
        return [now]
    how = f"juesuan diff {store}@{before[-1]} {store}"
    return [now, f"留存的版本：{'、'.join(before)}（与现在比较：{how}）"]


def _natures(status: Status) -> list[str]:
    """What the files are: those that were read, and those that are no department's accounts."""
    from juesuan_analysis.vocabulary.natures import REFUSALS

    refused = Counter(f.kind for f in status.failed if f.kind in REFUSALS)
    told = [f"{kind} {count}" for kind, count in Counter(status.natures).most_common()]
    told += [f"{kind} {count}（没有读入）" for kind, count in refused.most_common()]
    return [f"文件的性质：{'，'.join(told)}"] if told else []


def _annexed(counts: Mapping[str, int]) -> list[str]:
    """What the annexes hold."""
    if not counts.get("projects"):
        return []
    return [
        f"绩效项目 {counts['projects']} 个，其中有自评表的 {counts['tables']} 个；"
        f"绩效指标 {counts['indicators']} 条"
    ]


def _amounts(sums: Mapping[str, int]) -> list[str]:
    """Whose the amounts are that the pages print."""
    if not sums:
        return []
    unseen = f"；另有 {sums['unseen']} 个在页上看不见，没有采用" if sums["unseen"] else ""
    return [
        f"各页印出的金额 {sums['printed']} 个 = 读入九张表 {sums['entered']} + "
        f"情况说明 {sums['stated']} + 附件 {sums['annexed']} + 说明没有读出 {sums['told']} + "
        f"不属于所读内容 {sums['outside']}{unseen}"
    ]


def _unnamed(names: Mapping[str, int], everything: bool) -> list[str]:
    """What narratives call things that the vocabulary does not know."""
    if not names:
        return []
    shown = list(names.items())[: None if everything else _NAMED]
    more = f"……等 {len(names)} 种" if len(shown) < len(names) else ""
    listed = "、".join(f"{name} {count}" for name, count in shown)
    return [f"情况说明里不在词表中的名称（不参加核对）：{listed}{more}"]


def _faults(faults: Sequence[Fault], everything: bool) -> list[str]:
    """What is wrong with the files of a store, and what to read again."""
    shown = faults if everything else faults[:_NAMED]
    lines = [f"  {f.kind} {f.where}：{f.reason}" for f in shown]
    again = sorted({source for fault in faults for source in fault.sources})
    return [
        f"数据有 {len(faults)} 处问题：",
        *lines,
        *["  ……用 --all 看全部"] * (len(shown) < len(faults)),
        *_names("请重新读取（juesuan extract PDF文件夹 --force）：", again, everything),
    ]


def _lines(status: Status, everything: bool) -> list[str]:
    from juesuan_analysis.facts.finding import OUTCOMES

    files = status.files
    found = status.outcomes
    outcomes = "，".join(f"{name} {found[name]}" for name in OUTCOMES if name in found)
    lines = [
        *_table(status.documents, everything),
        *_natures(status),
        f"单元格 {status.cells} 个，其中有数 {status.printed} 个；没有读出 {status.unread} 处；"
        f"情况说明中的数 {status.statements} 个",
        *_annexed(status.annexed),
        *_amounts(status.amounts),
        *_unnamed(status.unnamed, everything),
        f"勾稽关系不符 {status.outcomes.get('不符', 0)} 处（核对结果：{outcomes or '无'}）",
        f"文件：小文件 {files.small} 个，合并块 {files.blocks} 个，共 {files.megabytes:.1f} MB",
        *_failed(status.failed, everything),
        *_names("由旧版程序读取、需要重读的", status.outdated, everything),
        *_names("PDF 已不在的", status.gone, everything),
        *_names("PDF 已变动的", status.changed, everything),
        *_names("还没有读取的 PDF", status.new, everything),
        *_names("与另一份数字相同、没有另存的 PDF", status.repeated, everything),
    ]
    if status.unlinked:
        lines.append(
            f"还没有与上年决算、所属单位或人工更正一并核对的 {status.unlinked} 份："
            "运行 juesuan check 会核对"
        )
    if files.unfinished:
        lines.append("有一次写入正在进行，或曾被中断：再次运行 juesuan extract 会自动完成")
    return lines


def _torn(store: Path | str) -> list[str]:
    """Name the files that are cut off, which counting does not notice."""
    from juesuan_analysis.store.disk import disk_of
    from juesuan_analysis.store.torn import torn_files

    torn = torn_files(disk_of(store))
    if not torn:
        return []
    more = f"……等 {len(torn)} 个文件" if len(torn) > 1 else ""
    how = f"运行 juesuan status {store} --verify，看要重新读取哪些"
    return [f"！ 有文件不完整（{torn[0]}{more}）：{how}"]


@command("数据概况：各地区各年度多少份，哪些需要重读。")
@store_argument
@click.option(
    "--pdfs", type=ADDRESS, metavar="文件夹", help="对照这些 PDF，看哪些新增、变动、不在了"
)
@click.option("--verify", "verifying", is_flag=True, help="逐个文件核对：是否完整、行数对不对")
@click.option("--all", "everything", is_flag=True, help="名单全部列出")
@click.option(
    "--keep",
    "keeping",
    is_flag=True,
    help="留存现在的版本（不另占空间），以后可用 juesuan diff 比较",
)
def status(
    store: Path | str, pdfs: Path | str | None, verifying: bool, everything: bool, keeping: bool
) -> None:
    """Print what a store holds."""
    from juesuan_analysis.batch.looking import fingerprints
    from juesuan_analysis.batch.naming import told_of_names
    from juesuan_analysis.batch.tables import READER
    from juesuan_analysis.store.disk import disk_of
    from juesuan_analysis.store.failures import failures
    from juesuan_analysis.store.links import stale
    from juesuan_analysis.store.snapshot import keep, kept
    from juesuan_analysis.store.status import status_of
    from juesuan_analysis.store.verify import verify

    none = ["没有读成任何决算", *_failed(failures(store), everything)]
    if not disk_of(store).folders("disclosures") and len(none) > 1:
        click.echo("\n".join(none))
        return
    held = opened(store)
    if verifying and (faults := verify(held)):
        click.echo("\n".join(_faults(faults, everything)))
        raise click.exceptions.Exit(1)
    if not held.rows("disclosures", ["year"]).num_rows:
        click.echo("\n".join(none))
        return
    there = fingerprints(pdfs, store) if pdfs else None
    found = status_of(held, READER, there, len(stale(held)))
    edition = keep(held) if keeping else held.snapshot_id
    before = [name for name in kept(held) if name != edition]
    alike = told_of_names(store, None if everything else _NAMED)
    whole = ["核对了所有文件：完整，行数相符，没有重复"] if verifying else _torn(store)
    compared = _compared(found, pdfs, len(there)) if pdfs and there is not None else []
    named = _editions(store, edition, before, keeping)
    click.echo("\n".join([*_lines(found, everything), *alike, *named, *compared, *whole]))
