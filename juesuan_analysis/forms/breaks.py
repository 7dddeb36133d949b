"""Where a form goes on to another page, and whether a page is lost between.

What a lost page held are rows: the codes, or the numbers before the names (五、 六、), do not
follow on; or the sums that it held a part of are short, and those alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from juesuan_analysis.facts import Place
from juesuan_analysis.forms.rows import Row
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import PERSONNEL_TOTAL, PUBLIC_TOTAL
from juesuan_analysis.vocabulary.text import squeeze

SHORT = "这张表换页处几栏的合计都大于各行之和：可能缺页或页序有误"
_DIGITS = "一二三四五六七八九"
_ORDINAL = re.compile(rf"(?:([{_DIGITS}])?(十))?([{_DIGITS}])?、")
_STEPS = (3, 5)  # digits of a 类 and of a 款
_LEAST_STEP = 2  # between codes: the classification itself leaves some out
_TOTALS = ("合计", PERSONNEL_TOTAL, PUBLIC_TOTAL)


@frozen
class Break:
    """The end of a page within a form.

    ``rows`` are those whose sums a page that is lost here would leave short; ``missing`` says what
    does not follow on, where that is plain.
    """

    place: Place
    rows: frozenset[str]
    missing: str = ""


def ordinal(name: str) -> int | None:
    """The number before a name: 十二、农林水支出 is 12.

    >>> ordinal("十二、农林水支出"), ordinal("二十、灾害防治"), ordinal("农林水支出")
    (12, 20, None)
    """
    match = _ORDINAL.match(squeeze(name))
    if not match or not match[0].rstrip("、"):
        return None
    tens, ten, ones = match.groups()
    return 10 * (_value(tens) or 1) * bool(ten) + _value(ones)


def _value(digit: str | None) -> int:
    return _DIGITS.index(digit) + 1 if digit else 0


def _page(row: Row) -> int:
    return row.cells[0].place.page


def breaks(form: Form, groups: Sequence[Sequence[Row]]) -> list[Break]:
    """Find where the rows of each group of columns go on to another page."""
    whole = [[row for row in rows if row.cells] for rows in groups]
    if form.lists_codes:
        return [found for rows in whole for found in _of_codes(form, rows)]
    return [found for rows in whole for found in _of_ordinals(rows)] if form.sided else []


def _of_codes(form: Form, rows: Sequence[Row]) -> Iterator[Break]:
    coded = [row for row in rows if row.code.isdecimal()]
    codes = [row.code for row in coded]
    for a, b in pairwise(coded):
        if _page(a) != _page(b):
            classes = (c for c in codes if len(c) == _STEPS[0] and a.code[:3] <= c <= b.code[:3])
            short = {*_TOTALS, *classes, *(a.code[:n] for n in _STEPS)}
            told = _lacks_upper(b.code, codes) or _lacks_lower(a.code, codes)
            if form.economic and _step(a, b) > max(_LEAST_STEP, *_steps_within(coded)):
                told = f"{a.code} 的下一行是 {b.code}"
            yield Break(Place(_page(b), 0, 0, 0, 0), frozenset(short), told)
    if codes and (told := _lacks_lower(codes[-1], codes)):
        yield Break(Place(_page(coded[-1]), 0, 0, 0, 0), frozenset(), told)


def _lacks_upper(code: str, codes: Sequence[str]) -> str:
    """Say which 类 or 款 a code lacks, where all those of other 类 have theirs."""
    others = {c for c in codes if c[:3] != code[:3]}
    whole = all(c[:n] in others for c in others for n in _STEPS if n < len(c))
    lacking = (code[:n] for n in _STEPS if n < len(code) and code[:n] not in codes)
    first = next(lacking, None)
    return f"没有 {code} 所属的 {first}" if first and others and whole else ""


def _lacks_lower(code: str, codes: Sequence[str]) -> str:
    """Say that a 类 or 款 has nothing below it, where all others of its kind have."""

    def has_parts(of: str) -> bool:
        return any(c.startswith(of) and len(c) > len(of) for c in codes)

    others = [c for c in codes if len(c) == len(code) and c != code]
    alone = len(code) in _STEPS and bool(others) and all(map(has_parts, others))
    return f"{code} 下面没有所属的各行" if alone and not has_parts(code) else ""


def _step(a: Row, b: Row) -> int:
    """How far apart the codes of two 款 of one 类 are; 0 for others."""
    same = len(a.code) == len(b.code) == _STEPS[1] and a.code[:3] == b.code[:3]
    return int(b.code) - int(a.code) if same else 0


def _steps_within(coded: Sequence[Row]) -> list[int]:
    return [0, *(_step(a, b) for a, b in pairwise(coded) if _page(a) == _page(b))]


def _of_ordinals(rows: Sequence[Row]) -> Iterator[Break]:
    """Breaks of one side whose names are numbered; a number is left out nowhere else."""
    numbered = [(row, n) for row in rows if (n := ordinal(row.name)) is not None]
    steps = [(a, b, n - m) for (a, m), (b, n) in pairwise(numbered)]
    within = [step for a, b, step in steps if _page(a) == _page(b)]
    for (a, b, step), (_, m) in zip(steps, numbered, strict=False):
        if _page(a) != _page(b) and step > 1 and set(within) <= {1}:
            told = f"{squeeze(a.name)[:12]}的下一行是{squeeze(b.name)[:12]}，少了第 {m + 1} 项"
            yield Break(Place(_page(b), 0, 0, 0, 0), frozenset(), told)
