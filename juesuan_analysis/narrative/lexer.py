"""Folded text into tokens: figures, relations, subjects, and the punctuation between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from juesuan_analysis.narrative.grammar import FIGURE_PARTS, LEXEMES, UNITS, Unit
from juesuan_analysis.narrative.starts import guarded
from juesuan_analysis.narrative.subjects import NEAR_SUBJECT, SUBJECT


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


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed; ``unit`` is None where none is printed."""

    number: Decimal
    unit: Unit | None


_DIGITS = "〇一二三四五六七八九"


def _anonymous(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_KINDS = [kind for kind, _ in LEXEMES]
# Paths and projects look far ahead from every place; few paragraphs hold either.
_FAR = re.compile(r"[类款项]）|（2\d\d）|绩效自评|项目：|项目自评|”[^,。;：]{0,6}项目")


@lru_cache
def _lexer(*, far: bool) -> re.Pattern[str]:
    subject = _anonymous(SUBJECT.pattern if far else NEAR_SUBJECT)
    patterns = (guarded(pattern or subject) for _, pattern in LEXEMES)
    return re.compile("|".join(f"(?P<L{i}>{pattern})" for i, pattern in enumerate(patterns)))


def tokens(text: str) -> list[Token]:
    """Cut a paragraph into tokens; text that means nothing to the grammar falls between them."""
    lexer = _lexer(far=_FAR.search(text) is not None)
    found: list[Token] = []
    after = 0
    for at, match in enumerate(lexer.finditer(text)):
        found.append(_token(match, at, after))
        after = match.end()
    return found


def _token(match: re.Match[str], at: int, after: int) -> Token:
    kind = _KINDS[int((match.lastgroup or "L0")[1:])]
    # The subject is looked up where it stands: its pattern may look at its neighbours.
    known = SUBJECT.match(match.string, match.start()) if kind == "SUBJECT" else None
    sense = known.lastgroup if known else None
    return Token(kind, *match.span(), match.group(), sense or "", at, after)


@lru_cache(maxsize=4096)
def figure(text: str) -> Figure:
    """Read a figure token; 1,055.4% is one number."""
    match = FIGURE_PARTS.fullmatch(text)
    if match is None:
        raise ValueError(text)
    written = match["written"]
    number = _written(written) if written else match["number"].replace(",", "")
    return Figure(Decimal(number), UNITS.get(match["unit"]))


def _written(text: str) -> int:
    """Read a number below a hundred that is written out: 二十三."""
    tens, ten, ones = text.replace("两", "二").replace("零", "〇").rpartition("十")
    digits = [_DIGITS.find(tens), _DIGITS.find(ones)]
    return 10 * (digits[0] or 1) * bool(ten) + digits[1]
