"""What the narrative says in words, or more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

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
from juesuan_analysis.identities.told import Told, scope_of
from juesuan_analysis.narrative import claimed_deviation
from juesuan_analysis.vocabulary.sections import AMOUNT, CHANGE, FULL_BUDGET, ORIGINAL_BUDGET
from juesuan_analysis.vocabulary.text import quoted, squeeze

DIRECTION_ID, ONE_VALUE_ID, LAST_YEAR_ID = "N.direction", "N.one_value", "N.last_year"
_NEARLY = re.compile("基本持平|大体持平|基本一致|大致相当")
_BUDGET_WORDS = re.compile("年初|全年|调整|变动")
_SAID = {1: "决算大于预算", 0: "决算等于预算", -1: "决算小于预算"}


def check_directions(papers: Papers) -> Iterator[Finding]:
    """大于, 小于, 等于, 持平 agree with the final account and the budget that the text states."""
    told = papers.told
    for position, statement in told.known(CHANGE):
        # A change within one year is the deviation from its budget.
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
        for kind in (AMOUNT, ORIGINAL_BUDGET, FULL_BUDGET)
    ]
    near = [[i for i in found if told.statements[i].sentence == sentence] for found in stated]
    final, budgets = near[0][-1:], [*near[1], *near[2]]
    # With two budgets in the sentence it is open which one the difference is from.
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
    # No slack for 大于 and 小于: a word claims a side, and equal figures have none.
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
    for position, statement in told.of(AMOUNT, ORIGINAL_BUDGET, FULL_BUDGET, CHANGE):
        one_thing = has_one_value(scope_of(statement), statement.subject)
        if statement.value is None or not one_thing:
            continue
        years, budgets = (statement.year, statement.base_year), _budgets_named(statement)
        # 大于年初预算 and 大于全年预算 in one sentence: which of them the figure is from is open.
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


OWN_FIGURES = f"{BY_DEFINITION}：情况说明自己的数前后相符"
IDENTITIES: tuple[Identity, ...] = (
    Identity(DIRECTION_ID, "大于、小于、持平与数字一致", NARRATIVE, OWN_FIGURES, check_directions),
    Identity(ONE_VALUE_ID, "同一指标前后一致", NARRATIVE, OWN_FIGURES, check_one_value),
    Identity(LAST_YEAR_ID, "上年数 = 本年数 − 增减额", NARRATIVE, OWN_FIGURES, check_last_year),
)
