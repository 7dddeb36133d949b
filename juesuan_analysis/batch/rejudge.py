"""One document of a store judged again: its findings and standings as they are now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from juesuan_analysis.batch.annex_rows import KINDS, performance_of
from juesuan_analysis.batch.rows import (
    entry_of,
    evidence_row,
    finding_rows,
    statement_of,
    unread_of,
)
from juesuan_analysis.facts import Entry, Ref, Statement
from juesuan_analysis.facts.finding import EDITION, READING, Key
from juesuan_analysis.facts.unread import ANNEX, Unread
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.identities.levels import of_unit
from juesuan_analysis.identities.told import key_of as statement_key
from juesuan_analysis.identities.years import last_years
from juesuan_analysis.proof.evidence import Evidence
from juesuan_analysis.proof.refs import Refs, elsewhere, refs_of_entries, refs_of_statements
from juesuan_analysis.proof.reread import excuse, is_told
from juesuan_analysis.proof.verdict import Annexed, Context, Verdict, corrections, judge
from juesuan_analysis.store.blocks import as_parquet
from juesuan_analysis.store.links import Links
from juesuan_analysis.store.overrides import corrected
from juesuan_analysis.store.schema import DATASETS, EVIDENCE, WHO

Tables = dict[str, pa.Table]


@frozen
class Case:
    """A document's tables, and the entries of those that its findings rest on."""

    tables: Tables
    links: Links
    previous: pa.Table | None
    units: list[pa.Table] | None
    edition: pa.Table | None = None

    @property
    def year(self) -> int:
        """The partition that the document is stored in."""
        year: int = self.tables["disclosures"]["year"][0].as_py()
        return year


def _entries(table: pa.Table) -> list[Entry]:
    return [entry_of(row) for row in table.to_pylist()]


def _corrected(table: pa.Table, found: Links) -> list[Entry]:
    """Entries with the corrections laid over them."""
    if not found.overrides:
        return _entries(table)
    import pandas as pd  # few documents are corrected

    frame = corrected(table.to_pandas(types_mapper=pd.ArrowDtype), list(found.overrides))
    amounts = [None if pd.isna(amount) else amount for amount in frame["amount"]]
    return _entries(_put(table, "amount", amounts))


def judged_again(case: Case) -> dict[str, bytes]:
    """Give a document's files with findings and standings as they are now."""
    entries, found = case.tables["entries"], case.links
    printed, current = _entries(entries), _corrected(entries, found)
    told = case.tables["findings"].filter(pc.field("identity").isin([READING, EDITION]))
    forms = case.tables["disclosures"]["forms"][0].as_py()
    fixed = corrections(printed, current)
    context = _context(case, fixed)
    unread = [unread_of(row) for row in told.to_pylist() if row["identity"] == READING]
    annexes = _annexes(case.tables, unread)
    statements = [statement_of(row) for row in case.tables["statements"].to_pylist()]
    verdict = judge(
        current,
        statements,
        forms=forms,
        unread={one.form for one in unread if one.form} - set(forms),
        lost=unread,
        context=context,
        annexes=annexes,
    )
    left = _misread(unread, printed, statements)
    doubts = {key: words for key, words in left.items() if key not in fixed}
    verdict = excuse(verdict, doubts, current, statements)
    refs = _refs(case, printed)
    tables = _with_verdict(case.tables, verdict, refs, told, found.fingerprint)
    return {name: as_parquet(table) for name, table in tables.items()}


def _annexes(tables: Tables, unread: Sequence[Unread]) -> Annexed:
    """Gather what the annexes say of projects, and where something of them was not read."""
    rows = {name: tables[name].to_pylist() for name in KINDS}
    cut = {one.place.page for one in unread if one.lost == ANNEX}
    return Annexed(performance_of(rows), tables["statements"]["project_id"].to_pylist(), cut)


