"""A figure and the relation before it into a statement; several joined ones into as many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from juesuan_analysis.facts import Statement
from juesuan_analysis.narrative.belongs import ordinals, subjects_before, things_worth
from juesuan_analysis.narrative.counting import counted
from juesuan_analysis.narrative.grammar import Unit
from juesuan_analysis.narrative.lexer import Token, figure
from juesuan_analysis.narrative.noun_phrase import raw_phrase
from juesuan_analysis.narrative.savings import is_left
from juesuan_analysis.narrative.scene import Scene, Stepped
from juesuan_analysis.narrative.scopes import Names, Relation
from juesuan_analysis.narrative.stating import state
from juesuan_analysis.narrative.valued import (
    is_amount,
    kind_of,
    missing_unit,
    rate_without_figure,
    value_of,
)
from juesuan_analysis.vocabulary import sections

_ENDS_SPREAD = frozenset({"SUBJECT", "OF_WHICH", "REASON", "SEMICOLON", "END"})
_MOST_JOINED = 20  # figures that belong to as many subjects
_JOINED = re.compile(r"[,、和与及]")
_RESPECTIVELY = re.compile(r"分别[^,。;]{0,25}$")


def read_figure(scene: Scene, token: Token) -> Stepped:
    """State a figure, or several joined ones that belong to as many subjects."""
    scene, group = _grouped(scene, token)
    alone = scene.relation.kind in ("PLAIN", "BASE") and len(group) == 1
    if alone and figure(token.text).unit is None and not is_amount(scene, token):
        return scene, ()
    if is_left(scene, token):
        sentence = scene.sentence._replace(against_budget=True)
        scene = scene._replace(relation=Relation("CHANGE", -1), sentence=sentence)
    subjects = things_worth(scene, token)
    if not subjects:
        scene, subjects = subjects_before(scene, token, len(group))
    if len(group) == 1:
        subjects = _in_turn(scene, token, subjects)
    units = [figure(part.text).unit for part in group]
    scene, made = _stated(scene, group, units, subjects)
    if len(group) > 1:
        scene = scene._replace(gap=group[-1].end)
    return scene.related("COMPLETE" if _awaits_rate(scene, units) else "PLAIN"), made


def _stated(
    scene: Scene, group: Sequence[Token], units: Sequence[Unit | None], subjects: Names
) -> Stepped:
    """State the figures of a group, each with what those before it stated."""
    made: tuple[Statement, ...] = ()
    for number, part in enumerate(group):
        own = subjects[number : number + 1] if len(group) > 1 else subjects
        seen = scene.stating(made)
        unit = next((u for u in units[number:] if u), None) or missing_unit(seen, part)
        seen, more = _state(seen, part, unit, own)
        scene, made = seen._replace(stated=scene.stated) if made else seen, made + more
    return scene, made


def _state(scene: Scene, token: Token, unit: Unit | None, names: Names) -> Stepped:
    if unit is None:
        return scene, ()
    kind, relation = kind_of(scene, token, unit), scene.relation.kind
    year, base = None, None
    if relation == "CHANGE":
        base = scene.change_base()
        # 上年70万元，减少6万元: the change is this year's, from the year just spoken of.
        year = scene.text.year if base == scene.sentence.year < scene.text.year else None
    elif relation == "BASE" and kind == sections.AMOUNT:
        year = scene.sentence.base
    value, span = value_of(scene, figure(token.text), kind), (token.start, token.end)
    value = None if value is None else value * unit.factor
    scene, names = counted(scene, token, unit, names)
    return scene, state(
        scene, kind, value, unit.name, span, subjects=names, year=year, base_year=base
    )


def read_no_figure(scene: Scene, token: Token) -> Stepped:
    """State 增长-- or 完成预算的--%: a rate that the text says there is none of."""
    kind = rate_without_figure(scene)
    joined = raw_phrase(scene, token) in ("", "的")
    if not kind or not joined:
        return scene, ()
    base = scene.change_base() if scene.relation.kind == "CHANGE" else None
    made = state(scene, kind, None, "%", (token.start, token.end), base_year=base)
    return scene.related("PLAIN"), made


def _in_turn(scene: Scene, token: Token, subjects: Names) -> Names:
    """Return the one of several subjects whose turn it is: 分别增加20万元和减少10万元."""
    if len(subjects) < 2:
        return subjects
    words = scene.text.words
    start = max(words.rfind(stop, 0, token.start) for stop in ",。;")
    spread = words.find("分别", start + 1, token.start)
    if spread < 0 or _spread(scene, token, spread) < len(subjects):
        return subjects
    before = scene.text.tokens[: token.at]
    turn = sum(t.kind == "FIGURE" and t.start > spread for t in before)
    return subjects[turn : turn + 1] or subjects


def _spread(scene: Scene, token: Token, start: int) -> int:
    """Count the figures that 分别 spreads; 收、支总计分别增加20万元,增长5% tells one of both."""
    behind = (t for t in scene.text.tokens if t.start > start)
    here = takewhile(lambda t: t.kind not in _ENDS_SPREAD, behind)
    return sum(t.kind == "FIGURE" and _same_measure(t, token) for t in here)


def _same_measure(one: Token, other: Token) -> bool:
    measures = [unit and unit.measures for unit in (figure(one.text).unit, figure(other.text).unit)]
    return measures[0] == measures[1]


def _awaits_rate(scene: Scene, units: Sequence[Unit | None]) -> bool:
    amount = any(unit and unit.measures == "amount" for unit in units)
    return scene.relation.kind == "COMPLETE" and amount


def _grouped(scene: Scene, token: Token) -> tuple[Scene, list[Token]]:
    """Return the figures joined to this one, if there are as many subjects: 各减少A,B万元.

    The words before the first are those before all of them.
    """
    words, figures = scene.text.words, [token]
    for other in scene.text.tokens[token.at + 1 : token.at + 2 * _MOST_JOINED]:
        between = words[figures[-1].end : other.start]
        if other.kind == "FIGURE" and _JOINED.fullmatch(between) and _alike(figures[-1], other):
            figures.append(other._replace(after=token.after))
        elif other.kind != "COMMA":
            break
    if len(figures) > 1 and _RESPECTIVELY.search(words[: token.start]):
        subjects = ordinals(scene, token, len(figures)) or scene.about.subjects
        return scene._replace(about=scene.about._replace(subjects=subjects)), figures
    return scene, figures if len(scene.about.subjects) == len(figures) else figures[:1]


def _alike(before: Token, after: Token) -> bool:
    units = figure(before.text).unit, figure(after.text).unit
    return units[0] is None or units[0] == units[1]
