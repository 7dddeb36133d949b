"""Entries, statements and findings as rows of the store, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from juesuan_analysis.facts import Entry, Place, Ref, Statement
from juesuan_analysis.facts.paths import entry_paths, numbered, statement_paths
from juesuan_analysis.facts.unread import NOTHING, Unread
from juesuan_analysis.store.schema import EVIDENCE, PLACE
from juesuan_analysis.vocabulary.money import places_of

if TYPE_CHECKING:  # a run without changes needs no identities
    from juesuan_analysis.facts import Finding, Term
    from juesuan_analysis.proof.evidence import Evidence
    from juesuan_analysis.proof.refs import Refs
    from juesuan_analysis.proof.verdict import Verdict

Row = dict[str, Any]
Rows = dict[str, list[Row]]
SIX_DECIMALS, TWELVE_DIGITS = Decimal("0.000001"), Decimal(10**12)
_ENTRY = tuple(field.name for field in fields(Entry) if field.name != "place")
_STATEMENT = tuple(field.name for field in fields(Statement) if field.name not in ("place", "year"))
_SIDES = ("left", "right", "difference", "tolerance")


def _row(value: object, names: Sequence[str]) -> Row:
    return {name: getattr(value, name) for name in names}


def refs_of(
    disclosure_id: str, entries: Sequence[Entry], statements: Sequence[Statement]
) -> tuple[list[Ref], list[Ref]]:
    """Give the references of the entries and of the statements of a disclosure."""
    paths = entry_paths(entries), statement_paths(statements)
    of_entries, of_statements = ([Ref(disclosure_id, path) for path in each] for each in paths)
    return of_entries, of_statements


def entry_rows(entries: Sequence[Entry], refs: Sequence[Ref], verdict: Verdict) -> list[Row]:
    """Give the rows of entries, each with its standing and how many identities reach it."""
    judged = zip(entries, refs, verdict.entry_standings, verdict.entry_checks, strict=True)
    return [
        _row(entry, _ENTRY)
        | _row(entry.place, PLACE)
        | {"ref": str(ref), "standing": standing, "checks": checks}
        | evidence_row(evidence)
        | {"nil": nil}
        for (entry, ref, standing, checks), evidence, nil in zip(
            judged, verdict.entry_evidence, verdict.entry_nil, strict=True
        )
    ]


def evidence_row(evidence: Evidence) -> Row:
    """Give the columns that say what speaks for a number."""
    return _row(evidence, EVIDENCE) | {"origins": list(evidence.origins)}


def statement_rows(
    statements: Sequence[Statement],
    refs: Sequence[Ref],
    verdict: Verdict,
    of: Sequence[str | None] = (),
) -> list[Row]:
    """Give the rows of statements, each with its standing and what speaks for it.

    ``of`` is the project of the annexes that each is of.
    """
    standings, evidence = verdict.statement_standings, verdict.statement_evidence
    named = of or [None] * len(statements)
    return [
        statement_row(statement, ref, standing, project_id) | evidence_row(one)
        for statement, ref, standing, one, project_id in zip(
            statements, refs, standings, evidence, named, strict=True
        )
    ]


def statement_row(
    statement: Statement, ref: Ref, standing: str | None, project_id: str | None = None
) -> Row:
    """Give the row of a statement; the year of the row is the document's, not the figure's."""
    value = statement.value
    places = None if value is None else places_of(value)
    own = {"stated_year": statement.year, "decimals": places, "value": _exact(value)}
    return (
        _row(statement, _STATEMENT)
        | _row(statement.place, PLACE)
        | own
        | {"ref": str(ref), "standing": standing, "project_id": project_id}
    )


def finding_rows(verdict: Verdict, disclosure_id: str, refs: Refs) -> list[Row]:
    """Give the rows of all findings of a verdict.

    Parameters
    ----------
    refs
        References of the figures that they rest on, also of those in other disclosures.
    """
    paths = numbered(("关系", finding.identity) for finding in verdict.findings)
    return [
        _finding_row(finding, disclosure_id, refs)
        | {"explanation": explained, "mends": mends, "mistake": mistake}
        | {"ref": str(Ref(disclosure_id, path))}
        for finding, explained, mends, mistake, path in zip(
            verdict.findings,
            verdict.explanations,
            verdict.mends,
            verdict.mistakes,
            paths,
            strict=True,
        )
    ]


def _exact(value: Decimal | None) -> Decimal | None:
    """Rates are quotients without end; the store keeps six decimals, and twelve digits before."""
    if value is None or not abs(value) < TWELVE_DIGITS:
        return None
    return value.quantize(SIX_DECIMALS)


def _term_row(term: Term, ref: Ref) -> Row:
    place = _row(term.place, PLACE) if term.place else {}
    where = {"disclosure_id": ref.disclosure_id, "dataset": ref.dataset, "ref": str(ref)}
    own = _row(term, ("role", "name", "unit")) | {"amount": _exact(term.amount)}
    return where | own | place


def _finding_row(finding: Finding, disclosure_id: str, refs: Refs) -> Row:
    row = _row(finding, ("identity", "statement", "outcome", "reason", "form", "unit"))
    row |= {name: _exact(getattr(finding, name)) for name in _SIDES}
    from juesuan_analysis.proof.refs import ref_of

    named = ((term, ref_of(term.key, refs, disclosure_id)) for term in finding.terms)
    row["terms"] = [_term_row(term, ref) for term, ref in named]
    return row | (_row(finding.place, PLACE) if finding.place else {})


def _place_of(row: Mapping[str, Any]) -> Place:
    return Place(*(row[name] for name in PLACE))


def entry_of(row: Mapping[str, Any]) -> Entry:
    """Give the entry of a row that has exact amounts."""
    values = {name: row[name] for name in _ENTRY}
    values["mark"] = values["mark"] or ""  # stores of before have no marks
    return Entry(**values, place=_place_of(row))


def statement_of(row: Mapping[str, Any]) -> Statement:
    """Give the statement of a row that has exact values."""
    values = {name: row[name] for name in _STATEMENT}
    if row["decimals"] is not None:
        values["value"] = row["value"].quantize(Decimal(1).scaleb(-row["decimals"]))
    return Statement(**values, year=row["stated_year"], place=_place_of(row))


def unread_of(row: Mapping[str, Any]) -> Unread:
    """Give what was not read, of the row that tells it."""
    return Unread(
        row["form"], row["printed"] or "", row["reason"], _place_of(row), row["lost"] or NOTHING
    )


def renamed(row: Row, old: str, new: str) -> Row:
    """Give a row the identity ``new``, wherever it or one of its references says ``old``."""
    named: Row = {"disclosure_id": _renamed(row["disclosure_id"], old, new)}
    if "ref" in row:
        named["ref"] = _renamed_ref(row["ref"], old, new)
    if row.get("terms") is not None:  # what was not read has none
        named["terms"] = [renamed(term, old, new) for term in row["terms"]]
    return row | named


def _renamed(disclosure_id: str, old: str, new: str) -> str:
    return new if disclosure_id == old else disclosure_id


def _renamed_ref(text: str, old: str, new: str) -> str:
    ref = Ref.parse(text)
    return str(Ref(_renamed(ref.disclosure_id, old, new), ref.path))
