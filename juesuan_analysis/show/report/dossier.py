"""All that a store knows about one disclosure."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

import pandas as pd
import pyarrow as pa

from juesuan_analysis.frozen import frozen
from juesuan_analysis.show.form_lines import records
from juesuan_analysis.store import Store
from juesuan_analysis.store.find import choose
from juesuan_analysis.store.links import Links, links

Row = Mapping[str, Any]
Rows = Mapping[Hashable, Row]  # label in a frame to row


@frozen
class Dossier:
    """One disclosure with its rows, and last year's entries where the store has them.

    Attributes
    ----------
    about
        The row of disclosures.
    entries
        With exact amounts.
    statements, findings
        Amounts as floats.
    previous
        Entries of the same department's disclosure of the year before.
    others
        Rows of the other disclosures that findings rest on (last year's, the units'), by
        disclosure_id.
    annexes
        Projects, their funds and their indicators, by dataset.
    snapshot
        What the store is called as it was read, to cite; see ``Store.snapshot_id``.
    """

    about: Row
    entries: pd.DataFrame
    statements: pd.DataFrame
    findings: pd.DataFrame
    previous: pd.DataFrame | None
    others: Mapping[str, Row] = field(default_factory=dict)
    annexes: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    snapshot: str = ""

    @property
    def name(self) -> str:
        """Department and year."""
        return f"{self.about['department']} {self.about['year']} 年度部门决算"

    @property
    def forms(self) -> frozenset[int]:
        """Numbers of the forms that were found, with or without rows."""
        return frozenset(self.about["forms"] or ())

    def rows(self) -> Rows:
        """Give the rows of entries by their labels, which the cells of a form name."""
        return dict(zip(self.entries.index, records(self.entries), strict=True))


def chosen(
    store: Store, departments: Sequence[str] = (), years: Sequence[int] = ()
) -> list[dict[str, Any]]:
    """Choose disclosures of a store, as :func:`~juesuan_analysis.store.find.choose` does."""
    return sorted(choose(store.rows("disclosures").to_pylist(), departments, years), key=_order)


def _order(row: Row) -> tuple[str, str, int, str]:
    return row["region_code"] or "", row["department"], row["year"], row["disclosure_id"]


def dossiers(store: Store, rows: Sequence[Row], snapshot: str = "") -> Iterator[Dossier]:
    """Read the rows of disclosures, one after the other."""
    named = snapshot or store.snapshot_id
    found = links(store.rows("disclosures").to_pylist(), [])
    linked = {one.disclosure_id: one for one in found}
    for row in rows:
        yield _dossier(store, row, linked[row["disclosure_id"]], named)


def _dossier(store: Store, about: Row, found: Links, snapshot: str) -> Dossier:
    own, previous = about["disclosure_id"], found.previous
    others = [*([previous] if previous else []), *(found.units or ())]
    return Dossier(
        about,
        _plain(store.entries(disclosure=own, exact=True).reset_index(drop=True)),
        store.statements(disclosure=own),
        store.findings(disclosure=own),
        store.entries(disclosure=previous["disclosure_id"]) if previous else None,
        {row["disclosure_id"]: row for row in others},
        {
            "projects": store.projects(disclosure=own),
            "project_funds": store.project_funds(disclosure=own),
            "indicators": store.indicators(disclosure=own),
        },
        snapshot,
    )


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Hold a frame's values as themselves: it is gone through many times, cell by cell."""
    held = pa.Table.from_pandas(frame, preserve_index=False).to_pydict()
    return pd.DataFrame(held, dtype=object, index=frame.index)
