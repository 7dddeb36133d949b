"""Digits that stand above or below the line: marks of notes, and no digits of a number."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Protocol, TypeVar

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DOWN = 0.12  # of the height of a box, below the baseline
_OFF = (0.13, 0.9)  # of the type size: how far a mark stands off the line
_SMALLER = 0.9  # times the size of what it marks
_BESIDE = 0.6  # of the type size, at most, from what it marks
_NUMBER = frozenset("0123456789.,")
_SAME = 0.02  # of the type size: a box so little off is on the line


class _Boxed(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def y0(self) -> float: ...
    @property
    def y1(self) -> float: ...


_Glyph = TypeVar("_Glyph", bound=_Boxed)


def _off(one: _Boxed, other: _Boxed) -> float:
    """How far two baselines are apart."""
    a, b = (char.y1 - _DOWN * (char.y1 - char.y0) for char in (one, other))
    return abs(a - b)


def _is_beside(one: _Boxed, other: _Boxed, size: float) -> bool:
    return max(one.x0, other.x0) - min(one.x1, other.x1) < _BESIDE * size


def _stands_off(char: _Boxed, other: _Boxed) -> bool:
    """Whether a character is a mark beside another, which is larger and on another baseline."""
    small, size = char.y1 - char.y0, other.y1 - other.y0
    near = _OFF[0] * size < _off(char, other) < _OFF[1] * size
    return near and small < _SMALLER * size and _is_beside(char, other, size)


def _alike(char: _Boxed, other: _Boxed) -> bool:
    small = max(char.y1 - char.y0, 1.0)
    level = abs(char.y1 - other.y1) < _SAME * small and abs(char.y0 - other.y0) < _SAME * small
    return level and _is_beside(char, other, small)


def raised(chars: Sequence[_Glyph]) -> set[int]:
    """Find the digits that are marks, by their places in a sequence of characters."""
    feet = [char.y1 for char in chars]
    # Where the height changes, which is seldom.
    bounds = [i for i, (one, other) in enumerate(itertools.pairwise(feet)) if one != other]
    found: set[int] = set()
    for i in bounds:
        one, other = chars[i], chars[i + 1]
        if other.text.isdigit() and _stands_off(other, one):
            found |= _run(chars, i + 1, 1)
        elif one.text.isdigit() and _stands_off(one, other):
            found |= _run(chars, i, -1)
    return found


def _run(chars: Sequence[_Glyph], start: int, step: int) -> set[int]:
    """A mark of several digits, from the one beside what it marks; none if a number goes on so."""
    at = start
    while 0 <= at + step < len(chars) and (
        chars[at + step].text.isdigit() and _alike(chars[at + step], chars[at])
    ):
        at += step
    beyond = chars[at + step] if 0 <= at + step < len(chars) else None
    if beyond and beyond.text in _NUMBER and _is_level(chars[at], beyond):
        return set()
    return set(range(min(start, at), max(start, at) + 1))


def _is_level(char: _Boxed, other: _Boxed) -> bool:
    size = max(char.y1 - char.y0, other.y1 - other.y0, 1.0)
    return _off(char, other) < _OFF[0] * size and _is_beside(char, other, size)


def as_marks(text: str) -> str:
    """Write digits as marks."""
    return text.translate(_RAISED)
