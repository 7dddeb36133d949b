"""Words that relate a figure to its subject: years, bases, budgets, 增加 and 占."""

from __future__ import annotations

import re
from decimal import Decimal

from juesuan_analysis.facts import Statement
from juesuan_analysis.narrative import grammar
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.noun_phrase import adopt, side
from juesuan_analysis.narrative.savings import is_saved
from juesuan_analysis.narrative.scene import Scene, Stepped
from juesuan_analysis.narrative.scopes import AMOUNTS, Names, Relation
from juesuan_analysis.narrative.stating import state, state_change, year_in
from juesuan_analysis.vocabulary.phrases import DECREASE, INCREASE
from juesuan_analysis.vocabulary.totals import PAIRS

_RESUMING = frozenset({"FINAL", "COMPLETE", "FULL_BUDGET", "ORIGINAL_BUDGET", "BUDGET"})
_NAMED_BUDGET = (
    (grammar.ORIGINAL_BUDGET, re.compile("年初")),
    (grammar.FULL_BUDGET, re.compile("全年|当年|调整|变动")),
)
_CHANGES = (grammar.CHANGE, grammar.RATE)
_BUDGETS = (grammar.ORIGINAL_BUDGET, grammar.FULL_BUDGET)
_LAST = re.compile(grammar.YEARS)
_EACH = re.compile("[各均]|分别")
_INCREASE, _DECREASE = re.compile(INCREASE), re.compile(f"{DECREASE}|^少")
_UNTIL = ("至", "到", "转入", "转")  # 结转至2024年使用 tells nothing of 2024


def relate(scene: Scene, token: Token) -> Stepped:
    """Take the relation of the figure that follows."""
    scene = adopt(scene, token, or_resume=token.kind in _RESUMING)
    if token.kind in ("FINAL", "BUDGET") and token.start == token.after:
        name = side(scene, token)
        scene = scene.speaking_of((name,), token.text[:2]) if name else scene
    if token.kind == "CHANGE":
        return _changing(scene, token), ()
    if token.kind in AMOUNTS and scene.sentence.parts.kind:
        parts = scene.sentence.parts._replace(kind=None)
        scene = scene._replace(sentence=scene.sentence._replace(parts=parts))
    return _naming_budget(scene, token).related(token.kind), ()


def _changing(scene: Scene, token: Token) -> Scene:
    sign = _sign(token.text, scene)
    scene = scene._replace(
        relation=Relation(token.kind, sign),
        about=scene.about._replace(subjects=_each(scene, token)),
    )
    against = "决算差异" in token.text or is_saved(scene, token)
    return _against_budget(scene) if against else scene


def _against_budget(scene: Scene) -> Scene:
    return scene._replace(sentence=scene.sentence._replace(against_budget=True))


def _naming_budget(scene: Scene, token: Token) -> Scene:
    """Keep the budget that a relation names: the original one, or that of the full year."""
    named = next((kind for kind, words in _NAMED_BUDGET if words.search(token.text)), None)
    return scene._replace(budget=named) if named else scene


def _each(scene: Scene, token: Token) -> Names:
    """Return both subjects of 各增加, where only the second of two was named last."""
    stated, subjects = scene.subjects_stated(), scene.about.subjects
    pair = next((p for p in PAIRS if p[1:] == subjects and p[0] in stated), None)
    return pair if pair and _EACH.match(token.text) else subjects


def _sign(verb: str, scene: Scene) -> int | None:
    """Return the direction of a verb; a left-over template 下降（增长） has the amount's."""
    up, down = _INCREASE.search(verb), _DECREASE.search(verb)
    if up and down:
        return _stated_sign(scene)
    return -1 if down else 1


def _stated_sign(scene: Scene) -> int | None:
    for statement in reversed(scene.stated):
        if statement.kind == grammar.CHANGE and statement.subject in scene.about.subjects:
            return -1 if statement.value is not None and statement.value < 0 else 1
    return None


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
    scene = _against_budget(scene)
    if _meets_figure(scene, token):
        scene = _naming_budget(scene, token).related("BUDGET")
    return scene, ()


def _states_budgets(scene: Scene) -> bool:
    last = [s.kind for s in scene.stated if s.kind not in _CHANGES][-1:]
    return bool(last) and last[0] in _BUDGETS


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
    near = grammar.APPROXIMATE.search(token.text)
    if scene.about.counted:
        made = _count_unchanged(scene, token, scene.about.counted)
    else:
        made = state_change(scene, None if near else Decimal(0), token)
    return scene.related("PLAIN"), made


def _count_unchanged(scene: Scene, token: Token, counted: str) -> tuple[Statement, ...]:
    """State that what was counted last did not change: 公务用车保有量3辆,与上年持平."""
    span, base = (token.start, token.end), scene.change_base()
    return state(scene, grammar.CHANGE, Decimal(0), "辆", span, subjects=(counted,), base_year=base)


def state_direction(scene: Scene, token: Token) -> Stepped:
    """State that the final account is above or below the budget, where no figure says by what.

    The statement shows its clause alone: 大于 and 小于 are words of one subject.
    """
    if scene.reason:
        return scene, ()
    scene = _against_budget(adopt(scene, token, or_resume=True))
    if _meets_figure(scene, token):
        sign = -1 if grammar.BELOW.search(token.text) else 1
        return scene._replace(relation=Relation("CHANGE", sign)), ()
    value = Decimal(0) if "等于" in token.text else None
    return scene, state_change(scene, value, token, clause=True)


def state_no_budget(scene: Scene, token: Token) -> Stepped:
    """State that there is no completion, as there was no budget: 年初无预算."""
    span = (token.start, token.end)
    return scene, () if scene.reason else state(scene, grammar.COMPLETION, None, "%", span)
