"""Fill a ruled grid from the positions of the page's characters.

An amount is one token and goes whole into the base cell that holds most of it, even where it
overflows a rule or touches its neighbour; all other characters go one by one. A base row that holds
amounts or codes one above another is a row whose rules are missing, and is split between them.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from juesuan_analysis.forms.amount import DECIMAL, MINUS, NUMERIC
from juesuan_analysis.model import Place
from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.reading.page import Char

_GAP = 0.4  # of the character height: wider gaps part two tokens
_OVERLAP = 0.15  # of the character height: characters of one number do not overlap more
_NOTCH = 0.08  # of the character height: a gap at a rule wider than the token's own spacing
_FULL = 0.5  # points
# An amount of two decimals, or the number of a line (行次) that a full amount reaches.
_PIECE = re.compile(r"\d{1,2}(?=[1-9]\d\d,\d{3})|[-−–]?\d[\d,]*\.\d\d")
_CODE = re.compile(r"\d{3}(\d\d){0,3}")


@dataclass(frozen=True, slots=True)
class Token:
    """Characters that belong together: one number, or a piece of other text."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        """The characters as a string."""
        return "".join(char.text for char in self.chars)

    @property
    def y(self) -> float:
        """Vertical centre."""
        return sum(char.y for char in self.chars) / len(self.chars)

    @property
    def is_number(self) -> bool:
        """Whether every character can be part of a number, brackets around it included."""
        first, *others = (char.text for char in self.chars)
        return first in NUMERIC or (first == "(" and bool(others) and others[0] in NUMERIC)

    def place(self, page: int) -> Place:
        """Where the token stands."""
        chars = self.chars
        return Place(
            page,
            min(c.x0 for c in chars),
            min(c.y0 for c in chars),
            max(c.x1 for c in chars),
            max(c.y1 for c in chars),
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with its texts: ``owner`` maps base cells to boxes, ``tokens`` to their numbers."""

    grid: Grid
    owner: dict[tuple[int, int], Box]
    texts: dict[Box, str]
    tokens: dict[tuple[int, int], tuple[Token, ...]]

    def text(self, row: int, column: int) -> str:
        """Text of the merged cell that covers a base cell."""
        return self.texts.get(self.owner[row, column], "")

    def number(self, row: int, column: int) -> str:
        """The printed numbers in a base cell, joined."""
        return " ".join(token.text for token in self.tokens.get((row, column), ()))

    def place(self, row: int, column: int) -> Place:
        """Where the merged cell that covers a base cell stands."""
        box, grid = self.owner[row, column], self.grid
        return Place(grid.page, grid.xs[box.c0], grid.ys[box.r0], grid.xs[box.c1], grid.ys[box.r1])


def _continues(last: Char, char: Char) -> bool:
    size = max(last.size, char.size, 1.0)
    return (
        abs(char.y - last.y) < 0.5 * size
        and -_OVERLAP * size < char.x0 - last.x1 < _GAP * size
        and (char.text in NUMERIC) == (last.text in NUMERIC)
        and not (char.text in MINUS and last.text.isdigit())
    )


def tokens_of(chars: Iterable[Char]) -> list[Token]:
    """Join neighbouring characters of one kind (number or not) into tokens."""
    runs: list[list[Char]] = []
    for char in chars:
        if runs and _continues(runs[-1][-1], char):
            runs[-1].append(char)
        else:
            runs.append([char])
    return [Token(tuple(run)) for run in _bracketed(runs)]


def _beside(last: Char, char: Char) -> bool:
    size = max(last.size, char.size, 1.0)
    return abs(char.y - last.y) < 0.5 * size and abs(char.x0 - last.x1) < _GAP * size


def _bracketed(runs: Sequence[list[Char]]) -> list[list[Char]]:
    """Join an amount to the brackets around it, which make it negative."""
    out: list[list[Char]] = []
    for run in runs:
        closed = len(run) == 1 and run[0].text == ")" and len(out) > 1
        if closed and _is_opened(*out[-2:]) and _beside(out[-1][-1], run[0]):
            out[-2:] = [[*out[-2], *out[-1], *run]]
        else:
            out.append(run)
    return out


def _is_opened(opening: Sequence[Char], run: Sequence[Char]) -> bool:
    """Whether a run is an amount, and all that stands before it is a bracket."""
    if [char.text for char in opening] != ["("] or not _beside(opening[-1], run[0]):
        return False
    return bool(DECIMAL.fullmatch("".join(char.text for char in run)))


def touching_amounts(text: str) -> list[str]:
    """Give the amounts of two decimals that a text is made of, without gaps; none if of more."""
    found = [match[0] for match in _PIECE.finditer(text)]
    return found if "".join(found) == text else []


def _touching_ends(text: str) -> list[int]:
    """Where amounts end that touch the next one."""
    return list(itertools.accumulate(len(piece) for piece in touching_amounts(text)[:-1]))


def _notches(token: Token, edges: Sequence[float]) -> list[int]:
    """Where a number crosses a rule with a wider gap than its own spacing."""
    chars = token.chars
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(chars)]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    return [
        i + 1
        for i, (a, b) in enumerate(itertools.pairwise(chars))
        if any(a.x < edge < b.x for edge in edges) and gaps[i] > usual + _NOTCH * chars[0].size
    ]


def split_at_rules(token: Token, edges: Sequence[float]) -> list[Token]:
    """Part a run of digits that belongs to two cells."""
    if bisect_right(edges, token.chars[0].x0) == bisect_right(edges, token.chars[-1].x1):
        return [token]  # it crosses no rule
    touching = _cut(token, _touching_ends(token.text))
    if len({_column(part, edges) for part in touching}) == len(touching) > 1:
        return touching
    return _cut(token, _notches(token, edges))


