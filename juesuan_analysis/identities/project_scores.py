"""Identities of weights, scores, grades and targets within one project's table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.facts.finding import (
    CONFLICT,
    HOLDS,
    NOT_ENOUGH,
    Finding,
)
from juesuan_analysis.facts.performance import (
    SCALE,
    FundLine,
    Indicator,
    Project,
)
from juesuan_analysis.identities.judge import HUNDRED, judge_sum, nothing
from juesuan_analysis.identities.project_desk import POINTS, Desk, Sheet
from juesuan_analysis.identities.projects import (
    MEASURES,
    TARGETS,
    add_up,
    cut,
    hint,
    project_rule,
)
from juesuan_analysis.identities.record import Identity
from juesuan_analysis.vocabulary.grades import DEFAULT, fits, grade_on, scale_in

_NO_TOTAL = "没有读到总分行，表可能不全"


def scored(desk: Desk) -> Iterator[Sheet]:
    """The tables with indicators."""
    return (sheet for sheet in desk.sheets if sheet.indicators)


def weights(desk: Desk, identity: str) -> Iterator[Finding]:
    """The weights of execution and of all indicators make up what can be reached."""
    for sheet in scored(desk):
        statement = f"{sheet.label}：预算执行率与各指标分值之和 = 满分"
        yield cut(identity, statement, sheet) or _weights(desk, identity, statement, sheet)


def _weights(desk: Desk, identity: str, statement: str, sheet: Sheet) -> Finding:
    leaves, total, project = sheet.leaves, sheet.execution, sheet.project
    if any(leaf.weight is None for leaf in leaves):
        return nothing(identity, statement, NOT_ENOUGH, "不是每个指标都印了分值")
    if project.score is None and project.score_max is None:
        return nothing(identity, statement, NOT_ENOUGH, _NO_TOTAL)
    parts = [desk.term(leaf, "weight") for leaf in leaves]
    if total and total.weight is not None:
        parts.insert(0, desk.term(total, "weight"))
    elif project.score_max in (None, HUNDRED) and _sum_of(leaves) in (80, 90):
        # 80 or 90 of 100: execution is worth the rest, and its weight stands in no cell.
        return nothing(identity, statement, NOT_ENOUGH, "没有印预算执行率的分值")
    most = desk.term(project, "score_max", amount=project.score_max or HUNDRED)
    if project.score_max is None:
        most = replace(most, name="满分（没有印，按100）", place=None)
    return add_up(identity, statement, parts, [most])


def _sum_of(leaves: Sequence[Indicator], column: str = "weight") -> Decimal | None:
    values = [getattr(leaf, column) for leaf in leaves]
    return None if None in values else sum(values, Decimal(0))


def _groups(desk: Desk, identity: str) -> Iterator[Finding]:
    """A first level's printed weight is that of its indicators; in a report its score, too."""
    for sheet in scored(desk):
        for name in dict.fromkeys(one.level1 for one in sheet.indicators if one.level1):
            yield from _group(desk, identity, sheet, name)
        for whole in (one for one in sheet.indicators if one.level == 2):
            parts = [i for i in sheet.leaves if i.level == 3 and i.level2 == whole.level2]
            yield from _classes(desk, identity, sheet, whole, parts)


def _group(desk: Desk, identity: str, sheet: Sheet, name: str) -> Iterator[Finding]:
    leaves = [leaf for leaf in sheet.leaves if leaf.level1 == name]
    whole = next((one for one in sheet.indicators if one.level == 1 and one.level1 == name), None)
    if whole and whole not in leaves:
        yield from _classes(desk, identity, sheet, whole, leaves)
    printed = next((leaf for leaf in leaves if leaf.group_weight is not None), None)
    if printed is None:
        return
    statement = f"{sheet.label}：{name}印出的分值 = 其下各指标分值之和"
    if missing := cut(identity, statement, sheet):
        yield missing
    elif any(leaf.weight is None for leaf in leaves):
        yield nothing(identity, statement, NOT_ENOUGH, "不是每个指标都印了分值")
    else:
        term = replace(desk.term(printed, "group_weight"), name=f"{name} 分值")
        yield add_up(identity, statement, [term], [desk.term(leaf, "weight") for leaf in leaves])


def _classes(
    desk: Desk, identity: str, sheet: Sheet, whole: Indicator, parts: Sequence[Indicator]
) -> Iterator[Finding]:
    for column, called in (("weight", "分值"), ("score", "得分")):
        values = [getattr(part, column) for part in parts]
        name = whole.level2 or whole.level1
        statement = f"{sheet.label}：{name}的{called} = 其下各指标{called}之和"
        if parts and getattr(whole, column) is not None and None not in values:
            own = [desk.term(part, column) for part in parts]
            yield add_up(identity, statement, [desk.term(whole, column)], own)


