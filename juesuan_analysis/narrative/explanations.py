"""Stated reasons, and what is said of a figure that tells no more of the accounts."""

from __future__ import annotations

from juesuan_analysis.narrative.brackets import owned
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.reasons import explained, reason_end, with_reason
from juesuan_analysis.narrative.scene import Reason, Scene, Stepped
from juesuan_analysis.narrative.scopes import Relation


def explain(scene: Scene, token: Token) -> Stepped:
    """Give a reason to the changes that it explains, and read what it states in its own scene."""
    named, budget = "原因" in token.text, scene.sentence.against_budget
    targets = explained(scene.stated, scene.about.subjects, budget=budget, named=named)
    if scene.reason or (not targets and not named):
        return _skipping(scene, not scene.reason), ()
    words = scene.text.words
    end = reason_end(words, token.end, budget=budget, year=scene.text.year)
    reason = scene.text.paragraph.shown(token.end, end).strip("：:，,。；; ")
    scene = scene._replace(stated=with_reason(scene.stated, targets, reason))
    return scene._replace(
        sentence=scene.sentence._replace(brackets=()),
        relation=Relation("PLAIN", scene.relation.sign),
        reason=Reason(scene._replace(gap=token.end), end),
    ), ()


def skip(scene: Scene, token: Token) -> Stepped:
    """Pass over what money was spent on: 主要用于…."""
    return owned(_skipping(scene, True)), ()


def _skipping(scene: Scene, skipping: bool) -> Scene:
    return scene._replace(sentence=scene.sentence._replace(skipping=skipping))
