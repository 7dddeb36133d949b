"""What stands on a form page, and to which title each of its grids belongs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from juesuan_analysis.facts import TextLine
from juesuan_analysis.forms.fill import loose_amounts
from juesuan_analysis.forms.locate import Title, find_titles, find_unit, unit_of_title
from juesuan_analysis.forms.tokens import Token
from juesuan_analysis.forms.unruled import Unruled, unruled_table
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.vocabulary.forms import BY_NUMBER, Form

_HEADED = 4  # rows of a grid that may hold its title and its unit


@dataclass(frozen=True)
class PageContent:
    """What the reading room found on one form page."""

    lines: Sequence[TextLine]
    chars: Sequence[Char]
    grids: Sequence[Grid]

    @cached_property
    def titles(self) -> list[Title]:
        """The titles of tables among its lines."""
        return find_titles(self.lines)


def title_above(titles: Sequence[Title], grid: Grid, floor: float) -> Title | None:
    """The last title between the grid before and this one; a title may be its first row."""
    first_rows = grid.ys[min(2, len(grid.ys) - 1)]
    return next((t for t in reversed(titles) if floor <= t.place.y0 < first_rows), None)


def unit_above(title: Title, lines: Sequence[TextLine], grid: Grid, floor: float) -> str | None:
    """The unit of a form: from its title, above its grid, in its first rows, or on its page."""
    head = grid.ys[min(_HEADED, len(grid.ys) - 1)]
    bounds = ((floor, grid.ys[0] + 1), (grid.ys[0], head), (0.0, grid.ys[0]), (0.0, math.inf))
    told = ([line.text for line in lines if a <= line.place.y0 < b] for a, b in bounds)
    return unit_of_title(title.text) or next(filter(None, map(find_unit, told)), None)


def _cuts(grid: Grid, titles: Sequence[Title]) -> Iterator[int]:
    """The rows of a grid that hold nothing but the title of another form."""
    for box in grid.boxes:
        top, bottom = grid.ys[box.r0], grid.ys[box.r1]
        whole = box.c1 - box.c0 == grid.shape[1]
        if box.r0 > 2 and whole and any(top < t.place.y0 < bottom and t.form for t in titles):
            yield box.r0


def parted(content: PageContent, titles: Sequence[Title]) -> PageContent:
    """Part grids that hold several forms, each with its title in a row of its own."""
    grids = [
        part for grid in content.grids for part in grid.parts(sorted(set(_cuts(grid, titles))))
    ]
    return replace(content, grids=grids)


def find_continued(
    form: Form, before: Unruled, page: int, words: Sequence[Token], grids: Sequence[Grid]
) -> Unruled | str | None:
    """Read what a form without rules goes on with at the top of a page; None where nothing is."""
    return unruled_table(form, words, page, before) if _is_outside(words, grids) else None


def _is_outside(words: Sequence[Token], grids: Sequence[Grid]) -> bool:
    """Whether there are amounts, and none of them within rules."""
    amounts = [word for word in words if word.is_amount]
    return bool(amounts) and len(loose_amounts(amounts, grids)) == len(amounts)


def find_unruled(
    titles: Sequence[Title], content: PageContent, tokens: Sequence[Token]
) -> list[tuple[Title, Unruled | str]]:
    """Read tables whose rules hold none of the amounts between their title and the next.

    Returns
    -------
    Each with its title; or why it cannot be read without rules.
    """
    tops = [title.place.y1 for title in titles]
    feet = [*(title.place.y0 for title in titles[1:]), math.inf]
    out = []
    for title, top, foot in zip(titles, tops, feet, strict=False):
        words = [token for token in tokens if top < token.y < foot]
        if title.form and _is_outside(words, content.grids):
            out.append((title, unruled_table(BY_NUMBER[title.form], words, title.place.page)))
    return out


def with_unruled(content: PageContent, unruled: Sequence[Unruled]) -> PageContent:
    """Put the grids of unruled tables in the place of rules within them, from the top down."""
    guessed = [found.table.grid for found in unruled]
    ruled = [
        grid
        for grid in content.grids
        if not any(g.ys[0] < grid.ys[-1] and grid.ys[0] < g.ys[-1] for g in guessed)
    ]
    return replace(content, grids=sorted([*ruled, *guessed], key=lambda grid: grid.ys[0]))
