"""Identities of funds, rates and costs within one project's table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.facts.finding import (
    CONFLICT,
    HOLDS,
    NOT_APPLICABLE,
    Finding,
    Range,
    Term,
)
from juesuan_analysis.facts.performance import (
    COMPOSITION,
    SOURCES,
    FundLine,
)
from juesuan_analysis.identities.judge import HUNDRED, nothing, outcome_of
from juesuan_analysis.identities.project_desk import POINTS, Desk, Sheet, decimals
from juesuan_analysis.identities.projects import (
    COLUMN,
    HALF,
    MEASURES,
    TARGETS,
    add_up,
    hint,
    project_rule,
)
from juesuan_analysis.identities.record import Identity
from juesuan_analysis.vocabulary.performance import BUDGETS, FUND_LINES, TOTAL_LINES

_SOURCES = frozenset(name for name, _ in FUND_LINES)


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
            # Rounding of both amounts moves the quotient, the more the smaller the budget.
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
        yield add_up(
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
        # Executing more than the budget earns no more than the whole weight.
        due = line.weight * min(max(rate, Decimal(0)), HUNDRED) / HUNDRED
        slack = Decimal(5).scaleb(-decimals(line, "score") - 1) + HALF * line.weight / HUNDRED
        sides = line.score, due, line.score - due, slack
        fits = {"score": (due - slack, due + slack)}
        columns = ("score", "weight", "rate", "executed", "full_year_budget")
        terms = _fitting(desk, line, columns, fits)
        outcome = outcome_of(sides[2], slack)
        rule = next((c.text for c in sheet.project.cells if c.column == "rule"), None)
        # A table may score execution in steps: by its own rule the score may be right.
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
            # Funds may be added after the budget was printed: worth a look, and no conflict.
            if spent > budget:
                yield hint(identity, statement, f"执行数 {spent} 大于全年预算数 {budget}", terms)
            else:
                sides = spent, budget, spent - budget, Decimal(0)
                yield Finding(identity, statement, HOLDS, *sides, terms, bound=True)


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


IDENTITIES: tuple[Identity, ...] = (
    project_rule("P.rate", "执行率 = 全年执行数 ÷ 全年预算数", MEASURES, rates),
    project_rule("P.sources", "资金总额 = 各资金来源之和", MEASURES, sources),
    project_rule("P.execution_score", "执行率得分 = 分值 × 执行率", MEASURES, execution_scores),
    project_rule("P.executed", "全年执行数 ≤ 全年预算数（提示）", MEASURES, executed),
    project_rule("P.cost", "成本控制数 = 全年预算数（提示）", TARGETS, costs),
)
