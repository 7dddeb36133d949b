"""Give documents files of their own again before many of a block are replaced.

Replacing a document in a block rewrites the block. Where a run is going to replace many, it is
cheaper to take the block apart once, replace small files, and compact again at the end.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Set
from pathlib import Path

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.blocks import (
    as_parquet,
    blocks_of_documents,
    by_document,
    file_key,
    read_files,
)
from juesuan_analysis.store.disk import Disk, LocalDisk, disk_of
from juesuan_analysis.store.journal import STAGED, Plan, commit, turn
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.torn import stem_of, unreadable

# Replacing one rewrites the block, 300 ms in the median.
MANY = 16  # documents of a block that are to be replaced: fewer are replaced in it


def _apart(disk: Disk, name: str, block: str, documents: Iterable[str]) -> dict[str, bytes]:
    """File names to contents of a block's documents, those without rows too."""
    empty = DATASETS[name].empty_table()
    rows = dict.fromkeys(documents, empty)
    rows |= dict(by_document(read_files(disk, name, [f"{name}/{block}"])))
    return {f"{file_key(identity)}.parquet": as_parquet(part) for identity, part in rows.items()}


def _written(
    disk: Disk, year: str, homes: dict[str, list[str]], folder: str, torn: Set[str]
) -> Plan:
    """Write what blocks hold aside as small files, and plan to put those in their place."""
    moves: dict[str, str] = {}
    swaps: dict[str, str] = {}
    marks: dict[str, str] = {}
    removals: list[str] = []
    for name in DATASETS:
        target, staged = f"{name}/{year}", f"{folder}-{name}"
        for block, documents in homes.items():
            removals.append(f"{name}/{block}")
            if removals[-1] in torn or not disk.exists(removals[-1]):
                continue  # its documents lack a file now, so that whoever is stopped reads them
            parts = _apart(disk, name, block, documents)
            disk.write({f"{staged}/{file}": data for file, data in parts.items()})
            moves |= {f"{staged}/{file}": f"{target}/{file}" for file in parts}
            marks[target] = f"{target}/{next(iter(parts))}"
            swaps[staged] = target
    if not isinstance(disk, LocalDisk):
        return Plan(moves, removals)
    for staged, target in swaps.items():
        for path in set(disk.files(target)) - set(removals):
            disk.link(path, f"{staged}/{path.rpartition('/')[2]}")
    return Plan(removals=sorted(torn & set(removals)), swaps=swaps, marks=marks)


def loosen(store: Path | str, documents: Iterable[str], many: int = MANY) -> int:
    """Take blocks apart of which many documents are to be replaced.

    Only the one writer may call this. Any reader sees the same rows before and after.

    Parameters
    ----------
    store
        Folder or address of the store.
    documents
        Identities of what is going to be replaced.
    many
        From how many documents on a block is taken apart.

    Returns
    -------
    How many blocks were taken apart.

    Raises
    ------
    JuesuanError
        A block cannot be read, and not all of its documents are to be replaced.
    """
    disk = disk_of(store)
    located = blocks_of_documents(disk, turn(disk))
    asked = Counter(located[each] for each in documents if each in located)
    torn = unreadable(disk, asked.keys()) if asked else set()
    unread = {stem_of(path) for path in torn}
    _require_all(asked, Counter(located.values()), torn)
    chosen = {block for block, count in asked.items() if count >= many or block in unread}
    homes: dict[str, dict[str, list[str]]] = {}
    for identity, block in located.items():
        if block in chosen:
            homes.setdefault(block.partition("/")[0], {}).setdefault(block, []).append(identity)
    for year, blocks in sorted(homes.items()):
        commit(disk, _written(disk, year, blocks, f"{STAGED}/{uuid.uuid4().hex}", torn))
    return len(chosen)


def _require_all(asked: Counter[str], held: Counter[str], torn: Iterable[str]) -> None:
    """Refuse to replace some documents of a torn block: the rows of others would go with it."""
    for path in sorted(torn):
        count, whole = asked[stem_of(path)], held[stem_of(path)]
        if count < whole:
            raise JuesuanError(
                f"合并块 {path} 读不出来，里面有 {whole} 份决算，这次要读的只有其中 {count} 份："
                f"请把这 {whole} 份的文件一起给出（是哪些：juesuan status --verify），"
                "或从备份复制回这个文件"
            )
