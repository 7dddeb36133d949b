"""Rules between a project's table, the summary, the narrative and the forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from juesuan_analysis.annexes.funds import money
from juesuan_analysis.annexes.prose import RECEIVED
from juesuan_analysis.facts import Statement
from juesuan_analysis.facts.finding import (
    CONFLICT,
    HOLDS,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    Finding,
    Term,
)
from juesuan_analysis.facts.performance import (
    NARRATIVE,
    REPORT,
    SELF_TABLE,
    SUMMARY,
    WHOLE,
    FundLine,
    Project,
)
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.identities.judge import judge_sum, nothing, outcome_of
from juesuan_analysis.identities.project_desk import POINTS, Desk, Sheet
from juesuan_analysis.identities.projects import COLUMN, HALF, MEASURES, hint, project_rule
from juesuan_analysis.identities.record import Identity
from juesuan_analysis.identities.told import key_of as statement_key
from juesuan_analysis.vocabulary.cells import TOTAL
from juesuan_analysis.vocabulary.money import places_of
from juesuan_analysis.vocabulary.performance import BUDGETS

_ALL = re.compile(r"全面|全部|所有|占.{0,30}100(\.0+)?%")
_COUNT, _COVERED = "绩效自评项目数", "绩效自评项目预算金额"
_GRADED = re.compile(r"(?:等级|评级)为?“?(优|良|中|差)”?的项目")


def _tables(desk: Desk, origin: str) -> dict[str, Project]:
    return {p.project_id: p for p in desk.projects if p.origin == origin}


def summaries(desk: Desk, identity: str) -> Iterator[Finding]:
    """The summary, the table and the narrative give a project one score and one grade."""
    tables, listed = _tables(desk, SELF_TABLE), _tables(desk, SUMMARY)
    told = _tables(desk, NARRATIVE)
    for one, other in ((listed, tables), (told, tables), (told, listed)):
        for project_id in (found for found in one if found in other):
            if not (other is listed and project_id in tables):
                yield from _agree(desk, identity, one[project_id], other[project_id])
    totals = {s.project.project_id: s.total for s in desk.sheets if s.project.origin == SELF_TABLE}
    for project_id, project in listed.items():
        line = totals.get(project_id)
        if line:
            yield from _amounts_agree(desk, identity, project, line)


def _amounts_agree(desk: Desk, identity: str, listed: Project, line: FundLine) -> Iterator[Finding]:
    """The money that a summary gives a project is that of the project's own table."""
    told = {cell.column: cell.text for cell in listed.cells}
    for column in BUDGETS:
        value = money(told.get(column, ""), told.get("unit"))
        if value is None or getattr(line, column) is None:
            continue
        statement = f"{listed.name}：汇总表的{COLUMN[column]} = 自评表的{COLUMN[column]}"
        left = desk.term(listed, column, amount=value)
        right = desk.term(line, column, weight=-1)
        yield judge_sum(identity, statement, [left], [right], [HALF] * 2)


def _agree(desk: Desk, identity: str, one: Project, other: Project) -> Iterator[Finding]:
    if one.score is not None and other.score is not None:
        statement = f"{other.name}：{one.origin}的得分 = {other.origin}的得分"
        left, right = desk.term(one, "score"), desk.term(other, "score", weight=-1)
        yield judge_sum(identity, statement, [left], [right], [Decimal(0)] * 2)
    if one.grade and other.grade:
        sides = " = ".join(f"{p.origin}的等级（{p.grade}）" for p in (one, other))
        statement = f"{other.name}：{sides}"
        outcome = HOLDS if one.grade == other.grade else CONFLICT
        yield Finding(identity, statement, outcome, unit=POINTS)


def _told(desk: Desk, subject: str) -> list[tuple[int, Statement]]:
    pairs = enumerate(desk.statements)
    return [(i, s) for i, s in pairs if s.subject == subject and s.value is not None]


def _term(desk: Desk, at: int, name: str, unit: str, weight: int = 1) -> Term:
    told = desk.statements[at]
    return Term(statement_key(at), name, told.value, told.place, weight, unit=unit)


