"""Sums that the narrative's own figures make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from juesuan_analysis.facts import Statement
from juesuan_analysis.facts.finding import (
    CONFLICT,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    Finding,
)
from juesuan_analysis.identities.judge import ZERO, judge_sum, nothing
from juesuan_analysis.identities.narrative_words import OWN_FIGURES
from juesuan_analysis.identities.record import NARRATIVE, Identity, Papers
from juesuan_analysis.identities.told import Told, is_named, scope_of
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.matters import BOUGHT, PURCHASES
from juesuan_analysis.vocabulary.sections import AMOUNT, COUNT, ORIGINAL_BUDGET
from juesuan_analysis.vocabulary.totals import GENERAL_SPENT

VEHICLES_ID, BUDGETS_ID, SUB_UNITS_ID = "N.vehicles", "N.budgets", "N.sub_units"
_ALL_VEHICLES = "车辆数 = 各种用车之和"
_ALL_BUDGETS = "一般公共预算财政拨款支出年初预算 = 各项年初预算之和"


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
        # Of more units, or others, a text seldom says whether they are all.
        if len(units) == 2 and _MAIN.search(units[0]) and _UNITS.search(units[1]):
            text = f"情况说明：{name} = {' + '.join(units)}"
            yield _sum(SUB_UNITS_ID, text, [position, *parts], told)


_VEHICLE = re.compile("车$|车辆$|载客汽车$|（车")


def check_vehicles(papers: Papers) -> list[Finding]:
    """Check that the kinds of vehicles make up all of them."""
    return [_vehicles(papers.told)]


def _vehicles(told: Told) -> Finding:
    text = f"情况说明：{_ALL_VEHICLES}"
    counts = [(i, s) for i, s in told.of(COUNT) if s.section == sections.ASSETS and s.unit == "辆"]
    whole = [i for i, s in counts if s.subject == "车辆"]
    parts = [i for i, s in counts if whole and i > whole[0] and _VEHICLE.search(s.subject)]
    # Two totals: one is of the office alone, and which kinds belong to it is open.
    if len(whole) != 1 or len(parts) < 2:
        return nothing(VEHICLES_ID, text, NOT_APPLICABLE, "情况说明没有写全各种用车")
    # Behind the last kind, some say again what the other vehicles are.
    ends = range(len(parts), 1, -1)
    found = [_sum(VEHICLES_ID, text, [whole[0], *parts[:end]], told) for end in ends]
    holding = next((finding for finding in found if finding.outcome != CONFLICT), None)
    complete = any("其他" in told.statements[i].subject for i in parts)
    # Without 其他 the list may be open, and a sum that is short is then no mistake.
    if holding is not None or complete or (found[-1].difference or ZERO) < 0:
        return holding or found[0]
    return nothing(VEHICLES_ID, text, NOT_ENOUGH, "情况说明没有写全各种用车")


def check_budgets(papers: Papers) -> list[Finding]:
    """Σ项 = the whole for the budgets, where the 项 make up the whole of the final accounts."""
    return [_budgets(papers.told)]


def _budgets(told: Told) -> Finding:
    text = f"情况说明：{_ALL_BUDGETS}"
    scope, subject = sections.GENERAL_BUDGET, GENERAL_SPENT
    finals = [i for i, s in told.of(AMOUNT) if _is_item(s, scope)]
    budgets = [i for i, s in told.of(ORIGINAL_BUDGET) if _is_item(s, scope)]
    whole, total = told.all(scope, subject, ORIGINAL_BUDGET), told.all(scope, subject, AMOUNT)
    if len(budgets) < 2 or not whole or not total:
        return nothing(BUDGETS_ID, text, NOT_APPLICABLE, "情况说明没有逐项写出年初预算")
    # Only where the final accounts of the same 科目 add up are they known to be all.
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


_STATED_SUMS = (
    (
        "N.procurement",
        sections.PROCUREMENT,
        PURCHASES,
        BOUGHT,
    ),
    ("N.basic", "一般公共预算", "基本支出", ("人员经费", "公用经费")),
)
IDENTITIES: tuple[Identity, ...] = (
    *(
        Identity(
            identity,
            _adding(whole, parts),
            NARRATIVE,
            OWN_FIGURES,
            partial(check_stated_sum, identity, scope, whole, parts),
        )
        for identity, scope, whole, parts in _STATED_SUMS
    ),
    Identity(VEHICLES_ID, _ALL_VEHICLES, NARRATIVE, OWN_FIGURES, check_vehicles),
    Identity(BUDGETS_ID, _ALL_BUDGETS, NARRATIVE, OWN_FIGURES, check_budgets),
    Identity(
        SUB_UNITS_ID, "整体 = 本级 + 所属单位", NARRATIVE, OWN_FIGURES, check_sub_units, quiet=True
    ),
)