def scores(desk: Desk, identity: str) -> Iterator[Finding]:
    """No score is above its weight or below zero."""
    for sheet in desk.sheets:
        rows: list[FundLine | Indicator] = [*sheet.indicators]
        rows += [sheet.total] if sheet.total else []
        told = [row for row in rows if row.score is not None and row.weight is not None]
        wrong = [r for r in told if (r.score or 0) > (r.weight or 0) or (r.score or 0) < 0]
        for row in wrong:
            score, most = desk.term(row, "score"), desk.term(row, "weight", weight=-1)
            statement = f"{sheet.label}：0 ≤ {score.name} ≤ 分值"
            halves = [Decimal(0)] * 2
            found = judge_sum(identity, statement, [score], [most], halves, bound=True)
            yield replace(found, outcome=CONFLICT)
        if told and not wrong:
            statement = f"{sheet.label}：0 ≤ 得分 ≤ 分值，共 {len(told)} 处"
            yield Finding(identity, statement, HOLDS, bound=True, unit=POINTS)


def totals(desk: Desk, identity: str) -> Iterator[Finding]:
    """The total score is that of execution and of all indicators."""
    for sheet in scored(desk):
        project, line = sheet.project, sheet.execution
        statement = f"{sheet.label}：总分 = 预算执行率得分 + 各指标得分"
        points = _sum_of(sheet.leaves, "score")
        full = _sum_of(sheet.leaves) == (project.score_max or HUNDRED)
        alone = line is None or line.score is None
        if project.score is None:
            yield nothing(identity, statement, NOT_ENOUGH, "没有印总分，或没有打分")
        elif missing := cut(identity, statement, sheet):
            yield missing
        elif points is None:
            yield nothing(identity, statement, NOT_ENOUGH, "不是每个指标都有得分")
        elif alone and not full and points != project.score:
            # Indicators that are worth less than the whole leave points to execution.
            yield nothing(identity, statement, NOT_ENOUGH, "没有印预算执行率的得分")
        else:
            parts = [desk.term(leaf, "score") for leaf in sheet.leaves]
            if line and line.score is not None:
                parts.insert(0, desk.term(line, "score"))
            yield add_up(identity, statement, [desk.term(project, "score")], parts)


def grades(desk: Desk, identity: str) -> Iterator[Finding]:
    """The grade is that of the share reached, on the scale that is printed; else the ministry's."""
    for project in desk.projects:
        if project.grade is not None and project.score is not None:
            yield _grade(desk, identity, project, project.grade, project.score)


def _grade(desk: Desk, identity: str, project: Project, grade: str, score: Decimal) -> Finding:
    printed = next((c.text for c in project.cells if c.column == SCALE), None)
    scale = scale_in(printed) if printed else DEFAULT
    share = HUNDRED * score / (project.score_max or HUNDRED)
    due, least = grade_on(scale, share), dict(scale).get(grade)
    label = f"{project.origin}“{project.name}”"
    if due is None or least is None:
        statement = f"{label}：等级与得分相符"
        return nothing(identity, statement, NOT_ENOUGH, f"没有印出等级“{grade}”以多少分为界")
    # The scale that a document prints goes before the ministry's: offices may set their own.
    told = f"得分 {score} 的等级应为{due}，印的是{grade}"
    statement = f"{label}：{told}{f'（文件所印标准：{printed}）' if printed else ''}"
    outcome = HOLDS if fits(scale, grade, share) else CONFLICT
    sides = share, least, share - least, Decimal(0)
    term = replace(desk.term(project, "score"), weight=None)
    return Finding(identity, statement, outcome, *sides, (term,), unit=POINTS)


def _targets(desk: Desk, identity: str) -> Iterator[Finding]:
    """An indicator that misses its target is not worth its full weight: worth a look."""
    for sheet in desk.sheets:
        for one in sheet.indicators:
            if one.weight is not None and one.weight == one.score and misses(one):
                terms = desk.term(one, "weight"), desk.term(one, "score")
                statement = f"{sheet.label}：{one.level3 or one.level2}未达指标值，不应得满分"
                told = f"指标值 {one.target}，完成值 {one.actual}，仍得 {one.score} 分（满分）"
                yield hint(identity, statement, told, terms)


def misses(one: Indicator) -> bool:
    """Whether a numeric result misses its numeric target, in the target's direction and unit."""
    wanted, got = one.target_value, one.actual_value
    if wanted is None or got is None or not _same_unit(one):
        return False
    if one.direction in ("≤", "＜"):
        return got > wanted
    return got < wanted if one.direction in ("≥", "＞") else False


def _same_unit(one: Indicator) -> bool:
    wanted, got = one.target_unit, one.actual_unit
    return wanted == got or got is None or {wanted, got} == {"%", "百分比"}


IDENTITIES: tuple[Identity, ...] = (
    project_rule("P.weights", "预算执行率与各指标分值之和 = 满分", MEASURES, weights),
    project_rule("P.groups", "一级指标的分值 = 其下各指标之和", MEASURES, _groups),
    project_rule("P.score", "0 ≤ 得分 ≤ 分值", MEASURES, scores),
    project_rule("P.total", "总分 = 预算执行率得分 + 各指标得分", MEASURES, totals),
    project_rule(
        "P.grade",
        "等级与得分相符：按文件所印标准，没有印则以 90、80、60 分为界",
        MEASURES,
        grades,
    ),
    project_rule("P.target", "未达指标值不应得满分（提示）", TARGETS, _targets),
)
