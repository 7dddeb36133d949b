"""Forms printed without rules.

Their grid is a guess, so it is taken only where it explains everything: each amount stands alone
in a named row and a named column, and no other reading of the header does. Else the amounts are
told as not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from juesuan_analysis.forms.amount import AMOUNT
from juesuan_analysis.forms.columns import Column, Group, groups, means
from juesuan_analysis.forms.fill import fill
from juesuan_analysis.forms.guess import Guess, guess_grid
from juesuan_analysis.forms.heads import heads_in
from juesuan_analysis.forms.lines import read_lines
from juesuan_analysis.forms.meanings import readings_of
from juesuan_analysis.forms.printed import Line, Span
from juesuan_analysis.forms.rows import Row
from juesuan_analysis.forms.table import Table
from juesuan_analysis.forms.tokens import Token
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.forms import CODE_COLUMN, NAME_COLUMN, ORDER_COLUMN, Form
from juesuan_analysis.vocabulary.lines import is_complete
from juesuan_analysis.vocabulary.text import HAN, squeeze

_WORDS = 3000  # more are on no page of a form
_STACKED = "推出的行里有两行数叠在一起"
_NAMELESS = "有的数不在有名称的行和有名称的列"
_LABEL = "|".join((CODE_COLUMN, NAME_COLUMN, ORDER_COLUMN))
_OTHER = "表头与这张表前面几页的不同"
_UNCLEAR = "表头没有表格线，看不出各栏管到哪一列"


def _is_whole(form: Form, table: Table, columns: Sequence[Column], height: int) -> bool:
    """Whether each amount of a table stands alone in a named row and a named column."""
    lines = [row for group in read_lines(form, table, columns, height) for row in group]
    used = [at for row in lines for cell in row.cells for at in cell.cells]
    alone = all(len(cell.tokens) <= 1 for row in lines for cell in row.cells)
    amounts = [at for at, ts in table.tokens.items() if any(_counts(t, columns[at[1]]) for t in ts)]
    told = [at for at in amounts if at[0] >= height]
    return (
        alone
        and bool(told)
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


@frozen
class Unruled:
    """A table without rules, what its columns hold, and how many base rows its header has.

    ``spans`` is where each column stands, ``heads`` the lines of its header.
    """

    table: Table
    columns: Sequence[Column]
    height: int
    spans: Sequence[Span] = ()
    heads: Sequence[str] = ()


def unruled_table(
    form: Form, words: Sequence[Token], page: int, before: Unruled | None = None
) -> Unruled | str:
    """Read a form without rules from the words below its title; where doubt is left, say which.

    Parameters
    ----------
    form
        The form that the title names.
    words
        Tokens between the title and the next one, or the foot of the page.
    page
        Number of the page, from 1.
    before
        The table on the page before, where the form goes on.
    """
    if len(words) > _WORDS:
        return "字太多，不会是一张表"
    found = guess_grid(form, words, page)
    own = found if isinstance(found, str) else _with_header(form, found, words)
    if before is None or (isinstance(own, Unruled) and _is_same(form, own, before)):
        return own
    again = guess_grid(form, words, page, before.spans)
    if isinstance(again, str):
        return again
    if not _goes_on(form, again.header, before):
        return _OTHER
    carried = _read(form, replace(again, header=()), words, [before.columns])
    return carried if isinstance(carried, str) else replace(carried, heads=before.heads)


def _goes_on(form: Form, above: Sequence[Line], before: Unruled) -> bool:
    """Whether a header is repeated word for word, or none stands there at all."""
    if [line.text for line in above] == list(before.heads):
        return True
    words = [squeeze(word.text) for line in above for word in line.words]
    return not any(means(form, word) or re.fullmatch(_LABEL, word) for word in words)


def _is_same(form: Form, own: Unruled, before: Unruled) -> bool:
    return groups(form, own.columns) == groups(form, before.columns)


def _is_single(parts: Sequence[Group]) -> bool:
    """Whether each measure has one column: without rules none is parted more finely."""
    return all(len(held) == 1 for part in parts for held in part.measures.values())


def _with_header(form: Form, found: Guess, words: Sequence[Token]) -> Unruled | str:
    return _read(form, found, words, list(readings_of(form, heads_in(found.header), found.columns)))


def _read(
    form: Form, found: Guess, words: Sequence[Token], readings: Sequence[Sequence[Column]]
) -> Unruled | str:
    """Take the one reading of the header by which the table is whole."""
    height = int(bool(found.header))
    table = fill(found.grid, words)
    if table.grid.shape != found.grid.shape:
        return _STACKED
    whole: list[Sequence[Column]] = []
    for columns in readings:
        parts = groups(form, columns)
        new = _is_single(parts) and all(groups(form, one) != parts for one in whole)
        if new and _is_whole(form, table, columns, height):
            whole.append(columns)
    if len(whole) != 1:
        return _UNCLEAR if whole else _NAMELESS
    heads = [line.text for line in found.header]
    return Unruled(table, whole[0], height, found.columns, heads)
