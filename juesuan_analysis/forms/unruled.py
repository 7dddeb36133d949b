"""Forms printed without rules.

Their grid is a guess, so it is taken only where it explains everything: each amount stands alone
in a named row and a named column. Else the amounts are told as not read.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from juesuan_analysis.forms.amount import AMOUNT
from juesuan_analysis.forms.columns import Column, resolve
from juesuan_analysis.forms.fill import fill
from juesuan_analysis.forms.guess import guess_grid
from juesuan_analysis.forms.header import header_height, header_paths
from juesuan_analysis.forms.lines import read_lines
from juesuan_analysis.forms.periods import of_the_year
from juesuan_analysis.forms.rows import Row
from juesuan_analysis.forms.table import Table
from juesuan_analysis.forms.tokens import Token
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import is_complete
from juesuan_analysis.vocabulary.text import HAN

_LEAST = 2  # amounts: less is no table
_WORDS = 3000  # more are on no page of a form


def _partitions(parts: Sequence[str]) -> Iterator[list[str]]:
    """All ways of joining neighbouring lines of a heading."""
    for cuts in itertools.product((True, False), repeat=max(len(parts) - 1, 0)):
        out = [parts[0]]
        for part, cut in zip(parts[1:], cuts, strict=True):
            out = [*out, part] if cut else [*out[:-1], out[-1] + part]
        yield out


def _unwrapped(form: Form, path: str) -> str:
    """Join the lines of a wrapped heading, where that gives it a meaning."""
    for parts in _partitions(path.split("/")):
        joined = "/".join(parts)
        if resolve(form, [joined])[0].role not in ("unknown", "blank"):
            return joined
    return path


def _resolved(form: Form, table: Table, height: int) -> list[Column]:
    return resolve(form, [_unwrapped(form, path) for path in header_paths(table, height)])


def _is_whole(form: Form, table: Table, columns: Sequence[Column], height: int) -> bool:
    """Whether each amount of a table stands alone in a named row and a named column."""
    lines = [row for group in read_lines(form, table, columns, height) for row in group]
    used = [at for row in lines for cell in row.cells for at in cell.cells]
    alone = all(len(cell.tokens) <= 1 for row in lines for cell in row.cells)
    amounts = [at for at, ts in table.tokens.items() if any(_counts(t, columns[at[1]]) for t in ts)]
    told = [at for at in amounts if at[0] >= height]
    return (
        alone
        and len(told) >= _LEAST
        and set(told) <= set(used)
        and len(used) == len(set(used))
        and all(_is_named(form, row) for row in lines)
    )


def _counts(token: Token, column: Column) -> bool:
    label = column.role in ("code", "order", "name")
    return token.is_amount if label else bool(AMOUNT.fullmatch(token.text))


def _is_named(form: Form, row: Row) -> bool:
    """Whether a row has a whole name; what a wrapped name left over is told by its want of one."""
    if row.code:
        return bool(HAN.search(row.name))
    if any(cell.line for cell in row.cells):
        return True
    return is_complete(form.number, row.name)


def _is_vague(header_texts: Sequence[str]) -> bool:
    """Whether a heading tells of other years or of budgets: how far it reaches cannot be seen."""
    return any(of_the_year(text, None) is None for text in header_texts)


@dataclass(frozen=True, slots=True)
class Unruled:
    """A table without rules, what its columns hold, and how many base rows its header has."""

    table: Table
    columns: list[Column]
    height: int


def unruled_table(form: Form, words: Sequence[Token], page: int) -> Unruled | str:
    """Read a form without rules from the words below its title; where doubt is left, say which.

    Parameters
    ----------
    form
        The form that the title names.
    words
        Tokens between the title and the next one, or the foot of the page.
    page
        Number of the page, from 1.
    """
    if len(words) > _WORDS:
        return "字太多，不会是一张表"
    found = guess_grid(form, words, page)
    if isinstance(found, str):
        return found
    grid, height = found
    table = fill(grid, words)
    spanning = [box for box in grid.boxes if box.r1 <= height and box.c1 - box.c0 > 1]
    if table.grid.shape != grid.shape or header_height(form, table) != height:
        return "推出的行里有两行数叠在一起，或表头的高度前后不一"
    if _is_vague([table.texts.get(box, "") for box in spanning]):
        return "表头里有别的年份或预算，没有表格线，看不出管到哪一列"
    columns = _resolved(form, table, height)
    whole = _is_whole(form, table, columns, height)
    return Unruled(table, columns, height) if whole else "有的数不在有名称的行和有名称的列"
