"""Which characters a pattern can begin with, so that most places are ruled out at a glance.

A reader of patterns as the language's tables write them: groups, sets, assertions, repetitions.
What it does not know begins with anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

_ANY: frozenset[str] | None = None
_DIGITS = frozenset("0123456789")
_REPEATED = re.compile(r"(?:[*+?]|\{(?P<least>\d*)(?:,\d*)?\})\??")
_GROUP = re.compile(r"\((?:\?(?P<look><?[=!])|\?P<\w+>|\?:)?")
_MOST = 200  # characters worth a set
_TOGETHER = 10  # patterns behind one look; with 6 and 20 a text takes the same time

_Piece = tuple[frozenset[str] | None, bool, int]  # what it can begin with, if empty, its end


class Pattern(NamedTuple):
    """A pattern, and the characters that it can begin with; None for any."""

    text: str
    first: frozenset[str] | None


def read(pattern: str) -> Pattern:
    """Tell what a pattern can begin with."""
    first, empty, _ = _alternatives(pattern, 0)
    return Pattern(pattern, None if empty else first)


def _behind(first: frozenset[str] | None, pattern: str) -> str:
    if first is None or not 0 < len(first) <= _MOST:
        return pattern
    return f"(?=[{''.join(map(re.escape, sorted(first)))}])(?:{pattern})"


def guarded(pattern: Pattern) -> str:
    """Put before a pattern a look at the first character, where few will do."""
    fails_as_soon = pattern.text[0] not in "(["
    return pattern.text if fails_as_soon else _behind(pattern.first, pattern.text)


def either(patterns: Iterable[tuple[str, Pattern]]) -> Pattern:
    """Join named patterns, which are tried in their order.

    At most places in a text none of a hundred begins: one look rules out some of them together.
    """
    left, blocks, every = list(patterns), list[Pattern](), list[Pattern]()
    while left:
        some, left = left[:_TOGETHER], left[_TOGETHER:]
        every += (pattern for _, pattern in some)
        text = "|".join(f"(?P<{name}>{guarded(pattern)})" for name, pattern in some)
        blocks.append(Pattern(text, _any_of([pattern for _, pattern in some])))
    return Pattern("|".join(_behind(b.first, b.text) for b in blocks), _any_of(every))


def _any_of(patterns: Iterable[Pattern]) -> frozenset[str] | None:
    firsts: list[frozenset[str] | None] = [pattern.first for pattern in patterns]
    return reduce(_joined, firsts)


def _alternatives(pattern: str, at: int) -> _Piece:
    """Read alternatives up to the end of their group."""
    firsts: frozenset[str] | None = frozenset()
    any_empty = False
    while True:
        first, empty, at = _sequence(pattern, at)
        firsts, any_empty = _joined(firsts, first), any_empty or empty
        if at >= len(pattern) or pattern[at] == ")":
            return firsts, any_empty, at
        at += 1


def _sequence(pattern: str, at: int) -> _Piece:
    firsts: frozenset[str] | None = frozenset()
    empty = True
    while at < len(pattern) and pattern[at] not in "|)":
        first, skipped, at = _repeated(pattern, at)
        firsts = _joined(firsts, first) if empty else firsts
        empty = empty and skipped
    return firsts, empty, at


def _repeated(pattern: str, at: int) -> _Piece:
    first, empty, at = _atom(pattern, at)
    repeat = _REPEATED.match(pattern, at)
    if repeat is None:
        return first, empty, at
    least = repeat["least"]
    none_will_do = repeat[0][0] in "*?" if least is None else least in ("", "0")
    return first, empty or none_will_do, repeat.end()


def _atom(pattern: str, at: int) -> _Piece:
    group = _GROUP.match(pattern, at)
    if group is not None:
        first, empty, at = _alternatives(pattern, group.end())
        return (frozenset(), True, at + 1) if group["look"] else (first, empty, at + 1)
    if pattern[at] == "[":
        return _set(pattern, at)
    if pattern[at] in "^$":
        return frozenset(), True, at + 1
    if pattern[at] == "\\":
        return _escaped(pattern[at + 1]), pattern[at + 1] in "bBAZ", at + 2
    return (_ANY if pattern[at] == "." else frozenset(pattern[at])), False, at + 1


def _escaped(character: str) -> frozenset[str] | None:
    if character == "d":
        return _DIGITS
    return _ANY if character.isalpha() else frozenset(character)


def _set(pattern: str, at: int) -> _Piece:
    end = at + 1 + (pattern[at + 1] == "^")
    found: frozenset[str] | None = _ANY if pattern[at + 1] == "^" else frozenset()
    while pattern[end] != "]":
        if pattern[end] == "\\":
            found, end = _joined(found, _escaped(pattern[end + 1])), end + 2
        elif pattern[end + 1] == "-" and pattern[end + 2] != "]":
            found, end = _joined(found, _range(pattern[end], pattern[end + 2])), end + 3
        else:
            found, end = _joined(found, frozenset(pattern[end])), end + 1
    return found, False, end + 1


def _range(low: str, high: str) -> frozenset[str] | None:
    few = ord(high) - ord(low) < _MOST
    return frozenset(map(chr, range(ord(low), ord(high) + 1))) if few else _ANY


def _joined(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other
