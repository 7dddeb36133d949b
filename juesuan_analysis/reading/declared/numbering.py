"""Numbers that Word sets before paragraphs by itself: they are seen, though no text holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.declared.package import Element, attribute, child, children

_DIGITS = "〇一二三四五六七八九"
_LEVEL = re.compile(r"%(\d)")
_LARGEST = 99
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "ideographDigital", "chineseLegalSimplified",
}  # fmt: skip


def chinese(number: int) -> str:
    """Write a number below a hundred in Chinese.

    >>> chinese(3), chinese(10), chinese(21)
    ('三', '十', '二十一')
    """
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


@frozen
class _Level:
    kind: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document."""

    numbering: Element | None
    styles: Element | None
    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)  # a list to its definition
    _by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for item in children(self.numbering, "abstractNum"):
            levels = {
                int(attribute(level, "ilvl", "0")): _level(level) for level in children(item, "lvl")
            }
            self._levels[attribute(item, "abstractNumId")] = levels
        for item in children(self.numbering, "num"):
            self._lists[attribute(item, "numId")] = _value(item, "abstractNumId")
        for style in children(self.styles, "style"):
            if found := _numbered(child(style, "pPr")):
                self._by_style[attribute(style, "styleId")] = found

    def label(self, paragraph: Element) -> str:
        """The number that stands before a paragraph; empty where there is none."""
        told = child(paragraph, "pPr")
        found = _numbered(told) or self._by_style.get(_value(told, "pStyle"))
        if not found or found[0] not in self._lists:
            return ""
        definition, level = self._lists[found[0]], found[1]
        levels = self._levels.get(definition, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(definition, {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        return _LEVEL.sub(lambda m: _written(levels, counts, int(m[1]) - 1), levels[level].text)


def _written(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    found = levels.get(level)
    if found is None:
        return ""
    number = counts.get(level, found.start)
    chinese_counting = found.kind in _CHINESE and 0 <= number <= _LARGEST
    return chinese(number) if chinese_counting else str(number)


def _level(level: Element) -> _Level:
    kind, text = _value(level, "numFmt"), _value(level, "lvlText")
    start = _value(level, "start")
    shown = "" if kind in ("bullet", "none") else text
    return _Level(kind, shown, int(start) if start.isdigit() else 1)


def _value(parent: Element | None, name: str) -> str:
    found = child(parent, name)
    return "" if found is None else attribute(found, "val")


def _numbered(told: Element | None) -> tuple[str, int] | None:
    """List and level of a paragraph or style."""
    number = child(told, "numPr")
    if number is None:
        return None
    level = _value(number, "ilvl")
    return _value(number, "numId"), int(level) if level.isdigit() else 0
