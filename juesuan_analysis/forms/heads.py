"""The headings above a table without rules, each with the lines that it is wrapped over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from juesuan_analysis.forms.header import names_nothing
from juesuan_analysis.forms.printed import Line, Span, met
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.text import squeeze

_WRAP = 1.45  # of the character height: the next line of a heading is no farther
_NEXT = 0.8  # of the character height: what is nearer stands beside it
_CENTRED, _LEFT = 0.6, 0.3  # of the character height: so far off are lines of one heading
_ONE = 0.3  # of the character height: what stands nearer is of one word
_SPACED = 4  # times the character height: letters of 收 入 stand no farther apart
# Headings that tell nothing that the columns below them do not tell.
_ASIDE = ("收入", "支出", "项目", "人员经费", "公用经费")
_TWO = (*_ASIDE, "合计", "小计", "总计", "金额", "科目", "名称", "栏次", "行次")
_YEAR = re.compile(r"\d{4}年度?")


@frozen
class Head:
    """A heading: its lines of text, where they stand, and the first and the last of them."""

    texts: tuple[str, ...]
    span: Span
    first: int
    last: int
    size: float

    @property
    def middle(self) -> float:
        """The middle of its width."""
        return sum(self.span) / 2


def heads_in(header: Sequence[Line]) -> list[Head]:
    """The headings of a header, but for those that tell nothing, from the top down."""
    found: list[Head] = []
    for number, line in enumerate(header):
        words = [w for w in _words(line, number) if not names_nothing(w.texts[0])]
        for word in words:
            above = next((h for h in found if _goes_on(h, word, words, header)), None)
            if above is None:
                found.append(word)
            else:
                found[found.index(above)] = _wrapped(above, word)
    return [
        head
        for head in found
        if not (head.texts[0] in _ASIDE and _is_above(head, found))
        and not _YEAR.fullmatch(head.texts[0])
    ]


def _words(line: Line, number: int) -> Iterator[Head]:
    """The words of a line; letters set apart are one word."""
    last: Head | None = None
    for token in sorted(line.words, key=lambda w: w.span[0]):
        word = Head((squeeze(token.text),), token.span, number, number, line.size)
        if last is not None and _is_one(last, word):
            text = last.texts[0] + word.texts[0]
            last = replace(last, texts=(text,), span=(last.span[0], word.span[1]))
        else:
            if last is not None:
                yield last
            last = word
    if last is not None:
        yield last


def _is_one(last: Head, word: Head) -> bool:
    gap, text = word.span[0] - last.span[1], last.texts[0] + word.texts[0]
    return gap < _ONE * word.size or (gap < _SPACED * word.size and text in _TWO)


def _goes_on(head: Head, word: Head, beside: Sequence[Head], header: Sequence[Line]) -> bool:
    """Whether a word is the next line of a heading above it."""
    down = header[word.first].y - header[head.last].y
    if head.texts[0] in _ASIDE or not _NEXT * word.size < down < _WRAP * word.size:
        return False
    if len(met(head.span, [other.span for other in beside])) > 1:
        return False  # it stands above several
    centred = abs(head.middle - word.middle) <= _CENTRED * word.size
    left = abs(head.span[0] - word.span[0]) <= _LEFT * word.size
    full = head.span[1] - head.span[0] >= word.span[1] - word.span[0] - word.size
    return (centred or left) and full


def _wrapped(head: Head, word: Head) -> Head:
    span = min(head.span[0], word.span[0]), max(head.span[1], word.span[1])
    return replace(head, texts=(*head.texts, *word.texts), span=span, last=word.last)


def _is_above(head: Head, heads: Sequence[Head]) -> bool:
    """Whether other headings stand below one, between those on both its sides."""
    beside = [h for h in heads if h is not head and h.first <= head.last and head.first <= h.last]
    left = max((h.span[1] for h in beside if h.span[1] <= head.span[0]), default=float("-inf"))
    right = min((h.span[0] for h in beside if h.span[0] >= head.span[1]), default=float("inf"))
    return any(h.first > head.last and left < h.middle < right for h in heads)


def lowest(heads: Sequence[Head]) -> list[Head]:
    """The headings below which no other stands: each of one column."""
    return [
        head
        for head in heads
        if not any(h.first > head.last and met(h.span, [head.span]) for h in heads)
    ]
