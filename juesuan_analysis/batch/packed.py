"""A document on its way from the process that read it to the store: its rows as files.

Made where it is read, so that the one process that writes only has to put the files in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from juesuan_analysis.batch.outcome import Outcome, outcome_of
from juesuan_analysis.batch.rows import renamed
from juesuan_analysis.batch.tables import to_tables
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.disclosure.identity import Identity
from juesuan_analysis.store.blocks import as_parquet, from_parquet

if TYPE_CHECKING:
    from juesuan_analysis.disclosure.document import Extract

Amounts = set[tuple[int, str]]  # form and text of each amount


@dataclass(frozen=True, slots=True)
class Packed:
    """A document's rows: dataset name to a parquet file. ``outcome`` counts what it gave."""

    identity: Identity
    outcome: Outcome
    files: Mapping[str, bytes]

    @property
    def sha256(self) -> str:
        """Of the PDF."""
        return self.outcome.sha256

    def amounts(self) -> Amounts:
        """The amounts that the forms print."""
        rows = pq.read_table(
            pa.BufferReader(self.files["entries"]), columns=["form", "printed", "amount"]
        )
        return amounts_of(rows)


def amounts_of(entries: pa.Table) -> Amounts:
    """Give the amounts among entries."""
    rows = entries.select(["form", "printed", "amount"]).to_pylist()
    return {(row["form"], row["printed"]) for row in rows if row["amount"] is not None}


def pack(extract: Extract, task: Task) -> Packed:
    """Make the files of a document.

    Raises
    ------
    ValueError, TypeError, OverflowError
        A figure that no column holds.
    """
    tables = to_tables(extract, task.manifest, task.overrides)
    files = {name: as_parquet(table) for name, table in tables.items()}
    return Packed(extract.identity, outcome_of(extract), files)


def _named(data: bytes, own: str, disclosure_id: str) -> bytes:
    """Give the rows of a document another identity, in their references too."""
    table = from_parquet(data)
    rows = [renamed(row, own, disclosure_id) for row in table.to_pylist()]
    return as_parquet(pa.Table.from_pylist(rows, schema=table.schema))


def as_version(packed: Packed, version: int) -> Packed:
    """Keep a document as a later version of its identity, beside those with other figures."""
    identity = replace(packed.identity, version=version)
    files = {
        name: _named(data, packed.identity.disclosure_id, identity.disclosure_id)
        for name, data in packed.files.items()
    }
    told = f"与另一份文件是同一部门同一年度，数字不同，存为第 {version} 版"
    message = "；".join(filter(None, (told, packed.outcome.message)))
    return Packed(identity, replace(packed.outcome, message=message), files)
