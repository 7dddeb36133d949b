"""Files whose document says nothing of itself any more: its disclosures are torn, or not there.

Of what they hold, the rows of the other datasets tell the documents and the contents of their PDFs.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from pathlib import Path

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.blocks import is_block
from juesuan_analysis.store.disk import Disk, disk_of
from juesuan_analysis.store.journal import Plan, commit
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.torn import rows_of_file, stem_of, stems_of, torn_files

_HEAD, *_OTHERS = DATASETS


def drop_headless(store: Path | str, given: Callable[[], Set[str]]) -> int:
    """Drop what is in the way of reading documents again that lost their disclosures.

    That is a torn file of one document whose PDFs are given, and a block all of whose PDFs are: its
    documents get files of their own, beside which the block's rows would count twice. Where one
    document lacks its disclosures nothing is in the way. Only the one writer may call this, with
    nothing decided left to do.

    Parameters
    ----------
    store
        Folder or address of the store.
    given
        SHA-256 of the files that are going to be looked at; only asked for where it matters.

    Returns
    -------
    How many files were dropped.

    Raises
    ------
    JuesuanError
        A block lost its disclosures, and not all of its documents are given.
    """
    disk = disk_of(store)
    stems = sorted(_headless(disk))
    there = given() if stems else set()
    gone: list[str] = []
    for stem in stems:
        held = _contents(disk, stem)
        if held and all(contents <= there for contents in held.values()):
            names = DATASETS if is_block(stem) else (_HEAD,)
            gone += [path for name in names if disk.exists(path := f"{name}/{stem}")]
        elif is_block(stem):
            count = sum(contents <= there for contents in held.values())
            raise JuesuanError(_asking(store, stem, len(held), count))
    if gone:
        commit(disk, Plan(removals=gone))
    return len(gone)


def _headless(disk: Disk) -> set[str]:
    """What has rows in some dataset and no disclosures that can be read."""
    others = set().union(*(stems_of(disk, name) for name in _OTHERS))
    torn = {stem_of(path) for path in torn_files(disk, names=(_HEAD,))}
    return (others - stems_of(disk, _HEAD)) | torn


def _contents(disk: Disk, stem: str) -> dict[str, set[str]]:
    """Documents of the rows that can still be read, to the contents of their PDFs."""
    found: dict[str, set[str]] = {}
    for name in _OTHERS:
        for identity, content in rows_of_file(disk, f"{name}/{stem}", ("source_sha256",)):
            found.setdefault(identity, set()).add(content)
    return found


def _asking(store: Path | str, stem: str, held: int, given: int) -> str:
    what = f"有 {held} 份决算，这次给出原文件的只有 {given} 份" if held else "有哪些决算已看不出来"
    return (
        f"{store}/{_HEAD}/{stem} 不见了或读不出来，这一块里{what}：请从备份复制回这个文件，"
        f"或把这一块的 PDF 一起给出重新读取（是哪些：juesuan status {store} --verify）；"
        f"都没有，就删去各个文件夹里的 {stem}（这一块的数据也就没有了）"
    )
