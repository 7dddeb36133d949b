"""Entries, statements and findings as rows of the store, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from juesuan_analysis.facts import Entry, Place, Statement

if TYPE_CHECKING:  # a run without changes needs no identities
    from juesuan_analysis.facts import Finding, Term
    from juesuan_analysis.proof.verdict import Verdict

READING = "读取"  # the identity of findings that tell what was not read; no audit changes them
Row = dict[str, Any]
_SIX_DECIMALS, _TWELVE_DIGITS = Decimal("0.000001"), Decimal(10**12)
_PLACE = tuple(field.name for field in fields(Place))
_ENTRY = tuple(field.name for field in fields(Entry) if field.name != "place")
_STATEMENT = tuple(field.name for field in fields(Statement) if field.name not in ("place", "year"))
_SIDES = ("left", "right", "difference", "tolerance")


def _row(value: object, names: Sequence[str]) -> Row:
    return {name: getattr(value, name) for name in names}


def entry_rows(entries: Sequence[Entry], verdict: Verdict) -> list[Row]:
    """Give the rows of entries, each with its standing and how many identities reach it."""
    judged = zip(entries, verdict.entry_standings, verdict.entry_checks, strict=True)
    return [
        _row(entry, _ENTRY) | _row(entry.place, _PLACE) | {"standing": standing, "checks": checks}
        for entry, standing, checks in judged
    ]


def statement_row(statement: Statement, standing: str | None) -> Row:
    """Give the row of a statement; the year of the row is the document's, not the figure's."""
    own: Row = {"stated_year": statement.year, "decimals": _decimals(statement.value)}
    own["value"] = _exact(statement.value)
    return (
        _row(statement, _STATEMENT) | _row(statement.place, _PLACE) | own | {"standing": standing}
    )


def _decimals(value: Decimal | None) -> int | None:
    exponent = value.as_tuple().exponent if value is not None else None
    return max(-exponent, 0) if isinstance(exponent, int) else None


def finding_rows(verdict: Verdict) -> list[Row]:
    """Give the rows of all findings of a verdict."""
    pairs = zip(verdict.findings, verdict.explanations, strict=True)
    return [_finding_row(finding) | {"explanation": explained} for finding, explained in pairs]


def _exact(value: Decimal | None) -> Decimal | None:
    """Rates are quotients without end; the store keeps six decimals, and twelve digits before."""
    if value is None or not abs(value) < _TWELVE_DIGITS:
        return None
    return value.quantize(_SIX_DECIMALS)


def _term_row(term: Term) -> Row:
    place = _row(term.place, _PLACE) if term.place else {}
    return {"name": term.name, "amount": _exact(term.amount)} | place


def _finding_row(finding: Finding) -> Row:
    row = _row(finding, ("identity", "statement", "outcome", "reason", "form"))
    row |= {name: _exact(getattr(finding, name)) for name in _SIDES}
    row["terms"] = [_term_row(term) for term in finding.terms]
    return row | (_row(finding.place, _PLACE) if finding.place else {})


def _place_of(row: Mapping[str, Any]) -> Place:
    return Place(*(row[name] for name in _PLACE))


def entry_of(row: Mapping[str, Any]) -> Entry:
    """Give the entry of a row that has exact amounts."""
    return Entry(**{name: row[name] for name in _ENTRY}, place=_place_of(row))


def statement_of(row: Mapping[str, Any]) -> Statement:
    """Give the statement of a row that has exact values."""
    values = {name: row[name] for name in _STATEMENT}
    if row["decimals"] is not None:
        values["value"] = row["value"].quantize(Decimal(1).scaleb(-row["decimals"]))
    return Statement(**values, year=row["stated_year"], place=_place_of(row))
