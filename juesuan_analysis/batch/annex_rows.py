"""Rows of the annexes' datasets, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any, TypeVar

from juesuan_analysis.batch.rows import SIX_DECIMALS, TWELVE_DIGITS, Row
from juesuan_analysis.facts import Place, Ref
from juesuan_analysis.facts.paths import annex_paths
from juesuan_analysis.facts.performance import (
    FundLine,
    Indicator,
    Performance,
    Printed,
    Project,
)
from juesuan_analysis.store.schema import PLACE

KINDS: dict[str, type[Project] | type[FundLine] | type[Indicator]] = {
    "projects": Project,
    "project_funds": FundLine,
    "indicators": Indicator,
}
_Kind = TypeVar("_Kind", Project, FundLine, Indicator)
_Any = Project | FundLine | Indicator


def _box(place: Place) -> Row:
    return {name: getattr(place, name) for name in PLACE}


def _exact(value: object) -> object:
    if not isinstance(value, Decimal):
        return value
    return value.quantize(SIX_DECIMALS) if abs(value) < TWELVE_DIGITS else None


def _row(value: Project | FundLine | Indicator, standing: str | None) -> Row:
    row = {f.name: _exact(getattr(value, f.name)) for f in fields(value)}
    row["cells"] = [{"column": c.column, "printed": c.text, **_box(c.place)} for c in value.cells]
    del row["place"]
    return row | _box(value.place) | {"standing": standing}


def annex_rows(
    disclosure_id: str, performance: Performance, standings: Mapping[str, Sequence[str | None]]
) -> dict[str, list[Row]]:
    """Give the rows of the three datasets; ``standings`` in the order of each."""
    held: dict[str, Sequence[Project] | Sequence[FundLine] | Sequence[Indicator]] = {
        "projects": performance.projects,
        "project_funds": performance.funds,
        "indicators": performance.indicators,
    }
    return {
        name: _rows(disclosure_id, values, standings.get(name)) for name, values in held.items()
    }


def _rows(own: str, values: Sequence[_Any], standings: Sequence[str | None] | None) -> list[Row]:
    judged = zip(values, annex_paths(values), standings or [None] * len(values), strict=True)
    return [
        _row(value, standing) | {"ref": str(Ref(own, path))} for value, path, standing in judged
    ]


def _plain(value: object) -> object:
    """A decimal without the zeros that the store adds."""
    if not isinstance(value, Decimal):
        return value
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()


def _value(kind: type[_Kind], row: Mapping[str, Any]) -> _Kind:
    own = {f.name: _plain(row[f.name]) for f in fields(kind) if f.name not in ("place", "cells")}
    cells = tuple(
        Printed(cell["column"], cell["printed"], Place(*(cell[name] for name in PLACE)))
        for cell in row["cells"] or ()
    )
    return kind(**own, place=Place(*(row[name] for name in PLACE)), cells=cells)  # type: ignore[arg-type]


def performance_of(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> Performance:
    """Give the values of rows that have exact decimals."""
    return Performance(
        [_value(Project, row) for row in rows["projects"]],
        [_value(FundLine, row) for row in rows["project_funds"]],
        [_value(Indicator, row) for row in rows["indicators"]],
    )
