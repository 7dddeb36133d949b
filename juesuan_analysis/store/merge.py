"""Join stores that were read on different machines into one, each document once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.blocks import IDENTITY, as_parquet
from juesuan_analysis.store.disk import disk_of, is_remote
from juesuan_analysis.store.lock import writing
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.torn import require_whole
from juesuan_analysis.store.trouble import explaining
from juesuan_analysis.store.write import replace_document

_KEPT = "已并入的都已保存，腾出空间后再次运行会接着并"
TAKEN, SAME, OTHER_FILE = "并入", "相同", "另有一份"


@frozen
class Merged:
    """What became of a document: 并入, 相同 (both stores have it), 另有一份 (with another file)."""

    disclosure_id: str
    source: str
    store: str
    outcome: str


def merge(stores: Sequence[Store], target: Path | str) -> Iterator[Merged]:
    """Put the documents of stores into another, and say what became of each.

    Of two files of one identity the first stays; the other is told, never added. The target may
    hold documents already, which count as the first.

    Parameters
    ----------
    stores
        Those that are joined, in the order in which they count.
    target
        Folder or address of the store that is written.

    Raises
    ------
    JuesuanError
        Another process writes to the target and does not end; or a store lacks files.
    """
    for store in stores:
        require_whole(store.path, "没有并入")
    if not is_remote(target):
        Path(target).mkdir(parents=True, exist_ok=True)
    with explaining(target, _KEPT), writing(target):
        held = _held(Store(target)) if disk_of(target).folders("disclosures") else {}
        for store in stores:
            with store.snapshot() as now:
                for row in now.rows("disclosures").to_pylist():
                    outcome = _outcome(row, held)
                    if outcome == TAKEN:
                        files = _files(now, row[IDENTITY])
                        replace_document(target, row[IDENTITY], row["year"], files)
                        held[row[IDENTITY]] = row["source_sha256"]
                    yield Merged(row[IDENTITY], row["source"], str(store.path), outcome)


def _held(store: Store) -> dict[str, str]:
    rows = store.rows("disclosures", [IDENTITY, "source_sha256"]).to_pylist()
    return {row[IDENTITY]: row["source_sha256"] for row in rows}


def _outcome(row: dict[str, object], held: dict[str, str]) -> str:
    known = held.get(str(row[IDENTITY]))
    if known is None:
        return TAKEN
    return SAME if known == row["source_sha256"] else OTHER_FILE


def _files(store: Store, disclosure_id: str) -> dict[str, bytes]:
    """A document's rows as files, under the store's schemas."""
    tables = {name: store.rows(name, disclosure_id=disclosure_id) for name in DATASETS}
    return {name: as_parquet(_own(table, name)) for name, table in tables.items()}


def _own(table: pa.Table, name: str) -> pa.Table:
    return table.select(DATASETS[name].names).cast(DATASETS[name])
