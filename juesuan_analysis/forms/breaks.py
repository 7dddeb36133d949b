"""Where a form goes on to another page, and what plainly does not follow on there.

What a page that is lost held are rows: the codes, or the numbers before the names (五、, 六、),
leave some out at the page's end and nowhere else. Where sums alone tell it: ``identities.gaps``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from juesuan_analysis.facts import Place
from juesuan_analysis.forms.rows import Row
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import CLASS_DIGITS, SECTION_DIGITS
from juesuan_analysis.vocabulary.text import squeeze

_DIGITS = "一二三四五六七八九"
_ORDINAL = re.compile(rf"(?:([{_DIGITS}])?(十))?([{_DIGITS}])?、")
_STEPS = (CLASS_DIGITS, SECTION_DIGITS)
_LEAST_STEP = 2  # between codes: the classification itself leaves some out


@frozen
class Break:
    """The end of a page within a form, and what does not follow on."""

    place: Place
    missing: str


def ordinal(name: str) -> int | None:
    """The number before a name.

    >>> ordinal("十二、农林水支出"), ordinal("二十、灾害防治"), ordinal("农林水支出")
    (12, 20, None)
    """
    match = _ORDINAL.match(squeeze(name))
    if not match or match[0] == "、":
        return None
    tens, ten, ones = match.groups()
    return (10 * (_value(tens) or 1) if ten else 0) + _value(ones)


def _value(digit: str | None) -> int:
    return _DIGITS.index(digit) + 1 if digit else 0


def breaks(form: Form, groups: Sequence[Sequence[Row]]) -> Iterator[Break]:
    """Find where rows are missing between two pages of a form, or behind its last."""
    for group in groups:
        rows = [row for row in group if row.cells]
        if form.lists_codes:
            yield from _of_codes(form, [row for row in rows if row.code.isdecimal()])
        elif form.sided:
            yield from _of_ordinals(rows)


def _of_codes(form: Form, rows: Sequence[Row]) -> Iterator[Break]:
    codes = [row.code for row in rows]
    turned = [(a, b) for a, b in pairwise(rows) if a.page != b.page]
    steps = [_step(a, b) for a, b in pairwise(rows) if a.page == b.page]
    for a, b in turned:
        told = _lacks_parts(a.code, codes)
        if form.economic and _step(a, b) > max(_LEAST_STEP, *steps, 0):
            told = f"{a.code} 的下一行是 {b.code}"
        if told:
            yield Break(Place(b.page, 0, 0, 0, 0), told)
    if codes and (told := _lacks_parts(codes[-1], codes)):
        yield Break(Place(rows[-1].page, 0, 0, 0, 0), told)


def _lacks_parts(code: str, codes: Sequence[str]) -> str:
    """Say that a 类 or 款 has nothing below it, where all others of its kind have, two at least."""
    whole = {c[:n] for c in codes for n in _STEPS if n < len(c)}
    others = [c for c in codes if len(c) == len(code) and c != code]
    alone = len(code) in _STEPS and len(others) > 1 and whole.issuperset(others)
    return f"{code} 下面没有它的各行" if alone and code not in whole else ""


def _step(a: Row, b: Row) -> int:
    """How far apart the codes of two 款 of one 类 are; 0 for others."""
    level = len(a.code) == len(b.code) == SECTION_DIGITS
    same = level and a.code[:CLASS_DIGITS] == b.code[:CLASS_DIGITS]
    return int(b.code) - int(a.code) if same else 0


def _of_ordinals(rows: Sequence[Row]) -> Iterator[Break]:
    """Breaks of one side whose names are numbered, and leave no number out on any page."""
    numbered = [(row, n) for row in rows if (n := ordinal(row.name)) is not None]
    pairs = list(pairwise(numbered))
    within = {n - m for (a, m), (b, n) in pairs if a.page == b.page}
    for (a, m), (b, n) in pairs:
        if a.page != b.page and n > m + 1 and within <= {1}:
            told = f"“{squeeze(a.name)}”的下一行是“{squeeze(b.name)}”"
            yield Break(Place(b.page, 0, 0, 0, 0), told)
