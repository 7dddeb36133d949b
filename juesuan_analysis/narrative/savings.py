"""What is left of a budget, told as 节约 or 结余: a change against the budget."""

from __future__ import annotations

import re

from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.noun_phrase import raw_phrase
from juesuan_analysis.narrative.scene import Scene
from juesuan_analysis.vocabulary import sections

_SAVED = re.compile("节约|节省|结余")
_LEFT = re.compile("(?:预算|资金)?(?:结余|节余|剩余)(?:资金)?")


def is_saved(scene: Scene, token: Token) -> bool:
    """Whether 节约 tells what is left of a budget: 预算40万元,实际支出38.20万元,节约1.80万元."""
    saved = bool(_SAVED.search(token.text)) and scene.sentence.base is None
    return saved and _budget_and_final(scene)


def is_left(scene: Scene, token: Token) -> bool:
    """Whether a figure is what is left of a budget: 预算1.50万元,实际支出0.36万元,结余1.14万元."""
    left = scene.relation.kind == "PLAIN" and _LEFT.fullmatch(raw_phrase(scene, token))
    return bool(left) and _budget_and_final(scene)


def _budget_and_final(scene: Scene) -> bool:
    kinds = [s.kind for s in scene.stated[-2:] if s.subject in scene.about.subjects]
    return len(kinds) == 2 and kinds[0] in sections.BUDGET_KINDS and kinds[1] == sections.AMOUNT
