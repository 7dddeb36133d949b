"""A figure and the relation before it into a statement: its kind, its sign, its year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from juesuan_analysis.narrative import grammar
from juesuan_analysis.narrative.belongs import counted, ordinals, subjects_before, things_worth
from juesuan_analysis.narrative.context import Context
from juesuan_analysis.narrative.grammar import Unit
from juesuan_analysis.narrative.lexer import Figure, Token, figure
from juesuan_analysis.narrative.meanings import NAMED
from juesuan_analysis.vocabulary.phrases import DECREASE, INCREASE
from juesuan_analysis.vocabulary.totals import PAIRS

# Kind by relation and by what the unit measures.
_KINDS: dict[tuple[str, str], str] = {
    ("CHANGE", "amount"): grammar.CHANGE,
    ("CHANGE", "count"): grammar.CHANGE,
    ("CHANGE", "rate"): grammar.RATE,
    ("SHARE", "rate"): grammar.SHARE,
    ("COMPLETE", "rate"): grammar.COMPLETION,
    ("ORIGINAL_BUDGET", "amount"): grammar.ORIGINAL_BUDGET,
    ("FULL_BUDGET", "amount"): grammar.FULL_BUDGET,
}
_PLAIN = {"amount": grammar.AMOUNT, "count": grammar.COUNT, "rate": grammar.COUNT}
_NAMED_BUDGET = ((grammar.ORIGINAL_BUDGET, "年初"), (grammar.FULL_BUDGET, "全年|当年|调整|变动"))
_RATES = frozenset({"SHARE", "COMPLETE"})
_AMOUNTS = frozenset({"ORIGINAL_BUDGET", "FULL_BUDGET", "BUDGET", "FINAL", "BASE"})
_MOST_JOINED = 20  # figures that belong to as many subjects
_BOUND = re.compile(r"[,。;、：）]|$")
_JOINED = re.compile(r"[,、和与及]")
_SAVED = re.compile("节约|节省|结余")
_LEFT = re.compile("(?:预算|资金)?(?:结余|节余|剩余)(?:资金)?")
_EACH = re.compile("[各均]|分别")
_INCREASE, _DECREASE = re.compile(INCREASE), re.compile(f"{DECREASE}|^少")
_IS_NIL = re.compile("(?:支出|收入|决算|预、?决算|数|均|都|各|合计|共计|总额)*(?:为|是)")
_CHANGED = re.compile(f"{INCREASE}|{DECREASE}")


def relate(context: Context, token: Token) -> None:
    """Take the relation of the figure that follows."""
    context.mode = token.kind
    if token.kind in _AMOUNTS:
        context.part_kind = None
    if token.kind == "CHANGE":
        context.sign = _sign(token.text, context)
        context.subjects = _each(context, token)
        context.against_budget = (
            context.against_budget or "决算差异" in token.text or _is_saved(context, token)
        )
    else:
        name_budget(context, token)


def _is_saved(context: Context, token: Token) -> bool:
    """Whether 节约 tells what is left of a budget: 预算40万元,实际支出38.20万元,节约1.80万元."""
    saved = bool(_SAVED.search(token.text)) and context.base is None
    return saved and _budget_and_final(context)


def _is_left(context: Context, token: Token) -> bool:
    """Whether a figure is what is left of a budget: 预算1.50万元,实际支出0.36万元,结余1.14万元."""
    left = context.mode == "PLAIN" and _LEFT.fullmatch(context.raw_phrase(token))
    return bool(left) and _budget_and_final(context)


def _budget_and_final(context: Context) -> bool:
    told = [s.kind for s in context.statements[-2:] if s.subject in context.subjects]
    budgets = (grammar.ORIGINAL_BUDGET, grammar.FULL_BUDGET)
    return len(told) == 2 and told[0] in budgets and told[1] == grammar.AMOUNT


def name_budget(context: Context, token: Token) -> None:
    """Keep the budget that a relation names: the original one, or that of the full year."""
    named = next((kind for kind, word in _NAMED_BUDGET if re.search(word, token.text)), None)
    context.budget = named or context.budget


def _each(context: Context, token: Token) -> tuple[str, ...]:
    """Return both subjects of 各增加, where only the second of two was named last."""
    stated = {s.subject for s in context.statements}
    pair = next((p for p in PAIRS if p[1:] == context.subjects and p[0] in stated), None)
    return pair if pair and _EACH.match(token.text) else context.subjects


def state_change(
    context: Context, value: Decimal | None, token: Token, *, clause: bool = False
) -> None:
    """State that a subject changed by nothing, or by an amount that is not given.

    With ``clause`` the statement shows its clause alone: 大于 and 小于 are words of one subject.
    """
    span, base = (token.start, token.end), context.change_base()
    context.state(grammar.CHANGE, value, "万元", span, base_year=base, clause=clause)


def read_figure(context: Context, index: int, token: Token) -> None:
    """State a figure, or several joined ones that belong to as many subjects."""
    group = _group(context, index)
    alone = context.mode in ("PLAIN", "BASE") and len(group) == 1
    if alone and figure(token.text).unit is None and not _is_amount(context, token):
        return
    if _is_left(context, token):
        context.mode, context.sign, context.against_budget = "CHANGE", -1, True
    subjects = things_worth(context, index, token) or subjects_before(context, token, len(group))
    if len(group) == 1:
        subjects = _respectively(context, index, subjects)
    units = [figure(part.text).unit for part in group]
    for number, part in enumerate(group):
        own = subjects[number : number + 1] if len(group) > 1 else subjects
        unit = units[number] or next((u for u in units[number:] if u), None)
        _state(context, part, unit or _missing_unit(context, part), own)
    context.consumed = group[-1].end
    context.mode = "COMPLETE" if _awaits_rate(context, units) else "PLAIN"


def _respectively(context: Context, index: int, subjects: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one of several subjects whose turn it is: 分别增加20万元和减少10万元."""
    token, text = context.tokens[index], context.paragraph.text
    start = max(text.rfind(stop, 0, token.start) for stop in ",。;")
    spread = text.find("分别", start + 1, token.start)
    if len(subjects) < 2 or spread < 0:
        return subjects
    turn = sum(t.kind == "FIGURE" and t.start > spread for t in context.tokens[:index])
    return subjects[turn : turn + 1] or subjects


