"""What is counted, and under which name: 接待65批次, 购置2辆, 45个项目开展绩效自评."""

from __future__ import annotations

import re

from juesuan_analysis.narrative.glue import GLUE_END
from juesuan_analysis.narrative.grammar import Unit
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.noun_phrase import is_glue, raw_phrase
from juesuan_analysis.narrative.scene import Scene
from juesuan_analysis.narrative.scopes import Names
from juesuan_analysis.narrative.tallies import (
    COUNT_SUBJECTS,
    COUNTED,
    DOINGS,
    EVALUATED,
    EVALUATION,
    FLEET,
    FLEET_WORDS,
    GRADE,
    HELD,
    MEETINGS,
    OTHERS,
    THINGS,
)
from juesuan_analysis.vocabulary import sections

_IN_ALL = re.compile("(?:全年)?累计")


def counted(scene: Scene, token: Token, unit: Unit, names: Names) -> tuple[Scene, Names]:
    """Name a count after what is counted; amounts keep their subject."""
    if unit.measures == "count":
        scene, name = _named_after(scene, token.end)
        if name:
            return scene, (name,)
    if scene.text.section == sections.THREE_PUBLIC and (doing := _doing(scene, token, unit)):
        names = (doing,)
        scene = scene._replace(about=scene.about._replace(subjects=names, counted=None))
    return scene, _counted_names(scene, token, unit, names)


def _counted_names(scene: Scene, token: Token, unit: Unit, names: Names) -> Names:
    raw, subjects = raw_phrase(scene, token), scene.about.subjects
    if names and names[0] in OTHERS and _IN_ALL.match(raw):
        names = (OTHERS[names[0]],)
    if held := HELD.fullmatch(raw):
        return (COUNTED.get((MEETINGS[held["what"]], unit.name), names[0] if names else ""),)
    if unit.name == "辆" and scene.text.section == sections.THREE_PUBLIC and _is_fleet(scene, raw):
        return (FLEET,)
    if scene.text.words.startswith("项目", token.end) and unit.measures == "count":
        names = subjects
    if unit.name in THINGS and scene.about.counted and names == subjects:
        return (scene.about.counted,)
    if names and names[0] in COUNT_SUBJECTS and unit.measures == "amount":
        return subjects
    known = tuple(_counted(scene, name, unit) for name in names)
    raw = raw if known == subjects else ""
    telling = bool(raw) and not is_glue(scene, GLUE_END.sub("", raw))
    return (raw,) if telling and unit.measures == "count" else known


def _counted(scene: Scene, name: str, unit: Unit) -> str:
    """Name what a figure of a subject counts in its unit, or the money of what was evaluated."""
    if scene.text.section == sections.PERFORMANCE and EVALUATION.search(name):
        money = unit.measures in ("amount", "rate")
        name = f"{name}项目预算金额" if money else f"{name}得分" if unit.name == "分" else name
    return COUNTED.get((name, unit.name), name)


def _is_fleet(scene: Scene, raw: str) -> bool:
    """Whether what is counted are all the cars: 镇机关公务用车2辆."""
    stated = FLEET in scene.subjects_stated()  # 保有量38辆，其中：公务用车4辆，执法用车34辆
    return not stated and FLEET_WORDS.fullmatch(raw) is not None


def _doing(scene: Scene, token: Token, unit: Unit) -> str:
    """Return what is counted by its verb: 接待65批次, 出国团组1个, whatever came before."""
    raw = raw_phrase(scene, token)
    for fee, verb, known in DOINGS:
        if verb.search(raw) and (fee, unit.name) in COUNTED:
            return scene.about.subjects[0] if _speaks_of(scene, known) else fee
    return ""


def _speaks_of(scene: Scene, known: Names) -> bool:
    return scene.about.subjects[:1] in [(name,) for name in known] and scene.about.counted is None


def _named_after(scene: Scene, offset: int) -> tuple[Scene, str]:
    """Read what the words behind a count name; evaluations own the money and the score after."""
    words = scene.text.words
    if grade := GRADE.match(words, offset):
        return scene, f"自评等级为{grade['grade']}的项目"
    evaluated = EVALUATED.match(words, offset)
    if evaluated is None:
        return scene, ""
    topic = evaluated["topic"] or "编报绩效目标"
    if scene.text.section == sections.PERFORMANCE:
        scene = scene._replace(about=scene.about._replace(subjects=(topic,)))
    return scene, f"{topic}项目数"
