"""A document on its way from the process that read it to the store: its rows as files.

Made where it is read, so that the one process that writes only has to put the files in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from juesuan_analysis.batch.outcome import Outcome, outcome_of
from juesuan_analysis.batch.tables import to_tables
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.disclosure.attribution import Attribution
from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.blocks import as_parquet, from_parquet
from juesuan_analysis.store.schema import DATASETS

if TYPE_CHECKING:
    from juesuan_analysis.disclosure.document import Extract


@frozen
class Packed:
    """A document's rows: dataset name to a parquet file. ``outcome`` counts what it gave."""

    attribution: Attribution
    outcome: Outcome
    files: Mapping[str, bytes]
    others: tuple[Packed, ...] = ()  # the further disclosures of a book
    forms: frozenset[int] = frozenset()

    @property
    def sha256(self) -> str:
        """Of the PDF."""
        return self.outcome.sha256


def pack(extract: Extract, task: Task) -> Packed:
    """Make the files of a document.

    Raises
    ------
    ValueError, TypeError, OverflowError
        A figure that no column holds.
    """
    tables = to_tables(extract, task.manifest, task.overrides)
    files = {name: as_parquet(table) for name, table in tables.items()}
    forms = frozenset(extract.forms)
    return Packed(extract.attribution, outcome_of(extract), files, forms=forms)


def rows_in(files: Mapping[str, bytes]) -> dict[str, list[dict[str, Any]]]:
    """Give the rows of a document, dataset by dataset."""
    return {name: from_parquet(data).to_pylist() for name, data in files.items()}


def as_files(rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, bytes]:
    """Make the files of a document from its rows."""
    return {
        name: as_parquet(pa.Table.from_pylist(found, schema=DATASETS[name]))
        for name, found in rows.items()
    }