def _is_base(context: Context, token: Token) -> bool:
    """Whether a figure without a unit is last year's: 较上年2.08减少0.03万元."""
    return context.mode == "BASE" and bool(_CHANGED.match(context.paragraph.text, token.end))


def _is_amount(context: Context, token: Token) -> bool:
    """Whether a figure without a unit can only be an amount: 经营支出为0。"""
    nil = figure(token.text).number == 0 and _IS_NIL.fullmatch(context.raw_phrase(token))
    of_amount = context.counted is None and all(name in NAMED for name in context.subjects)
    known = bool(nil and of_amount and context.subjects) or _is_base(context, token)
    return known or _unit_said(context, token) is not None


_DECIMALS = re.compile(r"\d[\d,]*\.\d\d|\d{1,3}(?:,\d{3})+")
_STATED_UNIT = re.compile("单位：(亿元|万元|千元|元)")
_NEXT_UNIT = re.compile(
    r"[、,;](?:[\u4e00-\u9fff（）“”和及]{2,30}\d[\d,.]*[、,;和及]?)*?"
    r"[\u4e00-\u9fff（）“”和及]{2,30}\d[\d,.]*(亿元|万元)"
)


def _unit_said(context: Context, token: Token) -> Unit | None:
    """Return the unit that a text states once: （单位：万元）收入总计1,200.00，支出总计1,200.00."""
    text = context.paragraph.text
    if context.mode not in ("PLAIN", "CHANGE", *_AMOUNTS) or not _DECIMALS.fullmatch(token.text):
        return None
    if not _BOUND.match(text, token.end):
        return None
    said = _STATED_UNIT.search(text, 0, token.start) or _NEXT_UNIT.match(text, token.end)
    return grammar.UNITS[said[1]] if said else None


def read_no_figure(context: Context, index: int, token: Token) -> None:
    """State 增长-- or 完成预算的--%: a rate that the text says there is none of."""
    kind = _KINDS.get((context.mode, "rate"))
    joined = context.paragraph.text[context.gap : token.start] in ("", "的")
    if kind and joined:
        base = context.change_base() if context.mode == "CHANGE" else None
        context.state(kind, None, "%", (token.start, token.end), base_year=base)
        context.mode = "PLAIN"


