"""Write one document's rows as a whole.

All files of a document are written aside first; then one journal, put in place by a single rename,
says which of them replace what. A process killed before the journal leaves the old rows; one killed
after it leaves the new ones, because whoever opens the store next finishes the journal.
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from juesuan_analysis.store.schema import DATASETS

_JOURNALS = ".journal"
_STAGED = ".staged"


def file_key(disclosure_id: str) -> str:
    """Name of a document's files, safe on any file system."""
    return hashlib.sha256(disclosure_id.encode()).hexdigest()[:20]


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _stage(store: Path, table: pa.Table) -> Path:
    staged = store / _STAGED / f"{uuid.uuid4().hex}.parquet"
    pq.write_table(table, staged, compression="zstd")
    _sync(staged)
    return staged


def _files(store: Path, key: str) -> set[Path]:
    return {path for name in DATASETS for path in (store / name).glob(f"year=*/{key}.parquet")}


def _relative(store: Path, path: Path) -> str:
    return path.relative_to(store).as_posix()


def _write_journal(store: Path, moves: Mapping[Path, Path], removals: set[Path]) -> Path:
    text = json.dumps(
        {
            "moves": {_relative(store, a): _relative(store, b) for a, b in moves.items()},
            "removals": sorted(_relative(store, path) for path in removals),
        }
    )
    draft = store / _STAGED / f"{uuid.uuid4().hex}.json"
    draft.write_text(text, "utf-8")
    _sync(draft)
    journal = store / _JOURNALS / draft.name
    draft.rename(journal)
    return journal


def _finish(store: Path, journal: Path) -> None:
    try:
        plan = json.loads(journal.read_text("utf-8"))
    except FileNotFoundError:
        return  # another process finished it
    for staged, target in plan["moves"].items():
        (store / target).parent.mkdir(parents=True, exist_ok=True)
        if (store / staged).exists():
            (store / staged).replace(store / target)
    for path in plan["removals"]:
        (store / path).unlink(missing_ok=True)
    journal.unlink(missing_ok=True)


def recover(store: Path) -> None:
    """Finish what an interrupted run had decided to write."""
    for journal in sorted((store / _JOURNALS).glob("*.json")):
        _finish(store, journal)


def sweep(store: Path) -> None:
    """Drop what an interrupted run had not decided to write. Only the one writer may call this."""
    recover(store)
    for path in (store / _STAGED).glob("*"):
        path.unlink(missing_ok=True)


def replace_document(
    store: Path,
    disclosure_id: str,
    year: int,
    tables: Mapping[str, pa.Table],
    former_id: str | None = None,
) -> None:
    """Put a document's rows into the store in place of any that it had, all or none.

    Parameters
    ----------
    store
        Folder of the store; made where it does not exist.
    disclosure_id, year
        Which document, and its partition.
    tables
        Dataset name to rows under its schema in :mod:`juesuan_analysis.store.schema`.
    former_id
        Under which identity the same PDF was stored before, if that has changed.
    """
    for folder in (_JOURNALS, _STAGED):
        (store / folder).mkdir(parents=True, exist_ok=True)
    key = file_key(disclosure_id)
    moves = {
        _stage(store, table): store / name / f"year={year}" / f"{key}.parquet"
        for name, table in tables.items()
    }
    former = _files(store, file_key(former_id)) if former_id else set()
    removals = (_files(store, key) | former) - set(moves.values())
    _finish(store, _write_journal(store, moves, removals))
