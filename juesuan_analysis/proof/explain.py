"""A conflict in words: which figure, changed to what, would mend it."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan_analysis.facts import Finding
from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.proof import Suspect
from juesuan_analysis.proof.nature import MISSING_ROW, OTHER, WORD
from juesuan_analysis.vocabulary.text import figure_text

_SHOWN = 2


def explanations(findings: Sequence[Finding], ranked: Sequence[Suspect]) -> list[str | None]:
    """Explain each conflict by its likeliest suspects; None for what is no conflict."""
    by_finding: dict[int, list[Suspect]] = {}
    for suspect in ranked:
        for finding in suspect.mends:
            by_finding.setdefault(id(finding), []).append(suspect)
    return [
        _explained(by_finding.get(id(finding), [])) if finding.outcome == CONFLICT else None
        for finding in findings
    ]


def _explained(ranked: Sequence[Suspect]) -> str:
    """Name the best suspects; those that do as well as the first are as likely."""
    if not ranked:
        return "没有一个数改动后能消除这处不符"
    best = [suspect for suspect in ranked if suspect.score == ranked[0].score][:_SHOWN]
    return "；或".join(map(_told, best))


def _told(suspect: Suspect) -> str:
    if suspect.nature == WORD:
        return f"{suspect.name}与数字不一致"
    mends = f"，可消除 {len(suspect.mends)} 处不符"
    breaks = f"，但会新增 {len(suspect.breaks)} 处" if suspect.breaks else ""
    if suspect.nature == MISSING_ROW:
        return (
            f"可能缺一行：{suspect.name}，应为 {figure_text(suspect.proposed)}，补上{mends}{breaks}"
        )
    nature = "" if suspect.nature == OTHER else f"（{suspect.nature}）"
    page = f"（{suspect.place.where}）" if suspect.place else ""
    return (
        f"{suspect.name}{page}由 {figure_text(suspect.amount)} 改为 "
        f"{figure_text(suspect.proposed)}{nature}{mends}{breaks}"
    )
