"""Characters of a page joined to tokens: whole numbers, and pieces of other text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from juesuan_analysis.facts import Place
from juesuan_analysis.forms.amount import DECIMAL, MINUS, NUMERIC
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.raised import as_marks

_GAP = 0.4  # of the character height: wider gaps part two tokens
_BIGGER = 2  # times as big a character is none of the same number, but a watermark
_HUGE = 2.5  # times the usual height of amounts: a watermark
_OFF = 0.13  # of the character height: characters of one number stand on one baseline
_NOTE = 2  # digits of a note's mark
_DIGITS, _NOTES, _CLOSING = frozenset("0123456789"), frozenset("([【〔注"), frozenset(")]】〕")
_OVERLAP = 0.15  # of the character height: characters of one number do not overlap more
# An amount of two decimals, or a code of the next column (form 6 has two lists side by side).
_PIECE = re.compile(r"[-−–]?\d[\d,]*\.\d\d|(?<=\.\d\d)3\d\d(?:\d\d)?$")


@dataclass(frozen=True)
class Token:
    """Characters that belong together: one number, or a piece of other text."""

    chars: tuple[Char, ...]

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
    size = max(last.size, char.size, 1.0)
    return (
        size < _BIGGER * max(min(last.size, char.size), 1.0)
        and abs(char.y - last.y) < 0.5 * size
        and -_OVERLAP * size < char.x0 - last.x1 < _GAP * size
        and (char.text in NUMERIC) == (last.text in NUMERIC)
        and (char.y1 == last.y1 or _on_baseline(last, char, size))
        and not (char.text in MINUS and last.text.isdigit())
    )


def _on_baseline(last: Char, char: Char, size: float) -> bool:
    """Whether two characters stand on one line; boxes of OCR do not tell."""
    return char.confidence is not None or abs(char.baseline - last.baseline) < _OFF * size


def tokens_of(chars: Iterable[Char]) -> list[Token]:
    """Join neighbouring characters of one kind (number or not) into tokens."""
    runs: list[list[Char]] = []
    for char in chars:
        if runs and _continues(runs[-1][-1], char):
            runs[-1].append(char)
        else:
            runs.append([char])
    return [Token(tuple(run)) for run in _noted(_bracketed(runs))]


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


def _is_amount(run: Sequence[Char]) -> bool:
    return bool(DECIMAL.fullmatch("".join(char.text for char in run)))


def _noted(runs: Sequence[list[Char]]) -> list[list[Char]]:
    """Write the digits of a note beside an amount as marks: 28.44(1), 28.44[1], 28.44注1."""
    out = list(runs)
    for i, run in enumerate(runs[1:], start=1):
        digits = len(run) <= _NOTE and all(char.text in _DIGITS for char in run)
        opening = runs[i - 1]
        if not digits or opening[-1].text not in _NOTES:
            continue
        closed = opening[-1].text == "注" or (i + 1 < len(runs) and runs[i + 1][0].text in _CLOSING)
        before, after = runs[i - 2 : i - 1] if i > 1 else [], runs[i + 2 : i + 3]
        marks = (
            before and len(opening) == 1 and _beside(before[0][-1], opening[0])
        ) and _is_amount(before[0])
        leads = after and _is_amount(after[0]) and _beside(runs[i + 1][-1], after[0][0])
        if closed and (marks or leads):
            out[i] = [char._replace(text=as_marks(char.text)) for char in run]
    return out


def touching_amounts(text: str) -> list[str]:
    """Give the amounts of two decimals that a text is made of, without gaps; none if of more."""
    found = [match[0] for match in _PIECE.finditer(text)]
    return found if "".join(found) == text else []
