"""What the text comes to speak of: one subject or a list, the whole department or a part of it."""

from __future__ import annotations

import re

from juesuan_analysis.narrative import grammar
from juesuan_analysis.narrative.context import Context
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.meanings import (
    MONEY,
    PARTS_OF_ITEM,
    QUALIFIED_BY_MONEY,
    SUB_UNIT,
)
from juesuan_analysis.narrative.naming import extend_path, is_item, is_path, subjects_of
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS

FIGURES = frozenset({"FIGURE", "NO_FIGURE"})
RELATIONS = frozenset(
    {"CHANGE", "SHARE", "COMPLETE", "FINAL", "FULL_BUDGET", "ORIGINAL_BUDGET", "BUDGET"}
)
NEAR = 10  # characters between a word and what it is about
_AND, _EACH = (
    re.compile("[、和与及]|以及"),
    re.compile("(?:支出|收入|预、?决算|决算|数|占比)*(?:分别|均|各)"),
)
# 上缴上级支出、经营支出共0元: their sum, of none of them.
_SUMMED = re.compile(r"(?:支出|收入)?(?:共计?|合计)(?:为)?(?=\d)")
# 科目 end so; offices do not.
_ITEM = re.compile(
    r"[、和及]?(?P<name>[\u4e00-\u9fff（）“”、]{2,25}(?:事务|运行|活动|服务|建设|业务|补助|保险|缴费|公积金"
    r"|医疗|工程|救助|抚恤|补贴|执法|监管|支出|项目|费))"
)
_SIDE_OF = {"财政拨款收入": "收入", "财政拨款支出": "支出"}
_OTHER_SIDE = {"收入": "支出", "支出": "收入"}
_BRACKETS = re.compile("（[^（）]*）")
_OTHER = re.compile("[^、和与及为：,的]")  # more than what joins
_OWN = re.compile("[本我该]")


def take_subject(context: Context, index: int, token: Token) -> None:
    """Let the figures that follow be about what the text names."""
    aside = context.skipping or context.within_reason or _is_quoted(context, token)
    if aside and not _leads_to_figure(context, index):
        if context.within_reason:
            context.subjects = subjects_of(token, context.section, ())
        return
    names = subjects_of(token, context.section, context.path)
    if _is_money(context, index, names):
        return
    names = _of_fund(context, index, names)
    sub_unit = _sub_unit(context, token) if names[0] in context.stated() else ""
    if is_item(names[0]):
        context.owner = None
    elif context.owner and names[0] in PARTS_OF_ITEM:
        names = tuple(f"{context.owner}/{name}" for name in names)
    names = _with_listed(context, index, names)
    if is_path(token):
        context.path = extend_path(token, context.path)
    context.new_subjects(names, token.text)
    if sub_unit:
        context.enter_sub_unit(sub_unit)
    else:
        context.sub_unit = ""


def _of_fund(context: Context, index: int, names: tuple[str, ...]) -> tuple[str, ...]:
    """Give 本年支出 to the fund whose income the sentence has just told of."""
    side = _SIDE_OF.get(names[0])
    if side is None or "财政拨款" in context.tokens[index].text:
        return names
    for before in reversed(context.tokens[:index]):
        if before.kind == "END":
            break
        told = subjects_of(before, context.section, ()) if before.kind == "SUBJECT" else ("",)
        fund = next(
            (fund for fund in APPROPRIATIONS if told[0] == f"{fund}{_OTHER_SIDE[side]}"), ""
        )
        if fund:
            return (f"{fund}{side}",)
    return names


def _is_money(context: Context, index: int, names: tuple[str, ...]) -> bool:
    """Whether a name tells whose money it was: 公务接待费2023年财政拨款支出决算12.40万元."""
    if names[0] not in MONEY:
        return False
    token, before = context.tokens[index], context.tokens[index - 1] if index else None
    if before is not None and before.kind == "SUBJECT" and before.end == token.start:
        return context.subjects[:1] != names[:1]
    item = _ITEM.fullmatch(context.raw_phrase(token))
    if item:  # 一般行政管理事务财政拨款支出120万元
        context.new_subjects((item["name"],))
        return True
    if context.section not in QUALIFIED_BY_MONEY:
        return False
    divides = before is not None and before.kind in ("OF_WHICH", "SEMICOLON", "OPEN")
    return bool(context.subjects) and not divides and not context.brackets


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


def _with_listed(context: Context, index: int, names: tuple[str, ...]) -> tuple[str, ...]:
    """Join what shares the figures of a subject: 基本支出、项目支出分别为A和B, or their sum."""
    token, text = context.tokens[index], context.paragraph.text
    each = _EACH.match(text, token.end)
    if (
        not each
        and not token.text.endswith(("合计", "共计"))
        and not _SUMMED.match(text, token.end)
    ):
        return names
    listed = (*_listed(context, index), *names)
    return listed if each or len(listed) == len(names) else ("、".join(listed),)


def _listed(context: Context, index: int) -> tuple[str, ...]:
    """Return the subjects that stand before this one, joined to it."""
    token, text = context.tokens[index], context.paragraph.text
    names: tuple[str, ...] = ()
    for before in reversed(context.tokens[:index]):
        if before.kind == "COMMA":
            continue
        if before.kind != "SUBJECT" or not _AND.fullmatch(text[before.end : token.start]):
            break
        if before.text.endswith("计"):  # 收入合计、支出合计: each has its own
            break
        names = (*subjects_of(before, context.section, context.path), *names)
        token = before
    return names


def _leads_to_figure(context: Context, index: int) -> bool:
    rest = context.tokens[index + 1 : index + 2]
    near = [t for t in rest if t.start - context.tokens[index].end <= NEAR]
    return any(t.kind in FIGURES | RELATIONS | {"BASE", "BASE_BUDGET", "FLAT"} for t in near)
