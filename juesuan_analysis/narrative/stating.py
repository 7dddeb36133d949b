"""Statements made of a figure, or of words, in the scene that they stand in."""

from __future__ import annotations

import re
from decimal import Decimal

from juesuan_analysis.facts import Statement
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.meanings import KNOWN, OTHER_SUBJECT
from juesuan_analysis.narrative.scene import Scene
from juesuan_analysis.narrative.scopes import Names
from juesuan_analysis.vocabulary import sections

_YEAR = re.compile(r"20\d\d")
REASON = "原因"


def state(
    scene: Scene,
    kind: str,
    value: Decimal | None,
    unit: str,
    span: tuple[int, int],
    *,
    subjects: Names | None = None,
    year: int | None = None,
    base_year: int | None = None,
    clause: bool = False,
) -> tuple[Statement, ...]:
    """Make a statement for each subject; with ``clause`` it shows its clause alone."""
    start, end = span
    section, paragraph, under = scene.text.section, scene.text.paragraph, scene.text.under
    sentence = sentence_around(scene, start, "。!?;" if clause else "。!?")
    place, of = paragraph.place(start, end), year or scene.sentence.year
    names = (scene.about.subjects if subjects is None else subjects) or ("",)
    return tuple(
        Statement(
            section, subject, kind, value, unit, of, base_year, sentence, None, place,
            subject in KNOWN or "/" in subject, _other(scene, subject), under=under,
        )
        for subject in (f"{REASON}/{name}" if scene.reason else name for name in names)
    )  # fmt: skip


def state_change(
    scene: Scene, value: Decimal | None, token: Token, *, clause: bool = False
) -> tuple[Statement, ...]:
    """State that a subject changed by nothing, or by an amount that is not given."""
    span, base = (token.start, token.end), scene.change_base()
    return state(scene, sections.CHANGE, value, "万元", span, base_year=base, clause=clause)


def state_nil(
    scene: Scene, span: tuple[int, int], subjects: Names | None = None
) -> tuple[Statement, ...]:
    """State that there was none of a subject."""
    return state(scene, sections.AMOUNT, Decimal(0), "万元", span, subjects=subjects)


def sentence_around(scene: Scene, offset: int, stops: str = "。!?") -> str:
    """Return the sentence around an offset, as printed."""
    text = scene.text.words
    start = max(text.rfind(stop, 0, offset) for stop in stops) + 1
    ends = (text.find(stop, offset) + 1 for stop in stops)
    return scene.text.paragraph.shown(start, min((e for e in ends if e), default=len(text)))


def year_in(text: str, default: int) -> int:
    """Read the year that a text names."""
    match = _YEAR.search(text)
    return int(match.group()) if match else default


def _other(scene: Scene, subject: str) -> str | None:
    """Return what loose words could mean as well."""
    return OTHER_SUBJECT.get(subject) if scene.about.loose else None
