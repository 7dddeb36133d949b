"""Shares, completion rates and rates of change that the narrative states."""

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
    ROUNDING,
    Finding,
    Term,
)
from juesuan_analysis.identities.book import Book, cell_term, half_unit
from juesuan_analysis.identities.judge import ZERO, judge_growth, judge_share, nothing
from juesuan_analysis.identities.language import At
from juesuan_analysis.identities.record import BY_DEFINITION, NARRATIVE, Identity, Papers
from juesuan_analysis.identities.subject_cells import BUDGET_MEASURE, cell_of_subject, entry_at
from juesuan_analysis.identities.told import Told, scope_of
from juesuan_analysis.identities.wholes import INCOME, SPENT, wholes_of
from juesuan_analysis.narrative import grammar
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.sections import (
    AMOUNT,
    CHANGE,
    COMPLETION,
    FULL_BUDGET,
    ORIGINAL_BUDGET,
    RATE,
    SHARE,
)
from juesuan_analysis.vocabulary.text import quoted, squeeze

SHARE_ID, COMPLETION_ID, RATE_ID = "N.share", "N.completion", "N.rate"
Part = tuple[Term, Decimal]
# 收入 and 支出 of the year are the whole department's in every section.
_WHOLE_SCOPE = {INCOME: "收支", SPENT: "收支"}


def check_shares(papers: Papers) -> Iterator[Finding]:
    """Share = part / whole, the whole being what the sentence, or the section, names."""
    told, book = papers.told, papers.book
    for position, statement in told.of_the_year(SHARE):
        # An unknown whole is a finding too: the share was printed, and nobody checked it.
        wholes = wholes_of(statement) or ("",)
        found = [_share(position, whole, told, book) for whole in wholes]
        # Offices leave open what a share is of: it is right if it fits one of the wholes it may
        # have.
        best = next((f for f in found if f.outcome in (HOLDS, ROUNDING)), found[0])
        if best.outcome == CONFLICT and _of_several(statement):
            reason = "占比前并列着几项，说的可能是它们之和"
            best = nothing(SHARE_ID, best.statement, NOT_ENOUGH, reason, best.terms)
        yield best


def _of_several(statement: Statement) -> bool:
    """Whether amounts are listed before a share: 捐赠收入6万元、利息收入4万元，占1%."""
    value = re.escape(str(statement.value))
    last = r"元[、和及与][^,;。、\d]{2,20}\d[\d,.]*[万亿]?元,?(?:共|合计|共计)?"
    listed = rf"{last}占[^,;。\d]{{0,20}}{value}%"
    return re.search(listed, squeeze(statement.sentence)) is not None


def _share(position: int, whole: str, told: Told, book: Book) -> Finding:
    subject = told.statements[position].subject
    text = f"{quoted(subject)}占比 = {subject} ÷ {whole or '基数'}"
    parts = (_stated(position, AMOUNT, told, book), _whole_of(position, whole, told, book))
    return _ratio(SHARE_ID, text, position, parts, told)


def _whole_of(position: int, whole: str, told: Told, book: Book) -> Part | None:
    if not whole:
        return None
    found = told.near(position, AMOUNT, whole)
    # Another section states the whole: here it is only named.
    if found is None and whole in _WHOLE_SCOPE:
        found = next(iter(told.all(_WHOLE_SCOPE[whole], whole, AMOUNT)), None)
    if found is not None:
        return told.term(found), told.half(found)
    scope = _WHOLE_SCOPE.get(whole, scope_of(told.statements[position]))
    return _cell(scope, whole, book)


def _stated(position: int, kind: str, told: Told, book: Book) -> Part | None:
    """The amount that the text states of the same subject, else the one in the forms."""
    found = told.near(position, kind)
    if found is not None and told.statements[found].value is not None:
        return told.term(found), told.half(found)
    statement = told.statements[position]
    return _cell(scope_of(statement), statement.subject, book) if kind == AMOUNT else None


def _cell(scope: str, subject: str, book: Book, measure: str = "") -> Part | None:
    at = cell_of_subject(scope, subject, book)
    if at is not None and measure:
        at = At(at.form, at.row, measure, at.side)
    entry = entry_at(at, book) if at is not None else None
    if entry is None or entry.amount is None:
        return None
    return cell_term(entry, book), half_unit(entry.unit)


def _ratio(
    identity: str, text: str, position: int, parts: tuple[Part | None, Part | None], told: Told
) -> Finding:
    rate = told.term(position)
    part, whole = parts
    if rate.amount is None:
        return nothing(identity, text, NOT_APPLICABLE, "情况说明没有写出比率", (rate,))
    if part is None or whole is None:
        return nothing(identity, text, NOT_ENOUGH, "没有写出计算的基数", (rate,))
    halves = (told.half(position), part[1], whole[1])
    return judge_share(identity, text, rate, part[0], whole[0], halves)


