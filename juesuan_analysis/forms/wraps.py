"""The row of each line of a table without rules, where names are wrapped over several lines.

Amounts stand beside the first line of a name, beside its last, or beside its middle, throughout a
table. A way holds where every line finds its row by it, and where only the last line of a name is
short: text goes on where its cell is full. Where two ways hold and give other rows, none is taken.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache

from juesuan_analysis.forms.printed import Line, Span, met

_CLEARLY = 0.7  # a line belongs to a row if it is so much nearer to it than to the next
_FULL = 1.6  # of the character height: less is left at the end of a line that text goes on from
_CENTRED = 0.3  # of the character height: the middle of a name lies so near to its row's amounts
_MOST = 6  # lines of one name
_Piece = tuple[int, float, float]  # line, height, right edge


def owners_of(
    body: Sequence[Line], is_row: Sequence[bool], columns: Sequence[Span]
) -> list[int] | None:
    """The row of each line, counted from 0; None where that stays unclear."""
    rows = [i for i, row in enumerate(is_row) if row]
    if not rows:
        return None
    if len(rows) == len(body):
        return list(range(len(rows)))
    pieces = [_pieces(body, column, columns) for column in range(len(columns))]
    ways = {tuple(o) for o in _ways(body, rows, pieces) if _holds(o, rows, pieces, body)}
    near = _nearest(body, rows)
    if len(ways) == 1 and near is None:
        return list(ways.pop())
    return near if near is not None and (not ways or tuple(near) in ways) else None


def _pieces(body: Sequence[Line], column: int, columns: Sequence[Span]) -> list[_Piece]:
    """What stands in one column, line by line."""
    own = [
        (i, [word for word in line.words if column in met(word.span, columns)])
        for i, line in enumerate(body)
    ]
    return [(i, body[i].y, max(w.span[1] for w in words)) for i, words in own if words]


def _ways(
    body: Sequence[Line], rows: Sequence[int], pieces: Sequence[Sequence[_Piece]]
) -> Iterator[list[int]]:
    above = [sum(row <= i for row in rows) - 1 for i in range(len(body))]
    below = [sum(row < i for row in rows) for i in range(len(body))]
    if above[0] >= 0:
        yield above
    if below[-1] < len(rows):
        yield below
    if (middle := _centred(body, rows, pieces)) is not None:
        yield middle


def _holds(
    owners: Sequence[int],
    rows: Sequence[int],
    pieces: Sequence[Sequence[_Piece]],
    body: Sequence[Line],
) -> bool:
    """Whether rows stand one below the other, and names go on from full lines only."""
    if list(owners) != sorted(owners) or any(owners[row] != i for i, row in enumerate(rows)):
        return False
    for column in pieces:
        edge = max((right for _, _, right in column), default=0.0)
        for (i, _, right), (j, _, _) in itertools.pairwise(column):
            if owners[i] == owners[j] and right < edge - _FULL * body[i].size:
                return False
    return True


def _centred(
    body: Sequence[Line], rows: Sequence[int], pieces: Sequence[Sequence[_Piece]]
) -> list[int] | None:
    """Owners where each name has its middle at the height of its row."""
    owners: list[int | None] = [None] * len(body)
    for i, row in enumerate(rows):
        owners[row] = i
    for column in pieces:
        if all(i in rows for i, _, _ in column):
            continue
        found = _parses(column, body, rows)
        if len(found) != 1:
            return None
        for i, owner in found[0].items():
            if owners[i] not in (None, owner):
                return None
            owners[i] = owner
    known = [owner for owner in owners if owner is not None]
    return known if len(known) == len(body) else None


def _parses(
    column: Sequence[_Piece], body: Sequence[Line], rows: Sequence[int]
) -> tuple[dict[int, int], ...]:
    """Ways of giving the pieces of a column to rows whose middle they have: all, or two of many.

    A row that holds no number is where its name begins.
    """

    @cache  # without it, a page of names without numbers has 7 ways for each row
    def ways(at: int, row: int) -> tuple[dict[int, int], ...]:
        if at == len(column):
            return ({},)
        if row == len(rows):
            return ()
        found = (
            {**{i: row for i, _, _ in column[at : at + count]}, **rest}
            for count in _counts(column[at : at + _MOST + 1], body, rows[row])
            for rest in ways(at + count, row + 1)
        )
        return tuple(itertools.islice(found, 2))

    return ways(0, 0)


def _counts(pieces: Sequence[_Piece], body: Sequence[Line], row: int) -> Iterator[int]:
    """How many of the next pieces may be the name of a row."""
    own = body[row]
    blank = not any(word.is_number for word in own.words)
    for count in range(min(_MOST, len(pieces)) + 1):
        taken, left = pieces[:count], pieces[count:]
        middle = (taken[0][1] + taken[-1][1]) / 2 if taken else own.y
        if left and left[0][1] <= own.y and not blank:
            continue  # what stands above a row is none of a later one's
        begins = blank and taken and taken[0][0] == row
        if begins or abs(middle - own.y) <= _CENTRED * own.size:
            yield count


def _nearest(body: Sequence[Line], rows: Sequence[int]) -> list[int] | None:
    """Each line's row where it is clearly the nearest."""
    ys = [body[row].y for row in rows]
    found = [owner for line in body if (owner := _nearest_of(line, ys)) is not None]
    return found if len(found) == len(body) and found == sorted(found) else None


def _nearest_of(line: Line, rows: Sequence[float]) -> int | None:
    order = sorted(range(len(rows)), key=lambda i: abs(rows[i] - line.y))
    near = [abs(rows[i] - line.y) for i in order[:2]]
    return order[0] if len(near) == 1 or near[0] <= _CLEARLY * near[1] else None
