"""The stages by which a statement of the narrative was read: its line, and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from juesuan_analysis.narrative.lexer import Token, tokens
from juesuan_analysis.show.explain.stage import FIGURE, LINE, WORDS, Mark, Stage
from juesuan_analysis.show.fields import place_of, told
from juesuan_analysis.vocabulary.subjects import SUBJECTS
from juesuan_analysis.vocabulary.text import figure_text, punctuated

_KINDS = {
    "SUBJECT": "说的是什么",
    "FIGURE": "数",
    "NO_FIGURE": "没有数",
    "NIL": "没有发生",
    "CHANGE": "增减",
    "FINAL": "决算数在后",
    "BASE": "与什么比",
    "YEAR": "年份",
    "LAST_YEAR": "上年",
    "REASON": "原因，其中的数不取",
    "OF_WHICH": "下面是其中项",
    "NO_BUDGET": "没有年初预算",
    "SKIP": "解释，不取",
}  # the other kinds part and join, and say nothing by themselves


def statement_stages(row: Mapping[str, Any]) -> Iterator[Stage]:
    """The stages of a statement that is in a store."""
    place = place_of(row)
    under = f"，“{row['under']}”之下" if told(row.get("under")) else ""
    section = f"在“{row['section']}”一节{under}"
    yield Stage(LINE, (section,), (Mark(place, FIGURE),) if place else (), around=30.0)
    yield Stage(WORDS, tuple(_words(row)))


def _words(row: Mapping[str, Any]) -> Iterator[str]:
    yield f"“{punctuated(str(row['sentence']))}”"
    for token in tokens(str(row["sentence"])):
        if token.kind in _KINDS:
            yield f"“{token.text}”：{_meaning(token)}"
    value = f"{figure_text(row['value'])} {row['unit']}" if told(row["value"]) else "没有数"
    yield f"读作：{row['subject']} {row['kind']} {value}"
    if told(row.get("decided_by")):
        yield f"主语也可能是{row['other_subject']}，由{row['decided_by']}定为{row['subject']}"


def _meaning(token: Token) -> str:
    """What a word was taken for; a subject by the name that the vocabulary has for it."""
    if not token.sense.removeprefix("S").isdigit():
        return _KINDS[token.kind]
    names = SUBJECTS[int(token.sense.removeprefix("S"))].names
    return f"{_KINDS[token.kind]}，{'、'.join(names)}"
