"""What the reader does at each kind of token: set the scene, or state a figure in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.narrative import grammar
from juesuan_analysis.narrative.context import Context
from juesuan_analysis.narrative.figures import (
    name_budget,
    read_figure,
    read_no_figure,
    relate,
    state_change,
)
from juesuan_analysis.narrative.lexer import Token, figure
from juesuan_analysis.narrative.meanings import (
    NOTHING_OF_THE_KIND,
    PARTS_OF_ITEM,
    SUB_UNIT,
    WHOLE_SECTION,
)
from juesuan_analysis.narrative.naming import (
    extend_path,
    is_item,
    is_path,
    owner_of,
    subjects_of,
)
from juesuan_analysis.narrative.reasons import explained, reason_end, with_reason
from juesuan_analysis.narrative.whose import settled

_YEAR = re.compile(r"20\d\d")
_CLAUSE = re.compile(r"(?:[^,。;（]|（境）)*")
_FIGURES = frozenset({"FIGURE", "NO_FIGURE"})
_RELATIONS = frozenset(
    {"CHANGE", "SHARE", "COMPLETE", "FINAL", "FULL_BUDGET", "ORIGINAL_BUDGET", "BUDGET"}
)
_AND, _EACH = (
    re.compile("[、和与及]|以及"),
    re.compile("(?:支出|收入|预、?决算|决算|数|占比)*(?:分别|均|各)"),
)
_BRACKETS = re.compile("（[^（）]*）")
_OTHER = re.compile("[^、和与及为：,的]")  # more than what joins
_OWN = re.compile("[本我该]")
_ONLY_NAMES = ("“三公”经费合计",)
_OTHER_YEAR = re.compile(rf"(?:{grammar.YEARS})[^,。;]{{0,4}}$")
_NEAR = 10


def _subject(context: Context, index: int, token: Token) -> None:
    aside = context.skipping or context.within_reason or _is_quoted(context, token)
    if aside and not _leads_to_figure(context, index):
        if context.within_reason:
            context.subjects = subjects_of(token, context.section, ())
        return
    names = subjects_of(token, context.section, context.path)
    sub_unit = _sub_unit(context, token) if names[0] in context.stated() else ""
    if is_item(names[0]):
        context.owner = None
    elif context.owner and names[0] in PARTS_OF_ITEM:
        names = tuple(f"{context.owner}/{name}" for name in names)
    names = (*_listed(context, index), *names)
    if is_path(token):
        context.path = extend_path(token, context.path)
    context.new_subjects(names)
    if sub_unit:
        context.enter_sub_unit(sub_unit)
    else:
        context.sub_unit = ""


def _is_quoted(context: Context, token: Token) -> bool:
    """Whether a subject is only mentioned: 在“事业收入”“经营收入”之外取得的收入."""
    text = context.paragraph.text
    around = text[max(token.start - 1, 0) : token.start], text[token.end : token.end + 1]
    return around == ("“", "”") and not is_path(token)


def _sub_unit(context: Context, token: Token) -> str:
    """Name the part of the department that a subject, told of the whole before, is now told of."""
    name = context.raw_phrase(token)
    if not _OTHER.search(name):
        return context.sub_unit
    bare = _BRACKETS.sub("", name)
    part = context.divided and grammar.OFFICE.search(bare) and not _OWN.match(bare)
    return name if part or SUB_UNIT.fullmatch(name) else ""


def _listed(context: Context, index: int) -> tuple[str, ...]:
    """Return the subjects before this one that share its figures: 基本支出、项目支出分别为A和B."""
    token, text = context.tokens[index], context.paragraph.text
    names: tuple[str, ...] = ()
    if not _EACH.match(text, token.end):
        return ()
    for before in reversed(context.tokens[:index]):
        if before.kind == "COMMA":
            continue
        if before.kind != "SUBJECT" or not _AND.fullmatch(text[before.end : token.start]):
            break
        names = (*subjects_of(before, context.section, context.path), *names)
        token = before
    return names


def _leads_to_figure(context: Context, index: int) -> bool:
    rest = context.tokens[index + 1 : index + 2]
    near = [t for t in rest if t.start - context.tokens[index].end <= _NEAR]
    return any(t.kind in _FIGURES | _RELATIONS | {"BASE", "BASE_BUDGET", "FLAT"} for t in near)


def _relation(context: Context, index: int, token: Token) -> None:
    context.adopt_phrase(token)
    if token.kind == "FINAL" and token.start == context.gap:
        side = context.side(token.text[:2])
        if side:
            context.new_subjects((side,))
    relate(context, token)


def _base(context: Context, index: int, token: Token) -> None:
    context.adopt_phrase(token)
    context.against_budget = False
    context.base = _year_in(token.text, context.year - 1)
    context.paragraph_base = context.base
    context.mode = "PLAIN" if token.text.endswith((",", "比", "较")) else "BASE"


def _base_budget(context: Context, index: int, token: Token) -> None:
    context.adopt_phrase(token)
    context.against_budget = True
    if _meets_figure(context, token):
        context.mode = "BUDGET"
        name_budget(context, token)


def _meets_figure(context: Context, token: Token) -> bool:
    return context.paragraph.text[token.end : token.end + 1].isdecimal()


def _year(context: Context, index: int, token: Token) -> None:
    context.figure_year = _year_in(token.text, context.year - 1)


def _year_in(text: str, default: int) -> int:
    match = _YEAR.search(text)
    return int(match.group()) if match else default


def _flat(context: Context, index: int, token: Token) -> None:
    known = context.against_budget or context.base or context.paragraph_base
    if context.within_reason or context.skipping or not known:
        return
    context.adopt_phrase(token)
    near = grammar.APPROXIMATE.search(token.text)
    state_change(context, None if near else Decimal(0), token)
    context.mode = "PLAIN"


def _direction(context: Context, index: int, token: Token) -> None:
    if context.within_reason:
        return
    context.adopt_phrase(token)
    context.against_budget = True
    if _meets_figure(context, token):
        context.mode, context.sign = "CHANGE", -1 if grammar.BELOW.search(token.text) else 1
    else:
        state_change(context, Decimal(0) if "等于" in token.text else None, token, clause=True)


def _no_budget(context: Context, index: int, token: Token) -> None:
    if not context.within_reason:
        context.state(grammar.COMPLETION, None, "%", (token.start, token.end))


def _none(context: Context, index: int, token: Token) -> None:
    if context.within_reason or context.skipping:
        return
    if _of_other_year(context, token):
        return
    match = _CLAUSE.match(context.paragraph.text, token.end)
    clause = match.group() if match else ""
    inside = [t for t in context.tokens[index + 1 :] if t.start < token.end + len(clause)]
    names = _denied(context, token, clause, inside)
    if names and not any(t.kind in _FIGURES for t in inside):
        span = (token.start, token.end + len(clause))
        context.state(grammar.AMOUNT, Decimal(0), "万元", span, subjects=names)


def _of_other_year(context: Context, token: Token) -> bool:
    """Whether it is another year that had nothing: 上年无此项支出."""
    found = _OTHER_YEAR.search(context.paragraph.text[: token.start])
    return found is not None and _year_in(found.group(), context.year - 1) < context.year


def _nil(context: Context, index: int, token: Token) -> None:
    before = context.tokens[index - 1] if index else None
    named = before is not None and before.kind == "SUBJECT" and before.end == token.start
    if named and not context.within_reason and not context.skipping:
        context.state(grammar.AMOUNT, Decimal(0), "万元", (token.start, token.end))


def _denied(
    context: Context, token: Token, clause: str, inside: Iterable[Token]
) -> tuple[str, ...]:
    if grammar.NEGATION.search(clause):
        return ()
    near = [t for t in inside if t.kind == "SUBJECT" and t.start - token.end <= _NEAR]
    named = [name for t in near[:1] for name in subjects_of(t, context.section, context.path)]
    whole = WHOLE_SECTION.get(context.section, ())
    return tuple(named) or (whole if NOTHING_OF_THE_KIND.match(clause) else ())


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
    end = reason_end(text, token.end, budget=context.against_budget)
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
    context.divided = True
    if context.parts_from is None:
        context.parts_from = len(context.statements)


def _own(context: Context) -> None:
    """Let 基本支出 and the like that follow belong to the 科目 that was spoken of."""
    if len(context.subjects) == 1 and is_item(context.subjects[0]):
        context.owner = owner_of(context.subjects[0])


def _open(context: Context, index: int, token: Token) -> None:
    _own(context)
    context.brackets.append((context.subjects, context.gap))
    context.gap = token.end
    if _holds_rate(context, index):
        context.mode = "CHANGE"


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
            context.subjects, context.gap = subjects, gap


def _end(context: Context, index: int, token: Token) -> None:
    after = context.tokens[index + 1 : index + 2]
    # 其中：… 100万元。比上年减少30万元: the whole or its last part, as the rate tells.
    goes_on = any(t.kind in ("BASE", "CHANGE") and t.start == token.end for t in after)
    parts_from = context.parts_from if goes_on else None
    if not goes_on:
        settle(context)
    context.new_sentence()
    context.parts_from = parts_from


def _semicolon(context: Context, index: int, token: Token) -> None:
    context.skipping = False
    context.leave_sub_unit()
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
    **dict.fromkeys(_RELATIONS, _relation),
    "FIGURE": read_figure,
    "NO_FIGURE": read_no_figure,
    "SUBJECT": _subject,
    "BASE": _base,
    "BASE_BUDGET": _base_budget,
    "YEAR": _year,
    "LAST_YEAR": _year,
    "FLAT": _flat,
    "DIRECTION": _direction,
    "NO_BUDGET": _no_budget,
    "NONE": _none,
    "NIL": _nil,
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