def check_completion(papers: Papers) -> Iterator[Finding]:
    """Completion = final account / the budget that the sentence names."""
    told, book = papers.told, papers.book
    for position, statement in told.of_the_year(COMPLETION):
        text = f"{quoted(statement.subject)}完成率 = 决算 ÷ 预算"
        final = _stated(position, AMOUNT, told, book)
        yield _ratio(COMPLETION_ID, text, position, (final, _budget(position, told, book)), told)


def budget_near(position: int, told: Told) -> int | None:
    """Position of the budget that a sentence measures its subject against."""
    statement = told.statements[position]
    original, full = told.near(position, ORIGINAL_BUDGET), told.near(position, FULL_BUDGET)
    if original is not None and full is not None:
        # A sentence often tells of both budgets; the one named next to the figure is meant.
        named = _budget_named(statement) or squeeze(statement.sentence)
        return original if "年初预算" in named else full
    return full if original is None else original


def _budget_named(statement: Statement) -> str | None:
    """Give what stands between 完成 or 大于 and the figure, as 年初预算的 or 调整预算数."""
    sentence = squeeze(statement.sentence)
    if statement.kind == COMPLETION and statement.value is not None:
        value = re.escape(str(statement.value))
        found = re.search(rf"(?:完成|为|达到?|占)了?([^,。;：完占达]{{2,30}}?){value}%", sentence)
    else:
        found = re.search(rf"{grammar.OVERRUN}({grammar.BUDGETS})", sentence)
    return found[1] if found else None


def _budget(position: int, told: Told, book: Book) -> Part | None:
    found = budget_near(position, told)
    if found is not None:
        return told.term(found), told.half(found)
    statement = told.statements[position]
    # 年初预算 may have been adjusted since; form 9 prints the full year's budget.
    original = "年初" in (_budget_named(statement) or "")
    if statement.section != sections.THREE_PUBLIC or original:
        return None
    return _cell(statement.section, statement.subject, book, BUDGET_MEASURE)


def check_rates(papers: Papers) -> Iterator[Finding]:
    """Rate of change = change / base, where base = this year − change."""
    told, book = papers.told, papers.book
    for position, statement in told.of_the_year(RATE):
        text = f"{quoted(statement.subject)}增减率 = 增减额 ÷（本年 − 增减额）"
        yield _growth(text, position, told, book)


def _growth(text: str, position: int, told: Told, book: Book) -> Finding:
    statement, rate = told.statements[position], told.term(position)
    if statement.value is None:
        return nothing(RATE_ID, text, NOT_APPLICABLE, "情况说明没有写出比率", (rate,))
    # The rate chose what the change is of: to confirm it by the same rate would be a circle.
    if statement.decided_by == RATE:
        return nothing(
            RATE_ID, text, NOT_APPLICABLE, "说的是哪个数由这个比率判定，不作旁证", (rate,)
        )
    change = change_near(position, told)
    now = _stated(position, AMOUNT, told, book)
    if change is None or now is None:
        return nothing(RATE_ID, text, NOT_ENOUGH, "没有写出增减额或本年数", (rate,))
    halves = (told.half(position), told.half(change), now[1])
    grown = (told.statements[change].value or ZERO) - halves[1] - halves[2]
    # Behind 其中 a change may be the whole's: what grew by more than it now is was something else.
    if "其中" in statement.sentence and grown > (now[0].amount or ZERO):
        terms = (rate, told.term(change), now[0])
        return nothing(RATE_ID, text, NOT_ENOUGH, "增加额大于本年数：说的可能是另一个数", terms)
    return judge_growth(RATE_ID, text, rate, told.term(change), now[0], halves)


def change_near(position: int, told: Told) -> int | None:
    """Position of the change, from the same base, that goes with a rate."""
    statement = told.statements[position]
    found = [
        i
        for i in told.all(scope_of(statement), statement.subject, CHANGE)
        if told.statements[i].base_year == statement.base_year
        and told.statements[i].value is not None
    ]
    # Change, then rate, is the usual order; some give the rate first.
    return min(found, key=lambda i: (i > position, abs(i - position)), default=None)


_OF_RATES = f"{BY_DEFINITION}：占比、完成率和增减率的算法"
IDENTITIES: tuple[Identity, ...] = (
    Identity(SHARE_ID, "占比 = 部分 ÷ 整体", NARRATIVE, _OF_RATES, check_shares),
    Identity(COMPLETION_ID, "完成率 = 决算 ÷ 预算", NARRATIVE, _OF_RATES, check_completion),
    Identity(RATE_ID, "增减率 = 增减额 ÷ 上年数", NARRATIVE, _OF_RATES, check_rates),
)
