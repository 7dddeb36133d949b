"""Characters in the order in which a person reads them.

The text engine gives a page's characters in the order in which they were drawn. Most producers draw
from top to bottom; some draw in any order, and on a page that stands on its head words change
places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from juesuan_analysis.reading.chars import Char, Glyph

# Forms that are drawn column by column go up once for each column, a page whose texts were
# shuffled at every other step: 0.03 at the most in the corpus, 0.5 there.
_MOST_UP = 0.25
_MANY = 10  # lines
_SAME = 0.1  # of a character's height
_FEW = 4  # lines that say nothing about an order
_LEVEL = 0.6  # of a character's height: what is that near stands on one line
_GAP = 0.3  # of a character's height: what is that far apart is apart


def is_shuffled(heights: Iterable[float], level: float) -> bool:
    """Whether lines that follow one another go up the page at many steps.

    Parameters
    ----------
    heights
        Where each line stands, in points down the page.
    level
        How far up is no step, in points.
    """
    steps = [after - before for before, after in pairwise(heights)]
    return len(steps) > _FEW and sum(step < -level for step in steps) > _MOST_UP * len(steps)


def are_shuffled(glyphs: Sequence[Glyph]) -> bool:
    """Whether the characters of a page were drawn in no order."""
    firsts = [*_firsts(glyphs)]
    if not firsts:
        return False
    heights, size = [char.y for char in firsts], firsts[0].size
    return is_shuffled(heights, size) or is_parted(heights, _SAME * size)


def is_parted(heights: Sequence[float], level: float) -> bool:
    """Whether many lines stand beside the one before: they are pieces of lines.

    Where a page has little text of many pieces, the text engine may take it for text that is set
    out downwards and break the line behind each piece. Elsewhere one line in twenty at the most.

    Parameters
    ----------
    heights
        Where each line stands, in points down the page.
    level
        How far apart is beside, in points.
    """
    steps = [abs(after - before) for before, after in pairwise(heights)]
    return len(steps) > _MANY and sum(step < level for step in steps) > _MOST_UP * len(steps)


def _firsts(glyphs: Sequence[Glyph]) -> Iterator[Char]:
    """The first character behind each line feed, or row of them."""
    begins = True
    for glyph in glyphs:
        if glyph == "\n":
            begins = True
        elif begins and not isinstance(glyph, str):
            yield glyph
            begins = False


def in_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Put the characters of a page from top to bottom and from left to right."""
    chars = [glyph for glyph in glyphs if not isinstance(glyph, str)]
    ordered: list[Glyph] = []
    for line in _lines(sorted(chars, key=lambda char: char.y)):
        ordered += [*(["\n"] if ordered else []), *_spaced(sorted(line, key=lambda char: char.x0))]
    return ordered


def _lines(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Put characters that come from top to bottom together as far as they stand on one line."""
    line: list[Char] = []
    for char in chars:
        if line and char.y - line[0].y > _LEVEL * max(char.size, line[0].size):
            yield line
            line = []
        line.append(char)
    if line:
        yield line


def _spaced(line: Sequence[Char]) -> Iterator[Glyph]:
    """Give the characters of a line with spaces where there is room between them."""
    for before, char in zip([None, *line[:-1]], line, strict=True):
        if before is not None and char.x0 - before.x1 > _GAP * char.size:
            yield " "
        yield char
