"""What the findings make of each row of the annexes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from juesuan_analysis.facts import Finding
from juesuan_analysis.facts.finding import Key
from juesuan_analysis.facts.paths import annex_paths
from juesuan_analysis.facts.performance import Performance
from juesuan_analysis.facts.ref import written
from juesuan_analysis.identities.project_desk import Row
from juesuan_analysis.proof.standing import (
    CONTRADICTED,
    PROVED,
    UNSUPPORTED,
    contradicted,
    proved_keys,
)
from juesuan_analysis.proof.suspects import Suspect


def annex_standings(
    findings: Sequence[Finding], ranked: Sequence[Suspect], performance: Performance
) -> dict[str, list[str | None]]:
    """Give the standing of every row of the annexes, in their order, by dataset."""
    blamed = _rows(contradicted(findings, ranked))
    proved = _rows(proved_keys(findings))

    def standing(row: str) -> str:
        if row in blamed:
            return CONTRADICTED
        return PROVED if row in proved else UNSUPPORTED

    held: dict[str, Sequence[Row]] = {
        "projects": performance.projects,
        "project_funds": performance.funds,
        "indicators": performance.indicators,
    }
    return {
        name: [standing(written(path)) for path in annex_paths(rows)] for name, rows in held.items()
    }


def _rows(keys: Collection[Key]) -> set[str]:
    return {str(key[1]) for key in keys if key[0] == "绩"}
