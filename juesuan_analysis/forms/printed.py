"""Lines of text and spans of a table without rules: what its rows and columns are guessed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from juesuan_analysis.forms.tokens import Token
from juesuan_analysis.vocabulary.text import squeeze

SAME = 0.5  # of the character height, at most, between parts of one line
Span = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """Pieces of text at one height."""

    words: tuple[Token, ...]

    @cached_property
    def y(self) -> float:
        """Vertical centre."""
        return sum(word.y for word in self.words) / len(self.words)

    @cached_property
    def size(self) -> float:
        """The height of its largest characters."""
        return max(word.chars[0].size for word in self.words)

    @cached_property
    def text(self) -> str:
        """All of its words, squeezed."""
        return squeeze("".join(w.text for w in sorted(self.words, key=lambda w: w.span[0])))

    @property
    def has_amount(self) -> bool:
        """Whether an amount stands in it."""
        return any(word.is_amount for word in self.words)


def lines_of(words: Sequence[Token]) -> list[Line]:
    """Put words together that stand at one height, from the top down."""
    lines: list[list[Token]] = []
    for word in sorted(words, key=lambda w: w.y):
        if lines and word.y - lines[-1][0].y < SAME * word.chars[0].size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(line)) for line in lines]


def joined(spans: Sequence[Span], gap: float) -> list[Span]:
    """Join spans that overlap or lie nearer than a gap."""
    out: list[Span] = []
    for x0, x1 in sorted(spans):
        if out and x0 - out[-1][1] < gap:
            out[-1] = out[-1][0], max(out[-1][1], x1)
        else:
            out.append((x0, x1))
    return out


def met(span: Span, columns: Sequence[Span]) -> list[int]:
    """The columns that a span meets."""
    return [i for i, (a, b) in enumerate(columns) if span[0] < b and a < span[1]]
