"""Folded text into tokens: figures, relations, subjects, and the punctuation between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from juesuan_analysis.frozen import frozen
from juesuan_analysis.narrative.grammar import FIGURE_PARTS, UNITS, Unit
from juesuan_analysis.narrative.lexemes import LEXEMES
from juesuan_analysis.narrative.starts import either, guarded, read
from juesuan_analysis.narrative.subjects import NEAR_SENSES, NEAR_SUBJECT, far_subject


class Token(NamedTuple):
    """A piece of text with the kind of lexeme.

    ``sense`` is the entry of the subjects' table, ``at`` its place among the tokens of its text,
    ``after`` where the words before it begin: behind the last token, as a rule.
    """

    kind: str
    start: int
    end: int
    text: str
    sense: str = ""
    at: int = 0
    after: int = 0


@frozen
class Figure:
    """A number as printed; ``unit`` is None where none is printed."""

    number: Decimal
    unit: Unit | None


_DIGITS = "〇一二三四五六七八九"


_KINDS = [kind for kind, _ in LEXEMES]
_SUBJECT = _KINDS.index("SUBJECT")
_FAR = re.compile(r"[类款项]）|（2\d\d）|绩效自评|项目：|项目自评|”[^,。;：]{0,6}项目")


@lru_cache
def _lexer() -> re.Pattern[str]:
    patterns = (read(pattern) if pattern else NEAR_SUBJECT for _, pattern in LEXEMES)
    return re.compile(guarded(either((f"L{i}", one) for i, one in enumerate(patterns))))


def tokens(text: str) -> list[Token]:
    """Cut a paragraph into tokens; text that means nothing to the grammar falls between them."""
    near, far = _lexer(), _FAR.search(text)
    found: list[Token] = []
    after = 0
    for match in near.finditer(text) if far is None else _near_or_far(near, text):
        found.append(_token(match, len(found), after))
        after = match.end()
    return found


def _near_or_far(lexer: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Cut a paragraph that may hold paths and projects: what begins first comes first."""
    paths = far_subject()
    near, far = lexer.search(text), paths.search(text)
    at = 0
    while near or far:
        if far and (near is None or _is_before(far, near)):
            at = far.end()
            yield far
        elif near:
            at = near.end()
            yield near
        if near and near.start() < at:
            near = lexer.search(text, at)
        if far and far.start() < at:
            far = paths.search(text, at)


def _is_before(far: re.Match[str], near: re.Match[str]) -> bool:
    """Whether a subject is taken: it begins first, or no lexeme before subjects begins there."""
    at, other = far.start(), near.start()
    return at < other or (at == other and _number(near) >= _SUBJECT)


def _number(match: re.Match[str]) -> int:
    return int((match.lastgroup or "L0")[1:])


def _token(match: re.Match[str], at: int, after: int) -> Token:
    far = match.re is not _lexer()
    kind, sense = "SUBJECT" if far else _KINDS[_number(match)], ""
    if far:
        sense = match.lastgroup or ""
    elif kind == "SUBJECT":
        sense = next(compress(NEAR_SENSES, match.group(*NEAR_SENSES)), "")
    return Token(kind, *match.span(), match.group(), sense, at, after)


@lru_cache(maxsize=4096)
def figure(text: str) -> Figure:
    """Read a figure token; 1,055.4% is one number."""
    match = FIGURE_PARTS.fullmatch(text)
    if match is None:
        raise ValueError(text)
    written = match["written"]
    number = _written(written) if written else match["number"].replace(",", "").replace("负", "-")
    return Figure(Decimal(number), UNITS.get(match["unit"]))


def _written(text: str) -> int:
    """Read a number below a hundred that is written out: 二十三."""
    tens, ten, ones = text.replace("两", "二").replace("零", "〇").rpartition("十")
    digits = [_DIGITS.find(tens), _DIGITS.find(ones)]
    return 10 * (digits[0] or 1) * bool(ten) + digits[1]
