"""Texts that a pattern accepts: one for each choice that it leaves, as it is written."""

from __future__ import annotations

import re._constants as c
import re._parser as parser
from collections.abc import Iterator
from itertools import chain

_MOST_REPEATED = 2


def spellings(pattern: str) -> list[str]:
    """Return texts in which each alternative, option and character of a set is taken once.

    What a pattern looks for before and behind is left to the text around.
    """
    return list(dict.fromkeys(_sequence(list(parser.parse(pattern)))))


def _sequence(items: list) -> list[str]:
    """Vary one place at a time; the others keep their first choice."""
    choices = [_choices(item) for item in items]
    first = [choice[0] for choice in choices]
    varied = (
        "".join([*first[:at], other, *first[at + 1 :]])
        for at, choice in enumerate(choices)
        for other in choice[1:]
    )
    return ["".join(first), *varied]


def _choices(item: tuple) -> list[str]:
    kind, value = item
    if kind is c.LITERAL:
        return [chr(value)]
    if kind is c.NOT_LITERAL:
        return ["某"]
    if kind is c.IN:
        return [*_characters(value)]
    if kind is c.BRANCH:
        return list(chain.from_iterable(_sequence(list(branch)) for branch in value[1]))
    if kind is c.SUBPATTERN:
        return _sequence(list(value[3]))
    if kind in (c.MAX_REPEAT, c.MIN_REPEAT):
        least, most, inner = value
        once = _sequence(list(inner))
        counts = range(least, min(int(most), max(least, _MOST_REPEATED)) + 1)
        return [text * n for n in counts for text in (once if n else [""])]
    return [""]  # looks around, and anchors


def _characters(members: list) -> Iterator[str]:
    """Take each of a few; of what is left out or of a class, one that will do."""
    if members[0][0] is c.NEGATE:
        yield "某"
        return
    for kind, value in members:
        if kind is c.LITERAL:
            yield chr(value)
        elif kind is c.RANGE:
            yield chr(value[0])
        else:
            yield "1"
