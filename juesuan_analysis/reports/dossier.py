"""All that a store knows about one disclosure."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from juesuan_analysis.audit.links import links
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store import Store

Row = Mapping[str, Any]
Rows = Mapping[Hashable, Row]  # label in a frame to row
_SHOWN = 8


@dataclass(frozen=True, slots=True)
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
    """

    about: Row
    entries: pd.DataFrame
    statements: pd.DataFrame
    findings: pd.DataFrame
    previous: pd.DataFrame | None

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
        records = self.entries.to_dict("index")
        return {label: {str(k): v for k, v in row.items()} for label, row in records.items()}


def chosen(
    store: Store, departments: Sequence[str] = (), years: Sequence[int] = ()
) -> list[dict[str, Any]]:
    """Choose disclosures of a store, by department and year; all, where nothing is named.

    A department is named whole or, where none is called so, by a part of its name.

    Raises
    ------
    JuesuanError
        There is none; the message names the departments and years that there are.
    """
    every = store.rows("disclosures").to_pylist()
    named = _named({row["department"] for row in every}, departments)
    rows = [
        row
        for row in every
        if (not departments or row["department"] in named) and (not years or row["year"] in years)
    ]
    if not rows:
        raise JuesuanError(_nothing(every))
    return sorted(rows, key=_order)


def _named(every: set[str], given: Sequence[str]) -> set[str]:
    """Find departments by their whole names, else by parts of them."""
    return {
        name
        for one in given
        for name in ({one} & every or {name for name in every if one and one in name})
    }


def _order(row: Row) -> tuple[str, str, int, str]:
    return row["region_code"] or "", row["department"], row["year"], row["disclosure_id"]


def _nothing(every: Sequence[Row]) -> str:
    names = list(dict.fromkeys(row["department"] for row in every))
    more = f" 等 {len(names)} 个" if len(names) > _SHOWN else ""
    years = "、".join(str(year) for year in sorted({row["year"] for row in every}))
    have = f"部门：{'、'.join(names[:_SHOWN])}{more}；年度：{years}" if names else "没有任何决算"
    return f"没有选中任何决算。数据里有 {have}"


def dossiers(store: Store, rows: Sequence[Row]) -> Iterator[Dossier]:
    """Read the rows of disclosures, one after the other."""
    found = links(store.rows("disclosures").to_pylist(), [])
    previous = {one.disclosure_id: one.previous for one in found}
    for row in rows:
        yield _dossier(store, row, previous[row["disclosure_id"]])


def _dossier(store: Store, about: Row, previous: Row | None) -> Dossier:
    own = about["disclosure_id"]
    return Dossier(
        about,
        store.entries(disclosure=own, exact=True).reset_index(drop=True),
        store.statements(disclosure=own),
        store.findings(disclosure=own),
        store.entries(disclosure=previous["disclosure_id"]) if previous else None,
    )
