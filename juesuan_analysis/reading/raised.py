"""Digits that stand above or below the line: marks of notes, and no digits of a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

import numpy as np

from juesuan_analysis.reading.chars import Char

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DOWN = 0.12  # of the height of a box, below the baseline
_OFF = (0.13, 0.9)  # of the type size: how far a mark stands off the line
_SMALLER = 0.9  # times the size of what it marks
_MUCH_SMALLER = 0.85  # times the size: on the same line as what it marks
_MARKED = frozenset("0123456789()（）[]【】,、")  # （1）, 1,2
_MOST = 2  # digits of a note
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
    small = _height(char)
    return abs(char.y1 - other.y1) < _SAME * small and abs(char.y0 - other.y0) < _SAME * small


def raised(chars: Sequence[_Glyph]) -> set[int]:
    """Find the digits that are marks, by their places in a sequence of characters."""
    feet = np.array([char.y1 for char in chars])
    bounds = np.flatnonzero(feet[1:] != feet[:-1]).tolist()  # where the height changes: seldom
    found: set[int] = set()
    for i in bounds:
        one, other = chars[i], chars[i + 1]
        if other.text in _MARKED and _stands_off(other, one):
            found |= _run(chars, i + 1, 1)
        elif one.text in _MARKED and _stands_off(one, other):
            run = _run(chars, i, -1)
            found |= set() if _hangs(chars, run) else run
        elif _is_smaller(chars, i + 1, -1):
            found |= _run(chars, i + 1, 1, ends=True)
        elif _is_smaller(chars, i, 1):
            found |= _run(chars, i, -1)
    return found


def _hangs(chars: Sequence[_Glyph], run: set[int]) -> bool:
    """Whether digits are the last line of a number that its cell broke: 854.1 over 5."""
    first = min(run, default=0)
    if not first:
        return False
    before, one = chars[first - 1], chars[first]
    over = before.x0 < chars[max(run)].x1 and one.x0 < before.x1
    alike = abs(_height(before) - _height(one)) < _SAME * _height(one)
    return over and alike and before.text in _NUMBER and not _is_level(before, one)


def _is_smaller(chars: Sequence[_Glyph], at: int, step: int) -> bool:
    """Whether a digit on the line is a mark: smaller than a number that is whole without it.

    Decimals may be smaller than what stands before them, but not only the third; and no number
    begins with smaller digits.
    """
    char, other = chars[at], chars[at + step]
    small, size = char.y1 - char.y0, other.y1 - other.y0
    digits = char.text.isdigit() and other.text.isdigit() and small < _MUCH_SMALLER * size
    if not digits or _off(char, other) >= _OFF[0] * size or not _is_beside(char, other, size):
        return False
    return step > 0 or (at > _MOST and chars[at - _MOST - 1].text == ".")


def _run(chars: Sequence[_Glyph], start: int, step: int, *, ends: bool = False) -> set[int]:
    """A mark of several digits, from the one beside what it marks; none if a number goes on so.

    ``ends`` tells that no number goes on, whatever stands beside it.
    """
    at, digits = start, 0
    run: set[int] = set()
    while 0 <= at < len(chars) and chars[at].text in _MARKED and _alike(chars[at], chars[start]):
        digits = digits + 1 if chars[at].text.isdigit() else 0
        if digits > _MOST:
            return set()
        run.add(at)
        at += step
        if 0 <= at < len(chars) and not _is_beside(chars[at], chars[at - step], _height(chars[at])):
            break
    beyond = chars[at] if 0 <= at < len(chars) else None
    if beyond and not ends and beyond.text in _NUMBER and _is_level(chars[at - step], beyond):
        return set()
    return run


def _height(char: _Boxed) -> float:
    return max(char.y1 - char.y0, 1.0)


def _is_level(char: _Boxed, other: _Boxed) -> bool:
    size = max(char.y1 - char.y0, other.y1 - other.y0, 1.0)
    return _off(char, other) < _OFF[0] * size and _is_beside(char, other, size)


def as_marks(text: str) -> str:
    """Write digits as marks."""
    return text.translate(_RAISED)


def lifted(char: Char, other: Char) -> Char:
    """Write a digit as a mark if it stands off the line of a larger character, however far away."""
    small = char.size < _SMALLER * other.size
    off = small and _OFF[0] * other.size < _off(char, other) < _OFF[1] * other.size
    return char._replace(text=as_marks(char.text)) if off else char
