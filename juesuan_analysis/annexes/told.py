"""Projects that the narrative speaks of: its figures of them, led to the projects of the tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.annexes.matching import AMOUNT, NEAR, core, id_of, pair
from juesuan_analysis.facts import Statement
from juesuan_analysis.facts.performance import (
    NARRATIVE,
    SCALE,
    SELF_TABLE,
    SOURCES,
    FundLine,
    Performance,
    Printed,
    Project,
)
from juesuan_analysis.lazily import regex

SECTION = "绩效"
_POINTS = "分"
_GENERAL = regex(
    r"^(绩效)?(自评|评价|平均|评级|跟踪|编报|发现|已经|正在)|等级|项目数|预算金额|平均"
)
_SCORED = regex(
    r"(?P<name>[^,，。;；、：:和及与\d.．（）()]{3,40}?(?:项目)?)(?:绩效)?(?:自评|评价)(?:综合)?得分为?"
    r"(?P<score>\d+(?:\.\d+)?)分"
)
_LEAD = regex(r"^(其中|组织|对|开展|的|经)+")
_GRADE = regex(r"等[级次](?:为|是|[:：])?[“\"]?(优|良|中|差)")


def projects_told(
    statements: Sequence[Statement], performance: Performance
) -> tuple[Performance, list[str | None]]:
    """Add the projects that the narrative scores, and say of which project each statement is.

    Returns
    -------
    tuple
        The performance with rows of origin 情况说明, and for each statement a project's id.
    """
    names = [_name(told) for told in statements]
    pairs = zip(names, statements, strict=True)  # what is only counted (保障职工46人) is no project
    wanted = list(dict.fromkeys(n for n, told in pairs if n and told.unit in (_POINTS, "万元")))
    first = {p.project_id: p.name for p in reversed(performance.projects)}
    known = list(reversed(first.items()))
    found = pair(wanted, [name for _, name in known])
    ids = {wanted[i]: (known[j][0], how) for i, (j, how) in found.items()}
    ids |= _called_otherwise(wanted, ids, known)
    taken = {project_id for project_id, _ in ids.values()}
    ids |= _by_amounts(statements, names, performance, {*wanted} - {*ids}, taken)
    tables = {p.project_id for p in performance.projects if p.origin == SELF_TABLE}
    evaluated = {name for name in wanted if ids.get(name, ("",))[0] in tables}
    scored = _one_each(_scored(statements, names, evaluated), ids)
    rows = [
        replace(row, project_id=ids.get(row.name, (id_of(row.name), None))[0], order=order,
                matched_by=ids.get(row.name, ("", None))[1])
        for order, row in enumerate(scored, 1)
    ]  # fmt: skip
    of = [ids.get(name, (None, None))[0] if name else None for name in names]
    own = {row.name: row.project_id for row in rows}
    of = [one or own.get(name or "") for one, name in zip(of, names, strict=True)]
    scales = {c for project in performance.projects for c in project.cells if c.column == SCALE}
    if len(scales) == 1:  # of the whole document
        rows = [replace(row, cells=(*row.cells, *scales)) for row in rows]
    return replace(performance, projects=[*performance.projects, *rows]), of


def _name(told: Statement) -> str | None:
    """The project that a statement is of, as the narrative calls it."""
    if SECTION not in told.section:
        return None
    if not _GENERAL.search(told.subject):
        return told.subject
    if told.unit != _POINTS or told.value is None or "平均" in told.sentence:
        return None
    named = (m for m in _SCORED.finditer(told.sentence) if Decimal(m["score"]) == told.value)
    match = next(named, None)
    return _LEAD.sub("", match["name"]) if match else None


def _called_otherwise(
    wanted: Sequence[str], ids: Mapping[str, tuple[str, str]], known: Sequence[tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """Names left over that are a known project's but for 项目 or a word for money at their end."""
    cores = {core(name): project_id for project_id, name in reversed(known)}
    left = ((name, cores.get(core(name))) for name in wanted if name not in ids)
    return {name: (project_id, NEAR) for name, project_id in left if project_id}


def _one_each(rows: Sequence[Project], ids: Mapping[str, tuple[str, str]]) -> list[Project]:
    """The first row of each project, whatever the narrative calls it."""
    first: dict[str, Project] = {}
    for row in rows:
        first.setdefault(ids.get(row.name, (id_of(row.name), ""))[0], row)
    return list(first.values())


def _scored(
    statements: Sequence[Statement], names: Sequence[str | None], evaluated: Collection[str]
) -> list[Project]:
    """Projects with a score; that of a department's evaluation is not that of the own table."""
    out: dict[str, Project] = {}
    for told, name in zip(statements, names, strict=True):
        if name in evaluated and _is_other(told):
            continue
        if name and told.unit == _POINTS and told.value is not None:
            grade = _GRADE.search(told.sentence)
            cells = (Printed("score", f"{told.value:f}", told.place),)
            row = Project("", NARRATIVE, 0, name, told.place, score=told.value, cells=cells)
            out.setdefault(name, replace(row, grade=grade[1] if grade else None))
    return list(out.values())


def _is_other(told: Statement) -> bool:
    """Whether a score is that of a 绩效评价, and not of the 自评."""
    given = re.search(rf"(自?)评价?(?:综合|结果)?得分为?{told.value}(?![\d.])", told.sentence)
    return bool(given and not given[1] and "自我" not in told.sentence[: given.start()][-4:])


def _by_amounts(
    statements: Sequence[Statement],
    names: Sequence[str | None],
    performance: Performance,
    left: set[str],
    taken: set[str],
) -> dict[str, tuple[str, str]]:
    """Projects whose budget and executed amount only one table has, whatever it is called."""
    totals = [f for f in performance.funds if f.origin == SELF_TABLE and f.breakdown == SOURCES]
    out: dict[str, tuple[str, str]] = {}
    for name in left:
        pairs = zip(statements, names, strict=True)
        told = {s.value for s, own in pairs if own == name and s.unit == "万元"}
        free = {f.project_id for f in totals if _has(f, told) and f.project_id not in taken}
        if any(told) and len(free) == 1:
            out[name] = free.pop(), AMOUNT
    return out


def _has(line: FundLine, told: set[Decimal | None]) -> bool:
    return told <= {line.original_budget, line.full_year_budget, line.executed}