def _cut(token: Token, at: Sequence[int]) -> list[Token]:
    return [Token(token.chars[a:b]) for a, b in itertools.pairwise([0, *at, len(token.chars)])]


def _index(edges: Sequence[float], value: float) -> int:
    return min(max(bisect_right(edges, value) - 1, 0), len(edges) - 2)


def _column(token: Token, edges: Sequence[float]) -> int:
    """The base column that holds most of a token."""
    x0, x1 = token.chars[0].x0, token.chars[-1].x1
    overlaps = [min(x1, right) - max(x0, left) for left, right in itertools.pairwise(edges)]
    fullest = overlaps.index(max(overlaps))
    if overlaps[fullest] < edges[fullest + 1] - edges[fullest] - _FULL:
        return fullest
    return _index(edges, x1 - _FULL)  # it fills a column and more: amounts are set to the right


def _inside(token: Token, grid: Grid) -> bool:
    """Whether a token stands in a grid; a number may reach over its outer rule."""
    x0, x1 = token.chars[0].x0, token.chars[-1].x1
    return grid.ys[0] < token.y < grid.ys[-1] and x1 > grid.xs[0] and x0 < grid.xs[-1]


def _levels(tokens: Sequence[Token]) -> list[float]:
    """Distinct heights of tokens, top down."""
    levels: list[tuple[float, float]] = []
    for token in sorted(tokens, key=lambda t: t.y):
        size = token.chars[0].size
        if not levels or token.y - levels[-1][0] > 0.6 * size:
            levels.append((token.y, size))
    return [y for y, _ in levels]


def _row_cuts(tokens: Sequence[Token], grid: Grid) -> list[float]:
    """Heights at which rules are missing: between numbers that stand above one another."""
    stacks: dict[tuple[int, int], list[Token]] = defaultdict(list)
    for token in tokens:
        if DECIMAL.fullmatch(token.text) or _CODE.fullmatch(token.text):
            stacks[_index(grid.ys, token.y), _column(token, grid.xs)].append(token)
    cuts: list[float] = []
    for row in range(len(grid.ys) - 1):
        columns = [_levels(stack) for (r, _), stack in stacks.items() if r == row]
        fullest = max(columns, key=len, default=[])
        cuts += [(a + b) / 2 for a, b in itertools.pairwise(fullest)]
    return cuts


def _split_rows(grid: Grid, cuts: Sequence[float]) -> Grid:
    """Insert base rows at the cuts; a box of one base row is split, a taller one is kept."""
    if not cuts:
        return grid
    ys = tuple(sorted([*grid.ys, *cuts]))
    new = [ys.index(y) for y in grid.ys]
    boxes: list[Box] = []
    for box in grid.boxes:
        r0, r1 = new[box.r0], new[box.r1]
        if box.r1 - box.r0 == 1:
            boxes += [Box(r, r + 1, box.c0, box.c1) for r in range(r0, r1)]
        else:
            boxes.append(Box(r0, r1, box.c0, box.c1))
    return replace(grid, ys=ys, boxes=tuple(boxes))


def _reading_order(chars: list[Char]) -> str:
    """Text of a cell: its lines from the top, each from the left."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: c.y):
        if lines and abs(char.y - lines[-1][-1].y) < 0.5 * max(char.size, 1.0):
            lines[-1].append(char)
        else:
            lines.append([char])
    return "".join(char.text for line in lines for char in sorted(line, key=lambda c: c.x))


def _break_crowded(owner: dict[tuple[int, int], Box], cells: Iterable[tuple[int, int]]) -> None:
    """Undo a merge whose base columns or rows hold an amount each: the words overrule the grid."""
    crowd: dict[Box, set[tuple[int, int]]] = defaultdict(set)
    for cell in cells:
        crowd[owner[cell]].add(cell)
    for box, held in crowd.items():
        if len(held) > 1:
            for r in range(box.r0, box.r1):
                for c in range(box.c0, box.c1):
                    owner[r, c] = Box(r, r + 1, c, c + 1)


def fill(grid: Grid, on_page: Iterable[Token]) -> Table:
    """Put the tokens of a page into the cells of one of its grids."""
    tokens = [token for token in on_page if _inside(token, grid)]
    numbers = [
        part for token in tokens if token.is_number for part in split_at_rules(token, grid.xs)
    ]
    grid = _split_rows(grid, _row_cuts(numbers, grid))
    owner = {
        (r, c): box
        for box in grid.boxes
        for r in range(box.r0, box.r1)
        for c in range(box.c0, box.c1)
    }
    held: dict[tuple[int, int], list[Token]] = defaultdict(list)
    for token in numbers:
        held[_index(grid.ys, token.y), _column(token, grid.xs)].append(token)
    amounts = [cell for cell, ts in held.items() if any(DECIMAL.fullmatch(t.text) for t in ts)]
    _break_crowded(owner, amounts)
    content: dict[Box, list[Char]] = defaultdict(list)
    for cell, parts in held.items():
        content[owner[cell]] += [char for token in parts for char in token.chars]
    for char in (c for token in tokens if not token.is_number for c in token.chars):
        content[owner[_index(grid.ys, char.y), _index(grid.xs, char.x)]].append(char)
    texts = {box: _reading_order(chars) for box, chars in content.items()}
    return Table(grid, owner, texts, {cell: tuple(ts) for cell, ts in held.items()})


def loose_amounts(tokens: Iterable[Token], grids: Sequence[Grid]) -> list[Token]:
    """Amounts on a page that stand in none of its grids."""
    amounts = (token for token in tokens if token.is_number and DECIMAL.fullmatch(token.text))
    return [token for token in amounts if not any(_inside(token, grid) for grid in grids)]
