"""What the reader does at each kind of token, and the walk from the first token to the last."""

from __future__ import annotations

from collections.abc import Callable

from juesuan_analysis.narrative.brackets import close_bracket, open_bracket
from juesuan_analysis.narrative.comparisons import (
    compare,
    compare_budget,
    state_direction,
    state_no_budget,
    state_unchanged,
    take_year,
)
from juesuan_analysis.narrative.denials import deny, deny_before
from juesuan_analysis.narrative.explanations import explain, skip
from juesuan_analysis.narrative.figures import read_figure, read_no_figure
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.lists import divide, end_clause, end_sentence, settle
from juesuan_analysis.narrative.relations import relate
from juesuan_analysis.narrative.scene import Scene, Stepped
from juesuan_analysis.narrative.scopes import RELATIONS
from juesuan_analysis.narrative.spoken import take_subject


def _pass(scene: Scene, token: Token) -> Stepped:
    return scene, ()


# A step returns the scene that it leaves, and what it states.
STEPS: dict[str, Callable[[Scene, Token], Stepped]] = {
    **dict.fromkeys(RELATIONS, relate),
    "FIGURE": read_figure,
    "NO_FIGURE": read_no_figure,
    "SUBJECT": take_subject,
    "BASE": compare,
    "BASE_BUDGET": compare_budget,
    "YEAR": take_year,
    "LAST_YEAR": take_year,
    "DATE": take_year,
    "FLAT": state_unchanged,
    "DIRECTION": state_direction,
    "NO_BUDGET": state_no_budget,
    "NONE": deny,
    "NIL": deny_before,
    "REASON": explain,
    "SKIP": skip,
    "OPEN": open_bracket,
    "CLOSE": close_bracket,
    "END": end_sentence,
    "SEMICOLON": end_clause,
    "OF_WHICH": divide,
    "COMMA": _pass,
    "DOUBTFUL": _pass,
}


def walk(scene: Scene) -> Scene:
    """Take the steps of all tokens, and settle what stays open."""
    for token in scene.text.tokens:
        scene = _step(scene, token)
    return settle(_out_of_reason(scene))


def _step(scene: Scene, token: Token) -> Scene:
    if scene.reason and token.start >= scene.reason.end:
        scene = _out_of_reason(scene)
    if scene.gap is not None:
        if token.start < scene.gap:
            return scene
        token, scene = token._replace(after=scene.gap), scene._replace(gap=None)
    scene, statements = STEPS[token.kind](scene, token)
    return scene.stating(statements)


def _out_of_reason(scene: Scene) -> Scene:
    return scene.reason.around._replace(stated=scene.stated) if scene.reason else scene
