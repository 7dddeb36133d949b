"""Merge the small files of a store into blocks, without any reader seeing a row twice.

The blocks of a year are written aside. Then each dataset's folder of that year is exchanged for the
new one at one stroke, under the same journal that replaces documents. An object store has no
folders to exchange: there blocks are put and small files removed one by one, readers of this
package follow the journal, and others should wait.
"""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.blocks import (
    IDENTITY,
    as_block,
    file_key,
    is_block,
    is_ours,
    read_files,
    year_folders,
)
from juesuan_analysis.store.disk import Disk, LocalDisk, disk_of
from juesuan_analysis.store.journal import STAGED, Plan, commit, drop_undecided
from juesuan_analysis.store.lock import writing
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.torn import require_whole
from juesuan_analysis.store.trouble import explaining
from juesuan_analysis.store.write import new_block

_KEPT = "数据没有变，腾出空间后再合并（合并时要多占一份这一年的数据）"
# Replacing a document takes 511 ms; with 256 it is 310, and reading is no faster (0.33 s for 0.41).
DOCUMENTS = 512  # in a block: what replacing one document rewrites
# With so many small files a question takes more than a second, and compaction five.
TOO_LOOSE = 500


@frozen
class Compacted:
    """What was done to one year; files of all datasets together."""

    year: int
    documents: int
    files_before: int
    files_after: int


@frozen
class _Year:
    """A year's files as they are, and each document's file name in every dataset."""

    year: int
    files: dict[str, list[str]]
    homes: dict[str, str]

    @property
    def count(self) -> int:
        return sum(map(len, self.files.values()))


def _homes(disk: Disk, files: list[str]) -> dict[str, str]:
    """Document to the name of its file, by region and department."""
    rows = []
    small = [path for path in files if not is_block(path)]
    who = ("region", "department", IDENTITY)
    if small:
        table = read_files(disk, "disclosures", small)
        names = [f"{file_key(i)}.parquet" for i in table[IDENTITY].to_pylist()]
        rows += list(zip(*(table[c].to_pylist() for c in who), names, strict=True))
    for path in filter(is_block, files):
        table = read_files(disk, "disclosures", [path])
        name = path.rpartition("/")[2]
        rows += [(*row, name) for row in zip(*(table[c].to_pylist() for c in who), strict=True)]
    rows.sort(key=lambda row: tuple(value or "" for value in row))
    return {identity: name for _, _, identity, name in rows}


def _year(disk: Disk, year: int) -> _Year:
    files = {
        name: [p for p in disk.files(f"{name}/year={year}") if is_ours(p)] for name in DATASETS
    }
    return _Year(year, files, _homes(disk, files["disclosures"]))


def _gathered(disk: Disk, name: str, at: _Year, documents: Sequence[str]) -> pa.Table:
    """Rows of some documents, from small files and from former blocks."""
    present = set(at.files[name])
    wanted = {f"{name}/year={at.year}/{at.homes[each]}" for each in documents} & present
    chosen = pc.field(IDENTITY).isin(list(documents))
    if not wanted:
        return DATASETS[name].empty_table()
    return read_files(disk, name, sorted(wanted), chosen)


def _batches(documents: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Slices of like size, none larger than asked."""
    count = -(-len(documents) // size)
    bounds = [len(documents) * i // count for i in range(count + 1)]
    return (documents[a:b] for a, b in itertools.pairwise(bounds))


def _write(disk: Disk, at: _Year, size: int, folder: str) -> dict[str, list[str]]:
    """Write a year's blocks aside, a folder for each dataset; their paths."""
    written: dict[str, list[str]] = {name: [] for name in DATASETS}
    for documents in _batches(list(at.homes), size):
        # One name in every dataset: where a document lies is then looked up once for all.
        block = new_block()
        for name in DATASETS:
            path = f"{folder}-{name}/{block}"
            disk.write({path: as_block(name, _gathered(disk, name, at, documents))})
            written[name].append(path)
    return written


def _plan(disk: Disk, at: _Year, written: dict[str, list[str]]) -> Plan:
    target = {name: f"{name}/year={at.year}" for name in DATASETS}
    final = {p: f"{target[n]}/{p.rpartition('/')[2]}" for n, ps in written.items() for p in ps}
    if not isinstance(disk, LocalDisk):
        return Plan(final, [path for paths in at.files.values() for path in paths])
    for name, paths in written.items():  # what is not ours goes along
        for path in set(disk.files(target[name])) - set(at.files[name]):
            disk.link(path, f"{paths[0].rpartition('/')[0]}/{path.rpartition('/')[2]}")
    swaps = {paths[0].rpartition("/")[0]: target[name] for name, paths in written.items()}
    marks = {target[name]: final[paths[0]] for name, paths in written.items()}
    return Plan(swaps=swaps, marks=marks)


def loose(store: Path | str) -> int:
    """Count the documents that have files of their own."""
    disk = disk_of(store)
    folders = year_folders(disk, "disclosures").values()
    return sum(
        is_ours(path) and not is_block(path) for folder in folders for path in disk.files(folder)
    )


def compact(
    store: Path | str, documents: int = DOCUMENTS, *, told: Callable[[str], object] | None = None
) -> Iterator[Compacted]:
    """Merge small files into blocks, year by year, yielding what was done.

    A year without small files is left alone. Another writer is waited for.

    Parameters
    ----------
    store
        Folder or address of the store.
    documents
        How many documents make a block.
    told
        Gets a line for the analyst where there is another writer.

    Raises
    ------
    JuesuanError
        The store cannot be written to, or documents lack files, whose other rows would go. What
        was yielded is done; the rest is as it was.
    """
    disk = disk_of(store)
    with explaining(store, _KEPT), writing(store, told=told):
        try:
            drop_undecided(disk)
            require_whole(store, "没有合并")
            yield from _compacted(disk, documents)
        except OSError:
            drop_undecided(disk)  # what was written aside when the room ended
            raise


def _compacted(disk: Disk, documents: int) -> Iterator[Compacted]:
    for year in sorted(year_folders(disk, "disclosures")):
        listed = disk.files(f"disclosures/year={year}")
        if all(is_block(path) for path in listed if is_ours(path)):
            continue
        at = _year(disk, year)
        written = _write(disk, at, documents, f"{STAGED}/{uuid.uuid4().hex}")
        commit(disk, _plan(disk, at, written))
        yield Compacted(year, len(at.homes), at.count, sum(map(len, written.values())))
