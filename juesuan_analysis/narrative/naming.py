"""From the words for a subject to its canonical name."""

from __future__ import annotations

import re

from juesuan_analysis.narrative.headings import NUMBERING
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.meanings import IN_SECTION, PARTS_OF_ITEM
from juesuan_analysis.narrative.subjects import (
    CLASS_STEMS,
    CLASSES,
    PATH_PART,
    PROJECT_TAIL,
)
from juesuan_analysis.vocabulary.lines import CODE_LEVELS
from juesuan_analysis.vocabulary.subjects import SUBJECTS

_LEVELS = "".join(CODE_LEVELS.values())
_DEPTH_OF_CODE = {digits: depth for depth, digits in enumerate(CODE_LEVELS)}


def subjects_of(token: Token, section: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """Name what a subject token means in a section; ``path`` is the 类 and 款 before it."""
    if token.sense in ("CLASS", "THRESHOLD", "EACH", "OWN"):
        return (token.text.removesuffix("共"),)
    if token.sense == "PATH":
        return ("/".join(extend_path(token, path)),)
    if token.sense == "PROJECT":
        name = PROJECT_TAIL.sub("", NUMBERING.sub("", token.text, count=1))
        return (name[1:-1] if name[:1] + name[-1:] == "“”" else name,)
    names = SUBJECTS[int(token.sense[1:])].names
    narrower = IN_SECTION.get(section, {})
    return tuple(narrower.get(name, name) for name in names)


def extend_path(token: Token, path: tuple[str, ...]) -> tuple[str, ...]:
    """Read 类, 款 and 项 from a token; levels that it leaves out come from the path before."""
    for part in PATH_PART.finditer(token.text):
        depth = _depth(part, len(path))
        name = NUMBERING.sub("", _unquoted(part["name"].strip("-—、,.")), count=1)
        path = (*path[:depth], class_name(name) if depth == 0 else name)
    return path


def _depth(part: re.Match[str], below: int) -> int:
    """Return the level of a part: 类, 款 or 项, by its word or by the length of its code."""
    if part["level"]:
        return _LEVELS.index(part["level"])
    return _DEPTH_OF_CODE.get(len(part["code"]), min(below, len(_LEVELS) - 1))


def _unquoted(name: str) -> str:
    """Drop quotation marks around a path, but not those of “两庭”建设."""
    return name if name.count("“") == name.count("”") else name.strip("“”、,.-—")


def is_item(subject: str) -> bool:
    """Whether a subject is a 科目: a 类, or a path of 类, 款 and 项."""
    return "/" in subject or subject in CLASSES


def owner_of(subject: str) -> str:
    """Return the 科目 itself where a subject is a part of one, such as 教育支出/基本支出."""
    head, _, last = subject.rpartition("/")
    return head if last in PARTS_OF_ITEM else subject


def is_path(token: Token) -> bool:
    """Whether a subject token names 类, 款 or 项."""
    return token.sense == "PATH"


def class_name(name: str) -> str:
    """Give a 类 its name with 支出, without words that ran into it."""
    stem = name.removesuffix("支出")
    known = next((full for key, full in CLASS_STEMS.items() if stem.endswith(key)), None)
    return known or f"{stem}支出"
