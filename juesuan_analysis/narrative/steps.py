"""What the reader does at each kind of token: set the scene, or state a figure in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.facts import Statement
from juesuan_analysis.narrative import grammar
from juesuan_analysis.narrative.context import Context, year_in
from juesuan_analysis.narrative.denials import deny, state_nil
from juesuan_analysis.narrative.figures import (
    name_budget,
    read_figure,
    read_no_figure,
    relate,
    state_change,
)
from juesuan_analysis.narrative.heads import take_head
from juesuan_analysis.narrative.lexer import Token, figure
from juesuan_analysis.narrative.naming import is_item, owner_of
from juesuan_analysis.narrative.reasons import explained, reason_end, with_reason
from juesuan_analysis.narrative.spoken import RELATIONS, take_subject
from juesuan_analysis.narrative.whose import settled
from juesuan_analysis.vocabulary.three_public import TREE

_RESUMING = frozenset({"FINAL", "COMPLETE", "FULL_BUDGET", "ORIGINAL_BUDGET", "BUDGET"})
_CHANGES = (grammar.CHANGE, grammar.RATE)
_BUDGETS = (grammar.ORIGINAL_BUDGET, grammar.FULL_BUDGET)
_LAST = re.compile(grammar.YEARS)
_LEAST_LISTED = 2  # parts; a sentence after one part may speak of that
_CLOSED = -1  # the phrase before a bracket was named, and is done with
_ONLY_NAMES = (TREE.spoken,)
_UNTIL = ("至", "到", "转入", "转")  # 结转至2024年使用 tells nothing of 2024


def _relation(context: Context, index: int, token: Token) -> None:
    if not context.adopt_phrase(token) and token.kind in _RESUMING:
        context.resume()
    if token.kind in ("FINAL", "BUDGET") and token.start == context.gap:
        side = context.side(token.text[:2])
        if side:
            context.new_subjects((side,), token.text[:2])
    relate(context, token)


def _base(context: Context, index: int, token: Token) -> None:
    context.adopt_phrase(token)
    context.against_budget = False
    context.base = year_in(token.text, context.last_year())
    context.paragraph_base = context.base
    context.mode = "PLAIN" if token.text.endswith((",", "比", "较")) else "BASE"


def _base_budget(context: Context, index: int, token: Token) -> None:
    if not context.adopt_phrase(token):
        context.resume()
    base = year_in(token.text, context.last_year())
    if _LAST.search(token.text) and base < context.figure_year and _tells_budgets(context):
        # 2023年预算18万元,比上年预算减少2万元: a budget beside the budget before it.
        context.base = base
        return
    context.against_budget = True
    if _meets_figure(context, token):
        context.mode = "BUDGET"
        name_budget(context, token)


def _tells_budgets(context: Context) -> bool:
    told = [s.kind for s in context.statements if s.kind not in _CHANGES][-1:]
    return bool(told) and told[0] in _BUDGETS


def _meets_figure(context: Context, token: Token) -> bool:
    return context.paragraph.text[token.end : token.end + 1].isdecimal()


def _year(context: Context, index: int, token: Token) -> None:
    year = year_in(token.text, context.year - 1)
    until = context.paragraph.text[: token.start].endswith(_UNTIL)
    if year <= context.year or not until:
        context.figure_year = year


def _flat(context: Context, index: int, token: Token) -> None:
    known = context.against_budget or context.base or context.paragraph_base
    if context.within_reason or context.skipping or not known:
        return
    context.adopt_phrase(token)
    near = grammar.APPROXIMATE.search(token.text)
    if context.counted:
        _count_unchanged(context, token)
    else:
        state_change(context, None if near else Decimal(0), token)
    context.mode = "PLAIN"


def _count_unchanged(context: Context, token: Token) -> None:
    """State that what was counted last did not change: 公务用车保有量3辆,与上年持平."""
    span, base = (token.start, token.end), context.change_base()
    names = (context.counted or "",)
    context.state(grammar.CHANGE, Decimal(0), "辆", span, subjects=names, base_year=base)


def _direction(context: Context, index: int, token: Token) -> None:
    if context.within_reason:
        return
    if not context.adopt_phrase(token):
        context.resume()
    context.against_budget = True
    if _meets_figure(context, token):
        context.mode, context.sign = "CHANGE", -1 if grammar.BELOW.search(token.text) else 1
    else:
        state_change(context, Decimal(0) if "等于" in token.text else None, token, clause=True)


def _no_budget(context: Context, index: int, token: Token) -> None:
    if not context.within_reason:
        context.state(grammar.COMPLETION, None, "%", (token.start, token.end))


def _reason(context: Context, index: int, token: Token) -> None:
    named = "原因" in token.text
    targets = explained(
        context.statements,
        context.subjects,
        budget=context.against_budget,
        named=named,
    )
    if context.within_reason or (not targets and not named):
        context.skipping = not context.within_reason
        return
    text = context.paragraph.text
    end = reason_end(text, token.end, budget=context.against_budget, year=context.year)
    reason = context.paragraph.shown(token.end, end).strip("：:，,。；; ")
    context.statements[:] = with_reason(context.statements, targets, reason)
    context.reason_end = end
    context.reason = replace(
        context, within_reason=True, reason=None, mode="PLAIN", gap=token.end, brackets=[]
    )


def _skip(context: Context, index: int, token: Token) -> None:
    context.skipping = True
    _own(context)


def _of_which(context: Context, index: int, token: Token) -> None:
    _own(context)
    if context.parts_from is not None and any(
        s.kind in _CHANGES for s in context.statements[context.sentence_from :]
    ):
        settle(context)  # 比上年减少50万元,其中…: whose it is, before its parts are told
    context.divided = True
    context.part_kind = _kind_divided(context)
    if not context.topic or context.resumes:
        context.topic, context.resumes = context.subjects, False
        context.listed_from = len(context.statements)
    if context.parts_from is None:
        context.parts_from = len(context.statements)


def _kind_divided(context: Context) -> str | None:
    """Return the kind of a budget that 其中 divides: what is listed then are budgets as well."""
    kept = [s for s in context.statements if s.kind not in _CHANGES and not _earlier(context, s)]
    told = kept[-1:]
    if not told or told[0].kind not in _BUDGETS:
        return None
    same = (s for s in kept if s.sentence == told[0].sentence)
    alone = all(s.kind == told[0].kind or s.subject != told[0].subject for s in same)
    return told[0].kind if alone else None


def _earlier(context: Context, statement: Statement) -> bool:
    """Whether a statement is of a year before: 预算18万元,较2022年的20万元减少2万元."""
    return statement.year is not None and statement.year < min(context.year, context.figure_year)


def _own(context: Context) -> None:
    """Let 基本支出 and the like that follow belong to the 科目 that was spoken of."""
    if len(context.subjects) == 1 and is_item(context.subjects[0]):
        context.owner = owner_of(context.subjects[0])


def _open(context: Context, index: int, token: Token) -> None:
    _own(context)
    listing = not _holds_rate(context, index) and _lists_figures(context, index)
    subjects = context.subjects
    named = listing and context.adopt_phrase(token)
    context.brackets.append((subjects, _CLOSED if named else context.gap))
    context.gap = token.end
    if _holds_rate(context, index):
        context.mode = "CHANGE"


def _lists_figures(context: Context, index: int) -> bool:
    """Whether a bracket tells how many, or how much: 房屋（1,200平方米，260.00万元）."""
    end, after = context.tokens[index].end, context.tokens[index + 1 : index + 2]
    return any(t.kind == "FIGURE" and t.start == end and figure(t.text).unit for t in after)


def _holds_rate(context: Context, index: int) -> bool:
    """Whether a bracket holds the rate of the change before it: 减少18.50万元（65.37%）."""
    around = context.tokens[max(index - 1, 0) : index + 3]
    if [t.kind for t in around] != ["FIGURE", "OPEN", "FIGURE", "CLOSE"] or not context.statements:
        return False
    close = around[0].end == around[1].start and around[1].end == around[2].start
    rate = figure(around[2].text).unit
    changed = context.statements[-1].kind == grammar.CHANGE
    return close and changed and rate is not None and rate.measures == "rate"


def _close(context: Context, index: int, token: Token) -> None:
    if context.brackets:
        subjects, gap = context.brackets.pop()
        if context.subjects != _ONLY_NAMES:  # 出国费、用车费（“三公”经费）合计
            context.subjects, context.gap = subjects, token.end if gap == _CLOSED else gap


def _end(context: Context, index: int, token: Token) -> None:
    after = context.tokens[index + 1 : index + 2]
    # 其中：… 100万元。比上年减少30万元: the whole or its last part, as the rate tells.
    goes_on = any(t.kind in ("BASE", "CHANGE") and t.start == token.end for t in after)
    _find_list(context)
    listed = {s.subject for s in context.statements[context.listed_from or 0 :]}
    if context.listed_from is None or len(listed) < _LEAST_LISTED:
        context.topic = ()
    parts_from = context.parts_from if goes_on else None
    if not goes_on:
        settle(context)
    context.new_sentence()
    context.parts_from = parts_from
    take_head(context, token.end)


def _find_list(context: Context) -> None:
    """Take a whole and its shares for a list, where no 其中 says so: 按性质分:…占60%,…占40%."""
    start = context.sentence_from
    told = context.statements[start:]
    shared = {s.subject for s in told[1:] if s.kind == grammar.SHARE}
    if context.divided or not told or told[0].kind != grammar.AMOUNT or len(shared) < _LEAST_LISTED:
        return
    inside = told[0].subject not in shared
    whole = (told[0].subject,) if inside else context.opening
    amounts = {s.subject for s in context.statements[: start + inside] if s.kind == grammar.AMOUNT}
    if len(whole) == 1 and whole[0] in amounts - shared:
        context.topic, context.resumes = whole, False
        context.parts_from = context.listed_from = start + inside


def _semicolon(context: Context, index: int, token: Token) -> None:
    context.skipping = False
    context.leave_sub_unit()
    if any(s.kind in _CHANGES for s in context.statements[context.parts_from or 0 :]):
        settle(context)


def settle(context: Context) -> None:
    """Tell of whom a list of parts speaks, when its sentence is over."""
    if context.parts_from is not None:
        context.statements[:] = settled(context.statements, context.parts_from)
        context.parts_from = None


def _pass(context: Context, index: int, token: Token) -> None:
    pass


# What each kind of token does to the context that it meets.
HANDLERS: dict[str, Callable[[Context, int, Token], None]] = {
    **dict.fromkeys(RELATIONS, _relation),
    "FIGURE": read_figure,
    "NO_FIGURE": read_no_figure,
    "SUBJECT": take_subject,
    "BASE": _base,
    "BASE_BUDGET": _base_budget,
    "YEAR": _year,
    "LAST_YEAR": _year,
    "FLAT": _flat,
    "DIRECTION": _direction,
    "NO_BUDGET": _no_budget,
    "NONE": deny,
    "NIL": state_nil,
    "REASON": _reason,
    "SKIP": _skip,
    "OPEN": _open,
    "CLOSE": _close,
    "END": _end,
    "SEMICOLON": _semicolon,
    "OF_WHICH": _of_which,
    "COMMA": _pass,
    "DATE": _year,
}
