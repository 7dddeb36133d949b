"""What each page of a disclosure is: cover, contents, a form, narrative, glossary, annex, …"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
)
from juesuan_analysis.vocabulary.text import squeeze

_CONTENTS = re.compile(r"^目[录次]$")
_LEADER = re.compile(r"[.…·]{4,}\d*$|[.…·]{4,}")
_LEADERS = 3  # lines with dots that lead to a page number
_GLOSSARY = re.compile(r"^(第.{1,2}部分)?[:：、]?(专业)?(名词|专业名词|相关名词)解释")
_ANNEX = re.compile(r"^(第.{1,2}部分)?[:：、]?(附件|附表|附录)[\d一二三四五六七八九十]*[:：、]?|自评(表|报告)$|绩效评价报告$")
_HEAD = 6  # lines in which a page says what it is
_COVER_LINES = 15
_TABLE = 6  # amounts on a page that is no running text …
_SENTENCES = re.compile(r"[一-龥”）][，,。；;]")


@dataclass(frozen=True, slots=True)
class Known:
    """What the readers know of a disclosure's pages, by their numbers (from 1)."""

    forms: Mapping[int, Collection[int]]
    narrative: Collection[int]
    stated: Collection[int]
    pictures: Collection[int] = ()


def _has_head(lines: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(squeeze(line)) for line in lines[:_HEAD])


def _is_contents(lines: Sequence[str]) -> bool:
    leaders = sum(bool(_LEADER.search(squeeze(line))) for line in lines)
    return leaders >= _LEADERS or any(_CONTENTS.search(squeeze(line)) for line in lines[:_HEAD])


def _is_table(lines: Sequence[str]) -> bool:
    """Whether a page holds more amounts than sentences."""
    text = "\n".join(lines)
    amounts = len(amounts_in(text))
    return amounts >= _TABLE and amounts > len(_SENTENCES.findall(text))


def _by_itself(number: int, lines: Sequence[str], known: Known, first: int) -> str | None:
    """What a page is, as far as it tells itself."""
    if not lines:
        return OTHER if number in known.pictures else BLANK
    if known.forms.get(number):
        return FORM
    if _is_contents(lines) and number not in known.stated:
        return CONTENTS
    if number in known.stated:
        return NARRATIVE
    if number == first and len(lines) <= _COVER_LINES and not amounts_in("".join(lines)):
        return COVER
    if _has_head(lines, _ANNEX):
        return ANNEX
    if any(_GLOSSARY.search(squeeze(line)) for line in lines):
        return GLOSSARY
    if number in known.narrative:
        return NARRATIVE
    return OTHER_TABLE if _is_table(lines) else None


def roles(texts: Sequence[Sequence[str]], known: Known) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Tell what each page is, and which forms it holds.

    A page that does not tell goes on with the glossary or the annex of the page before.
    """
    first = next((n for n, lines in enumerate(texts, start=1) if lines), 1)
    last = ""
    for number, lines in enumerate(texts, start=1):
        told = _by_itself(number, lines, known, first)
        if told in (None, OTHER_TABLE) and last in (GLOSSARY, ANNEX):
            told = ANNEX if told and last == ANNEX else told or last
        role = told or OTHER
        last = role if role != BLANK else last
        yield role, tuple(sorted(known.forms.get(number, ())))
