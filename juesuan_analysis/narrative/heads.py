"""What a paragraph or a sentence tells of by name alone: 1.财政事务。年初预算为400万元."""

from __future__ import annotations

from juesuan_analysis.narrative.headings import ITEM_HEAD, PROJECT_HEAD
from juesuan_analysis.narrative.scene import Scene
from juesuan_analysis.narrative.subjects import CLASS_STEMS
from juesuan_analysis.vocabulary.sections import (
    EXPENDITURE,
    FUNDS,
    GENERAL,
    PERFORMANCE,
    STATE_CAPITAL,
)

_HEADS = {
    **dict.fromkeys((EXPENDITURE, GENERAL, FUNDS, STATE_CAPITAL), ITEM_HEAD),
    PERFORMANCE: PROJECT_HEAD,
}


def headed(scene: Scene, offset: int) -> Scene:
    """Let a 科目 or a project that the text begins with by name alone be its subject.

    Lists of 科目 name one in a paragraph; projects may follow each other in one.
    """
    pattern = _HEADS.get(scene.text.section)
    if pattern is None or (offset and pattern is not PROJECT_HEAD):
        return scene
    head = pattern.match(scene.text.words, offset)
    if head is None or any(
        t.kind == "SUBJECT" and t.start <= head.start("name") and t.end >= head.end("name")
        for t in scene.text.tokens
    ):
        return scene
    scene = scene.speaking_of((CLASS_STEMS.get(head["name"], head["name"]),))
    return scene._replace(about=scene.about._replace(path=()), gap=head.end())
