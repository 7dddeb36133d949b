"""Grades of an evaluation and the scores that they begin at; a document may print its own."""

from __future__ import annotations

import re
from decimal import Decimal

from juesuan_analysis.lazily import regex

Scale = tuple[tuple[str, Decimal], ...]

DEFAULT: Scale = (
    ("优", Decimal(90)),
    ("良", Decimal(80)),
    ("中", Decimal(60)),
    ("差", Decimal(0)),
)
_FAMILIES = ("优良中差", "ABCDE")
_NAME = r"(?P<name>优|良|中|差|(?<![A-Za-z])[A-E](?![A-Za-z/]))(?:秀|好|等|级)*[”\"’]?"
_LEAST_NUMBER = r"\d{1,3}(?:\.\d+)?"
_WITHIN = "[^优良中差A-E；;。、，,）)\\]】]"  # a range goes no further
_BEHIND = regex(  # 优（95-100分）, 优：95分以上
    rf"{_NAME}(?:[:：为是]|等级)*[（(\[【]?(?P<range>{_WITHIN}*?{_LEAST_NUMBER}{_WITHIN}*)"
)
_BEFORE = regex(  # 95分（含）以上为优
    rf"(?P<range>{_LEAST_NUMBER}{_WITHIN}*?)(?:评?为|是|属于?|等[级次]为?|[:：])+[“\"‘]?{_NAME}"
)
_INCLUDED = regex(r"[（(]不?含[^（()）]*[)）]")
_LIKELY = regex(r"\d.*?(优.*?良|A.*?B)|(优.*?良|A.*?B).*?\d|优.*?\d.*?良|A.*?\d.*?B")
_NUMBER = regex(r"\d+(?:\.\d+)?")
_BELOW = regex("以下|不足|低于|不满|小于|＜|<")
_ABOVE = regex("以上|≥|＞|>|大于|不低于|及以")
_MOST = Decimal(100)


def _least(told: str) -> Decimal | None:
    """Where a range begins: the lower of two figures, one with 以上, nought with 以下."""
    figures = [Decimal(text) for text in _NUMBER.findall(told)]
    if not figures or max(figures) > _MOST or len(figures) > 2:
        return None
    if len(figures) == 2:
        return min(figures)
    if _ABOVE.search(told):
        return figures[0]
    return Decimal(0) if _BELOW.search(told) else None


def _told(pattern: re.Pattern[str], text: str) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for match in pattern.finditer(text):
        least = _least(match["range"])
        if least is not None:
            found.setdefault(match["name"], least)
    return found


def scale_in(text: str) -> Scale:
    """The scale of grades that a text prints, from the best; empty where it prints none."""
    lettered, worded = "A" in text and "B" in text, "优" in text and "良" in text
    if not (lettered or worded) or not _LIKELY.search(text):
        return ()
    bare = _INCLUDED.sub("", text)
    for found in sorted((_told(p, bare) for p in (_BEHIND, _BEFORE)), key=len, reverse=True):
        for family in _FAMILIES:
            scale = tuple((name, found[name]) for name in family if name in found)
            begins = [least for _, least in scale]
            whole = len(scale) > 1 and scale[0][0] == family[0]
            if whole and begins == sorted(set(begins), reverse=True):
                return scale
    return ()


def grade_on(scale: Scale, share: Decimal) -> str | None:
    """The grade of a share (in %) of what could be reached; None below the lowest that is told."""
    return next((name for name, least in scale if share >= least), None)


def fits(scale: Scale, grade: str, share: Decimal) -> bool:
    """Whether a grade is that of a share; on the very border of a printed scale either is."""
    due = grade_on(scale, share)
    border = next((i for i, (name, least) in enumerate(scale) if share == least), None)
    below = scale[border + 1][0] if border is not None and border + 1 < len(scale) else None
    return grade == due or (scale is not DEFAULT and grade == below)
