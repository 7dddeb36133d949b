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
from dataclasses import replace

from juesuan_analysis.forms.amount import AMOUNT, is_signs
from juesuan_analysis.forms.notes import is_mark
from juesuan_analysis.forms.table import Table
from juesuan_analysis.forms.tokens import Token, touching_amounts
from juesuan_analysis.reading.chars import Char, from_left
from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.reading.raised import lifted
from juesuan_analysis.vocabulary.lines import CODE
from juesuan_analysis.vocabulary.text import UNKNOWN, squeeze

# Digits of two cells that a PDF runs together forced the seam and the notch, cells so narrow that
# an amount breaks in two the others; see docs/design/thresholds.md.
_NOTCH = 0.08  # of the character height: a gap at a rule wider than the token's own spacing
_SEAM = 0.06  # of the character height: digits of one number are spaced more evenly
_FULL = 0.5  # points
_MARGINS = 4.0  # points: of a cell, on both sides together
_LINES = 3  # of an amount in a narrow cell; upright digits have more
_LINE = 0.6  # of the character height: what stands lower is on the next line
_CENTS = re.compile(r"[-−–]?(?!0\d)(\d+|\d{1,3}(,\d{3})+)\.\d\d")


def _touching_ends(text: str) -> list[int]:
    """Where amounts end that touch the next one."""
    return list(itertools.accumulate(len(piece) for piece in touching_amounts(text)[:-1]))


def touching(token: Token) -> list[Token]:
    """Part a run of amounts that touch, or that a word space parts, where each has its end."""
    ends = _touching_ends(token.text)
    return _cut(token, ends) if ends else [token]


def _seams(token: Token, edges: Sequence[float]) -> list[int]:
    """Where the spacing of a number changes: another cell's begins, nearer or farther than its own.

    What OCR reads is spaced unevenly: there a seam is a wider gap at a rule.
    """
    chars = token.chars
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(chars)]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    size, typed = chars[0].size, chars[0].confidence is None
    return [
        i + 1
        for i, (a, b) in enumerate(itertools.pairwise(chars))
        if (typed and abs(gaps[i] - usual) > _SEAM * size)
        or (gaps[i] > usual + _NOTCH * size and any(a.x < edge < b.x for edge in edges))
    ]


def split_at_rules(token: Token, edges: Sequence[float]) -> list[Token]:
    """Part a run of digits that belongs to two cells, where the PDF parts it."""
    if bisect_right(edges, token.chars[0].x0) == bisect_right(edges, token.chars[-1].x1):
        return [token]  # it crosses no rule
    for cut in (_seams(token, edges), _touching_ends(token.text)):
        parts = _cut(token, cut)
        if len({_column(part, edges) for part in parts}) == len(parts) > 1:
            return parts
    return [token]


def _cut(token: Token, at: Sequence[int]) -> list[Token]:
    ends = itertools.pairwise([0, *at, len(token.chars)])
    parts = [Token(token.chars[a:b], vague=token.vague) for a, b in ends]
    parts[0], parts[-1] = (
        replace(parts[0], before=token.before),
        replace(parts[-1], behind=token.behind),
    )
    return parts


def _index(edges: Sequence[float], value: float) -> int:
    return bisect_right(edges, value, 1, len(edges) - 1) - 1  # outside it is the first or the last


def _column(token: Token, edges: Sequence[float]) -> int:
    """The base column that holds most of a token."""
    x0, x1 = token.chars[0].x0, token.chars[-1].x1
    first, last = _index(edges, x0), _index(edges, x1)
    if first != last and (token.before or token.behind):  # in a narrow cell: set with its marks
        all_chars = (*token.before, *token.chars, *token.behind)
        x0, x1 = all_chars[0].x0, all_chars[-1].x1
        first, last = _index(edges, x0), _index(edges, x1)
    overlaps = [min(x1, edges[i + 1]) - max(x0, edges[i]) for i in range(first, last + 1)]
    most = max(overlaps)
    fullest = first + overlaps.index(most)
    if most < edges[fullest + 1] - edges[fullest] - _FULL:
        return fullest
    return _index(edges, x1 - _FULL)  # it fills a column and more: amounts are set to the right


def _columns(token: Token, edges: Sequence[float]) -> set[int]:
    """The base columns that a token is told in: one, but for what is of several numbers."""
    column = _column(token, edges)
    if bisect_right(edges, token.chars[0].x) == bisect_right(edges, token.chars[-1].x):
        return {column}
    if AMOUNT.fullmatch(squeeze(token.text)):
        return {column}
    figures = (char for char in token.chars if char.text.isdigit() or char.text == UNKNOWN)
    return {column, *(_index(edges, char.x) for char in figures)}


def _own_signs(token: Token, edges: Sequence[float]) -> tuple[Token, tuple[Char, ...]]:
    """Part a number from signs that stand in the cell before its own: *** withholds another."""
    signs = "".join([char.text for char in token.before])
    if not is_signs(signs) or _index(edges, token.before[-1].x) == _index(edges, token.chars[0].x):
        return token, ()
    return replace(token, before=()), token.before


def _inside(token: Token, grid: Grid) -> bool:
    """Whether a token stands in a grid; a number may reach over its outer rule."""
    x0, x1 = token.chars[0].x0, token.chars[-1].x1
    return grid.ys[0] < token.y < grid.ys[-1] and x1 > grid.xs[0] and x0 < grid.xs[-1]


