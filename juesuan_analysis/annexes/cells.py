"""Rows of ruled tables: cells with their texts and places, merged cells in every row they cover."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.chars import Char, from_left
from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.vocabulary.text import squeeze

_LEVEL = 0.6  # of the character height: what stands lower is on the next line
_TOUCH = 0.3  # of the character height: wider gaps part two words
_STRADDLE = 0.25  # of a character's width on either side of a rule: it belongs to one text
_NOTCH = 0.08  # of the character height: gaps wider by so much than a text's own part two texts
_HUGE = 2.5  # times the usual height: a watermark
_THIN = 2.0  # points: a row lower than this is a double rule


@frozen
class Cell:
    """A cell: its text without spaces, its place, the base rows and columns that it covers."""

    text: str
    place: Place
    r0: int = 0
    r1: int = 1
    c0: int = 0
    c1: int = 1
    confidence: float | None = None

    @property
    def x(self) -> float:
        """Horizontal centre."""
        return (self.place.x0 + self.place.x1) / 2


@frozen
class Row:
    """A row of a table: every cell that covers it, from the left.

    ``index`` counts the base rows; ``first`` and ``last`` say whether it begins or ends its table.
    """

    cells: tuple[Cell, ...]
    index: int
    place: Place
    first: bool = False
    last: bool = False

    @property
    def own(self) -> list[Cell]:
        """The cells that begin in this row and hold something."""
        return [cell for cell in self.cells if cell.r0 == self.index and cell.text]

    @property
    def texts(self) -> list[str]:
        """What the cells that begin in this row say."""
        return [cell.text for cell in self.own]


def _usual(chars: Iterable[Char]) -> list[Char]:
    """Leave out what is far larger than the rest: it lies behind it."""
    held = list(chars)
    sizes = [char.y1 - char.y0 for char in held]
    most = _HUGE * sorted(sizes)[len(sizes) // 2] if sizes else 0
    return [char for char, size in zip(held, sizes, strict=True) if size <= most]


def _index(edges: Sequence[float], value: float) -> int:
    return bisect_right(edges, value, 1, len(edges) - 1) - 1  # outside it is the first or the last


def _runs(chars: Sequence[Char]) -> list[list[Char]]:
    """Characters that touch, in the order of the page's text."""
    runs: list[list[Char]] = []
    for char in chars:
        last = runs[-1][-1] if runs else None
        size = char.size
        if (
            last
            and abs(char.y - last.y) < _LEVEL * size
            and -size < char.x0 - last.x1 < _TOUCH * size
        ):
            runs[-1].append(char)
        else:
            runs.append([char])
    return runs


def _straddles(char: Char, edge: float) -> bool:
    margin = _STRADDLE * (char.x1 - char.x0)
    return char.x0 + margin < edge < char.x1 - margin


def _boxes(run: Sequence[Char], grid: Grid, owner: dict[tuple[int, int], Box]) -> list[Box]:
    """The cell of each character of a run; text that runs over a rule is all one cell's."""
    row = _index(grid.ys, run[0].y)
    boxes = [owner[row, _index(grid.xs, char.x)] for char in run]
    if boxes[0] == boxes[-1]:
        return boxes
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(run))
    most = gaps[len(gaps) // 2] + _NOTCH * run[0].size
    pieces = [[0]]
    for i, (last, char) in enumerate(pairwise(run), start=1):
        edge = grid.xs[boxes[i].c0]
        over = boxes[i] != boxes[i - 1] and (_straddles(last, edge) or _straddles(char, edge))
        if over or char.x0 - last.x1 <= most:
            pieces[-1].append(i)
        else:
            pieces.append([i])
    return [_home([run[i] for i in piece], grid, owner, row) for piece in pieces for _ in piece]


def _home(piece: Sequence[Char], grid: Grid, owner: dict[tuple[int, int], Box], row: int) -> Box:
    """The cell of a text: where it begins, or its middle if it is set in the middle of a cell."""
    first = owner[row, _index(grid.xs, piece[0].x)]
    # Words set from the left rule belong there, however far they run over the next.
    if piece[0].x0 - grid.xs[first.c0] <= piece[0].size:
        return first
    return owner[row, _index(grid.xs, (piece[0].x0 + piece[-1].x1) / 2)]


def _text(chars: Sequence[Char]) -> str:
    """Text of a cell: its lines from the top, each from the left."""
    if len({char[2:5:2] for char in chars}) == 1:  # all of one line, as in most cells
        return squeeze("".join([char.text for char in from_left(chars)]))
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: c.y):
        if lines and char.y - lines[-1][0].y < _LEVEL * max(char.size, 1.0):
            lines[-1].append(char)
        else:
            lines.append([char])
    parts = (char.text for line in lines for char in sorted(line, key=lambda c: c.x))
    return squeeze("".join(parts))


def _fill(grid: Grid, chars: Iterable[Char]) -> dict[Box, list[Char]]:
    owner = {
        (r, c): box
        for box in grid.boxes
        for r in range(box.r0, box.r1)
        for c in range(box.c0, box.c1)
    }
    held: dict[Box, list[Char]] = defaultdict(list)
    inside = [c for c in chars if grid.ys[0] < c.y < grid.ys[-1]]
    for run in _runs(inside):
        if run[0].x0 < grid.xs[-1] and run[-1].x1 > grid.xs[0]:
            for char, box in zip(run, _boxes(run, grid, owner), strict=True):
                held[box].append(char)
    return held


def _cell(grid: Grid, box: Box, chars: Sequence[Char]) -> Cell:
    place = Place(grid.page, grid.xs[box.c0], grid.ys[box.r0], grid.xs[box.c1], grid.ys[box.r1])
    sure = [char.confidence for char in chars if char.confidence is not None]
    return Cell(_text(chars), place, *box, confidence=min(sure, default=None))


def rows_of(grid: Grid, chars: Iterable[Char]) -> list[Row]:
    """Fill a ruled grid with a page's characters and give its rows from the top."""
    held = _fill(grid, _usual(chars))
    cells = [_cell(grid, box, held.get(box, [])) for box in grid.boxes]
    heights = [b - a for a, b in pairwise(grid.ys)]
    rows = [
        Row(
            tuple(sorted((c for c in cells if c.r0 <= r < c.r1), key=lambda c: c.c0)),
            r,
            Place(grid.page, grid.xs[0], grid.ys[r], grid.xs[-1], grid.ys[r + 1]),
        )
        for r, height in enumerate(heights)
        if height > _THIN
    ]
    if rows:
        rows[0] = replace(rows[0], first=True)
        rows[-1] = replace(rows[-1], last=True)
    return rows
