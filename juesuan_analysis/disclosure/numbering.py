"""Printed page numbers that jump: a page of the document is lost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from juesuan_analysis.facts import Place
from juesuan_analysis.facts.unread import Unread

_NUMBER = re.compile(r"[-—–－ 第]*(\d{1,3})[-—–－ 页]*")
_FARTHEST = 5  # pages that may be lost at once


def page_number(lines: Sequence[str]) -> int | None:
    """The number that stands alone in the last line of a page."""
    found = _NUMBER.fullmatch(lines[-1].strip()) if lines else None
    return int(found[1]) if found else None


def lost_pages(pages: Sequence[Sequence[str]]) -> Iterator[Unread]:
    """Tell where the printed numbers of neighbouring pages leave some out.

    Only in a document whose numbers otherwise follow one another.
    """
    numbers = [page_number(lines) for lines in pages]
    pairs = [
        (at, before, after)
        for at, (before, after) in enumerate(itertools.pairwise(numbers), start=2)
        if before is not None and after is not None
    ]
    steady = sum(after == before + 1 for _, before, after in pairs)
    jumps = [pair for pair in pairs if 1 < pair[2] - pair[1] <= _FARTHEST]
    # Figures at the foot of tables look like page numbers, and follow one another seldom.
    if len(jumps) * 4 <= steady:
        for at, before, after in jumps:
            reason = f"印出的页码从 {before} 跳到 {after}：可能缺页"
            yield Unread(None, "", reason, Place(at, 0, 0, 0, 0))
