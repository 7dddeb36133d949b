"""From the text layer's lines to visual rows in the order that a person reads them.

A text layer keeps the order in which the producer drew, so a full stop or a whole paragraph may
come late. Where lines have real rectangles, the page itself tells their order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from juesuan_analysis.model import Place, TextLine
from juesuan_analysis.vocabulary.text import squeeze

_PAGE_NUMBER = re.compile(r"第?[-—–·]*\d{1,4}[-—–·]*页?(?:(?:/|共)\d{1,4}页?)?")
_SENTENCE_MARK = re.compile(r"[。,;：]")
_RUNNING_PAGES = 3


def reading_rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """Put the lines in reading order, one for each visual row, without page furniture."""
    rows = _merge_rows(sorted(lines, key=lambda line: (line.place.page, line.place.y0)))
    running = _running_texts(rows)
    return [row for row in rows if not _is_furniture(row, running)]


def union(places: Iterable[Place]) -> Place:
    """Return the rectangle around the places that share the first one's page."""
    first, *others = places
    same = [first, *(place for place in others if place.page == first.page)]
    return Place(
        first.page,
        min(p.x0 for p in same),
        min(p.y0 for p in same),
        max(p.x1 for p in same),
        max(p.y1 for p in same),
    )


def _merge_rows(lines: Iterable[TextLine]) -> list[TextLine]:
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and _same_row(union(part.place for part in groups[-1]), line.place):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_row(group) for group in groups]


def _same_row(row: Place, place: Place) -> bool:
    overlap = min(row.y1, place.y1) - max(row.y0, place.y0)
    height = min(row.y1 - row.y0, place.y1 - place.y0)
    beside = place.x0 >= row.x1 - height or place.x1 <= row.x0 + height
    return row.page == place.page and height > 0 and overlap > height / 2 and beside


def _row(parts: list[TextLine]) -> TextLine:
    ordered = sorted(parts, key=lambda part: part.place.x0)
    return TextLine("".join(p.text for p in ordered), union(p.place for p in ordered))


def _running_texts(rows: Iterable[TextLine]) -> set[tuple[str, int]]:
    pages: dict[tuple[str, int], set[int]] = defaultdict(set)
    for row in rows:
        pages[_signature(row)].add(row.place.page)
    return {
        key
        for key, seen in pages.items()
        if len(seen) >= _RUNNING_PAGES and not _SENTENCE_MARK.search(key[0])
    }


def _signature(row: TextLine) -> tuple[str, int]:
    return squeeze(row.text), round(row.place.y0 / 3)


def _is_furniture(row: TextLine, running: set[tuple[str, int]]) -> bool:
    text = squeeze(row.text)
    return not text or bool(_PAGE_NUMBER.fullmatch(text)) or _signature(row) in running
