"""Files that a copy or a full disk has torn: told by their ends, without reading their rows."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.blocks import (
    IDENTITY,
    blocks_of_documents,
    file_key,
    is_ours,
    year_folders,
)
from juesuan_analysis.store.disk import Disk, LocalDisk, disk_of
from juesuan_analysis.store.journal import JOURNALS, turn
from juesuan_analysis.store.schema import DATASETS

_ALWAYS = ("disclosures", "entries", "findings")  # of these each document has a file
_MAGIC = b"PAR1"
_TAIL = 8  # length of the footer, and the magic


def stem_of(path: str) -> str:
    """What the files of a document, or of a block, have in common: year and name."""
    return path.partition("/")[2]


def paths_of(disk: Disk, name: str) -> list[str]:
    """Parquet files of a dataset, whoever wrote them."""
    folders = year_folders(disk, name).values()
    return [p for folder in folders for p in disk.files(folder) if p.endswith(".parquet")]


def stems_of(disk: Disk, name: str) -> set[str]:
    """What a dataset's own files are called, without the dataset."""
    return {stem_of(path) for path in paths_of(disk, name) if is_ours(path)}


def rows_of_file(disk: Disk, path: str, columns: Sequence[str]) -> set[tuple[str, ...]]:
    """Documents of a file, each with other columns of its rows; none of a file that is torn."""
    wanted = [IDENTITY, *columns]
    try:
        table = pq.read_table(
            disk.full(path), columns=wanted, filesystem=disk.arrow, partitioning=None
        )
        return set(zip(*(table[column].to_pylist() for column in wanted), strict=True))
    except (pa.ArrowException, OSError, KeyError):
        return set()


def expected(disk: Disk) -> list[str]:
    """Datasets of which each document has a file: those that the store says that it has.

    It says so once all its documents were read by one version; earlier ones knew fewer datasets.
    """
    try:
        told = json.loads(disk.read("datapackage.json"))
        named = {each["name"] for each in told["resources"]}
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        named = set()
    return [name for name in DATASETS if name in _ALWAYS or name in named]


def lacking(disk: Disk) -> set[str]:
    """What has a file in one dataset, and none in another where each document has one."""
    first, *others = (stems_of(disk, name) for name in expected(disk))
    return first.union(*others) - first.intersection(*others)


def torn_files(
    disk: Disk, stems: Collection[str] | None = None, names: Iterable[str] = tuple(DATASETS)
) -> list[str]:
    """Files, all or of some stems or datasets, that do not begin and end as parquet does.

    An object at an address is put there whole or not at all.
    """
    if not isinstance(disk, LocalDisk):
        return []
    return [
        path
        for name in names
        for path in paths_of(disk, name)
        if is_ours(path)
        and (stems is None or stem_of(path) in stems)
        and _is_torn(disk.root / path)
    ]


def _is_torn(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head, size = file.read(len(_MAGIC)), file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL))
            tail = file.read()
    except OSError:
        return False  # a writer took it meanwhile; or it may not be read, which is told elsewhere
    length = int.from_bytes(tail[:-4], "little")
    whole = head == tail[-4:] == _MAGIC and length <= size - _TAIL - len(_MAGIC)
    return not whole


def is_whole(store: Path | str) -> bool:
    """Whether every document has its files, by their names alone; a half copied store is not."""
    disk = disk_of(store)
    if any(path.endswith(".json") for path in disk.files(JOURNALS)):
        return True  # a writer is at work, or has been: then the names say nothing
    first = lacking(disk)
    return not (first and first & lacking(disk))


def require_whole(store: Path | str, undone: str) -> None:
    """Refuse what would make it permanent, and no longer to be seen, that files are missing.

    Raises
    ------
    JuesuanError
        Some document lacks a file; ``undone`` says what was not done.
    """
    if not is_whole(store):
        raise JuesuanError(
            f"{store} 里有决算缺文件，可能只复制了一半，{undone}：运行 juesuan status {store} "
            "--verify，看缺哪些，补上或重新读取后再来"
        )


def unreadable(disk: Disk, stems: Collection[str]) -> set[str]:
    """Paths of files of some stems that are torn, or are not there although they must be."""
    gone = {
        f"{name}/{stem}" for name in expected(disk) for stem in set(stems) - stems_of(disk, name)
    }
    return gone | set(torn_files(disk, stems))


def broken_documents(store: Path | str, documents: Collection[str]) -> set[str]:
    """Which documents have lost a file, or have a torn one; those in a block all together.

    Only the one writer may ask: while another is at work, files are on their way.
    """
    disk = disk_of(store)
    if any(path.endswith(".json") for path in disk.files(JOURNALS)):
        return set()  # what a killed run decided is done first
    stems = {stem_of(path) for path in torn_files(disk)} | lacking(disk)
    if not stems:
        return set()
    names = {stem.rpartition("/")[2] for stem in stems}
    located = blocks_of_documents(disk, turn(disk))
    own = {each for each in documents if f"{file_key(each)}.parquet" in names}
    return own | {each for each, block in located.items() if block in stems}
