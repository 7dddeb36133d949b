"""The narrative reader: tokens of a paragraph, from left to right, into statements.

A few kinds of token set the scene (a subject, a year, a base, a relation such as 占 or 完成年初
预算的); a figure takes its meaning from the scene. Nothing here knows any one document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from juesuan_analysis.facts import Statement, TextLine
from juesuan_analysis.narrative.context import Context
from juesuan_analysis.narrative.heads import take_head
from juesuan_analysis.narrative.layout import reading_rows
from juesuan_analysis.narrative.lexer import Token, tokens
from juesuan_analysis.narrative.paragraphs import paragraphs
from juesuan_analysis.narrative.parts import narrative_rows
from juesuan_analysis.narrative.sections import Passage, is_generic, passages
from juesuan_analysis.narrative.staff import with_staff
from juesuan_analysis.narrative.steps import HANDLERS, settle


def read_narrative(lines: Sequence[TextLine], year: int) -> list[Statement]:
    """Read the figures that a disclosure's 情况说明 states.

    Parameters
    ----------
    lines
        The document's text lines, as the text layer gives them; page furniture may be among them.
    year
        The fiscal year of the disclosure.

    Returns
    -------
    list of Statement
        In the order of the page. A change against the budget has ``base_year`` equal to ``year``.
        ``value`` is None where the text names a relation without a number (基本持平, 决算数小于
        预算数, 增长--). A figure inside a stated reason has a subject that begins with 原因/.
    """
    rows = narrative_rows(reading_rows(lines))
    statements: list[Statement] = []
    previous: Context | None = None
    for passage in passages(paragraphs(rows)):
        previous = read_passage(passage, year, previous)
        statements.extend(previous.statements)
    return with_staff(statements)


def read_passage(passage: Passage, year: int, previous: Context | None = None) -> Context:
    """Read one paragraph; subject and base year carry over from the one before in its section."""
    paragraph = passage.paragraph
    context = Context(passage.section, year, paragraph, tokens(paragraph.text), passage.under)
    if previous and previous.section == passage.section:
        lead = previous.lead or tuple(s.subject for s in previous.statements[:1])
        subjects = lead if lead and is_generic(paragraph.text) else previous.subjects
        context = replace(
            context, subjects=subjects, path=previous.path, budget=previous.budget, lead=lead
        )
    context.new_sentence()
    take_head(context, 0)
    for index, token in enumerate(context.tokens):
        _step(context, index, token)
    settle(context)
    return context


def _step(context: Context, index: int, token: Token) -> None:
    if context.reason and token.start < context.reason_end:
        _step(context.reason, index, token)
        return
    context.reason = None
    if token.start < context.consumed:
        return
    HANDLERS[token.kind](context, index, token)
    if token.kind not in ("OPEN", "CLOSE"):
        context.gap = max(token.end, context.consumed)
