"""Figures of running text that are not whole: 63▢.6, 854·15, 1OO万元."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan_analysis.facts import TextLine
from juesuan_analysis.facts.unread import Unread
from juesuan_analysis.narrative.grammar import TORN
from juesuan_analysis.vocabulary.text import UNKNOWN

_REASON = "句中的数不完整，或夹有数字以外的字"
_AROUND = 16  # characters of the sentence that are told before and behind


def torn_figures(lines: Iterable[TextLine]) -> Iterator[Unread]:
    """Tell the figures that cannot be read whole, with the words around them.

    >>> from juesuan_analysis.facts import Place
    >>> line = TextLine("基本支出854·15万元，占99%", Place(1, 0, 0, 300, 12))
    >>> [(told.printed, told.reason) for told in torn_figures([line])]
    [('854·15', '句中的数不完整，或夹有数字以外的字：基本支出854·15万元，占99%')]
    """
    for line in lines:
        text = line.text.replace(UNKNOWN, "□")
        for found in TORN.finditer(line.text):
            start, end = found.span()
            words = text[max(start - _AROUND, 0) : end + _AROUND]
            yield Unread(None, text[start:end], f"{_REASON}：{words}", line.place)