def counts(desk: Desk, identity: str) -> Iterator[Finding]:
    """As many projects are told as the summary lists, and as tables are published, if all are."""
    own = {p.project_id for p in desk.projects if p.origin == SELF_TABLE and p.kind != WHOLE}
    listed = {p.project_id for p in desk.projects if p.origin == SUMMARY and p.kind != WHOLE}
    for at, told in _told(desk, _COUNT):
        if listed:
            yield _count(desk, identity, at, "汇总表所列项目数", len(listed))
        if own and not listed:
            statement = "情况说明的项目数 = 公开的自评表数"
            if told.value == len(own) or _ALL.search(told.sentence):
                yield _count(desk, identity, at, "公开的自评表数", len(own))
            else:
                yield nothing(identity, statement, NOT_ENOUGH, "没有说明全部项目都已公开自评表")
    yield from _graded(desk, identity)


def _count(desk: Desk, identity: str, at: int, called: str, number: int) -> Finding:
    term = _term(desk, at, "情况说明的项目数", "个")
    value, found = desk.statements[at].value or Decimal(0), Decimal(number)
    statement = f"情况说明的项目数 {value:f} = {called} {number}"
    sides = value, found, value - found, Decimal(0)
    return Finding(
        identity, statement, outcome_of(sides[2], Decimal(0)), *sides, (term,), unit="个"
    )


def _graded(desk: Desk, identity: str) -> Iterator[Finding]:
    """The numbers told of each grade add up to the number of projects."""
    graded = [(i, s) for i, s in enumerate(desk.statements) if _GRADED.search(s.subject)]
    counted = _told(desk, _COUNT)
    if not graded or not counted:
        return
    parts = [_term(desk, i, s.subject, "个", -1) for i, s in graded if s.value is not None]
    whole = min(counted, key=lambda pair: abs(pair[0] - graded[0][0]))[0]
    left = _term(desk, whole, "情况说明的项目数", "个")
    statement = "优、良、中、差的项目数之和 = 项目数"
    seen = Counter(term.name for term in parts)
    if max(seen.values(), default=0) > 1:
        yield nothing(identity, statement, NOT_ENOUGH, "同一等级的项目数说了不止一次")
        return
    yield judge_sum(identity, statement, [left], parts, [Decimal(0)] * (len(parts) + 1))


def covered(desk: Desk, identity: str) -> Iterator[Finding]:
    """The budget told of the evaluated projects is that of their tables, if all are published."""
    sheets = [s for s in desk.sheets if s.project.origin == SELF_TABLE and s.project.kind != WHOLE]
    lines = [(sheet, sheet.total) for sheet in sheets]
    counted = {told.value for _, told in _told(desk, _COUNT)}
    for at, told in _told(desk, _COVERED):
        if told.kind != "金额" or "涉及" not in told.sentence:
            continue
        statement = "情况说明的涉及预算资金 = 各项目全年预算数之和"
        budgets = [line for _, line in lines if line and line.full_year_budget is not None]
        if not sheets or len(budgets) < len(sheets) or Decimal(len(sheets)) not in counted:
            reason = "自评表没有全部公开，或没有读到全年预算数"
            yield nothing(identity, statement, NOT_ENOUGH, reason)
            continue
        left = _term(desk, at, "情况说明的涉及预算资金", told.unit)
        right = [desk.term(line, "full_year_budget", weight=-1) for line in budgets]
        first = [desk.term(line, "original_budget", weight=-1) for line in budgets]
        halves = [HALF] * (len(right) + 1)
        found = judge_sum(identity, statement, [left], right, halves)
        original = judge_sum(identity, statement, [left], first, halves)
        known = all(line.original_budget is not None for line in budgets)
        if found.outcome == CONFLICT and known and original.outcome != CONFLICT:
            reason = "与各项目年初预算数之和相等，不是全年预算数"
            found = hint(identity, statement, reason, found.terms)
        yield found


