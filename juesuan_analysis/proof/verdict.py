"""The verdict on a disclosure: its findings, what explains them, and each number's standing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import field, replace

from juesuan_analysis.facts import Entry, Finding, Statement
from juesuan_analysis.facts.finding import Key, Term
from juesuan_analysis.facts.performance import Performance
from juesuan_analysis.facts.unread import Unread
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities import check, check_levels, check_projects
from juesuan_analysis.identities.book import Book, key_of
from juesuan_analysis.proof import standings, suspects
from juesuan_analysis.proof.annexes import annex_standings
from juesuan_analysis.proof.coverage import uses
from juesuan_analysis.proof.doubt import touched
from juesuan_analysis.proof.evidence import Evidence, also_in_edition
from juesuan_analysis.proof.explain import explanations, mends, mistakes
from juesuan_analysis.proof.nil import BY_TOTAL, proved_nil


@frozen
class Context:
    """What else is known when a disclosure is judged.

    ``previous`` holds last year's entries (None: not to be had), ``units`` the entries of all 单位
    of a 部门 summary (None: not all to be had), ``corrected`` what was printed in each cell that an
    analyst has corrected, ``edition`` the entries of another edition of the same disclosure.
    """

    previous: Sequence[Entry] | None = None
    units: Sequence[Sequence[Entry]] | None = None
    corrected: dict[Key, str] = field(default_factory=dict)
    edition: Sequence[Entry] | None = None


@frozen
class Annexed:
    """What the annexes say of projects.

    ``of`` is the project that each statement is of, ``cut_pages`` where something was not read.
    """

    performance: Performance = field(default_factory=Performance)
    of: Sequence[str | None] = ()
    cut_pages: Collection[int] = ()


_NO_ANNEXES = Annexed()


@frozen
class Verdict:
    """Findings with their explanations, and standings in the order of entries and statements.

    ``entry_checks`` counts the identities that were evaluated with each cell; ``mistakes`` numbers,
    for each conflict, the mistake that explains it, from 1; ``entry_nil`` marks the blank cells
    that a sum proves to be nil.
    """

    findings: list[Finding]
    explanations: list[str | None]
    entry_standings: list[str | None]
    statement_standings: list[str | None]
    entry_checks: list[int]
    entry_evidence: list[Evidence]
    statement_evidence: list[Evidence]
    mends: list[int | None]
    mistakes: list[int | None]
    entry_nil: list[str | None]
    performance: Performance = field(default_factory=Performance)
    annex_standings: dict[str, list[str | None]] = field(default_factory=dict)


def judge(
    entries: Sequence[Entry],
    statements: Sequence[Statement],
    *,
    forms: Collection[int] = (),
    unread: Collection[int] = (),
    lost: Iterable[Unread] = (),
    context: Context | None = None,
    annexes: Annexed = _NO_ANNEXES,
) -> Verdict:
    """Check the figures of one disclosure and say what that makes of each.

    Parameters
    ----------
    entries, statements
        What the forms and the narrative print (entries: as corrected).
    forms, unread
        Forms that the reader found, and forms that it could not read.
    lost
        What of it was not read.
    context
        Last year's entries, those of the units, and corrections.
    annexes
        What the annexes say of projects.
    """
    context = context or Context()
    findings = check(entries, statements, context.previous, forms=forms, unread=unread, lost=lost)
    if context.units is not None:
        findings += check_levels(entries, context.units)
    findings += check_projects(
        annexes.performance, statements, annexes.of, Book(entries), annexes.cut_pages
    )
    marked = [_marked(f, context.corrected) for f in findings]
    verdict = conclude(marked, entries, statements, annexes.performance)
    if context.edition is None:
        return verdict
    repeated = zip(entries, verdict.entry_evidence, strict=True)
    held = {key_of(entry): entry.amount for entry in context.edition}
    return replace(
        verdict,
        entry_evidence=[
            also_in_edition(known) if held.get(key_of(entry)) == entry.amount else known
            for entry, known in repeated
        ],
    )


def conclude(
    findings: Sequence[Finding],
    entries: Sequence[Entry],
    statements: Sequence[Statement],
    performance: Performance | None = None,
) -> Verdict:
    """Draw from findings what explains the conflicts and where each number stands."""
    ranked = suspects(findings, entries)
    of_entries, of_statements = standings(findings, entries, statements, ranked)
    used, nil = uses(findings), proved_nil(findings, touched(findings))
    checks = [used[key_of(entry)] for entry in entries]
    explained = explanations(findings, ranked)
    own = performance or Performance()
    return Verdict(
        list(findings),
        explained,
        [one.name for one in of_entries],
        [one.name for one in of_statements],
        checks,
        [one.evidence for one in of_entries],
        [one.evidence for one in of_statements],
        mends(findings, ranked),
        mistakes(findings, ranked),
        [BY_TOTAL if key_of(e) in nil and e.amount is None else None for e in entries],
        own,
        annex_standings(findings, ranked, own),
    )


def corrections(entries: Sequence[Entry], corrected: Sequence[Entry]) -> dict[Key, str]:
    """Tell which cells differ from what is printed, and what is printed there."""
    pairs = zip(entries, corrected, strict=True)
    return {key_of(one): one.printed for one, other in pairs if one.amount != other.amount}


def _marked(finding: Finding, corrected: dict[Key, str]) -> Finding:
    """Say in the names of a finding's figures which of them an analyst has corrected."""
    if not any(term.key in corrected for term in finding.terms):
        return finding
    return replace(finding, terms=tuple(_mark(term, corrected) for term in finding.terms))


def _mark(term: Term, corrected: dict[Key, str]) -> Term:
    if term.key not in corrected:
        return term
    return replace(term, name=f"{term.name}（人工更正，原印 {corrected[term.key] or '空白'}）")
