"""Write one document's rows as a whole.

A document lives in a small file of its own in each dataset, or, once the store was compacted, in a
block with others. Either way one file holds it: replacing it replaces that file at one stroke, so
that any reader of parquet sees the old rows or the new, never both.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from pathlib import Path

import pyarrow as pa

from juesuan_analysis.store.blocks import (
    PREFIX,
    as_block,
    blocks_of_documents,
    file_key,
    from_parquet,
    read_files,
    without,
    year_folders,
)
from juesuan_analysis.store.disk import Disk, disk_of
from juesuan_analysis.store.journal import Plan, aside, commit, drop_undecided, recover, turn
from juesuan_analysis.store.schema import DATASETS

Files = dict[str, bytes]  # path in the store to content


def new_block() -> str:
    """Name for a block that does not exist yet."""
    return f"{PREFIX}{uuid.uuid4().hex[:16]}.parquet"


def sweep(store: Path | str) -> None:
    """Drop what an interrupted run had not decided to write. Only the one writer may call this."""
    drop_undecided(disk_of(store))


def _own_files(disk: Disk, disclosure_id: str) -> set[str]:
    """Small files that hold a document, in any year."""
    name = f"{file_key(disclosure_id)}.parquet"
    paths = (f"{folder}/{name}" for d in DATASETS for folder in year_folders(disk, d).values())
    return {path for path in paths if disk.exists(path)}


def _rewritten(
    disk: Disk, block: str, gone: set[str], files: Mapping[str, bytes]
) -> dict[str, pa.Table]:
    """A block's tables without some documents and with new rows."""
    found = {}
    for name, schema in DATASETS.items():
        kept = without(read_files(disk, name, [f"{name}/{block}"]), gone)
        new = [from_parquet(files[name]).cast(schema)] if name in files else []
        found[name] = pa.concat_tables([kept, *new], promote_options="default")
    return found


def _contents(
    disk: Disk, block: str, gone: set[str], home: bool, files: Mapping[str, bytes]
) -> tuple[Files, set[str]]:
    """New content of a block that documents leave, and what is to be removed.

    A block keeps its name, whoever leaves it: it is replaced in place, so that no reader misses
    the documents that stay.
    """
    rewritten = _rewritten(disk, block, gone, files if home else {})
    if not rewritten["disclosures"].num_rows:
        return {}, {f"{name}/{block}" for name in DATASETS}
    return {f"{n}/{block}": as_block(n, t) for n, t in rewritten.items()}, set()


def replace_document(
    store: Path | str,
    disclosure_id: str,
    year: int,
    files: Mapping[str, bytes],
    former: Collection[str] = (),
) -> None:
    """Put a document's rows into the store in place of any that it had, all or none.

    Parameters
    ----------
    store
        Folder or address of the store; made where it does not exist.
    disclosure_id, year
        Which document, and its partition.
    files
        Dataset name to rows under its schema in :mod:`juesuan_analysis.store.schema`, as
        :func:`~juesuan_analysis.store.blocks.as_parquet` gives them.
    former
        Under which identities the same file was stored before, if they have changed.
    """
    disk = disk_of(store)
    recover(disk)  # or what was decided before would come in place of this later
    ids = {disclosure_id, *former}
    located = blocks_of_documents(disk, turn(disk))
    home = located.get(disclosure_id, "")
    stays = home.startswith(f"year={year}/")
    contents: Files = {}
    removals = {path for each in ids for path in _own_files(disk, each)}
    if not stays:  # the new rows come first, so that a reader of the folder never misses them
        own = f"year={year}/{file_key(disclosure_id)}.parquet"
        contents |= {f"{name}/{own}": data for name, data in files.items()}
    left = {located[each] for each in ids if each in located}
    for block in sorted(left):
        new, old = _contents(disk, block, ids, stays and block == home, files)
        contents |= new
        removals |= old
    _put(disk, contents, removals, leaves=bool(left - ({home} if stays else set())))


def _put(disk: Disk, contents: Files, removals: set[str], *, leaves: bool) -> None:
    # Whole files, made by those who read: with rows to convert, the one writer was the limit.
    moves = {aside(): path for path in contents}
    try:
        disk.write({staged: contents[path] for staged, path in moves.items()})
    except OSError:  # no room as a rule: then what was written of it takes some
        disk.remove(moves)
        raise
    commit(disk, Plan(moves, sorted(removals - set(contents)), leaves=leaves))