def _within(desk: Desk, identity: str) -> Iterator[Finding]:
    """Projects spend no more than 项目支出 of form 3; the whole department what forms say."""
    cells = desk.book.cells
    spent = cells.get((3, None, TOTAL, "项目支出"))
    lines = [
        sheet.total
        for sheet in desk.sheets
        if sheet.project.origin == SELF_TABLE and sheet.project.kind != WHOLE and sheet.total
    ]
    terms = [desk.term(line, "executed") for line in lines if line.executed is not None]
    statement = "各项目全年执行数之和 ≤ 表3 项目支出"
    if terms and spent and spent.amount is not None:
        form = Term(key_of(spent), "表3 合计 项目支出", spent.amount, spent.place, -1)
        found = judge_sum(identity, statement, terms, [form], [HALF] * (len(terms) + 1), bound=True)
        told = f"各项目执行数之和 {found.left} 大于表3 项目支出 {found.right}"
        yield hint(identity, statement, told, found.terms) if found.outcome == CONFLICT else found
    elif terms:
        yield nothing(identity, statement, NOT_ENOUGH, "没有表3 的项目支出")
    for sheet in desk.sheets:
        if sheet.project.kind == WHOLE:
            yield from _whole(desk, identity, sheet)


def _whole(desk: Desk, identity: str, sheet: Sheet) -> Iterator[Finding]:
    measures = {"合计": "本年支出合计", "基本支出": "基本支出", "项目支出": "项目支出"}
    for line in sheet.funds:
        entry = desk.book.cells.get((3, None, TOTAL, measures.get(line.line, "")))
        if entry is None or entry.amount is None or line.executed is None:
            continue
        statement = f"{sheet.label}：{line.line}的全年执行数 = 表3 {measures[line.line]}"
        term = desk.term(line, "executed")
        form = Term(key_of(entry), f"表3 合计 {entry.measure}", entry.amount, entry.place, -1)
        found = judge_sum(identity, statement, [term], [form], [HALF] * 2)
        told = f"执行数印 {line.executed}，表3 印 {entry.amount}"
        yield hint(identity, statement, told, found.terms) if found.outcome == CONFLICT else found


_COLUMN = {
    "全年预算": "full_year_budget",
    "年初预算": "original_budget",
    "金额": "executed",
    "完成率": "rate",
}


def narrated(desk: Desk, identity: str) -> Iterator[Finding]:
    """What a sentence states of a project's money is what its table says."""
    sheets = {s.project.project_id: s for s in desk.sheets if s.project.origin == SELF_TABLE}
    for at, (told, own) in enumerate(zip(desk.statements, desk.of, strict=True)):
        sheet, column = sheets.get(own or ""), _COLUMN.get(told.kind)
        if (
            sheet is None
            or not sheet.project.name
            or column is None
            or told.value is None
            or sheet.total is None
            or told.subject.endswith(RECEIVED)
        ):
            continue
        line = sheet.total
        value = getattr(line, column)
        where = REPORT if told.section == REPORT else NARRATIVE
        statement = f"{sheet.project.name}：{where}的{told.kind} = 自评表"
        if value is None:
            yield nothing(identity, statement, NOT_APPLICABLE, "自评表没有印这个数")
            continue
        half = Decimal(5).scaleb(-places_of(told.value) - 1) if column == "rate" else HALF
        left = _term(desk, at, f"{where}的{told.kind}", told.unit)
        right = desk.term(line, column, weight=-1)
        found = judge_sum(identity, statement, [left], [right], [half, HALF])
        if found.outcome == CONFLICT and where == REPORT:  # it may count other years' money, too
            words = f"评价报告写 {told.value}，自评表印 {value}"
            found = hint(identity, statement, words, found.terms)
        yield found


IDENTITIES: tuple[Identity, ...] = (
    project_rule("P.summary", "汇总表 = 自评表 = 情况说明：得分、等级、资金", MEASURES, summaries),
    project_rule("P.count", "情况说明的项目数 = 汇总表 = 自评表", MEASURES, counts),
    project_rule("P.covered", "涉及预算资金 = 各项目全年预算数之和", MEASURES, covered),
    project_rule("P.within", "各项目执行数之和 ≤ 表3 项目支出（提示）", MEASURES, _within),
    project_rule("P.narrative", "情况说明写的项目资金 = 自评表", MEASURES, narrated),
)
