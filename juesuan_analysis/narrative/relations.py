"""Words that relate a figure to its subject: 占, 增加, 完成年初预算的."""

from __future__ import annotations

import re

from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.noun_phrase import adopt, side
from juesuan_analysis.narrative.savings import is_saved
from juesuan_analysis.narrative.scene import Scene, Stepped
from juesuan_analysis.narrative.scopes import AMOUNTS, Names, Relation
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.phrases import DECREASE, INCREASE
from juesuan_analysis.vocabulary.totals import PAIRS

_RESUMING = frozenset({"FINAL", "COMPLETE", "FULL_BUDGET", "ORIGINAL_BUDGET", "BUDGET"})
_NAMED_BUDGET = (
    (sections.ORIGINAL_BUDGET, re.compile("年初")),
    (sections.FULL_BUDGET, re.compile("全年|当年|调整|变动")),
)
_EACH = re.compile("[各均]|分别")
_INCREASE, _DECREASE = re.compile(INCREASE), re.compile(f"{DECREASE}|^少")


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
    return naming_budget(scene, token).related(token.kind), ()


def _changing(scene: Scene, token: Token) -> Scene:
    sign = _sign(token.text, scene)
    scene = scene._replace(
        relation=Relation(token.kind, sign),
        about=scene.about._replace(subjects=_each(scene, token)),
    )
    against = "决算差异" in token.text or is_saved(scene, token)
    return against_budget(scene) if against else scene


def against_budget(scene: Scene) -> Scene:
    """Compare what follows with the budget."""
    return scene._replace(sentence=scene.sentence._replace(against_budget=True))


def naming_budget(scene: Scene, token: Token) -> Scene:
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
        if statement.kind == sections.CHANGE and statement.subject in scene.about.subjects:
            return -1 if statement.value is not None and statement.value < 0 else 1
    return None
