"""Headings of the narrative known by their meaning, and what stands under each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from juesuan_analysis.frozen import frozen
from juesuan_analysis.narrative.grammar import FIGURE
from juesuan_analysis.narrative.headings import (
    BESIDES,
    GENERIC,
    GENERIC_SECTIONS,
    LEVELS,
    NARROWER,
    OTHER_MATTERS,
    SECTIONS,
    TITLE_END,
)
from juesuan_analysis.narrative.paragraphs import Paragraph
from juesuan_analysis.narrative.subjects import item
from juesuan_analysis.vocabulary.sections import APPROPRIATION

_LEVELS = tuple(re.compile(pattern) for pattern in LEVELS)
_WORDINGS = tuple((name, re.compile(pattern)) for name, pattern in SECTIONS)
_TITLE = re.compile(r"[^。：,;]{2,60}(?=[。：]|$)")
_FIGURE = re.compile(FIGURE)
_YEAR = re.compile(r"20\d\d年?度?")
_ITEM_END = re.compile("(?:支出|决算|使用|收支|费用|的|及其|增减变化)*(?:情况|说明)*$")
_GENERAL = re.compile("(?:总体|总的|具体|结构|构成|变动|比较|对比|完成|执行)+")
_UNNUMBERED = 1
_CANONICAL = frozenset(name for name, _ in SECTIONS)


@frozen
class _Heading:
    """A heading: its level from 1 in, its section if known, its title, where its text ends."""

    level: int
    section: str | None
    title: str
    end: int


@frozen
class Passage:
    """A paragraph with the section that it stands in."""

    section: str
    paragraph: Paragraph
    under: str | None = None  # a lower heading that is not known


def begins_section(text: str) -> str | None:
    """Return the canonical section whose heading a line begins with."""
    heading = find_heading(text)
    return heading.section if heading else None


def is_known(section: str) -> bool:
    """Whether the heading of a section is one of those that offices are known to write."""
    return section in _CANONICAL or BESIDES.search(section) is not None


def find_heading(text: str) -> _Heading | None:
    """Read the heading that a paragraph begins with, if it does."""
    level, offset = _numbering(text)
    match = _TITLE.match(text, offset)
    if match is None or not _is_title(match, text, level):
        return None
    title = _YEAR.sub("", match.group())
    end = match.end() + (text[match.end() :][:1] in ("。", "："))
    return _Heading(level or _UNNUMBERED, _section(title), title, end)


def is_generic(text: str) -> bool:
    """Whether a paragraph begins with a heading such as （三）具体情况: of the section's whole."""
    heading = find_heading(text)
    if heading is None or heading.level == _UNNUMBERED:
        return False
    return _GENERAL.fullmatch(_ITEM_END.sub("", heading.title)) is not None


def passages(paragraphs: Iterable[Paragraph]) -> Iterator[Passage]:
    """Walk through paragraphs and give each body its section."""
    section, level, under = "", 9, None
    for paragraph in paragraphs:
        heading = find_heading(paragraph.text)
        if heading and _moves(heading, section, level):
            section, level = heading.section or heading.title, heading.level
            under, paragraph = None, paragraph.tail(heading.end)
        elif heading:
            under = heading.title if _is_strange(heading) else None
        if section and paragraph.text:
            yield Passage(section, paragraph, under)


def _numbering(text: str) -> tuple[int, int]:
    for level, pattern in enumerate(_LEVELS, start=1):
        match = pattern.match(text)
        if match:
            return level, match.end()
    return 0, 0


def _is_title(match: re.Match[str], text: str, level: int) -> bool:
    whole = match.end() >= len(text) - 1
    named = TITLE_END.search(match.group()) is not None
    if any(not _YEAR.match(f.group() + "年") for f in _FIGURE.finditer(match.group())):
        return False
    if text[match.end() :].startswith("：") and not named:
        return False
    return (named and (level > 0 or whole)) or (level in (1, 2) and whole)


def _section(title: str) -> str | None:
    return next((name for name, wording in _WORDINGS if wording.search(title)), None)


def _moves(heading: _Heading, section: str, level: int) -> bool:
    if not section:
        return True
    if heading.section is None:
        if _is_item(heading.title):
            return False
        return heading.level == 1 or OTHER_MATTERS.search(heading.title) is not None
    if heading.section == section:
        return False
    own = heading.section not in GENERIC_SECTIONS
    if heading.level > 2:
        return own and (section not in _CANONICAL or heading.level <= level)
    return heading.level <= level or own or _is_narrower(heading, section)


def _is_strange(heading: _Heading) -> bool:
    """Whether a lower heading says nothing that a section is known to tell of."""
    title = _ITEM_END.sub("", heading.title)
    if heading.section or not TITLE_END.search(heading.title) or not title:
        return False
    known = GENERIC.search(title) or BESIDES.search(heading.title) or item().search(heading.title)
    return not known


def _is_item(title: str) -> bool:
    """Whether a heading names what its section tells of: 一、因公出国（境）经费."""
    return item().fullmatch(_ITEM_END.sub("", title)) is not None


def _is_narrower(heading: _Heading, section: str) -> bool:
    """Whether a subheading begins a section of its own inside a broader one, or an unknown one."""
    if section == APPROPRIATION and "公共预算" not in heading.title:
        return False
    return section not in _CANONICAL or heading.section in NARROWER.get(section, ())
