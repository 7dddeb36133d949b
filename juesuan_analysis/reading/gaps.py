"""Room within sentences where a number should be: it may be a picture, or drawn in outlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.chars import Char, Glyph, chars_of
from juesuan_analysis.reading.drawn import draw, laid_out, switched_off
from juesuan_analysis.reading.marks import marked
from juesuan_analysis.reading.page import Frame
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.vocabulary.text import UNKNOWN

_UNIT = re.compile(r"(?<=[一-龥])\s*((?:[万亿千]?元|%)(?![一-龥]*[:：]))")
_END = re.compile(f"[。;{UNKNOWN}]")
_WIDE = 1.4  # times the type size: a number of two digits and its point, at least
_SENTENCE = 8  # characters of its line or lines around the unit: captions of charts have fewer
_AROUND = 3.0  # points: what is looked at reaches so far beyond the line
_BEFORE, _BEHIND = 24, 8  # characters of the sentence that are told


@frozen
class Gap:
    """Room within a sentence, and the words around it."""

    words: str
    place: Place


def _same_line(one: Char, other: Char) -> bool:
    return abs(one.y - other.y) < 0.5 * max(one.size, other.size, 1.0)


def _rooms(last: Char, unit: Char, chars: Sequence[Char]) -> list[tuple[Char, float, float]]:
    """Room between two characters: on one line, or at the end of one and before the next."""
    if _same_line(last, unit):
        return [(last, last.x1, unit.x0)]
    left, right = min(char.x0 for char in chars), max(char.x1 for char in chars)
    return [(last, last.x1, right), (unit, left, unit.x0)]


def gaps(glyphs: Sequence[Glyph], page: int) -> Iterator[Gap]:
    """Find the room before units of money and shares that no number stands before."""
    chars = chars_of(glyphs)
    text = "".join([char.text[:1] for char in chars])
    for found in _UNIT.finditer(text):
        at = found.start(1)
        last, unit = chars[found.start() - 1], chars[at]
        around = chars[max(at - _SENTENCE, 0) : at + _SENTENCE]
        if sum(_same_line(char, last) or _same_line(char, unit) for char in around) < _SENTENCE:
            continue
        for char, x0, x1 in _rooms(last, unit, chars):
            if x1 - x0 > _WIDE * char.size:
                before = _END.split(text[max(at - _BEFORE, 0) : at])[-1]
                words = f"{before}□{text[at : at + _BEHIND]}"
                yield Gap(words, Place(page, x0, char.y0, x1, char.y1))


def may_lack_numbers(lines: Iterable[str]) -> bool:
    """Whether a unit stands on a page that no number stands before: a cheap look."""
    return bool(_UNIT.search("".join(lines)))


def pictured(document: Pdf, index: int, glyphs: Sequence[Glyph], frame: Frame) -> list[Gap]:
    """Give the room within the sentences of a page (from 0) in which a number is drawn."""
    found = list(gaps(glyphs, index + 1))
    if not found:
        return []
    with laid_out(document, index) as (page, objects), switched_off(objects.texts):
        bare = draw(page, frame)
    around = {
        Place(p.page, p.x0 - _AROUND, p.y0 - _AROUND, p.x1 + _AROUND, p.y1 + _AROUND): gap
        for gap in found
        for p in [gap.place]
    }
    return [around[place] for place in marked(document, index, bare, list(around))]
