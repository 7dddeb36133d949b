"""What the narrative says in words, more than once, or as a sum of its own figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from juesuan_analysis.facts import Statement
from juesuan_analysis.facts.finding import (
    CONFLICT,
    HOLDS,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    WORD,
    Finding,
    Range,
    Term,
)
from juesuan_analysis.identities.judge import ZERO, fitting, judge_sum, nothing
from juesuan_analysis.identities.narrative_rates import budget_near
from juesuan_analysis.identities.record import BY_DEFINITION, NARRATIVE, Identity, Papers
from juesuan_analysis.identities.subject_cells import has_one_value
from juesuan_analysis.identities.told import (
    AMOUNT,
    CHANGE,
    COUNT,
    FULL,
    ORIGINAL,
    Told,
    is_named,
    scope_of,
)
from juesuan_analysis.narrative import claimed_deviation, grammar
from juesuan_analysis.vocabulary.text import quoted, squeeze

DIRECTION_ID, ONE_VALUE_ID, LAST_YEAR_ID = "N.direction", "N.one_value", "N.last_year"
VEHICLES_ID, BUDGETS_ID, SUB_UNITS_ID = "N.vehicles", "N.budgets", "N.sub_units"
_ALL_VEHICLES = "车辆数 = 各种用车之和"
_ALL_BUDGETS = "一般公共预算财政拨款支出年初预算 = 各项年初预算之和"
_NEARLY = re.compile("基本持平|大体持平|基本一致|大致相当")
_BUDGET_WORDS = re.compile("年初|全年|调整|变动")
_SAID = {1: "决算大于预算", 0: "决算等于预算", -1: "决算小于预算"}


def check_directions(papers: Papers) -> Iterator[Finding]:
    """大于, 小于, 等于, 持平 agree with the final account and the budget that the text states."""
    told = papers.told
    for position, statement in told.known(CHANGE):
        if statement.base_year == statement.year and not statement.value:
            yield _direction(position, statement, told)
        elif statement.base_year == statement.year:
            yield from _deviation(position, statement, told)


def _deviation(position: int, statement: Statement, told: Told) -> Iterator[Finding]:
    """Final account − budget = the difference, where one sentence states all three."""
    sentence = statement.sentence
    stated = [
        [
            i
            for i in told.all(scope_of(statement), statement.subject, kind)
            if i < position and told.statements[i].year in (None, statement.year)
        ]
        for kind in (AMOUNT, ORIGINAL, FULL)
    ]
    near = [[i for i in found if told.statements[i].sentence == sentence] for found in stated]
    final, budgets = near[0][-1:], [*near[1], *near[2]]
    if final and len(budgets) == 1:
        positions = (position, *final, *budgets)
        change, *terms = (told.term(i, w) for i, w in zip(positions, (1, -1, 1), strict=True))
        text = f"{quoted(statement.subject)}：决算 − 预算 = 增减额"
        halves = [told.half(i) for i in positions]
        yield judge_sum(DIRECTION_ID, text, (change,), terms, halves)


def _direction(position: int, statement: Statement, told: Told) -> Finding:
    sign = 0 if statement.value == 0 else claimed_deviation(statement.sentence)
    said_so = "决算与预算比较" if sign is None else _SAID[sign]
    text = f"{quoted(statement.subject)}：{said_so}"
    final, budget = told.near(position, AMOUNT), budget_near(position, told)
    if sign is None:
        nearly = _NEARLY.search(squeeze(statement.sentence))
        said = nearly[0] if nearly else "没有方向"
        return nothing(DIRECTION_ID, text, NOT_APPLICABLE, f"情况说明只写“{said}”，无法核对")
    if final is None or budget is None:
        return nothing(DIRECTION_ID, text, NOT_ENOUGH, "没有写出决算或预算")
    name = f"情况说明{quoted(statement.subject)}的用词“{_SAID[sign]}”"
    word_term = Term(told.term(position).key, name, None, statement.place, None, role=WORD)
    figures = told.term(final), told.term(budget, -1)
    return _compared(text, sign, word_term, *figures, told.half(final) + told.half(budget))


def _compared(
    text: str, sign: int, word: Term, final: Term, budget: Term, slack: Decimal
) -> Finding:
    left, right = final.amount or ZERO, budget.amount or ZERO
    difference = left - right
    agrees = abs(difference) <= slack if sign == 0 else difference * sign > 0
    terms = (
        word,
        fitting(final, _range(right, sign, slack)),
        fitting(budget, _range(left, -sign, slack)),
    )
    outcome = HOLDS if agrees else CONFLICT
    return Finding(DIRECTION_ID, text, outcome, left, right, difference, slack, terms, None, True)


def _range(other: Decimal, sign: int, slack: Decimal) -> Range:
    if sign == 0:
        return other - slack, other + slack
    return (other, None) if sign > 0 else (None, other)


def check_one_value(papers: Papers) -> Iterator[Finding]:
    """Check that an indicator has one value wherever the text states it."""
    told = papers.told
    first: dict[tuple[object, ...], int] = {}
    for position, statement in told.of(AMOUNT, ORIGINAL, FULL, CHANGE):
        one_thing = has_one_value(scope_of(statement), statement.subject)
        if statement.value is None or not one_thing:
            continue
        years, budgets = (statement.year, statement.base_year), _budgets_named(statement)
        if len(budgets) > 1:
            continue
        indicator = (scope_of(statement), statement.subject, statement.kind, *years, budgets)
        before = first.setdefault(indicator, position)
        if before != position:
            text = f"{quoted(statement.subject)}{statement.kind}前后一致"
            terms = (told.term(before),), (told.term(position, -1),)
            halves = (told.half(before), told.half(position))
            yield judge_sum(ONE_VALUE_ID, text, *terms, halves)


def _budgets_named(statement: Statement) -> frozenset[str]:
    """Return which budgets a deviation may be from: 年初, or 全年, or one of both."""
    against = statement.kind == CHANGE and statement.base_year == statement.year
    return frozenset(_BUDGET_WORDS.findall(statement.sentence) if against else ())


def check_last_year(papers: Papers) -> Iterator[Finding]:
    """Last year's amount, where the text states it, = this year's − the change."""
    told = papers.told
    for position, statement in told.known(AMOUNT):
        if told.year is None or statement.year != told.year - 1:
            continue
        now, change = told.near(position, AMOUNT), told.near(position, CHANGE)
        if now is None or change is None or told.statements[change].base_year != statement.year:
            continue
        if told.statements[change].value is None:
            continue
        terms = (told.term(position),), (told.term(now, -1), told.term(change, 1))
        halves = [told.half(i) for i in (position, now, change)]
        text = f"{quoted(statement.subject)}上年数 = 本年数 − 增减额"
        yield judge_sum(LAST_YEAR_ID, text, *terms, halves)


def check_stated_sum(
    identity: str, scope: str, whole: str, parts: Sequence[str], papers: Papers
) -> list[Finding]:
    """Check a sum among the figures of one section: the whole, and its parts by name."""
    told = papers.told
    stated = [told.all(scope, subject, AMOUNT) for subject in (whole, *parts)]
    text = f"情况说明：{_adding(whole, parts)}"
    if not all(stated):
        return [nothing(identity, text, NOT_APPLICABLE, "情况说明没有写全各项")]
    return [_sum(identity, text, [s[0] for s in stated], told)]


def _adding(whole: str, parts: Sequence[str]) -> str:
    return f"{whole} = {' + '.join(parts)}"


def _sum(identity: str, text: str, positions: Sequence[int], told: Told) -> Finding:
    whole, *parts = positions
    terms = [told.term(i, -1) for i in parts]
    return judge_sum(identity, text, (told.term(whole),), terms, [told.half(i) for i in positions])


_MAIN, _UNITS = re.compile("(?:本级|机关)$"), re.compile("[所下]属[^,。;]{0,6}单位$")


def check_sub_units(papers: Papers) -> Iterator[Finding]:
    """Check that the office itself and its units, where just these two are told of, make a whole.

    本部门收入总计1100万元，其中：局本级800万元，所属单位300万元.
    """
    told = papers.told
    unnamed = [(i, s) for i, s in told.of(AMOUNT) if not is_named(s.subject)]
    for position, statement in told.of(AMOUNT) if unnamed else ():
        scope, name = scope_of(statement), statement.subject
        parts = [
            i
            for i, part in unnamed
            if part.subject.endswith(name)
            and is_named(name)
            and (part.sentence, scope_of(part)) == (statement.sentence, scope)
        ]
        units = [told.statements[i].subject.removesuffix(name) for i in parts]
        if len(units) == 2 and _MAIN.search(units[0]) and _UNITS.search(units[1]):
            text = f"情况说明：{name} = {' + '.join(units)}"
            yield _sum(SUB_UNITS_ID, text, [position, *parts], told)


_VEHICLE = re.compile("车$|车辆$|载客汽车$|（车")


def check_vehicles(papers: Papers) -> list[Finding]:
    """Check that the kinds of vehicles make up all of them."""
    return [_vehicles(papers.told)]


def _vehicles(told: Told) -> Finding:
    text = f"情况说明：{_ALL_VEHICLES}"
    counts = [(i, s) for i, s in told.of(COUNT) if s.section == grammar.ASSETS and s.unit == "辆"]
    whole = [i for i, s in counts if s.subject == "车辆"]
    parts = [i for i, s in counts if whole and i > whole[0] and _VEHICLE.search(s.subject)]
    if len(whole) != 1 or len(parts) < 2:
        return nothing(VEHICLES_ID, text, NOT_APPLICABLE, "情况说明没有写全各种用车")
    # Behind the last kind, some say again what the other vehicles are.
    ends = range(len(parts), 1, -1)
    found = [_sum(VEHICLES_ID, text, [whole[0], *parts[:end]], told) for end in ends]
    holding = next((finding for finding in found if finding.outcome != CONFLICT), None)
    complete = any("其他" in told.statements[i].subject for i in parts)
    if holding is not None or complete or (found[-1].difference or ZERO) < 0:
        return holding or found[0]
    return nothing(VEHICLES_ID, text, NOT_ENOUGH, "情况说明没有写全各种用车")


def check_budgets(papers: Papers) -> list[Finding]:
    """Σ项 = the whole for the budgets, where the 项 make up the whole of the final accounts."""
    return [_budgets(papers.told)]


def _budgets(told: Told) -> Finding:
    text = f"情况说明：{_ALL_BUDGETS}"
    scope, subject = "一般公共预算", "一般公共预算财政拨款支出"
    finals = [i for i, s in told.of(AMOUNT) if _is_item(s, scope)]
    budgets = [i for i, s in told.of(ORIGINAL) if _is_item(s, scope)]
    whole, total = told.all(scope, subject, ORIGINAL), told.all(scope, subject, AMOUNT)
    if len(budgets) < 2 or not whole or not total:
        return nothing(BUDGETS_ID, text, NOT_APPLICABLE, "情况说明没有逐项写出年初预算")
    if _sum(BUDGETS_ID, text, [total[0], *finals], told).outcome == CONFLICT:
        return nothing(BUDGETS_ID, text, NOT_APPLICABLE, "情况说明没有写出全部科目")
    found = _sum(BUDGETS_ID, text, [whole[0], *budgets], told)
    if found.outcome == CONFLICT and (found.difference or ZERO) > 0:
        # 年初 something may have been budgeted under a 科目 on which nothing was spent.
        reason = "各项之和小于整体：可能有年初安排了预算、全年没有支出的科目"
        return nothing(BUDGETS_ID, text, NOT_ENOUGH, reason, found.terms)
    return found


def _is_item(statement: Statement, scope: str) -> bool:
    return scope_of(statement) == scope and statement.subject.count("/") == 2


_OWN_FIGURES = f"{BY_DEFINITION}：情况说明自己的数前后相符"
_STATED_SUMS = (
    (
        "N.procurement",
        grammar.PROCUREMENT,
        "政府采购支出总额",
        ("政府采购货物支出", "政府采购工程支出", "政府采购服务支出"),
    ),
    ("N.basic", "一般公共预算", "基本支出", ("人员经费", "公用经费")),
)
IDENTITIES: tuple[Identity, ...] = (
    Identity(DIRECTION_ID, "大于、小于、持平与数字一致", NARRATIVE, _OWN_FIGURES, check_directions),
    Identity(ONE_VALUE_ID, "同一指标前后一致", NARRATIVE, _OWN_FIGURES, check_one_value),
    Identity(LAST_YEAR_ID, "上年数 = 本年数 − 增减额", NARRATIVE, _OWN_FIGURES, check_last_year),
    *(
        Identity(
            identity,
            _adding(whole, parts),
            NARRATIVE,
            _OWN_FIGURES,
            partial(check_stated_sum, identity, scope, whole, parts),
        )
        for identity, scope, whole, parts in _STATED_SUMS
    ),
    Identity(VEHICLES_ID, _ALL_VEHICLES, NARRATIVE, _OWN_FIGURES, check_vehicles),
    Identity(BUDGETS_ID, _ALL_BUDGETS, NARRATIVE, _OWN_FIGURES, check_budgets),
    Identity(
        SUB_UNITS_ID, "整体 = 本级 + 所属单位", NARRATIVE, _OWN_FIGURES, check_sub_units, quiet=True
    ),
)
