"""Rules within one project's table: weights, scores, rates, funds, grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.facts.finding import (
    CONFLICT,
    HOLDS,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    NOT_READ,
    Finding,
    Range,
    Term,
)
from juesuan_analysis.facts.performance import (
    COMPOSITION,
    SCALE,
    SOURCES,
    FundLine,
    Indicator,
    Project,
)
from juesuan_analysis.identities.judge import judge_sum, nothing, outcome_of
from juesuan_analysis.identities.project_desk import POINTS, Desk, Sheet, decimals
from juesuan_analysis.vocabulary.grades import DEFAULT, fits, grade_on, scale_in
from juesuan_analysis.vocabulary.performance import BUDGETS, FUND_LINES, TOTAL_LINES

HALF, HUNDRED = Decimal("0.005"), Decimal(100)
_UNREAD = "这张表有没有读出的行"
_NO_TOTAL = "没有读到总分行，表可能不全"
COLUMN = {
    "original_budget": "年初预算数",
    "full_year_budget": "全年预算数",
    "executed": "全年执行数",
}
HINT = "提示："
_SOURCES = frozenset(name for name, _ in FUND_LINES)


def scored(desk: Desk) -> Iterator[Sheet]:
    """The tables with indicators."""
    return (sheet for sheet in desk.sheets if sheet.indicators)


def hint(identity: str, statement: str, told: str, terms: Sequence[Term]) -> Finding:
    """Say what is worth a look and no error by itself: a province may have another rule."""
    return nothing(identity, statement, NOT_APPLICABLE, HINT + told, terms)


def _sum(identity: str, statement: str, left: Sequence[Term], right: Sequence[Term]) -> Finding:
    """Judge left = right; amounts on the right count against the left."""
    other = [replace(term, weight=-1) for term in right]
    return judge_sum(identity, statement, left, other, [HALF] * (len(left) + len(other)))


def _cut(identity: str, statement: str, sheet: Sheet) -> Finding | None:
    return nothing(identity, statement, NOT_READ, _UNREAD) if sheet.cut else None


def weights(desk: Desk, identity: str) -> Iterator[Finding]:
    """The weights of execution and of all indicators make up what can be reached."""
    for sheet in scored(desk):
        statement = f"{sheet.label}：预算执行率与各指标分值之和 = 满分"
        yield _cut(identity, statement, sheet) or _weights(desk, identity, statement, sheet)


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
        return nothing(identity, statement, NOT_ENOUGH, "没有印预算执行率的分值")
    most = desk.term(project, "score_max", amount=project.score_max or HUNDRED)
    if project.score_max is None:
        most = replace(most, name="满分（没有印，按100）", place=None)
    return _sum(identity, statement, parts, [most])


def _sum_of(leaves: Sequence[Indicator], column: str = "weight") -> Decimal | None:
    values = [getattr(leaf, column) for leaf in leaves]
    return None if None in values else sum(values, Decimal(0))


def groups(desk: Desk, identity: str) -> Iterator[Finding]:
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
    if missing := _cut(identity, statement, sheet):
        yield missing
    elif any(leaf.weight is None for leaf in leaves):
        yield nothing(identity, statement, NOT_ENOUGH, "不是每个指标都印了分值")
    else:
        term = replace(desk.term(printed, "group_weight"), name=f"{name} 分值")
        yield _sum(identity, statement, [term], [desk.term(leaf, "weight") for leaf in leaves])


def _classes(
    desk: Desk, identity: str, sheet: Sheet, whole: Indicator, parts: Sequence[Indicator]
) -> Iterator[Finding]:
    for column, called in (("weight", "分值"), ("score", "得分")):
        values = [getattr(part, column) for part in parts]
        name = whole.level2 or whole.level1
        statement = f"{sheet.label}：{name}的{called} = 其下各指标{called}之和"
        if parts and getattr(whole, column) is not None and None not in values:
            own = [desk.term(part, column) for part in parts]
            yield _sum(identity, statement, [desk.term(whole, column)], own)


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
        elif missing := _cut(identity, statement, sheet):
            yield missing
        elif points is None:
            yield nothing(identity, statement, NOT_ENOUGH, "不是每个指标都有得分")
        elif alone and not full and points != project.score:
            yield nothing(identity, statement, NOT_ENOUGH, "没有印预算执行率的得分")
        else:
            parts = [desk.term(leaf, "score") for leaf in sheet.leaves]
            if line and line.score is not None:
                parts.insert(0, desk.term(line, "score"))
            yield _sum(identity, statement, [desk.term(project, "score")], parts)


def _exact_rate(line: FundLine) -> Decimal | None:
    if line.executed is None or not line.full_year_budget:
        return None
    return HUNDRED * line.executed / line.full_year_budget


def rates(desk: Desk, identity: str) -> Iterator[Finding]:
    """A rate is what was executed over the budget, to the digits printed."""
    for sheet in desk.sheets:
        for line in sheet.funds:
            exact = _exact_rate(line)
            if line.rate is None or exact is None:
                continue
            half = Decimal(5).scaleb(-decimals(line, "rate") - 1)
            unit = Decimal(10000) if line.unit == "元" else Decimal(1)
            budget = line.full_year_budget or Decimal(1)
            slack = half + HALF / unit * (HUNDRED + abs(exact)) / abs(budget)
            due = {"rate": (exact - slack, exact + slack)}
            terms = _fitting(desk, line, ("rate", "executed", "full_year_budget"), due)
            statement = f"{sheet.label}：{line.line}的执行率 = 全年执行数 ÷ 全年预算数"
            sides = line.rate, exact, line.rate - exact, slack
            yield Finding(identity, statement, outcome_of(sides[2], slack), *sides, terms, unit="%")


def _fitting(
    desk: Desk, line: FundLine, columns: Sequence[str], fits: Mapping[str, Range]
) -> tuple[Term, ...]:
    """The figures of a quotient; of some it is known what they would have to be."""
    told = (column for column in columns if getattr(line, column) is not None)
    return tuple(
        replace(desk.term(line, column), weight=None, fits=fits.get(column, (None, None)))
        for column in told
    )


def sources(desk: Desk, identity: str) -> Iterator[Finding]:
    """All funds are the sum of their sources, column by column."""
    for sheet in desk.sheets:
        yield from _sources(desk, identity, sheet, SOURCES)
        yield from _sources(desk, identity, sheet, COMPOSITION)


def _sources(desk: Desk, identity: str, sheet: Sheet, breakdown: str) -> Iterator[Finding]:
    lines = sheet.sources(breakdown)
    whole = sheet.total if breakdown == SOURCES else _composed(lines)
    parts = [line for line in lines if line is not whole and line.line not in TOTAL_LINES]
    if any(line.line == "当年财政拨款" for line in parts):  # what has a name of its own is of it
        parts = [line for line in parts if line.line in _SOURCES]
    for column in BUDGETS if whole else ():
        own = [line for line in parts if getattr(line, column) is not None]
        if whole is None or not own or getattr(whole, column) is None:
            continue
        called = whole.line
        statement = f"{sheet.label}：{called}的{COLUMN[column]} = 其各项之和"
        yield _sum(
            identity,
            statement,
            [desk.term(whole, column)],
            [desk.term(line, column) for line in own],
        )


def _composed(lines: Sequence[FundLine]) -> FundLine | None:
    return next((line for line in lines if line.line in TOTAL_LINES), None)


def execution_scores(desk: Desk, identity: str) -> Iterator[Finding]:
    """The score of execution is its weight times the rate, to the digits printed."""
    for sheet in desk.sheets:
        line = sheet.total
        if line is None or line.score is None or line.weight is None:
            continue
        exact = _exact_rate(line)
        rate = exact if exact is not None else line.rate
        statement = f"{sheet.label}：预算执行率得分 = 分值 × 执行率"
        if rate is None:
            yield nothing(identity, statement, NOT_APPLICABLE, "没有执行率，或预算为0")
            continue
        due = line.weight * min(max(rate, Decimal(0)), HUNDRED) / HUNDRED
        slack = Decimal(5).scaleb(-decimals(line, "score") - 1) + HALF * line.weight / HUNDRED
        sides = line.score, due, line.score - due, slack
        fits = {"score": (due - slack, due + slack)}
        columns = ("score", "weight", "rate", "executed", "full_year_budget")
        terms = _fitting(desk, line, columns, fits)
        outcome = outcome_of(sides[2], slack)
        rule = next((c.text for c in sheet.project.cells if c.column == "rule"), None)
        if outcome == CONFLICT and rule:
            told = f"得 {line.score} 分，按分值乘执行率应为 {due:.2f}；表中另有计分办法：{rule}"
            yield hint(identity, statement, told, terms)
        else:
            yield Finding(identity, statement, outcome, *sides, terms, unit=POINTS)


def executed(desk: Desk, identity: str) -> Iterator[Finding]:
    """No more is executed than the budget allows; worth a look where it is."""
    for sheet in desk.sheets:
        for line in sheet.funds:
            spent, budget = line.executed, line.full_year_budget
            if spent is None or budget is None:
                continue
            statement = f"{sheet.label}：{line.line}的全年执行数 ≤ 全年预算数"
            terms = desk.term(line, "executed"), desk.term(line, "full_year_budget", weight=-1)
            if spent > budget:
                yield hint(identity, statement, f"执行数 {spent} 大于全年预算数 {budget}", terms)
            else:
                sides = spent, budget, spent - budget, Decimal(0)
                yield Finding(identity, statement, HOLDS, *sides, terms, bound=True)


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
    told = f"得分 {score} 的等级应为{due}，印的是{grade}"
    statement = f"{label}：{told}{f'（文件所印标准：{printed}）' if printed else ''}"
    outcome = HOLDS if fits(scale, grade, share) else CONFLICT
    sides = share, least, share - least, Decimal(0)
    term = replace(desk.term(project, "score"), weight=None)
    return Finding(identity, statement, outcome, *sides, (term,), unit=POINTS)


def targets(desk: Desk, identity: str) -> Iterator[Finding]:
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


def costs(desk: Desk, identity: str) -> Iterator[Finding]:
    """The cost that was to be kept to is the budget, and what it came to is what was executed."""
    for sheet in desk.sheets:
        line = sheet.total
        for one in sheet.indicators if line else ():
            name = one.level3 or ""
            if line is None or not any(word in name for word in ("预算成本控制", "项目总成本")):
                continue
            for column, own, called in (
                ("target_value", "full_year_budget", "全年预算数"),
                ("actual_value", "executed", "全年执行数"),
            ):
                value, amount = getattr(one, column), getattr(line, own)
                unit = one.target_unit if column == "target_value" else one.actual_unit
                if value is None or amount is None or unit not in (None, "万元"):
                    continue
                statement = f"{sheet.label}：{name} = {called}"
                terms = (
                    replace(desk.term(one, column), unit="万元"),
                    desk.term(line, own, weight=-1),
                )
                if abs(value - amount) <= HALF:
                    sides = value, amount, value - amount, HALF
                    yield Finding(identity, statement, HOLDS, *sides, terms)
                else:
                    told = (
                        f"{name}的{terms[0].name.rpartition(' ')[2]}印 {value}，{called}印 {amount}"
                    )
                    yield hint(identity, statement, told, terms)
