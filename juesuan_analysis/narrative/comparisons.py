"""What figures are compared with: a year, a budget; and what is said of that without a figure."""

from __future__ import annotations

import re
from decimal import Decimal

from juesuan_analysis.facts import Statement
from juesuan_analysis.narrative import grammar
from juesuan_analysis.narrative.glue import APPROXIMATE
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.noun_phrase import adopt
from juesuan_analysis.narrative.relations import against_budget, naming_budget
from juesuan_analysis.narrative.scene import Scene, Stepped
from juesuan_analysis.narrative.scopes import Relation
from juesuan_analysis.narrative.stating import state, state_change, year_in
from juesuan_analysis.vocabulary import sections

_LAST = re.compile(grammar.YEARS)
_UNTIL = ("至", "到", "转入", "转")  # 结转至2024年使用 tells nothing of 2024


def compare(scene: Scene, token: Token) -> Stepped:
    """Take the year that the figures are compared with: 比上年."""
    scene = adopt(scene, token)
    base = year_in(token.text, scene.last_year())
    kind = "PLAIN" if token.text.endswith((",", "比", "较")) else "BASE"
    return scene._replace(
        sentence=scene.sentence._replace(base=base, against_budget=False),
        base=base,
        relation=Relation(kind, scene.relation.sign),
    ), ()


def compare_budget(scene: Scene, token: Token) -> Stepped:
    """Take the budget that the figures are compared with: 与年初预算相比."""
    scene = adopt(scene, token, or_resume=True)
    base = year_in(token.text, scene.last_year())
    if _LAST.search(token.text) and base < scene.sentence.year and _states_budgets(scene):
        # 2023年预算18万元,比上年预算减少2万元: a budget beside the budget before it.
        return scene._replace(sentence=scene.sentence._replace(base=base)), ()
    scene = against_budget(scene)
    if _meets_figure(scene, token):
        scene = naming_budget(scene, token).related("BUDGET")
    return scene, ()


def _states_budgets(scene: Scene) -> bool:
    last = [s.kind for s in scene.stated if s.kind not in sections.CHANGE_KINDS][-1:]
    return bool(last) and last[0] in sections.BUDGET_KINDS


def _meets_figure(scene: Scene, token: Token) -> bool:
    return scene.text.words[token.end : token.end + 1].isdecimal()


def take_year(scene: Scene, token: Token) -> Stepped:
    """Take the year that the next figures are of."""
    year = year_in(token.text, scene.text.year - 1)
    until = scene.text.words[: token.start].endswith(_UNTIL)
    if year == scene.sentence.year or (year > scene.text.year and until):
        return scene, ()
    return scene._replace(sentence=scene.sentence._replace(year=year)), ()


def state_unchanged(scene: Scene, token: Token) -> Stepped:
    """State that a subject did not change: 与上年持平; 基本持平 is no figure."""
    known = scene.sentence.against_budget or scene.sentence.base or scene.base
    if scene.reason or scene.sentence.skipping or not known:
        return scene, ()
    scene = adopt(scene, token)
    near = APPROXIMATE.search(token.text)
    if scene.about.counted:
        made = _count_unchanged(scene, token, scene.about.counted)
    else:
        made = state_change(scene, None if near else Decimal(0), token)
    return scene.related("PLAIN"), made


def _count_unchanged(scene: Scene, token: Token, counted: str) -> tuple[Statement, ...]:
    """State that what was counted last did not change: 公务用车保有量3辆,与上年持平."""
    span, base = (token.start, token.end), scene.change_base()
    return state(
        scene, sections.CHANGE, Decimal(0), "辆", span, subjects=(counted,), base_year=base
    )


def state_direction(scene: Scene, token: Token) -> Stepped:
    """State that the final account is above or below the budget, where no figure says by what.

    The statement shows its clause alone: 大于 and 小于 are words of one subject.
    """
    if scene.reason:
        return scene, ()
    scene = against_budget(adopt(scene, token, or_resume=True))
    if _meets_figure(scene, token):
        sign = -1 if grammar.BELOW.search(token.text) else 1
        return scene._replace(relation=Relation("CHANGE", sign)), ()
    value = Decimal(0) if "等于" in token.text else None
    return scene, state_change(scene, value, token, clause=True)


def state_no_budget(scene: Scene, token: Token) -> Stepped:
    """State that there is no completion, as there was no budget: 年初无预算."""
    span = (token.start, token.end)
    return scene, () if scene.reason else state(scene, sections.COMPLETION, None, "%", span)
