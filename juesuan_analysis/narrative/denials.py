"""What there was none of: 无此项支出, 没有…收支, 支出为零."""

from __future__ import annotations

import re
from collections.abc import Iterable

from juesuan_analysis.narrative import grammar
from juesuan_analysis.narrative.glue import NEGATION
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.meanings import NOTHING_OF_THE_KIND, WHOLE_SECTION
from juesuan_analysis.narrative.naming import subjects_of
from juesuan_analysis.narrative.scene import Scene, Stepped
from juesuan_analysis.narrative.scopes import FIGURES, Names
from juesuan_analysis.narrative.spoken import NEAR
from juesuan_analysis.narrative.stating import state_nil, year_in

_CLAUSE = re.compile(r"(?:[^,。;（]|（境）)*")
_OTHER_YEAR = re.compile(rf"(?:{grammar.YEARS})[^,。;]{{0,4}}$")


def deny(scene: Scene, token: Token) -> Stepped:
    """Take what the text says that there was none of: 没有政府性基金收支."""
    if scene.reason or scene.sentence.skipping or _of_other_year(scene, token):
        return scene, ()
    match = _CLAUSE.match(scene.text.words, token.end)
    clause = match.group() if match else ""
    span = (token.start, token.end + len(clause))
    inside = [t for t in scene.text.tokens[token.at + 1 :] if t.start < span[1]]
    names = _denied(scene, token, clause, inside)
    # 没有超过10万元的支出: what is denied is not the subject but a figure.
    figures = any(t.kind in FIGURES for t in inside)
    return scene, state_nil(scene, span, names) if names and not figures else ()


def _of_other_year(scene: Scene, token: Token) -> bool:
    """Whether it is another year that had nothing: 上年无此项支出."""
    found = _OTHER_YEAR.search(scene.text.words[: token.start])
    year = scene.text.year
    return found is not None and year_in(found.group(), year - 1) < year


def deny_before(scene: Scene, token: Token) -> Stepped:
    """State nil of a subject that the text says so of behind it: 公务接待费支出为零."""
    before = scene.text.tokens[token.at - 1] if token.at else None
    named = before is not None and before.kind == "SUBJECT" and before.end == token.start
    if not named or scene.reason or scene.sentence.skipping:
        return scene, ()
    return scene, state_nil(scene, (token.start, token.end))


def _denied(scene: Scene, token: Token, clause: str, inside: Iterable[Token]) -> Names:
    if NEGATION.search(clause):
        return ()
    section = scene.text.section
    near = [t for t in inside if t.kind == "SUBJECT" and t.start - token.end <= NEAR]
    named = [name for t in near[:1] for name in subjects_of(t, section, scene.about.path)]
    whole = WHOLE_SECTION.get(section, ())
    return tuple(named) or (whole if NOTHING_OF_THE_KIND.match(clause) else ())
