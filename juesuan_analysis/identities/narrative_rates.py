"""Shares, completion rates and rates of change that the narrative states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from juesuan_analysis.identities.book import Book, half_unit
from juesuan_analysis.identities.finding import NOT_APPLICABLE, NOT_ENOUGH, Finding, Term
from juesuan_analysis.identities.judge import judge_growth, judge_share, nothing
from juesuan_analysis.identities.language import At
from juesuan_analysis.identities.narrative_forms import cell_term, entry_at
from juesuan_analysis.identities.subject_cells import BUDGET_MEASURE, cell_of_subject
from juesuan_analysis.identities.told import (
    AMOUNT,
    CHANGE,
    COMPLETION,
    FULL,
    ORIGINAL,
    RATE,
    SHARE,
    Told,
    scope_of,
)
from juesuan_analysis.model import Statement
from juesuan_analysis.narrative import grammar
from juesuan_analysis.vocabulary.text import squeeze

SHARE_ID, COMPLETION_ID, RATE_ID = "N.share", "N.completion", "N.rate"
Part = tuple[Term, Decimal]
_GENERAL_SPENT = "一般公共预算财政拨款支出"
# What a share is of, where the text names it (占…的), and by section where it does not.
_NAMED_WHOLES = (
    (r"本年(度)?收入(合计)?|收入合计|总收入|收入总计", "本年收入合计"),
    (r"本年(度)?支出(合计)?|支出合计|总支出|支出总计", "本年支出合计"),
    (r".*公共预算.*支出(合计|总额)?|财政拨款支出(合计)?", _GENERAL_SPENT),
    (r"政府采购(支出)?(总额|金额|合计)", "政府采购支出总额"),
    (r"(授予)?中小企业合同(总)?金额", "授予中小企业合同金额"),
    (r".*三公.*", "“三公”经费合计"),
)
_WHOLE_OF_SECTION = {
    grammar.INCOME: "本年收入合计",
    grammar.EXPENDITURE: "本年支出合计",
    grammar.GENERAL: _GENERAL_SPENT,
    grammar.THREE_PUBLIC: "“三公”经费合计",
}
_WHOLE_SCOPE = {"本年收入合计": "收支", "本年支出合计": "收支"}


def check_shares(told: Told, book: Book) -> Iterator[Finding]:
    """Share = part / whole, the whole being what the sentence, or the section, names."""
    for position, statement in told.of(SHARE):
        whole = _whole(statement)
        text = f"“{statement.subject}”占比 = {statement.subject} ÷ {whole or '基数'}"
        parts = (_stated(position, AMOUNT, told, book), _whole_of(position, whole, told, book))
        yield _ratio(SHARE_ID, text, position, parts, told)


def _whole(statement: Statement) -> str | None:
    """Name the whole; None where the text names one that is not known here."""
    sentence = squeeze(statement.sentence).replace(",", "，")
    value = re.escape(str(statement.value))
    named = re.search(rf"占([^，。;；：\d]{{2,30}}?)的(?:比例|比重)?(?:为|是)?{value}%", sentence)
    if not named:
        return _WHOLE_OF_SECTION.get(statement.section)
    phrase = re.sub(r"^(本?部门|本?单位|当年|20\d\d年度?)", "", named[1])
    return next((s for pattern, s in _NAMED_WHOLES if re.fullmatch(pattern, phrase)), None)


def _whole_of(position: int, whole: str | None, told: Told, book: Book) -> Part | None:
    if whole is None:
        return None
    found = told.near(position, AMOUNT, whole)
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


def check_completion(told: Told, book: Book) -> Iterator[Finding]:
    """Completion = final account / the budget that the sentence names."""
    for position, statement in told.of(COMPLETION):
        text = f"“{statement.subject}”完成率 = 决算 ÷ 预算"
        final = _stated(position, AMOUNT, told, book)
        yield _ratio(COMPLETION_ID, text, position, (final, _budget(position, told, book)), told)


def budget_near(position: int, told: Told) -> int | None:
    """Position of the budget that a sentence measures its subject against."""
    statement = told.statements[position]
    original, full = told.near(position, ORIGINAL), told.near(position, FULL)
    if original is not None and full is not None:
        return original if "年初预算" in squeeze(statement.sentence) else full
    return full if original is None else original


def _budget(position: int, told: Told, book: Book) -> Part | None:
    found = budget_near(position, told)
    if found is not None:
        return told.term(found), told.half(found)
    statement = told.statements[position]
    if statement.section != grammar.THREE_PUBLIC:
        return None
    return _cell(statement.section, statement.subject, book, BUDGET_MEASURE)


def check_rates(told: Told, book: Book) -> Iterator[Finding]:
    """Rate of change = change / base, where base = this year − change."""
    for position, statement in told.of(RATE):
        text = f"“{statement.subject}”增减率 = 增减额 ÷（本年 − 增减额）"
        yield _growth(text, position, told, book)


def _growth(text: str, position: int, told: Told, book: Book) -> Finding:
    statement, rate = told.statements[position], told.term(position)
    if statement.value is None:
        return nothing(RATE_ID, text, NOT_APPLICABLE, "情况说明没有写出比率", (rate,))
    change = change_near(position, told)
    now = _stated(position, AMOUNT, told, book)
    if change is None or now is None:
        return nothing(RATE_ID, text, NOT_ENOUGH, "没有写出增减额或本年数", (rate,))
    halves = (told.half(position), told.half(change), now[1])
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
    return min(found, key=lambda i: (i > position, abs(i - position)), default=None)
