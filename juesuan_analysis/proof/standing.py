"""Where each number stands: proved, contradicted, touched by a conflict, or unsupported.

A number is proved when an identity holds with it sharply enough to notice, no open conflict touches
it, and neither its form as a whole nor a figure that it hangs together with is in doubt.
Contradicted are the figures of the smallest explanation of the conflicts; the other figures of a
broken identity are touched, and so is a form that agrees with itself alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from juesuan_analysis.facts import Entry, Statement
from juesuan_analysis.facts.finding import Finding, Key
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.identities.told import key_of as statement_key
from juesuan_analysis.proof.doubt import doubted_forms, in_another_unit, spread, touched
from juesuan_analysis.proof.evidence import NOTHING, Evidence, evidences
from juesuan_analysis.proof.slips import TELLING
from juesuan_analysis.proof.suspects import WHOLE, Suspect, suspects

PROVED, CONTRADICTED, TOUCHED, UNSUPPORTED = "已印证", "矛盾", "受牵连", "无旁证"
STANDINGS = (PROVED, CONTRADICTED, TOUCHED, UNSUPPORTED)
_MOST_TIED = 2  # figures that are as likely to be wrong as one another, and all named


@frozen
class Standing:
    """Where a number stands (None for a blank), and what speaks for it."""

    name: str | None
    evidence: Evidence = NOTHING


def standings(
    findings: Sequence[Finding],
    entries: Sequence[Entry],
    statements: Sequence[Statement],
    ranked: Sequence[Suspect] | None = None,
) -> tuple[list[Standing], list[Standing]]:
    """Give the standing of every entry and every statement, in their order.

    ``ranked`` are the suspects of these findings, where they are known already.
    """
    ranked = suspects(findings, entries) if ranked is None else ranked
    blamed = contradicted(ranked)
    forms = {one.form for one in doubted_forms(findings)}
    open_, doubted = touched(findings), blamed
    if open_:
        doubted = blamed | spread(findings, _explained(ranked))
    proved = evidences(findings, doubted, forms | in_another_unit(findings))

    def standing(key: Key, printed: bool) -> Standing:
        if key in blamed:
            return Standing(CONTRADICTED)
        if not printed:
            return Standing(None)
        # Measured by planted faults: a form pasted from another year adds up in itself
        # (docs/proof.md).
        if key in open_ or (key[0] == "表" and key[1] in forms):
            return Standing(TOUCHED)
        return Standing(PROVED, proved[key]) if key in proved else Standing(UNSUPPORTED)

    return (
        [standing(key_of(entry), entry.amount is not None) for entry in entries],
        [standing(statement_key(i), s.value is not None) for i, s in enumerate(statements)],
    )


def best_of(ranked: Sequence[Suspect]) -> list[list[Suspect]]:
    """Give, group by group, the explanations that do as well as the first."""
    groups: dict[int, list[Suspect]] = {}
    for suspect in ranked:
        groups.setdefault(suspect.group, []).append(suspect)
    return [_best(group) for group in groups.values()]


def _best(group: Sequence[Suspect]) -> list[Suspect]:
    """A slip of the hand that gives the very value is no coincidence, and goes before others."""
    most = max(suspect.score for suspect in group)
    first = [suspect for suspect in group if suspect.score == most]
    return [suspect for suspect in first if suspect.slip in TELLING] or first


def contradicted(ranked: Sequence[Suspect]) -> set[Key]:
    """Figures of the smallest explanation; of several as good, those that all of them name."""
    blamed: set[Key] = set()
    for best in best_of(ranked):
        keys = [set(suspect.keys) for suspect in best]
        every = set.union(*keys)
        # Of two as likely both are named; of more, naming all would blame innocent cells.
        blamed |= every if len(every) <= _MOST_TIED else set.intersection(*keys)
    return {key for key in blamed if key[0] != WHOLE}


def _explained(ranked: Sequence[Suspect]) -> Iterable[Finding]:
    """Conflicts that one mistake alone mends, without breaking anything, and no other as well."""
    for best in best_of(ranked):
        if len(best) == 1 and not best[0].breaks and _is_certain(best[0]):
            yield from best[0].mends


def _is_certain(suspect: Suspect) -> bool:
    return len(suspect.mends) > 1 or suspect.slip in TELLING
