"""Subjects that share a figure: 基本支出、项目支出分别为A和B, or their sum."""

from __future__ import annotations

import re

from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.naming import subjects_of
from juesuan_analysis.narrative.scene import Scene
from juesuan_analysis.narrative.scopes import Names

_AND, _EACH = (
    re.compile("[、和与及]|以及"),
    re.compile("(?:支出|收入|预、?决算|决算|数|占比)*(?:分别|均|各)"),
)
# 上缴上级支出、经营支出共0元: their sum, of none of them.
_SUMMED = re.compile(r"(?:支出|收入)?(?:共计?|合计)(?:为)?(?=\d)")


def with_listed(scene: Scene, token: Token, names: Names) -> Names:
    """Join what shares the figures of a subject: 基本支出、项目支出分别为A和B, or their sum."""
    words = scene.text.words
    each = _EACH.match(words, token.end)
    summed = token.text.endswith(("合计", "共计")) or _SUMMED.match(words, token.end)
    if not each and not summed:
        return names
    listed = (*_listed(scene, token), *names)
    # One figure for several names is their sum, and of none of them.
    return listed if each or len(listed) == len(names) else ("、".join(listed),)


def _listed(scene: Scene, token: Token) -> Names:
    """Return the subjects that stand before this one, joined to it."""
    words, path = scene.text.words, scene.about.path
    names: Names = ()
    for before in reversed(scene.text.tokens[: token.at]):
        if before.kind == "COMMA":
            continue
        if before.kind != "SUBJECT" or not _AND.fullmatch(words[before.end : token.start]):
            break
        if before.text.endswith("计"):  # 收入合计、支出合计: each has its own
            break
        names = (*subjects_of(before, scene.text.section, path), *names)
        token = before
    return names
