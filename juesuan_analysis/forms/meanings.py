"""What a header without rules may mean: which columns each heading stands above.

A heading above others reaches as far as its place allows: it stands over their middle, or over
their left. Where several reaches are possible, each is given, for the words to decide.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from juesuan_analysis.forms.columns import Column, resolve
from juesuan_analysis.forms.heads import Head
from juesuan_analysis.forms.printed import Span, met
from juesuan_analysis.vocabulary.forms import Form

_MOST = 3000  # readings that are tried
_PARTS = 8  # lines of the headings above one column
_AROUND = 0.3  # of the distance of columns: so far a heading may be off their middle
_LEFT = 0.3  # of the character height
Own = tuple[int, ...]


def _own(head: Head, columns: Sequence[Span]) -> Own:
    """The columns that a heading meets, else the nearest."""
    nearest = min(range(len(columns)), key=lambda i: abs(sum(columns[i]) / 2 - head.middle))
    return tuple(met(head.span, columns)) or (nearest,)


def _reaches(
    head: Head, own: Own, others: Sequence[tuple[Head, Own]], columns: Sequence[Span]
) -> list[range]:
    """The columns that a heading may stand above."""
    narrow = range(own[0], own[-1] + 1)
    if not any(h.first > head.last and {*own} & {*o} for h, o in others):
        return [narrow]
    beside = {i for h, o in others if h is not head and h.first == head.first for i in o}
    if not (head.first or beside) and _is_over(head, columns, 0, len(columns) - 1):
        return [range(len(columns))]  # it heads the whole table
    found = [
        range(i, j + 1)
        for i in range(own[0] + 1)
        for j in range(own[-1], len(columns))
        if not beside & {*range(i, j + 1)} and _fits(head, columns, i, j)
    ]
    return found or [narrow]


def _fits(head: Head, columns: Sequence[Span], first: int, last: int) -> bool:
    """Whether a heading stands over the middle of some columns, or over their left."""
    left = abs(head.span[0] - columns[first][0]) <= _LEFT * head.size
    return left or _is_over(head, columns, first, last)


def _is_over(head: Head, columns: Sequence[Span], first: int, last: int) -> bool:
    """Whether a heading stands over the middle of some columns."""
    centres = [sum(column) / 2 for column in columns]
    steps = [b - a for a, b in itertools.pairwise(centres[max(first - 1, 0) : last + 2])]
    off = abs(head.middle - (centres[first] + centres[last]) / 2)
    return off <= _AROUND * max(steps, default=0.0) + head.size / 2


def _partitions(parts: Sequence[str]) -> Iterator[str]:
    """All ways of joining neighbouring lines of a heading."""
    for cuts in itertools.product((True, False), repeat=max(len(parts) - 1, 0)):
        path = parts[0]
        for part, cut in zip(parts[1:], cuts, strict=True):
            path += "/" + part if cut else part
        yield path


def _unwrapped(form: Form, parts: Sequence[str]) -> str:
    """Join the lines of wrapped headings, where that gives them one meaning."""
    whole = "/".join(parts)
    if not parts or len(parts) > _PARTS:
        return whole
    told = [(path, resolve(form, [path])[0]) for path in _partitions(parts)]
    measures = [(path, column) for path, column in told if column.measure]
    if len({(column.measure, column.line) for _, column in measures}) == 1:
        return measures[0][0]
    known = (path for path, column in told if column.role in ("code", "name", "order"))
    return whole if measures else next(known, whole)


def readings_of(
    form: Form, heads: Sequence[Head], columns: Sequence[Span]
) -> Iterator[list[Column]]:
    """Yield what the columns may hold, for each way of reading the header."""
    placed = [(head, _own(head, columns)) for head in heads]
    reaches = [_reaches(head, own, placed, columns) for head, own in placed]
    if math.prod(map(len, reaches)) > _MOST:
        return
    joined: dict[tuple[str, ...], str] = {}
    tried: set[tuple[tuple[str, ...], ...]] = set()
    for chosen in itertools.product(*reaches):
        if any(_is_crowded(heads, chosen, column) for column in range(len(columns))):
            continue
        above = tuple(_above(heads, chosen, column) for column in range(len(columns)))
        if above in tried:
            continue
        tried.add(above)
        joined |= {parts: _unwrapped(form, parts) for parts in {*above} - joined.keys()}
        yield resolve(form, [joined[parts] for parts in above])


def _is_crowded(heads: Sequence[Head], reaches: Sequence[range], column: int) -> bool:
    """Whether two headings of a line stand above one column."""
    lines = [h.first for h, reach in zip(heads, reaches, strict=True) if column in reach]
    return len(lines) > len(set(lines))


def _above(heads: Sequence[Head], reaches: Sequence[range], column: int) -> tuple[str, ...]:
    """The lines of the headings above a column, from the top down."""
    own = [head for head, reach in zip(heads, reaches, strict=True) if column in reach]
    return tuple(text for head in sorted(own, key=lambda head: head.first) for text in head.texts)
