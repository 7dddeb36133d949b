"""Which rows speak of the same project, though their names differ, and what decided it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from juesuan_analysis.annexes.evaluation import Evaluation
from juesuan_analysis.annexes.report import Report
from juesuan_analysis.facts.performance import FundLine, Indicator, Performance, Project
from juesuan_analysis.vocabulary.text import squeeze

_SAME, NEAR, AMOUNT, _ORDER = "同名", "近名", "金额", "次序"
_LOOSE = re.compile(r"^\d{4}年度?|项目$|(专项)?(资金|经费|费用?|支出|补助)$|（[^（）]*）$")
_NEAR = 0.72  # of the characters in common and in order
_LEAST = 4  # characters of a name that may stand within another


def id_of(name: str) -> str:
    """The name of a project without spaces, brackets folded."""
    return squeeze(name)


def core(name: str) -> str:
    """What is left of a name without year, 项目 and the words for money at its end."""
    bare, before = id_of(name), ""
    while bare != before and len(bare) > _LEAST // 2:
        before, bare = bare, _LOOSE.sub("", bare) or bare
    return bare


def likeness(one: str, other: str) -> float:
    """How much two names have in common, from 0 to 1."""
    a, b = core(one), core(other)
    if a == b:
        return 1.0
    if min(len(a), len(b)) >= _LEAST and (a in b or b in a):
        return 0.95
    ratio = SequenceMatcher(None, a, b, autojunk=False).ratio()
    subset = _in_order(*sorted((a, b), key=len))
    return max(ratio, 0.8 if subset and min(len(a), len(b)) >= _LEAST else 0)


def _in_order(short: str, long: str) -> bool:
    """Whether all characters of a name stand in another, in their order."""
    rest = iter(long)
    return all(char in rest for char in short)


def pair(names: Sequence[str], known: Sequence[str]) -> dict[int, tuple[int, str]]:
    """Pair names with known ones, one to one, the likeliest first.

    Where as many are left on one side as on the other, their order decides.
    """
    # All pairs at once, the likeliest first: taking name by name gives a project to the first that
    # resembles it.
    ranked = sorted(
        (
            (math.inf if id_of(n) == id_of(k) else likeness(n, k), -abs(i - j), i, j)
            for i, n in enumerate(names)
            for j, k in enumerate(known)
        ),
        reverse=True,
    )
    out: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    for near, _, i, j in ranked:
        if i not in out and j not in taken and near >= _NEAR:
            out[i] = j, _SAME if near > 1 else NEAR
            taken.add(j)
    left, free = [i for i in range(len(names)) if i not in out], _free(len(known), taken)
    # Order decides only between lists that are complete on both sides.
    if left and len(left) == len(free) and len(names) == len(known):
        out |= {i: (j, _ORDER) for i, j in zip(left, free, strict=True)}
    return out


def _free(count: int, taken: set[int]) -> list[int]:
    return [j for j in range(count) if j not in taken]


def _ids(names: Sequence[str]) -> list[str]:
    """Ids of projects; a second of the same name is #2."""
    seen: Counter[str] = Counter()
    out = []
    for name in map(id_of, names):
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return out


def matched(
    evaluations: Sequence[Evaluation], listed: Sequence[Project], reports: Sequence[Report]
) -> Performance:
    """Give every project its id, and all rows of the annexes under these ids."""
    ids = _ids([e.name or "" for e in evaluations])
    projects = [
        e.project(own, i) for i, (e, own) in enumerate(zip(evaluations, ids, strict=True), 1)
    ]
    names = [project.name for project in projects]
    funds: list[FundLine] = []
    indicators: list[Indicator] = []
    for evaluation, own in zip(evaluations, ids, strict=True):
        funds += evaluation.fund_lines(own)
        indicators += evaluation.indicators(own)
    projects += _placed(listed, names, ids)
    ids, names = _known(projects)
    for report in _merged(reports):
        told = report.project("", len(projects) + 1, None)
        placed = _placed([replace(told, order=1)], names, ids)[0]
        projects.append(placed)
        indicators += [replace(row, project_id=placed.project_id) for row in report.rows]
    return Performance(_ordered(projects), funds, indicators)


def _ordered(projects: Sequence[Project]) -> list[Project]:
    seen: Counter[str] = Counter()
    out = []
    for project in projects:
        seen[project.origin] += 1
        out.append(replace(project, order=seen[project.origin]))
    return out


def _known(projects: Sequence[Project]) -> tuple[list[str], list[str]]:
    first: dict[str, str] = {}
    for project in projects:
        first.setdefault(project.project_id, project.name)
    return list(first), list(first.values())


def _placed(rows: Sequence[Project], names: Sequence[str], ids: Sequence[str]) -> list[Project]:
    """Give rows the ids of the projects that they speak of; new ones to those of none."""
    found = pair([row.name for row in rows], names)
    fresh = iter(_ids([row.name for i, row in enumerate(rows) if i not in found]))
    out = []
    for i, row in enumerate(rows):
        if i in found:
            at, how = found[i]
            out.append(replace(row, project_id=ids[at], matched_by=how))
        else:
            out.append(replace(row, project_id=next(fresh)))
    return out


def _merged(reports: Sequence[Report]) -> list[Report]:
    """Reports with scores; two of one name are one, printed twice (its summary and itself)."""
    out: dict[str, Report] = {}
    for report in (r for r in reports if r.rows or (r.score is not None and r.name)):
        held = out.setdefault(report.name or "", report)
        if held is not report:
            for row in report.rows:
                held.add(row)
            held.doubts += report.doubts
            held.score = held.score if held.score is not None else report.score
            held.score_max = held.score_max if held.score_max is not None else report.score_max
            held.grade = held.grade or report.grade
    return list(out.values())
