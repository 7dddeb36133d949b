"""A conflict in words: which figure, changed to what, would mend it."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan_analysis.facts import Finding
from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.proof.slips import ANOTHER, LAST_YEARS, MISSING_ROW, OTHER, WORD
from juesuan_analysis.proof.standing import best_of
from juesuan_analysis.proof.suspects import Change, Suspect
from juesuan_analysis.vocabulary.text import figure_text

_SHOWN = 2
UNEXPLAINED = "没有一个数改动后能消除这处不符"


def explanations(findings: Sequence[Finding], ranked: Sequence[Suspect]) -> list[str | None]:
    """Explain each conflict by the likeliest mistakes; None for what is no conflict."""
    best = _likeliest(ranked)
    return [
        _explained(best.get(id(finding), [])) if finding.outcome == CONFLICT else None
        for finding in findings
    ]


def mends(findings: Sequence[Finding], ranked: Sequence[Suspect]) -> list[int | None]:
    """Count for each conflict those that its likeliest mistake explains; 0 where none is known."""
    best = {key: len(found[0].mends) for key, found in _likeliest(ranked).items()}
    return [best.get(id(f), 0) if f.outcome == CONFLICT else None for f in findings]


def _likeliest(ranked: Sequence[Suspect]) -> dict[int, list[Suspect]]:
    """Map each finding (its id) to the suspects that explain it best."""
    return {id(finding): best for best in best_of(ranked) for s in best for finding in s.mends}


def mistakes(findings: Sequence[Finding], ranked: Sequence[Suspect]) -> list[int | None]:
    """Number the mistakes: conflicts of one number are explained by one and the same."""
    same = _one_print(ranked)
    groups = {id(finding): same[s.group] for s in ranked for finding in s.mends}
    alone = max(groups.values(), default=0)
    numbers: list[int | None] = []
    for finding in findings:
        number = groups.get(id(finding))
        if finding.outcome == CONFLICT and number is None:
            number = alone = alone + 1
        numbers.append(number if finding.outcome == CONFLICT else None)
    return numbers


def _one_print(ranked: Sequence[Suspect]) -> dict[int, int]:
    """Map groups to the first with the same figure: 收入支出总计 is one print, two statements."""
    first: dict[object, int] = {}
    same: dict[int, int] = {}
    for best in best_of(ranked):
        one = best[0]
        what = (one.place, one.amount, one.proposed) if one.key[0] == "文" else one.group
        same[one.group] = first.setdefault(what, one.group)
    return same


def _explained(best: Sequence[Suspect]) -> str:
    """Name the best suspects; those that do as well as the first are as likely."""
    if not best:
        return UNEXPLAINED
    more = f"；另有 {len(best) - _SHOWN} 种改法同样可能" if len(best) > _SHOWN else ""
    return "；或".join(map(_told, best[:_SHOWN])) + more


def _told(suspect: Suspect) -> str:
    if suspect.slip == WORD:
        return f"{suspect.name}与数字不一致"
    mends = f"，可消除 {len(suspect.mends)} 处不符"
    breaks = f"，但会新增 {len(suspect.breaks)} 处" if suspect.breaks else ""
    if suspect.slip == ANOTHER:
        return f"{suspect.name}{suspect.slip}：自己算得平，与别处有 {len(suspect.mends)} 处不符"
    if suspect.slip == LAST_YEARS:
        pasted = "误贴了上年的数" if suspect.beside else "误把上年的表公开了"
        return f"{suspect.name}{suspect.slip}，可能{pasted}，牵连 {len(suspect.mends)} 处不符"
    if suspect.slip == MISSING_ROW:
        return (
            f"可能缺一行：{suspect.name}，应为 {figure_text(suspect.proposed)}，补上{mends}{breaks}"
        )
    slip = "" if suspect.slip == OTHER else f"（{suspect.slip}）"
    first = Change(*(getattr(suspect, name) for name in Change.__dataclass_fields__))
    changed = "，".join(_changed(one) for one in (first, *suspect.also[: _SHOWN - 1]))
    several = f"等 {len(suspect.keys)} 格" if len(suspect.keys) > _SHOWN else ""
    return f"{changed}{several}{slip}{mends}{breaks}"


def _changed(change: Change) -> str:
    page = f"（{change.place.where}）" if change.place else ""
    return f"{change.name}{page}由 {figure_text(change.amount)} 改为 {figure_text(change.proposed)}"
