"""What each page of a disclosure is: cover, contents, a form, narrative, glossary, annex, …"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from juesuan_analysis.disclosure.account import amounts_in
from juesuan_analysis.facts.account import (
    ANNEX,
    BLANK,
    CONTENTS,
    COVER,
    FORM,
    GLOSSARY,
    NARRATIVE,
    OTHER,
    OTHER_TABLE,
    OVERVIEW,
)
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.text import squeeze

_CONTENTS = re.compile(r"^目[录次]$")
_LEADER = re.compile(r"[.…·]{4,}\d*$|[.…·]{4,}")
_LEADERS = 3  # lines with dots that lead to a page number
_GLOSSARY = re.compile(r"^(第.{1,2}部分)?[:：、]?(专业)?(名词|专业名词|相关名词)解释")
_ANNEX = re.compile(
    r"^(第.{1,2}部分)?[:：、]?(附件|附表|附录)[\d一二三四五六七八九十]*[:：、]?|"
    r"自评(表|报告)$|绩效评价报告$"
)
_HEAD = 6  # lines in which a page says what it is
_COVER_LINES = 15
_TABLE = 6  # amounts on a page that is no running text, and that no title calls a table
_TITLE = re.compile(r"表([（(].*[)）])?$")
_SENTENCES = re.compile(r"[一-龥”）][，,。；;]")


@frozen
class KnownPages:
    """What the readers know of a disclosure's pages, by their numbers (from 1)."""

    forms: Mapping[int, Collection[int]]
    narrative: Collection[int]
    stated: Collection[int]
    pictures: Collection[int] = ()


def _has_head(lines: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(squeeze(line)) for line in lines[:_HEAD])


def _is_contents(lines: Sequence[str], last: str) -> bool:
    text = "\n".join(lines)
    goes_on = last == CONTENTS and not _SENTENCES.search(text) and not amounts_in(text)
    leaders = sum(bool(_LEADER.search(squeeze(line))) for line in lines)
    return goes_on or leaders >= _LEADERS or _has_head(lines, _CONTENTS)


def _is_table(lines: Sequence[str]) -> bool:
    """Whether a page holds more amounts than sentences."""
    text = "\n".join(lines)
    amounts = len(amounts_in(text))
    least = 1 if _has_head(lines, _TITLE) else _TABLE
    return amounts >= least and amounts > len(_SENTENCES.findall(text))


def _head(number: int, lines: Sequence[str], known: KnownPages, last: str) -> str | None:
    """What a page is that is none of the readers', as far as it tells itself."""
    if last == "" and len(lines) <= _COVER_LINES and not amounts_in("".join(lines)):
        return COVER
    if _is_contents(lines, last):
        return CONTENTS
    if number > min([*known.forms, *known.stated], default=0):
        if _has_head(lines, _ANNEX):
            return ANNEX
        if any(_GLOSSARY.search(squeeze(line)) for line in lines):
            return GLOSSARY
    elif not _is_table(lines):
        return OVERVIEW
    return None


def _role(number: int, lines: Sequence[str], known: KnownPages, last: str) -> str:
    if not lines:
        return OTHER if number in known.pictures else BLANK
    if known.forms.get(number):
        return FORM
    told = NARRATIVE if number in known.stated else _head(number, lines, known, last)
    # The narrative may end anywhere before the glossary: an annex ends it too.
    if told is None and number in known.narrative and last != ANNEX:
        told = NARRATIVE
    if told is None and _is_table(lines):
        told = ANNEX if last == ANNEX else OTHER_TABLE
    return told or (last if last in (GLOSSARY, ANNEX) else OTHER)


def roles(
    texts: Sequence[Sequence[str]], known: KnownPages
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Tell what each page is, and which forms it holds.

    A page that does not tell goes on with the glossary or the annex of the page before.
    """
    last = ""
    for number, lines in enumerate(texts, start=1):
        role = _role(number, lines, known, last)
        last = role if role != BLANK else last
        yield role, tuple(sorted(known.forms.get(number, ())))
