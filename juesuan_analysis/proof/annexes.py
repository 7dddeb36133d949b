"""What the findings make of each row of the annexes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from juesuan_analysis.facts import Finding
from juesuan_analysis.facts.finding import Key
from juesuan_analysis.facts.paths import annex_paths
from juesuan_analysis.facts.performance import Performance
from juesuan_analysis.facts.ref import written
from juesuan_analysis.identities.project_desk import Row
from juesuan_analysis.proof.doubt import touched
from juesuan_analysis.proof.evidence import evidences
from juesuan_analysis.proof.standing import (
    CONTRADICTED,
    PROVED,
    TOUCHED,
    UNSUPPORTED,
    contradicted,
)
from juesuan_analysis.proof.suspects import Suspect


def annex_standings(
    findings: Sequence[Finding], ranked: Sequence[Suspect], performance: Performance
) -> dict[str, list[str | None]]:
    """Give the standing of every row of the annexes, in their order, by dataset."""
    if not performance.projects:
        return {}
    blamed = contradicted(ranked)
    told = (
        (CONTRADICTED, _rows(blamed)),
        (TOUCHED, _rows(touched(findings))),
        (PROVED, _rows(evidences(_near(findings), blamed, ()))),
    )

    def standing(row: str) -> str:
        return next((name for name, rows in told if row in rows), UNSUPPORTED)

    held: dict[str, Sequence[Row]] = {
        "projects": performance.projects,
        "project_funds": performance.funds,
        "indicators": performance.indicators,
    }
    return {
        name: [standing(written(path)) for path in annex_paths(rows)] for name, rows in held.items()
    }


def _rows(keys: Iterable[Key]) -> set[str]:
    return {str(key[1]) for key in keys if key[0] == "绩"}


def _near(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with a row of the annexes, or with a figure of such a finding."""
    keys = {
        term.key
        for finding in findings
        if any(term.key[0] == "绩" for term in finding.terms)
        for term in finding.terms
    }
    return [f for f in findings if any(term.key in keys for term in f.terms)]
