"""What a paragraph or a sentence tells of by name alone: 1.财政事务。年初预算为400万元."""

from __future__ import annotations

from juesuan_analysis.narrative.context import Context
from juesuan_analysis.narrative.grammar import (
    EXPENDITURE,
    FUNDS,
    GENERAL,
    PERFORMANCE,
    STATE_CAPITAL,
)
from juesuan_analysis.narrative.headings import ITEM_HEAD, PROJECT_HEAD
from juesuan_analysis.narrative.subjects import CLASS_STEMS

_HEADS = {
    **dict.fromkeys((EXPENDITURE, GENERAL, FUNDS, STATE_CAPITAL), ITEM_HEAD),
    PERFORMANCE: PROJECT_HEAD,
}


def take_head(context: Context, offset: int) -> None:
    """Let a 科目 or a project that the text begins with by name alone be its subject.

    Lists of 科目 name one in a paragraph; projects may follow each other in one.
    """
    pattern = _HEADS.get(context.section)
    if pattern is None or (offset and pattern is not PROJECT_HEAD):
        return
    head = pattern.match(context.paragraph.text, offset)
    known = head and any(
        t.kind == "SUBJECT" and t.start <= head.start("name") and t.end >= head.end("name")
        for t in context.tokens
    )
    if head and not known:
        context.new_subjects((CLASS_STEMS.get(head["name"], head["name"]),))
        context.path = ()
        context.consumed = context.gap = head.end()
