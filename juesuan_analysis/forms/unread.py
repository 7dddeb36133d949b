"""Printed numbers that reach no entry, each with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from juesuan_analysis.facts import TextLine
from juesuan_analysis.facts.unread import Unread, number_lost
from juesuan_analysis.forms.amount import AMOUNT, is_instead, is_signs, stands_for
from juesuan_analysis.forms.columns import Column
from juesuan_analysis.forms.fill import loose_amounts
from juesuan_analysis.forms.rows import headings, is_header_row
from juesuan_analysis.forms.table import Table
from juesuan_analysis.forms.tokens import Token
from juesuan_analysis.lazily import regex
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import is_count, is_remark
from juesuan_analysis.vocabulary.text import squeeze

# A line that is no row of a table: a sentence, a note, an amount with its unit.
_NOTE = regex(r"[一-龥”）][,;。]|^(注|说明|备注|附注)|\d(万|亿|千)?元|。$")

_COUNTED = "是数量（批次、人次、辆等），不是金额，没有采用"
_SIGNS, _WORDS = "印的是符号，没有印出数字", "数是用文字写的，没有采用"
_INSTEAD = "印的是文字，没有印出数字"


def stray(
    form: Form,
    table: Table,
    columns: Sequence[Column],
    used: Collection[tuple[int, int]],
    height: int,
) -> list[Unread]:
    """Numbers of a table that no row took."""
    known, counted = headings(columns), _counted(form, table, columns)
    return [
        number_lost(
            form.number,
            token.text,
            _COUNTED if row in counted else _reason(columns[column]),
            token.place(table.grid.page),
        )
        for (row, column), tokens in table.tokens.items()
        if (row, column) not in used and row >= height
        for token in tokens
        if _may_be_amount(columns[column], token)
        and not is_header_row(table, row, known)
        and not is_remark(table.text(row, column))
    ] + [
        number_lost(
            form.number, token.text, "在表头之内，不知道是哪一行的数", token.place(table.grid.page)
        )
        for (row, _), tokens in table.tokens.items()
        for token in tokens
        if row < height and token.is_amount
    ]


def _counted(form: Form, table: Table, columns: Sequence[Column]) -> set[int]:
    """The rows of form 9 that tell how many, and not how much."""
    names = [at for at, column in enumerate(columns) if column.role == "name"]
    rows = range(table.grid.shape[0]) if form.across else ()
    return {row for row in rows for at in names if is_count(table.text(row, at))}


def hidden(form: Form, table: Table, used: Iterable[tuple[int, int]]) -> list[Unread]:
    """Cells that show signs or words in place of their number: they are not blank."""
    shown = {table.owner[at]: at for at in used if at not in table.tokens}
    told = ((at, table.text(*at)) for at in shown.values())
    return [
        number_lost(form.number, text, _hiding(text), table.place(*at))
        for at, text in told
        if stands_for(text)
    ]


def _hiding(text: str) -> str:
    """Why a cell without a number is not blank."""
    if is_signs(text):
        return _SIGNS
    return _INSTEAD if is_instead(text) else _WORDS


def _may_be_amount(column: Column, token: Token) -> bool:
    """Whether a number is none of a code, the number of a line, or a number in a name."""
    if column.role in ("code", "order"):
        return False
    return token.is_amount if column.role == "name" else bool(AMOUNT.fullmatch(token.text))


def _reason(column: Column) -> str:
    if column.role == "measure":
        return "所在行没有科目名称，或不是九表约定的一行"
    return f"列“{column.path}”不在九表约定之内"


def all_unread(form: int | None, table: Table, reason: str) -> list[Unread]:
    """All amounts of a table that cannot be read, with the form that lacks them."""
    return [
        number_lost(form, token.text, reason, token.place(table.grid.page))
        for tokens in table.tokens.values()
        for token in tokens
        if token.is_amount
    ]


def is_sentence(text: str) -> bool:
    """Whether a line is no row of a table: a sentence, a note, an amount with its unit."""
    return bool(_NOTE.search(squeeze(text)))


def loose(
    lines: Sequence[TextLine],
    tokens: Sequence[Token],
    grids: Sequence[Grid],
    page: int,
    forms: Sequence[tuple[float, int | None]] = (),
) -> list[Unread]:
    """Amounts of a page outside every grid, unless they stand in a sentence.

    ``forms`` are those whose tables begin on the page, each with its height, from the top down.
    """
    outside = [(token, token.place(page)) for token in loose_amounts(tokens, grids)]
    if not outside:
        return []
    rows = [line.place for line in lines if not is_sentence(line.text)]
    return [
        number_lost(_form_at(token.y, forms), token.text, "不在任何表格线之内", place)
        for token, place in outside
        if any(
            row.y0 - 1 <= token.y <= row.y1 + 1 and row.x0 - 1 <= place.x0 <= row.x1 for row in rows
        )
    ]


def _form_at(y: float, forms: Sequence[tuple[float, int | None]]) -> int | None:
    """The form that begins last above a height."""
    return next((form for top, form in reversed(forms) if top < y), None)
