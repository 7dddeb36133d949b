"""What else in a store the findings of a disclosure rest on."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.overrides import Override
from juesuan_analysis.store.schema import DAMAGED, IN_FORCE, OTHER_EDITION

if TYPE_CHECKING:
    from juesuan_analysis.store.read import Store

Row = Mapping[str, Any]  # of the disclosures
_COLUMNS = (  # of the disclosures: all that is asked of them here
    *("disclosure_id", "source", "source_sha256", "checked_against", "edition"),
    *("region", "department", "scope", "year", "units"),
)
_SUMMARY, _UNIT = "部门", "单位"


@frozen
class Links:
    """The documents that belong to one: last year's, and those of all units of a summary.

    ``units`` is None where the store does not have them all. ``overrides`` are the corrections of
    any of these documents.
    """

    disclosure_id: str
    previous: Row | None
    units: tuple[Row, ...] | None
    overrides: tuple[Override, ...]
    edition: Row | None = None  # the other edition of the same disclosure, where there is one

    @property
    def fingerprint(self) -> str:
        """Empty where the findings rest on the document alone."""
        documents = [self.previous] if self.previous else []
        documents += list(self.units or ())
        documents += [self.edition] if self.edition else []
        parts = [f"{row['disclosure_id']} {row['source_sha256']}" for row in documents]
        parts += [override.text for override in self.overrides]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16] if parts else ""


def stale(store: Store) -> list[Links]:
    """Find the documents whose findings rest on something that has changed since.

    Raises
    ------
    JuesuanError
        ``overrides.csv`` is faulty.
    """
    rows = store.rows("disclosures", _COLUMNS).to_pylist()
    against = {row["disclosure_id"]: row["checked_against"] for row in rows}
    found = links(rows, store.corrections())
    return [one for one in found if against[one.disclosure_id] != one.fingerprint]


def links(rows: Sequence[Row], overrides: Sequence[Override]) -> list[Links]:
    """Find for each document of a store what belongs to it."""
    by_who: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    by_year: dict[tuple[object, object], list[Row]] = defaultdict(list)
    editions: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.get("edition") in (IN_FORCE, OTHER_EDITION):
            editions[_who(row), row["year"]].append(row)
        if row.get("edition") in (OTHER_EDITION, DAMAGED):
            continue  # the edition in force stands for the department
        by_who[_who(row), row["year"]].append(row)
        by_year[row["region"], row["year"]].append(row)
    found = (_links(row, by_who, by_year, overrides) for row in rows)
    return [
        replace(one, edition=_other(row, editions.get((_who(row), row["year"]), ())))
        for one, row in zip(found, rows, strict=True)
    ]


def _other(row: Row, editions: Sequence[Row]) -> Row | None:
    """The other of two editions; a damaged copy is none, and of several none can be meant."""
    others = [one for one in editions if one["disclosure_id"] != row["disclosure_id"]]
    return others[0] if len(editions) == 2 and len(others) == 1 else None


def _who(row: Row) -> tuple[object, ...]:
    return row["region"], row["department"], row["scope"]


def _links(
    row: Row,
    by_who: Mapping[tuple[object, ...], Sequence[Row]],
    by_year: Mapping[tuple[object, object], Sequence[Row]],
    overrides: Sequence[Override],
) -> Links:
    before = by_who.get((_who(row), row["year"] - 1), ())
    previous = before[0] if len(before) == 1 else None
    units = _units(row, by_year[row["region"], row["year"]])
    documents = [row, *([previous] if previous else []), *(units or ())]
    return Links(row["disclosure_id"], previous, units, tuple(_about(documents, overrides)))


def _about(documents: Sequence[Row], overrides: Sequence[Override]) -> Iterable[Override]:
    names = {row[key] for row in documents for key in ("source", "disclosure_id")}
    return (override for override in overrides if override.document in names)


def _units(row: Row, neighbours: Sequence[Row]) -> tuple[Row, ...] | None:
    """Give the documents of all units that a summary announces, None where one is missing."""
    announced = list(row["units"] if row["units"] is not None else ())
    if row["scope"] != _SUMMARY or not announced:
        return None
    of_units = [other for other in neighbours if other["scope"] == _UNIT]
    found = [
        [other for other in of_units if same_unit(other["department"], name)] for name in announced
    ]
    return tuple(one[0] for one in found) if all(len(one) == 1 for one in found) else None


def same_unit(one: str, other: str) -> bool:
    """Whether two names are one unit's: lists leave the names of province and city out."""
    return bool(one) and bool(other) and (one.endswith(other) or other.endswith(one))
