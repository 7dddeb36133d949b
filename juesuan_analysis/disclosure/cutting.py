"""Where a file holds the accounts of several departments or years: which pages are whose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from juesuan_analysis.disclosure.attribution import (
    clean_department,
    is_department,
    is_office,
    labels_of,
    same_office,
)
from juesuan_analysis.forms.amount import has_amount
from juesuan_analysis.forms.locate import match_title
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.text import squeeze

_HEAD = 6  # lines of a page that may name whose it is
_COVER = re.compile(
    r"^(?:附件?\d*[:：.、]?)?(?:第[一二三四五六七八九十\d]+(?:部分|章|篇)[:：、]?)?"
    r"(?:20\d\d年度?)?([一-龥（）()]{3,40}?)(?:20\d\d年度?)?(?:部门|单位)决算(?:公开)?"
    r"(?:报告|说明|情况说明|文本|表|情况)?$"
)
_YEAR = re.compile(r"(20\d\d)年度?")
_FRONT = re.compile(r"目录|目次|第一部分|概况|主要职[能责]|机构设置|部门决算表?$|单位决算表?$")
_END = re.compile(r"名词解释")
_UNIT_ALONE = re.compile(r"本级|机关\b|（机关）|本部")
_TITLES = 4  # forms that one page may hold; where more are named, it is a table of contents
_FIRST = (1, 2, 3, 4)


@frozen
class Owner:
    """Whose accounts a page says it holds."""

    name: str
    alone: bool  # the office without its units
    year: int | None

    def agrees(self, other: Owner) -> bool:
        """Whether two pages may be of one disclosure."""
        years = {self.year, other.year} - {None}
        return same_office(self.name, other.name) and self.alone == other.alone and len(years) < 2


def _owner(raw: str, lines: Sequence[str]) -> Owner | None:
    name = clean_department(raw)
    if not is_department(name) or not is_office(name):
        return None
    year = next((int(m[1]) for line in lines[:_HEAD] for m in [_YEAR.search(line)] if m), None)
    return Owner(name, bool(_UNIT_ALONE.search(raw)), year)


def _named(lines: Sequence[str]) -> Owner | None:
    """Whose a page is by its cover or its heading."""
    head = [line for line in lines[:_HEAD] if line]
    tried = (*head, *("".join(head[:n]) for n in (2, 3)))
    found = (m[1] for text in tried for m in [_COVER.match(text)] if m)
    return next((owner for raw in found if (owner := _owner(raw, lines))), None)


def _labelled(lines: Sequence[str]) -> Owner | None:
    """Whose a page is by the label of the form that it holds."""
    found = (owner for raw in labels_of(lines) if (owner := _owner(raw, lines)))
    return next(found, None)


def _forms_on(lines: Sequence[str]) -> set[int]:
    """Forms that a page titles, where it has amounts or a header; a contents page has neither."""
    found = {match_title(line)[1] for line in lines if "表" in line} - {None}
    contents = len(found) > _TITLES and not any(has_amount(line) for line in lines)
    return set() if contents else {form for form in found if form}


def _join(owners: list[Owner], owner: Owner) -> Owner:
    """The owner among those met that agrees with one, the last first."""
    met = next((one for one in reversed(owners) if one.agrees(owner)), None)
    if met is None:
        owners.append(owner)
    return met or owner


def _owned(pages: Sequence[Sequence[str]]) -> tuple[list[Owner | None], list[set[int]]]:
    """For each page whose it is, by what it says or by the page before it; and its forms."""
    owners: list[Owner] = []
    whose: list[Owner | None] = []
    forms = [_forms_on(lines) for lines in pages]
    current: Owner | None = None
    for lines, titled in zip(pages, forms, strict=True):
        told = (_labelled(lines) if titled else None) or _named(lines)
        current = _join(owners, told) if told else current
        whose.append(current)
    return whose, forms


def _with_front(whose: list[Owner | None], pages: Sequence[Sequence[str]]) -> list[Owner | None]:
    """Give pages before a department's first (contents, what it does) to it."""
    out = list(whose)
    for i in range(len(out) - 1, 0, -1):
        front = any(_FRONT.search(line) for line in pages[i - 1][:_HEAD])
        ended = any(_END.search(line) for line in pages[i - 1][:_HEAD])
        said = _named(pages[i - 1]) or any(has_amount(line) for line in pages[i - 1])
        if out[i] is not out[i - 1] and out[i] not in out[:i] and front and not ended and not said:
            out[i - 1] = out[i]
    return out


def cut(texts: Sequence[Sequence[str]]) -> list[list[int]]:
    """Part the pages of a file among the disclosures that it holds.

    A file is cut only where the same form stands in it for two departments or years, so that a
    label that differs here and there cuts nothing.

    Returns
    -------
    Page numbers (from 1) of each disclosure in the order of their first page; all pages in one list
    where the file holds one.
    """
    whole = [list(range(1, len(texts) + 1))]
    pages = [[squeeze(line) for line in lines] for lines in texts]
    whose, forms = _owned(pages)
    held: dict[Owner, set[int]] = defaultdict(set)
    for owner, titled in zip(whose, forms, strict=True):
        if owner:
            held[owner] |= titled
    several = [
        owner
        for owner, own in held.items()
        if any(own & other for one, other in held.items() if one is not owner) and own & {*_FIRST}
    ]
    if len(several) < 2:
        return whole
    return _grouped([o if o in several else None for o in _with_front(whose, pages)])


def _grouped(whose: Sequence[Owner | None]) -> list[list[int]]:
    """Page numbers by owner; a page of nobody goes with the one before it, or after the front."""
    groups: dict[Owner, list[int]] = {}
    current = None
    for number, owner in enumerate(whose, start=1):
        current = owner or current
        if current:
            groups.setdefault(current, []).append(number)
    return list(groups.values())
