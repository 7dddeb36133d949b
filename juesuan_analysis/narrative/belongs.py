"""What a figure is about: the phrase before it, what was counted, the subject spoken of."""

from __future__ import annotations

import re

from juesuan_analysis.narrative import grammar
from juesuan_analysis.narrative.context import Context
from juesuan_analysis.narrative.grammar import GLUE_END, Unit
from juesuan_analysis.narrative.lexer import Token, figure
from juesuan_analysis.narrative.meanings import (
    AREAS,
    COUNT_SUBJECTS,
    COUNTED,
    DOINGS,
    EVALUATED,
    EVALUATION,
    FLEET,
    FLEET_WORDS,
    GRADE,
    HELD,
    MEETINGS,
    OTHERS,
    SUB_UNIT,
    THINGS,
    WORTH,
    WORTH_OF,
)


def subjects_before(context: Context, token: Token, count: int) -> tuple[str, ...]:
    """Return what a figure, or a group of joined ones, is about."""
    if context.mode == "PLAIN":
        if count == 1 and _of_sub_unit(context, token):
            return context.subjects
        phrase = context.phrase_before(token)
        if not phrase and SPENT.fullmatch(context.raw_phrase(token)):
            context.resume()
        if phrase:
            context.counted = None
            if figure(token.text).unit in (None, *_amount_units()):
                context.subjects = (phrase,)
            return (phrase,)
    if count > 1 and len(context.subjects) != count:
        return _last_subjects(context, count)
    return context.subjects


def _of_sub_unit(context: Context, token: Token) -> bool:
    """Whether an amount is that of a part of the department: 其中：局本级8万元，所属单位3万元."""
    name = GLUE_END.sub("", context.raw_phrase(token)).strip("（")
    told = (context.whole or context.subjects)[:1]
    if not told or told[0] not in context.stated() or not SUB_UNIT.fullmatch(name):
        return False
    if figure(token.text).unit not in _amount_units():
        return False
    context.enter_sub_unit(name)
    return True


def things_worth(context: Context, index: int, token: Token) -> tuple[str, ...]:
    """Return what was counted just before, if this is what it is worth: 2台，共计5万元."""
    before = [t for t in context.tokens[max(index - 2, 0) : index] if t.kind != "COMMA"]
    if not before or before[-1].kind != "FIGURE" or context.mode != "PLAIN":
        return ()
    thing, worth = figure(before[-1].text).unit, figure(token.text).unit
    raw = context.raw_phrase(token)
    if not context.statements or worth not in _amount_units() or not WORTH.fullmatch(raw):
        return ()
    subject = context.statements[-1].subject
    if thing and thing.name in AREAS and "原值" not in raw:
        return (f"{subject.removesuffix('面积')}价值",)
    return (WORTH_OF.get(subject, subject),) if thing and thing.name in THINGS else ()


_IN_ALL = re.compile("(?:全年)?累计")
SPENT = re.compile(
    "(?:全年|本年|当年|年度|年内|累计|共|合计)*(?:实际|共|合计|总)+(?:发生|支出|开支|使用|完成|执行)+(?:为|了)?"
)
_ORDINALS = re.compile(r"[前上以]+述?([两二三四])[项者类]|[两二三四][项者类]")


def ordinals(context: Context, count: int) -> tuple[str, ...]:
    """Return the first of the things listed, where the text counts them: 前两项分别减少A和B."""
    start = max(context.paragraph.text.rfind(stop, 0, context.gap) for stop in "。;,")
    if not _ORDINALS.search(context.paragraph.text, start, context.gap + 20):
        return ()
    names = tuple(dict.fromkeys(s.subject for s in context.statements if s.kind == grammar.AMOUNT))
    return names[:count] if len(names) >= count else ()


def _amount_units() -> list[Unit]:
    return [unit for unit in grammar.UNITS.values() if unit.measures == "amount"]


def _last_subjects(context: Context, count: int) -> tuple[str, ...]:
    # 收入减少84万元、支出减少100万元,分别下降15%、17.86%: of what just changed, else of amounts.
    here, told = context.sentence(context.gap), context.statements
    changes = [s.subject for s in told if s.kind == grammar.CHANGE and s.sentence == here]
    amounts = [s.subject for s in told if s.kind == grammar.AMOUNT]
    for names in (changes[-count:], amounts[-count:]):
        if len(set(names)) == count:
            return tuple(names)
    return ("",)


def counted(context: Context, token: Token, unit: Unit, names: tuple[str, ...]) -> tuple[str, ...]:
    """Name a count after what is counted; amounts keep their subject."""
    if unit.measures == "count" and (named := _named_after(context, token.end)):
        return (named,)
    if context.section == grammar.THREE_PUBLIC and (doing := _doing(context, token, unit)):
        context.subjects, context.counted, names = (doing,), None, (doing,)
    if names and names[0] in OTHERS and _IN_ALL.match(context.raw_phrase(token)):
        names = (OTHERS[names[0]],)
    if held := HELD.fullmatch(context.raw_phrase(token)):
        return (COUNTED.get((MEETINGS[held["what"]], unit.name), names[0] if names else ""),)
    if unit.name == "辆" and context.section == grammar.THREE_PUBLIC and _is_fleet(context, token):
        return (FLEET,)
    if context.paragraph.text.startswith("项目", token.end) and unit.measures == "count":
        names = context.subjects
    if unit.name in THINGS and context.counted and names == context.subjects:
        return (context.counted,)
    if names and names[0] in COUNT_SUBJECTS and unit.measures == "amount":
        return context.subjects
    known = tuple(_counted(context, name, unit) for name in names)
    raw = context.raw_phrase(token) if known == context.subjects else ""
    telling = bool(raw) and not context.is_glue(GLUE_END.sub("", raw))
    return (raw,) if telling and unit.measures == "count" else known


def _counted(context: Context, name: str, unit: Unit) -> str:
    """Name what a figure of a subject counts in its unit, or the money of what was evaluated."""
    if context.section == grammar.PERFORMANCE and EVALUATION.search(name):
        money = unit.measures in ("amount", "rate")
        name = f"{name}项目预算金额" if money else f"{name}得分" if unit.name == "分" else name
    return COUNTED.get((name, unit.name), name)


def _is_fleet(context: Context, token: Token) -> bool:
    """Whether what is counted are all the cars: 镇机关公务用车2辆."""
    told = FLEET in context.stated()  # 保有量38辆，其中：公务用车4辆，执法用车34辆
    return not told and FLEET_WORDS.fullmatch(context.raw_phrase(token)) is not None


def _doing(context: Context, token: Token, unit: Unit) -> str:
    """Return what is counted by its verb: 接待65批次, 出国团组1个, whatever was told before."""
    raw = context.raw_phrase(token)
    for fee, verb, known in DOINGS:
        if verb.search(raw) and (fee, unit.name) in COUNTED:
            return context.subjects[0] if _told(context, known) else fee
    return ""


def _told(context: Context, known: tuple[str, ...]) -> bool:
    return context.subjects[:1] in [(name,) for name in known] and context.counted is None


def _named_after(context: Context, offset: int) -> str | None:
    text = context.paragraph.text
    grade, evaluated = GRADE.match(text, offset), EVALUATED.match(text, offset)
    if grade:
        return f"自评等级为{grade['grade']}的项目"
    if evaluated is None:
        return None
    topic = evaluated["topic"] or "编报绩效目标"
    if context.section == grammar.PERFORMANCE:
        context.subjects = (topic,)
    return f"{topic}项目数"
