"""The narrative reader: tokens of a paragraph, from left to right, into statements.

A few kinds of token set the scene (a subject, a year, a base, a relation such as 占 or 完成年初
预算的); a figure takes its meaning from the scene. Nothing here knows any one document.
"""

from __future__ import annotations

from collections.abc import Sequence

from juesuan_analysis.facts import Statement, TextLine
from juesuan_analysis.narrative.heads import headed
from juesuan_analysis.narrative.layout import reading_rows
from juesuan_analysis.narrative.lexer import tokens
from juesuan_analysis.narrative.paragraphs import paragraphs
from juesuan_analysis.narrative.parts import narrative_rows
from juesuan_analysis.narrative.scene import Scene
from juesuan_analysis.narrative.scopes import About, Sentence, Text
from juesuan_analysis.narrative.sections import Passage, is_generic, passages
from juesuan_analysis.narrative.staff import with_staff
from juesuan_analysis.narrative.steps import walk


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
    before: Scene | None = None
    for passage in passages(paragraphs(rows)):
        before = walk(_opened(passage, year, before))
        statements.extend(before.stated)
    return with_staff(statements)


def _opened(passage: Passage, year: int, before: Scene | None) -> Scene:
    """Set the scene of a paragraph; some of it carries over from the one before in its section."""
    section, paragraph, words = passage.section, passage.paragraph, passage.paragraph.text
    text = Text(section, year, paragraph, words, tokens(words), passage.under)
    if before is None or before.text.section != section:
        return headed(Scene(text, Sentence(year)), 0)
    lead = before.text.lead or tuple(s.subject for s in before.stated[:1])
    subjects = lead if lead and is_generic(words) else before.about.subjects
    return headed(
        Scene(
            text._replace(lead=lead),
            Sentence(year, opening=subjects),
            About(subjects, path=before.about.path),
            budget=before.budget,
        ),
        0,
    )