def _context(case: Case, fixed: dict[Key, str]) -> Context:
    """Gather what the disclosure is judged with; corrections of other documents are marked too."""
    previous, units, marks = None, None, dict(fixed)
    if case.previous is not None:
        previous = _corrected(case.previous, case.links)
        marks |= _elsewhere(case.previous, previous, last_years)
    if case.units is not None:
        units = [_corrected(unit, case.links) for unit in case.units]
        for n, (unit, entries) in enumerate(zip(case.units, units, strict=True), 1):
            marks |= _elsewhere(unit, entries, partial(of_unit, n))
    edition = None if case.edition is None else _entries(case.edition)
    return Context(previous, units, marks, edition)


def _elsewhere(
    table: pa.Table, current: Sequence[Entry], named: Callable[[Key], Key]
) -> dict[Key, str]:
    fixed = corrections(_entries(table), current)
    return {named(key): printed for key, printed in fixed.items()}


def _misread(
    unread: Sequence[Unread], entries: Sequence[Entry], statements: Sequence[Statement]
) -> dict[Key, str]:
    """Find what extraction left in doubt: cells and rows whose places are told as not read."""
    told = {one.place: one.printed for one in unread}
    cells = ((key_of(entry), told.get(entry.place)) for entry in entries)
    rows = ((statement_key(i), s, told.get(s.place)) for i, s in enumerate(statements))
    return {key: words for key, words in cells if words is not None} | {
        key: words for key, s, words in rows if words is not None and not is_told(s, words)
    }


def _refs(case: Case, printed: Sequence[Entry]) -> dict[Key, Ref]:
    """Give the references of all figures that the findings can rest on, here and elsewhere."""
    own = refs_of_entries(printed, _stored(case.tables["entries"]))
    own |= refs_of_statements(_stored(case.tables["statements"]))
    if case.previous is not None:
        own |= elsewhere(_refs_of(case.previous), last_years)
    for n, unit in enumerate(case.units or (), 1):
        own |= elsewhere(_refs_of(unit), partial(of_unit, n))
    return own


def _stored(table: pa.Table) -> list[Ref]:
    return [Ref.parse(text) for text in table["ref"].to_pylist()]


def _refs_of(table: pa.Table) -> dict[Key, Ref]:
    return refs_of_entries(_entries(table), _stored(table))


def _with_verdict(
    tables: Tables, verdict: Verdict, refs: Refs, told: pa.Table, fingerprint: str
) -> Tables:
    who = {name: tables["disclosures"][name][0].as_py() for name in WHO}
    schema = DATASETS["findings"]
    rows = finding_rows(verdict, who["disclosure_id"], refs)
    findings = pa.Table.from_pylist([who | row for row in rows], schema=schema)
    judged = {
        "disclosures": _put(tables["disclosures"], "checked_against", [fingerprint]),
        "entries": _put(
            _put(
                _judged_anew(tables["entries"], verdict.entry_standings, verdict.entry_evidence),
                "checks",
                verdict.entry_checks,
            ),
            "nil",
            verdict.entry_nil,
        ),
        "statements": _judged_anew(
            tables["statements"], verdict.statement_standings, verdict.statement_evidence
        ),
        "findings": pa.concat_tables([told.select(schema.names), findings]),
    }
    for name, standings in verdict.annex_standings.items():
        judged[name] = _put(tables[name], "standing", standings)
    # What is not judged comes along: every document has a file in each dataset.
    return {n: judged.get(n, table).select(DATASETS[n].names) for n, table in tables.items()}


def _judged_anew(
    table: pa.Table, standings: Sequence[str | None], evidence: Sequence[Evidence]
) -> pa.Table:
    """Put standings and what speaks for them in place of a table's."""
    table = _put(table, "standing", standings)
    rows = [evidence_row(one) for one in evidence]
    for name in EVIDENCE:
        table = _put(table, name, [row[name] for row in rows])
    return table


def _put(table: pa.Table, column: str, values: Sequence[Any]) -> pa.Table:
    """Put values in place of a column's."""
    field = table.schema.field(column)
    array = pa.array(values, field.type)
    return table.set_column(table.schema.get_field_index(column), field, array)
