"""The characters of a page, and the breaks between them."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import NamedTuple

FIGURES = frozenset("0123456789.,-")  # what numbers are written with
UP, DOWN = 0.88, 0.12  # of the type size, above and below the baseline


class Char(NamedTuple):
    """One visible character and its box, in points from the top left of the page as seen.

    ``confidence`` (0 to 1) is how sure OCR is of it; None for a character of the text layer.
    ``red`` is told of the first character of a number alone.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float | None = None
    red: bool = False

    @property
    def x(self) -> float:
        """Horizontal centre."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """Vertical centre."""
        return (self.y0 + self.y1) / 2

    @property
    def baseline(self) -> float:
        """What the characters of a line stand on; of the text layer only."""
        return self.y1 - DOWN * (self.y1 - self.y0)

    @property
    def size(self) -> float:
        """Height of the box."""
        return self.y1 - self.y0


Glyph = Char | str  # a visible character, or a space or a line feed between them


def chars_of(glyphs: Sequence[Glyph]) -> list[Char]:
    """Give the visible characters."""
    return [glyph for glyph in glyphs if isinstance(glyph, Char)]


def from_left(chars: Sequence[Char]) -> Sequence[Char]:
    """Put characters of one line in order from the left, as nearly all stand already."""
    middles = [char.x0 + char.x1 for char in chars]
    if all(map(operator.le, middles, middles[1:])):
        return chars
    return sorted(chars, key=lambda char: char.x0 + char.x1)
