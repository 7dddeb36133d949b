"""Numbers of headings that jump from one page of the narrative to the next: a page is lost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from juesuan_analysis.facts import Place
from juesuan_analysis.facts.unread import Unread

_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}
_NUMERAL = "[一二三四五六七八九十]{1,3}"
# A heading of the narrative, and one below it.
_SECTION = re.compile(rf"({_NUMERAL})、")
_BELOW = re.compile(rf"[（(]({_NUMERAL})[）)]")
_Heading = tuple[bool, int]  # whether it is one below, and its number


def lost_headings(pages: Sequence[Sequence[str]], narrative: range) -> Iterator[Unread]:
    """Tell where headings are left out between the end of a page and the beginning of another.

    Only at the turn of a page: an office that numbers its headings wrongly does so anywhere.

    Parameters
    ----------
    pages
        The lines of each page of the document.
    narrative
        Its pages, from 1.
    """
    told = [(at, _headings(pages[at - 1])) for at in narrative]
    last: _Heading | None = None
    section = 0
    for (_, before), (at, after) in itertools.pairwise(told):
        for heading in before:
            section = section if heading[0] else heading[1]
            last = heading
        if last and after and _leaves_out(section, last, after[0]):
            reason = f"情况说明的标题从{_written(last)}跳到{_written(after[0])}：可能缺页"
            yield Unread(None, "", reason, Place(at, 0, 0, 0, 0))


def _headings(lines: Sequence[str]) -> list[_Heading]:
    found = []
    for line in lines:
        section, below = _SECTION.match(line.strip()), _BELOW.match(line.strip())
        if match := section or below:
            found.append((section is None, _number(match[1])))
    return found


def _leaves_out(section: int, last: _Heading, first: _Heading) -> bool:
    """Whether a heading cannot follow another; one that begins anew always can."""
    below, number = first
    if below:
        # Below a new section （一） begins anew.
        return number > (last[1] if last[0] else 0) + 1
    return number > section + 1 > 1


def _number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    return (10 * _DIGITS.get(tens, 1) if ten else 0) + _DIGITS.get(ones, 0)


def _written(heading: _Heading) -> str:
    below, number = heading
    tens, ones = divmod(number, 10)
    digits = ["", *_DIGITS]
    text = (("十" if tens == 1 else f"{digits[tens]}十") if tens else "") + digits[ones]
    return f"“（{text}）”" if below else f"“{text}、”"
