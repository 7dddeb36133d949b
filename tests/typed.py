"""Characters and tokens as a page of size 10 would hold them."""

from __future__ import annotations

from juesuan_analysis.forms.tokens import Token
from juesuan_analysis.reading.chars import DOWN, Char

SIZE = 10.0


def char(text: str, x: float, *, size: float = SIZE, base: float = 100.0, **more: object) -> Char:
    """A character half as wide as it is high, that stands on a baseline."""
    bottom = base + DOWN * size
    return Char(text, x, bottom - size, x + size / 2, bottom, **more)


def run(
    text: str, x: float, *, gap: float = 0.0, size: float = SIZE, base: float = 100.0
) -> list[Char]:
    """Characters beside one another."""
    step = size / 2 + gap
    return [char(each, x + step * i, size=size, base=base) for i, each in enumerate(text)]


def word(text: str, x: float, y: float, size: float = SIZE) -> Token:
    """A token whose middle is at a height."""
    return Token(tuple(run(text, x, size=size, base=y + (0.5 - DOWN) * size)))