def _levels(tokens: Sequence[Token]) -> list[float]:
    """Distinct heights of tokens, top down."""
    levels: list[tuple[float, float]] = []
    for token in sorted(tokens, key=lambda t: t.y):
        size = token.chars[0].size
        if not levels or token.y - levels[-1][0] > _LINE * size:
            levels.append((token.y, size))
    return [y for y, _ in levels]


def _row_cuts(tokens: Sequence[Token], grid: Grid) -> list[float]:
    """Heights at which rules are missing: between numbers that stand above one another."""
    held: dict[tuple[int, int], list[Token]] = defaultdict(list)
    for token in tokens:
        held[_index(grid.ys, token.y), _column(token, grid.xs)].append(token)
    stacks = {
        at: [token for token in stack if token.is_amount or CODE.fullmatch(token.text)]
        for at, stack in held.items()
        if not _lines_of_one(stack)
    }
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
    if len({char[2:5:2] for char in chars}) == 1:  # all of one line, as in most cells
        return "".join([char.text for char in from_left(chars)])
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


def _lines_of_one(stack: Sequence[Token]) -> list[Token]:
    """The pieces of an amount that is broken in lines, from the top; empty for whole numbers."""
    parts = sorted(stack, key=lambda token: token.y)
    low = (b.y - a.y > _LINE * a.chars[-1].size for a, b in itertools.pairwise(parts))
    text = "".join([token.text for token in parts])
    return parts if len(parts) > 1 and all(low) and _CENTS.fullmatch(text) else []


def _is_cut(text: str) -> bool:
    """Whether a piece of a number is none by itself: 1,234, or 9,80."""
    return not AMOUNT.fullmatch(text)


def _unwrapped(stack: Sequence[Token], width: float) -> list[Token]:
    """Join an amount that its narrow cell broke in lines: 18.7 over 9.

    Where neither the cell was too narrow nor a piece is cut, they may be two amounts: it is vague.
    """
    parts = _lines_of_one(stack)
    if not parts:
        return list(stack)
    char = parts[0].chars[-1]
    room = char.x1 - char.x0 + _MARGINS
    full = all(width - (part.span[1] - part.span[0]) < room for part in parts[:-1])
    sure = len(parts) <= _LINES and (full or any(_is_cut(part.text) for part in parts))
    chars = tuple(char for part in parts for char in part.chars)
    return [Token(chars, vague=not sure)]


def _noted_again(stack: list[Token], words: list[Char]) -> tuple[list[Token], list[Char]]:
    """Part an amount from marks that stand apart from it, or were drawn at another time."""
    amounts = [token for token in stack if token.is_amount]
    if len(amounts) != 1:
        return stack, words
    (amount,) = amounts
    sides: tuple[list[Char], list[Char]] = ([], [])
    for char in (*(c for t in stack if t is not amount for c in t.chars), *words):
        if abs(char.y - amount.y) < char.size:
            sides[char.x > amount.span[1]].append(lifted(char, amount.chars[-1]))
    before, behind = (tuple(sorted(side, key=lambda char: char.x0)) for side in sides)
    if not all(is_mark(side) for side in (before, behind) if side):
        return stack, words
    taken = {char[1:] for char in (*before, *behind)}
    whole = replace(amount, before=(*before, *amount.before), behind=(*amount.behind, *behind))
    return [whole], [char for char in words if char[1:] not in taken]


def fill(grid: Grid, on_page: Iterable[Token]) -> Table:
    """Put the tokens of a page into the cells of one of its grids."""
    parted = [_own_signs(token, grid.xs) for token in on_page if _inside(token, grid)]
    tokens = [token for token, _ in parted]
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
    stacks: dict[tuple[int, int], list[Token]] = defaultdict(list)
    for token in numbers:
        for column in _columns(token, grid.xs):
            stacks[_index(grid.ys, token.y), column].append(token)
    held = {
        (r, c): _unwrapped(stack, grid.xs[c + 1] - grid.xs[c]) for (r, c), stack in stacks.items()
    }
    amounts = [cell for cell, ts in held.items() if any(t.is_amount for t in ts)]
    _break_crowded(owner, amounts)
    content: dict[Box, list[Char]] = defaultdict(list)
    words: dict[Box, list[Char]] = defaultdict(list)
    others = (token.chars for token in tokens if not token.is_number)
    for char in itertools.chain(*others, *(signs for _, signs in parted)):
        words[owner[_index(grid.ys, char.y), _index(grid.xs, char.x)]].append(char)
    for cell, parts in held.items():
        if len(parts) > 1:
            held[cell], words[owner[cell]] = _noted_again(parts, words[owner[cell]])
    for cell, parts in held.items():
        content[owner[cell]] += [char for token in parts for char in token.chars]
    asides = {box: _reading_order(words[box]) for box in content if words.get(box)}
    for box, chars in words.items():
        content[box] += chars
    texts = {box: squeeze(_reading_order(chars)) for box, chars in content.items()}
    return Table(grid, owner, texts, {cell: tuple(ts) for cell, ts in held.items()}, asides)


def loose_amounts(tokens: Iterable[Token], grids: Sequence[Grid]) -> list[Token]:
    """Amounts on a page that stand in none of its grids."""
    amounts = (token for token in tokens if token.is_amount)
    return [token for token in amounts if not any(_inside(token, grid) for grid in grids)]