def _state(context: Context, token: Token, unit: Unit | None, names: tuple[str, ...]) -> None:
    if unit is None:
        return
    kind = _kind(context, unit)
    read = figure(token.text)
    year, base = None, None
    if context.mode == "CHANGE":
        base = context.change_base()
        # 上年70万元，减少6万元: the change is this year's, from the year just spoken of.
        year = context.year if base == context.figure_year < context.year else None
    elif context.mode == "BASE" and kind == grammar.AMOUNT:
        year = context.base
    value = _value(context, read, kind)
    context.state(
        kind,
        None if value is None else value * unit.factor,
        unit.name,
        (token.start, token.end),
        subjects=counted(context, token, unit, names),
        year=year,
        base_year=base,
    )


def _kind(context: Context, unit: Unit) -> str:
    if unit.name == "个百分点":
        return (
            grammar.RATE if context.mode == "CHANGE" and _amount_given(context) else grammar.COUNT
        )
    if context.mode == "PLAIN" and unit.measures == "amount" and context.part_kind:
        return context.part_kind
    if context.mode in ("BUDGET", "COMPLETE") and unit.measures == "amount":
        return context.budget or _default_budget(context)
    return _KINDS.get((context.mode, unit.measures), _PLAIN[unit.measures])


def _default_budget(context: Context) -> str:
    public = context.section == grammar.THREE_PUBLIC
    return grammar.FULL_BUDGET if public else grammar.ORIGINAL_BUDGET


def _value(context: Context, read: Figure, kind: str) -> Decimal | None:
    if kind not in (grammar.CHANGE, grammar.RATE):
        return read.number
    if context.sign is None:
        return Decimal(0) if read.number == 0 else None
    return -abs(read.number) if context.sign < 0 else read.number


def _sign(verb: str, context: Context) -> int | None:
    """Return the direction of a verb; a left-over template 下降（增长） has the amount's."""
    up, down = _INCREASE.search(verb), _DECREASE.search(verb)
    if up and down:
        return _stated_sign(context)
    return -1 if down else 1


def _stated_sign(context: Context) -> int | None:
    for statement in reversed(context.statements):
        if statement.kind == grammar.CHANGE and statement.subject in context.subjects:
            return -1 if statement.value is not None and statement.value < 0 else 1
    return None


def _missing_unit(context: Context, token: Token) -> Unit | None:
    """Supply the unit that the text forgot, where the relation leaves no choice."""
    if _is_base(context, token):
        return grammar.MISSING_AMOUNT
    if said := _unit_said(context, token):
        return said
    if not _BOUND.match(context.paragraph.text, token.end):
        return None
    if context.mode == "PLAIN" and _is_amount(context, token):
        return grammar.MISSING_AMOUNT
    if context.mode in _RATES or (context.mode == "CHANGE" and _amount_given(context)):
        return grammar.MISSING_RATE
    return grammar.MISSING_AMOUNT if context.mode in _AMOUNTS else None


def _amount_given(context: Context) -> bool:
    last = context.statements[-1] if context.statements else None
    return last is not None and last.kind == grammar.CHANGE


def _awaits_rate(context: Context, units: Sequence[Unit | None]) -> bool:
    amount = any(unit and unit.measures == "amount" for unit in units)
    return context.mode == "COMPLETE" and amount


def _group(context: Context, index: int) -> list[Token]:
    """Return the figures joined to this one, if there are as many subjects: 各减少A,B万元."""
    figures = [context.tokens[index]]
    for token in context.tokens[index + 1 : index + 2 * _MOST_JOINED]:
        between = context.paragraph.text[figures[-1].end : token.start]
        if token.kind == "FIGURE" and _JOINED.fullmatch(between) and _alike(figures[-1], token):
            figures.append(token)
        elif token.kind != "COMMA":
            break
    if len(figures) > 1 and _respective(context, index):
        context.subjects = ordinals(context, len(figures)) or context.subjects
        return figures
    return figures if len(context.subjects) == len(figures) else figures[:1]


def _alike(before: Token, after: Token) -> bool:
    units = figure(before.text).unit, figure(after.text).unit
    return units[0] is None or units[0] == units[1]


def _respective(context: Context, index: int) -> bool:
    text = context.paragraph.text[: context.tokens[index].start]
    return re.search(r"分别[^,。;]{0,25}$", text) is not None
