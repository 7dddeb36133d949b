"""What a figure says in its scene: its kind, its value, and its unit where none is printed."""

from __future__ import annotations

from decimal import Decimal

from juesuan_analysis.lazily import regex
from juesuan_analysis.narrative import grammar
from juesuan_analysis.narrative.grammar import Unit
from juesuan_analysis.narrative.lexer import Figure, Token, figure
from juesuan_analysis.narrative.meanings import NAMED
from juesuan_analysis.narrative.noun_phrase import raw_phrase
from juesuan_analysis.narrative.scene import Scene
from juesuan_analysis.narrative.scopes import AMOUNTS
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.phrases import DECREASE, INCREASE

# Kind by relation and by what the unit measures.
_KINDS: dict[tuple[str, str], str] = {
    ("CHANGE", "amount"): sections.CHANGE,
    ("CHANGE", "count"): sections.CHANGE,
    ("CHANGE", "rate"): sections.RATE,
    ("SHARE", "rate"): sections.SHARE,
    ("COMPLETE", "rate"): sections.COMPLETION,
    ("ORIGINAL_BUDGET", "amount"): sections.ORIGINAL_BUDGET,
    ("FULL_BUDGET", "amount"): sections.FULL_BUDGET,
}
_PLAIN = {"amount": sections.AMOUNT, "count": sections.COUNT, "rate": sections.COUNT}
_RATES = frozenset({"SHARE", "COMPLETE"})
_BOUND = regex(r"[,。;、：）]|$")
_IS_NIL = regex("(?:支出|收入|决算|预、?决算|数|均|都|各|合计|共计|总额)*(?:为|是)")
_CHANGED = regex(f"{INCREASE}|{DECREASE}")
_DECIMALS = regex(r"\d[\d,]*\.\d\d|\d{1,3}(?:,\d{3})+")
_STATED_UNIT = regex("单位：(亿元|万元|千元|元)")
_NEXT_UNIT = regex(
    r"[、,;](?:[\u4e00-\u9fff（）“”和及]{2,30}\d[\d,.]*[、,;和及]?)*?"
    r"[\u4e00-\u9fff（）“”和及]{2,30}\d[\d,.]*(亿元|万元)"
)


def kind_of(scene: Scene, token: Token, unit: Unit) -> str:
    """Return the kind of a figure from its relation and its unit."""
    relation = scene.relation.kind
    if unit.name == "个百分点":
        return sections.RATE if relation == "CHANGE" and _follows_change(scene) else sections.COUNT
    if relation == "PLAIN" and unit.measures == "amount" and scene.sentence.parts.kind:
        return scene.sentence.parts.kind
    if relation in ("BUDGET", "COMPLETE") and unit.measures == "amount":
        return scene.budget or _default_budget(scene)
    if relation == "CHANGE" and unit.measures == "count" and _adds(scene, token):
        return sections.COUNT
    return _KINDS.get((relation, unit.measures), _PLAIN[unit.measures])


def _adds(scene: Scene, token: Token) -> bool:
    """Whether projects were added within the year, compared with nothing: 年中增加8个项目."""
    compared = scene.sentence.against_budget or scene.sentence.base or scene.base
    return not compared and scene.text.words.startswith("项目", token.end)


def rate_without_figure(scene: Scene) -> str | None:
    """Return the kind of a rate that the text says there is none of: 增长--."""
    return _KINDS.get((scene.relation.kind, "rate"))


def _default_budget(scene: Scene) -> str:
    public = scene.text.section == sections.THREE_PUBLIC
    return sections.FULL_BUDGET if public else sections.ORIGINAL_BUDGET


def value_of(scene: Scene, read: Figure, kind: str) -> Decimal | None:
    """Return the number of a figure, with the sign of its verb where it is a change."""
    sign = scene.relation.sign
    if kind not in (sections.CHANGE, sections.RATE):
        return read.number
    if sign is None:
        return Decimal(0) if read.number == 0 else None
    return -abs(read.number) if sign < 0 else read.number


def missing_unit(scene: Scene, token: Token) -> Unit | None:
    """Supply the unit that the text forgot, where the relation leaves no choice."""
    relation = scene.relation.kind
    if _is_base(scene, token):
        return grammar.MISSING_AMOUNT
    if unit := _unit_stated(scene, token):
        return unit
    if not _BOUND.match(scene.text.words, token.end):
        return None
    if relation == "PLAIN" and is_amount(scene, token):
        return grammar.MISSING_AMOUNT
    if relation in _RATES or (relation == "CHANGE" and _follows_change(scene)):
        return grammar.MISSING_RATE
    return grammar.MISSING_AMOUNT if relation in AMOUNTS else None


def is_amount(scene: Scene, token: Token) -> bool:
    """Whether a figure without a unit can only be an amount: 经营支出为0。"""
    nil = figure(token.text).number == 0 and _IS_NIL.fullmatch(raw_phrase(scene, token))
    subjects = scene.about.subjects
    of_amount = scene.about.counted is None and all(name in NAMED for name in subjects)
    known = bool(nil and of_amount and subjects) or _is_base(scene, token)
    return known or _unit_stated(scene, token) is not None


def _is_base(scene: Scene, token: Token) -> bool:
    """Whether a figure without a unit is last year's: 较上年2.08减少0.03万元."""
    return scene.relation.kind == "BASE" and bool(_CHANGED.match(scene.text.words, token.end))


def _unit_stated(scene: Scene, token: Token) -> Unit | None:
    """Return the unit that a text states once: （单位：万元）收入总计1,200.00，支出总计1,200.00."""
    words, relation = scene.text.words, scene.relation.kind
    if relation not in ("PLAIN", "CHANGE", *AMOUNTS) or not _DECIMALS.fullmatch(token.text):
        return None
    if not _BOUND.match(words, token.end):
        return None
    said = _STATED_UNIT.search(words, 0, token.start) or _NEXT_UNIT.match(words, token.end)
    return grammar.UNITS[said[1]] if said else None


def _follows_change(scene: Scene) -> bool:
    return bool(scene.stated) and scene.stated[-1].kind == sections.CHANGE
