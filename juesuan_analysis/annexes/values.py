"""What a cell of a performance table says: numbers, quantities, names with their weight or code."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from juesuan_analysis.vocabulary.performance import (
    FUND_LINES,
    GRADE,
    HINT,
    NIL,
    OTHER_GRADE,
    TICKED,
)
from juesuan_analysis.vocabulary.text import punctuated, squeeze

_NUMBER = re.compile(r"([-−–]?\d[\d,]*(?:\.\d+)?|\.\d+)(分|%|万元|元)?")
# A long code is one even before a name that begins with a year: 5109…10263357-2023年购置项目.
_CODE = re.compile(r"^(?:([0-9A-Z]{3,}(?:[-_][0-9A-Z]+)*)[-—–_](?=[^\d\s])|([0-9A-Z]{12,})[-—–_])")
_LEAD = re.compile(r"^(其中[:：]?|[（(]?[一二三四五六七八九十\d]+[)）、.．])+")
_GROUP = re.compile(
    r"(?:[（(]|(?<=[一-龥]))(?:共|计|权重|分值|满分)?[:：]?(\d+(?:\.\d+)?)(?:分|%)?[)）]$"
)
_POINTED = re.compile(r"[（(](?:权重|分值|满分)?[:：]?(\d+(?:\.\d+)?)分[)）]$")
_BARE_GROUP = re.compile(r"(?<=标)(\d+(?:\.\d+)?)分$")
_ASIDE = re.compile(r"[（(][^（()）]*[)）]$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,40}>")
_SIGNS = str.maketrans("⩾≧⩽≦﹥﹤", "≥≥≤≤><")
_DIRECTION = re.compile(
    r"^(≥|≤|>=|<=|=>|=<|>|<|=|不低于|不少于|不高于|不超过|不大于|不小于|大于等于|小于等于|大于|小于|等于)"
)
_WORDS = {
    ">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤", "=": "＝", ">": "＞", "<": "＜",
    "不低于": "≥", "不少于": "≥", "不小于": "≥", "大于等于": "≥",
    "不高于": "≤", "不超过": "≤", "不大于": "≤", "小于等于": "≤",
    "大于": "＞", "小于": "＜", "等于": "＝",
}  # fmt: skip
_QUANTITY = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)([^\d]*)")
_DATE = re.compile(r"\d{4}年|\d+月(?:\d+日|底|份|前|末)|\d{4}[-./]\d+|^\d+月$|\d+日前")
_GRADED = re.compile(r"等[级次][)）:：为]*“?(优|良|中|差)[”秀好等]?$")
VAGUE = "定性"


class Quantity(NamedTuple):
    """A text that is one number: which way it bounds, its value, its unit."""

    direction: str | None
    value: Decimal | None
    unit: str | None


def clean(text: str) -> str:
    """Leave out the tags of web pages and the hints of the form."""
    bare = _TAG.sub("", text)
    return "" if HINT.match(bare) else bare


def words(text: str) -> str | None:
    """A text as people write it; None for a blank or a dash."""
    bare = clean(text)
    return None if NIL.match(bare) else punctuated(bare)


def is_nil(text: str) -> bool:
    """Whether a cell is blank or holds a dash or a slash."""
    return bool(NIL.match(text))


def number(text: str) -> Decimal | None:
    """The number that a cell consists of, whatever unit follows it; None where it is none."""
    match = _NUMBER.fullmatch(text.replace("％", "%"))
    if not match:
        return None
    digits = match[1].replace(",", "").replace("−", "-").replace("–", "-")
    return Decimal(digits)


def quantity(text: str) -> Quantity:
    """Take a target or a result apart; a date, a range and words have no value."""
    bare = squeeze(text).translate(_SIGNS)
    sign = _DIRECTION.match(bare)
    direction = _WORDS.get(sign[0], sign[0]) if sign else None
    rest = bare[sign.end() :] if sign else bare
    match = _QUANTITY.fullmatch(rest)
    if not match or _DATE.search(rest):
        return Quantity(direction, None, None)
    return Quantity(direction, Decimal(match[1].replace(",", "")), match[2] or None)


def folded_signs(text: str) -> str:
    """Write ⩾ and ⩽ as ≥ and ≤."""
    return re.sub("^=", "＝", text.translate(_SIGNS).replace(">=", "≥").replace("<=", "≤"))


def grouped(text: str) -> tuple[str, Decimal | None]:
    """Part a name and the weight printed with it: 产出指标（40分）, 产出指标40分."""
    match = _GROUP.search(text) or _BARE_GROUP.search(text)
    if not match or match.start() == 0:
        return text, None
    return text[: match.start()], Decimal(match[1])


def pointed(text: str) -> tuple[str, Decimal | None]:
    """Part an indicator's name and the points that stand behind it: 合格率（10分）."""
    match = _POINTED.search(text)
    return (text[: match.start()], Decimal(match[1])) if match else (text, None)


def coded(text: str) -> tuple[str, str | None]:
    """Part a name and the code before it."""
    match = _CODE.match(text)
    return (text[match.end() :], match[1] or match[2]) if match else (text, None)


def unlisted(text: str) -> str:
    """A name without the number of the list, or 其中, before it and the colon behind it."""
    return _LEAD.sub("", text).rstrip(":：")


def known_line(text: str) -> str | None:
    """The canonical name of a line of funds; None for one that only this table has."""
    bare = unlisted(text)
    return next((name for name, pattern in FUND_LINES if pattern.search(bare)), None)


def grade(text: str) -> str | None:
    """The grade that a cell names."""
    ticked = TICKED.search(text)
    if ticked:
        return ticked[1] or ticked[2]
    bare = _ASIDE.sub("", text)
    match = GRADE.match(bare) or _GRADED.search(text)
    if match:
        return match[1][0]
    other = OTHER_GRADE.fullmatch(bare)  # of a scale of the province's own, as it is printed
    return other[1] if other else None
