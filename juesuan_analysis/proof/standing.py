"""What the findings make of each number: proved, contradicted or unsupported.

Weak evidence proves nothing by itself: 0 = 0; a total that only repeats its single part; whole
numbers, which column numbers, years and codes are too; a figure that the text repeats; an
inequality (no evidence at all). One strong identity proves, or two weak ones of different kinds. A
form that the narrative contradicts by a power of ten is not proved by its own sums, for these do
not know their unit.
"""

from __future__ import annotations

from collections.abc import Sequence

from juesuan_analysis.facts import Entry, Statement
from juesuan_analysis.facts.finding import CONFLICT, HOLDS, ROUNDING, Finding, Key, Term
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.identities.narrative_forms import AMOUNT_ID
from juesuan_analysis.identities.narrative_words import ONE_VALUE_ID
from juesuan_analysis.identities.told import key_of as statement_key
from juesuan_analysis.proof.nature import POWER, nature_of
from juesuan_analysis.proof.suspects import Suspect, suspects

PROVED, CONTRADICTED, UNSUPPORTED = "已印证", "矛盾", "无旁证"
STANDINGS = (PROVED, CONTRADICTED, UNSUPPORTED)
STRONG, WEAK, NONE = 2, 1, 0


def standings(
    findings: Sequence[Finding],
    entries: Sequence[Entry],
    statements: Sequence[Statement],
    ranked: Sequence[Suspect] | None = None,
) -> tuple[list[str | None], list[str | None]]:
    """Give the standing of every entry and every statement, in their order; None for a blank.

    A number is contradicted when it is among the likeliest to be wrong in some conflict; the other
    figures of that conflict stand or fall by the identities that they satisfy. ``ranked`` are the
    suspects of these findings, where they are known already.
    """
    blamed = contradicted(findings, suspects(findings, entries) if ranked is None else ranked)
    proved = proved_keys(findings)

    def standing(key: Key, printed: bool) -> str | None:
        if key in blamed:
            return CONTRADICTED
        if not printed:
            return None
        return PROVED if key in proved else UNSUPPORTED

    return (
        [standing(key_of(entry), entry.amount is not None) for entry in entries],
        [standing(statement_key(i), s.value is not None) for i, s in enumerate(statements)],
    )


def contradicted(findings: Sequence[Finding], ranked: Sequence[Suspect]) -> set[Key]:
    """Figures with the best score in their group, and all of a conflict that none explains."""
    best: dict[int, int] = {}
    for suspect in ranked:
        best[suspect.group] = max(best.get(suspect.group, suspect.score), suspect.score)
    blamed = {s.key for s in ranked if s.score == best[s.group]}
    explained = {id(f) for s in ranked for f in s.mends}
    open_ = [f for f in findings if f.outcome == CONFLICT and id(f) not in explained]
    return blamed | {term.key for finding in open_ for term in finding.terms}


def proved_keys(findings: Sequence[Finding]) -> set[Key]:
    """Figures with one strong identity that holds, or two weak ones of different kinds."""
    doubted = _doubted_forms(findings)
    proved: set[Key] = set()
    weak: dict[Key, set[str]] = {}
    for finding in findings:
        if finding.form in doubted:
            continue
        for term in finding.terms:
            strength = evidence(finding, term)
            if strength == STRONG:
                proved.add(term.key)
            elif strength == WEAK:
                weak.setdefault(term.key, set()).add(finding.identity)
    return proved | {key for key, kinds in weak.items() if len(kinds) > 1}


def evidence(finding: Finding, term: Term) -> int:
    """How much an identity says about one of its figures."""
    if finding.outcome not in (HOLDS, ROUNDING) or finding.bound:
        return NONE
    told = [t for t in finding.terms if t.amount]
    if len(told) < 2:
        return NONE
    if term.weight is None:  # a rate: it knows the rate well, and its figures only to a few digits
        return STRONG if term is finding.terms[0] else WEAK
    whole_numbers = all(t.amount == int(t.amount or 0) for t in told)
    forms = {t.key[:2] if t.key[0] in ("表", "绩") else t.key[:1] for t in finding.terms}
    repeats = len(told) == 2 and len(forms) == 1
    return WEAK if whole_numbers or repeats or finding.identity == ONE_VALUE_ID else STRONG


def _doubted_forms(findings: Sequence[Finding]) -> set[int | None]:
    """Forms that disagree with the narrative by a power of ten, and nowhere agree with it."""
    compared = [f for f in findings if f.identity == AMOUNT_ID and f.checked and f.right]
    agreed = {f.form for f in compared if f.outcome != CONFLICT}
    return {f.form for f in compared if f.form not in agreed and _is_power(f)}


def _is_power(finding: Finding) -> bool:
    if not finding.left or finding.right is None or finding.tolerance is None:
        return False
    return nature_of(finding.left, finding.right, finding.tolerance) == POWER
