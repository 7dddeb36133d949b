"""The fiscal year of a document, weighed from its cover, its forms, its headings and its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from juesuan_analysis.frozen import frozen

# No year of a comparison (较2022年决算数), of a date, of a span or of a plan.
_YEAR = re.compile(
    r"(?<![\d较比与同和对自从至到\-—–~])(?<!上年（)(?<!去年（)(20\d\d)(?:年(?!\d{1,2}月)|(?=部门|单位))度?"
)
_FINAL = re.compile(_YEAR.pattern + r"[^,，。;；\d]{0,30}决算")
_ANY = re.compile(r"(?<!\d)(20[012]\d)(?!\d)")
_OF_FORM = re.compile(
    r"^(会计年度：?)?20\d\d年度$|(部门|单位|名称)(（[^）]*）)?：.*20\d\d年|^20\d\d年度?.*表$|表20\d\d年度$"
)
_SENTENCE = re.compile(r"[,，。;；]")
_ALONE, _SAID, _MOST = 10, 4, 9
_HEADING = 40  # characters at most


@frozen
class Year:
    """A year, and what in the document speaks for another."""

    year: int
    doubts: tuple[str, ...] = ()


def _cover(cover: str) -> Counter[int]:
    votes: Counter[int] = Counter()
    final = {int(year) for year in _FINAL.findall(cover)}
    for year in map(int, _YEAR.findall(cover)):
        # A cover may carry other years; the one beside 决算 outweighs what any other place says.
        votes[year] = max(votes[year], _ALONE if year in final else _SAID)
    return votes


def _count(lines: Sequence[str], weight: int) -> Counter[int]:
    votes: Counter[int] = Counter()
    for line in lines:
        for year in set(map(int, _YEAR.findall(line))):
            # Capped, so that no number of headings outweighs a cover that says 决算.
            votes[year] = min(votes[year] + weight, _MOST)
    return votes


def _first(votes: Counter[int]) -> int | None:
    return votes.most_common(1)[0][0] if votes else None


def find_year(cover: str, lines: Sequence[str], file_name: str = "") -> Year | None:
    """Find the fiscal year; None where nothing names one.

    Parameters
    ----------
    cover
        The cover on one line.
    lines
        All squeezed lines, years in digits.
    file_name
        The file's name without its ending.
    """
    own = [line for line in lines if "年" in line and "20" in line]
    headed = [t for t in own if "决算" in t and len(t) <= _HEADING and not _SENTENCE.search(t)]
    groups = {
        "封面": _cover(cover),
        "表上": _count([line for line in own if _OF_FORM.search(line)], 3),
        "标题": _count(headed, 1),
        "文件名": _count([file_name] if "决算" in file_name else [], 2),
    }
    votes: Counter[int] = Counter()
    for group in groups.values():
        votes.update(group)
    if not votes:
        rest = Counter(int(y) for t in own if "决算" in t for y in _YEAR.findall(t))
        rest = rest or Counter(int(year) for line in own for year in _YEAR.findall(line))
        votes = rest or Counter(map(int, _ANY.findall(file_name)))
    year = _first(votes)
    if year is None:
        return None
    others = ((name, _first(group)) for name, group in groups.items())
    return Year(
        year, tuple(f"{n}写的是 {y} 年，取 {year} 年" for n, y in others if y and y != year)
    )
