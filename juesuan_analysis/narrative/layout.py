"""From the text layer's lines to visual rows in the order that a person reads them.

A text layer keeps the order in which the producer drew, so a full stop or a whole paragraph may
come late. Where lines have real rectangles, the page itself tells their order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.vocabulary.text import squeeze

_PAGE_NUMBER = re.compile(r"第?[-—–·]*\d{1,4}[-—–·]*页?(?:(?:/|共)\d{1,4}页?)?")
_SENTENCE_MARK = re.compile(r"[。,;：:]")
_CHANGING = re.compile(r"[\d:：,/]+")
# Day or time of printing, page of pages, address of the web: the rest of the row does not change.
_STAMPED = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d|\d[:：]\d\d|\d/\d|第\d+页|共\d+页|[:：]//")
_RUNNING_PAGES = 3
_EDGE = 2  # rows at the top and at the bottom of a page
_SHADOW = 3.0  # points
_APART = 0.5  # of a line's height


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
        last = groups[-1] if groups else []
        # Bold is faked by drawing a line twice, hardly moved.
        if any(_drawn_twice(part, line) for part in last):
            continue
        if last and _same_row(last, line.place):
            last.append(line)
        else:
            groups.append([line])
    return [_row(group) for group in groups]


def _drawn_twice(one: TextLine, other: TextLine) -> bool:
    """Whether a line is the shadow of another: the same text, hardly moved."""
    moved = abs(one.place.x0 - other.place.x0) + abs(one.place.y0 - other.place.y0)
    return one.place.page == other.place.page and moved < _SHADOW and one.text == other.text


def _same_row(parts: Sequence[TextLine], place: Place) -> bool:
    """Whether a line stands beside all parts of a row; pieces of it may come in any order."""
    row = union(part.place for part in parts)
    overlap = min(row.y1, place.y1) - max(row.y0, place.y0)
    height = min(row.y1 - row.y0, place.y1 - place.y0)
    # Half the height: a raised number of a note still stands on its line.
    level = row.page == place.page and height > 0 and overlap > height / 2
    return level and all(_beside(part.place, place, height) for part in parts)


def _beside(one: Place, other: Place, height: float) -> bool:
    common = min(one.x1, other.x1) - max(one.x0, other.x0)
    return common <= min(height, (one.x1 - one.x0) / 2, (other.x1 - other.x0) / 2)


def _row(parts: list[TextLine]) -> TextLine:
    if len(parts) == 1:
        return parts[0]
    ordered = sorted(parts, key=lambda part: part.place.x0)
    return TextLine("".join(_joined(ordered)), union(p.place for p in ordered))


def _joined(parts: Sequence[TextLine]) -> Iterator[str]:
    """Join the pieces of a row; numbers that stand apart, as in a table without rules, stay so."""
    for before, part in zip([None, *parts], parts, strict=False):
        if before and before.text[-1:].isdigit() and part.text[:1].isdigit():
            gap = part.place.x0 - before.place.x1
            yield "、" if gap > _APART * (part.place.y1 - part.place.y0) else ""
        yield part.text


def _running_texts(rows: Sequence[TextLine]) -> set[tuple[str, int]]:
    """Return what stands in one place on several pages; two will do at the edge of a page."""
    pages: dict[tuple[str, int], set[int]] = defaultdict(set)
    by_page: dict[int, list[TextLine]] = defaultdict(list)
    for row in rows:
        pages[_signature(row)].add(row.place.page)
        by_page[row.place.page].append(row)
    edges = {_signature(row) for on in by_page.values() for row in (*on[:_EDGE], *on[-_EDGE:])}
    return {
        key
        for key, seen in pages.items()
        if len(seen) >= _RUNNING_PAGES - (key in edges) and not _SENTENCE_MARK.search(key[0])
    }


def _signature(row: TextLine) -> tuple[str, int]:
    text = squeeze(row.text)
    if _STAMPED.search(text):
        text = _CHANGING.sub("", text)
    return text, round(row.place.y0 / 3)


def _is_furniture(row: TextLine, running: set[tuple[str, int]]) -> bool:
    text = squeeze(row.text)
    return not text or bool(_PAGE_NUMBER.fullmatch(text)) or _signature(row) in running
