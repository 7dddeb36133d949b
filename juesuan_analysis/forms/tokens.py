"""Characters of a page joined to tokens: whole numbers, and pieces of other text."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from juesuan_analysis.facts import Place
from juesuan_analysis.forms.amount import DECIMAL, MINUS, NUMERIC
from juesuan_analysis.forms.notes import noted
from juesuan_analysis.reading.chars import Char

# Numbers that touch, overlap or overflow their narrow cells forced these, watermarks over a form
# the sizes. How far each may be moved before forms read otherwise: docs/design/thresholds.md.
_GAP = 0.4  # of the character height: wider gaps part two tokens
_BIGGER = 2  # times as big a character is none of the same number, but a watermark
_HUGE = 2.5  # times the usual height of amounts: a watermark
_OFF = 0.13  # of the character height: characters of one number stand on one baseline
_OVERLAP = 0.15  # of the character height: characters of one number do not overlap more
_ROOM = 0.1  # of the character height: with less between them, digits are of one number
_SPACE = 0.15  # of the character height, wider than the rest: spaces in most fonts
# An amount of two decimals, or a code of the next column (form 6 has two lists side by side).
_PIECE = re.compile(r"[-−–]?\d[\d,]*\.\d\d|(?<=\.\d\d)3\d\d(?:\d\d)?$")


@dataclass(frozen=True)
class Token:
    """Characters that belong together: one number, or a piece of other text."""

    chars: tuple[Char, ...]
    before: tuple[Char, ...] = ()  # marks of notes
    behind: tuple[Char, ...] = ()
    vague: bool = False  # far smaller than all amounts, or its first digits are perhaps a mark's

    @property
    def mark(self) -> str:
        """The marks of notes beside it, as they are printed."""
        return "".join([char.text for char in (*self.before, *self.behind)])

    @cached_property
    def text(self) -> str:
        """The characters as a string."""
        return "".join([char.text for char in self.chars])

    @cached_property
    def y(self) -> float:
        """Vertical centre."""
        return sum([char.y0 + char.y1 for char in self.chars]) / len(self.chars) / 2

    @cached_property
    def is_number(self) -> bool:
        """Whether every character can be part of a number, brackets around it included."""
        first = self.chars[0].text
        if first == "(" and len(self.chars) > 1:
            first = self.chars[1].text
        return first in NUMERIC

    @cached_property
    def is_amount(self) -> bool:
        """Whether it is an amount with decimals or thousands separators."""
        return self.is_number and bool(DECIMAL.fullmatch(self.text))

    @property
    def is_red(self) -> bool:
        """Whether it is printed in red, as sheets print what is below zero."""
        return any(char.red for char in self.chars)

    @property
    def is_uneven(self) -> bool:
        """Whether a space parts its digits: of which number are they?"""
        chars = self.chars
        gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(chars)]
        if not gaps or max(gaps) < _ROOM * chars[0].size or chars[0].confidence is not None:
            return False  # nearly all
        least = sorted(gaps)[len(gaps) // 2] + _SPACE * chars[0].size
        wide = [at for at, gap in enumerate(gaps, 1) if gap > least]
        return any(self.text[at - 1 : at + 1].isdigit() for at in wide)  # a point is narrow

    @cached_property
    def span(self) -> tuple[float, float]:
        """Left and right edge."""
        return min([char.x0 for char in self.chars]), max([char.x1 for char in self.chars])

    def place(self, page: int) -> Place:
        """Where the token stands."""
        x0, x1 = self.span
        y0, y1 = min(char.y0 for char in self.chars), max(char.y1 for char in self.chars)
        return Place(page, x0, y0, x1, y1)


def _continues(last: Char, char: Char) -> bool:
    one, other = last.y1 - last.y0, char.y1 - char.y0
    size = max(one, other, 1.0)
    return (
        -_OVERLAP * size < char.x0 - last.x1 < _GAP * size
        and (char.text in NUMERIC) == (last.text in NUMERIC)
        and not (char.text in MINUS and last.text.isdigit())
        and ((char.y0 == last.y0 and char.y1 == last.y1) or _is_level(last, char, size))
    )


def _is_level(last: Char, char: Char, size: float) -> bool:
    """Whether characters that are not set quite alike are of one line and one number."""
    return (
        size < _BIGGER * max(min(last.size, char.size), 1.0)
        and abs(char.y - last.y) < 0.5 * size
        and (char.y1 == last.y1 or _on_baseline(last, char, size))
    )


def _on_baseline(last: Char, char: Char, size: float) -> bool:
    """Whether two characters stand on one line; boxes of OCR do not tell."""
    return char.confidence is not None or abs(char.baseline - last.baseline) < _OFF * size


def tokens_of(chars: Iterable[Char]) -> list[Token]:
    """Join neighbouring characters of one kind (number or not) into tokens."""
    runs: list[list[Char]] = []
    last: Char | None = None
    for char in chars:
        # What stands elsewhere on the page begins another; most of what stands beside goes on.
        if last is not None and _continues(last, char):
            runs[-1].append(char)
        else:
            runs.append([char])
        last = char
    return [
        Token(tuple(one.chars), one.before, one.behind, one.open) for one in noted(_bracketed(runs))
    ]


def without_watermark(tokens: Sequence[Token]) -> list[Token]:
    """Leave out what is set far larger than the amounts of a page: it lies behind them."""
    sizes = sorted(token.chars[0].size for token in tokens if token.is_amount)
    most = _HUGE * sizes[len(sizes) // 2] if sizes else math.inf
    return [token for token in tokens if token.chars[0].size < most]


def _beside(last: Char, char: Char) -> bool:
    size = max(last.size, char.size, 1.0)
    return abs(char.y - last.y) < 0.5 * size and abs(char.x0 - last.x1) < _GAP * size


def on_one_line(one: Token, other: Token) -> bool:
    """Whether two tokens stand at the same height."""
    return abs(other.y - one.y) < 0.5 * max(one.chars[-1].size, other.chars[0].size, 1.0)


def _bracketed(runs: Sequence[list[Char]]) -> list[list[Char]]:
    """Join an amount to the brackets around it, which make it negative."""
    out: list[list[Char]] = []
    for run in runs:
        closed = len(run) == 1 and run[0].text == ")" and len(out) > 1
        if closed and _is_opened(*out[-2:]) and _beside(out[-1][-1], run[0]):
            out[-2:] = [[*out[-2], *out[-1], *run]]
        else:
            out.append(run)
    return out


def _is_opened(opening: Sequence[Char], run: Sequence[Char]) -> bool:
    """Whether a run is an amount, and all that stands before it is a bracket."""
    if [char.text for char in opening] != ["("] or not _beside(opening[-1], run[0]):
        return False
    return bool(DECIMAL.fullmatch("".join(char.text for char in run)))


def touching_amounts(text: str) -> list[str]:
    """Give the amounts of two decimals that a text is made of, without gaps; none if of more."""
    found = [match[0] for match in _PIECE.finditer(text)]
    return found if "".join(found) == text else []
