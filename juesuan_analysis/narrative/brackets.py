"""What a bracket tells beside its sentence: a rate, how many, or a list of its own."""

from __future__ import annotations

from juesuan_analysis.narrative.lexer import Token, figure
from juesuan_analysis.narrative.naming import is_item, owner_of
from juesuan_analysis.narrative.noun_phrase import adopting, phrase_before
from juesuan_analysis.narrative.scene import Scene, Stepped
from juesuan_analysis.narrative.scopes import Bracket
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.three_public import TREE

_ONLY_NAMES = (TREE.spoken,)
_RATE = ["FIGURE", "OPEN", "FIGURE", "CLOSE"]


def owned(scene: Scene) -> Scene:
    """Let 基本支出 and the like that follow belong to the 科目 that was spoken of."""
    subjects = scene.about.subjects
    if len(subjects) != 1 or not is_item(subjects[0]):
        return scene
    return scene._replace(about=scene.about._replace(owner=owner_of(subjects[0])))


def open_bracket(scene: Scene, token: Token) -> Stepped:
    """Keep what was spoken of until the bracket closes."""
    scene = owned(scene)
    kept = Bracket(scene.about.subjects, token.after)
    holds_rate = _holds_rate(scene, token)
    if not holds_rate and _lists_figures(scene, token):
        phrase = phrase_before(scene, token)
        scene = adopting(scene, phrase)
        kept = kept._replace(gap=None) if phrase.name else kept
    brackets = (*scene.sentence.brackets, kept)
    scene = scene._replace(sentence=scene.sentence._replace(brackets=brackets))
    return scene.related("CHANGE") if holds_rate else scene, ()


def _lists_figures(scene: Scene, token: Token) -> bool:
    """Whether a bracket tells how many, or how much: 房屋（1,200平方米，260.00万元）."""
    after = scene.text.tokens[token.at + 1 : token.at + 2]
    return any(t.kind == "FIGURE" and t.start == token.end and figure(t.text).unit for t in after)


def _holds_rate(scene: Scene, token: Token) -> bool:
    """Whether a bracket holds the rate of the change before it: 减少18.50万元（65.37%）."""
    around = scene.text.tokens[max(token.at - 1, 0) : token.at + 3]
    if [t.kind for t in around] != _RATE or not scene.stated:
        return False
    close = around[0].end == around[1].start and around[1].end == around[2].start
    rate = figure(around[2].text).unit
    changed = scene.stated[-1].kind == sections.CHANGE
    return close and changed and rate is not None and rate.measures == "rate"


def close_bracket(scene: Scene, token: Token) -> Stepped:
    """Come back to what was spoken of before the bracket."""
    if not scene.sentence.brackets:
        return scene._replace(gap=token.after), ()
    *brackets, (subjects, gap) = scene.sentence.brackets
    scene = scene._replace(sentence=scene.sentence._replace(brackets=tuple(brackets)))
    if scene.about.subjects == _ONLY_NAMES:  # 出国费、用车费（“三公”经费）合计
        return scene._replace(gap=token.after), ()
    return scene._replace(about=scene.about._replace(subjects=subjects), gap=gap), ()
