"""A form as cells on a grid: merged headers as in the regulation, and every amount.

The values know nothing of HTML or of workbooks: whoever draws a form draws these cells.
"""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal

from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen
from juesuan_analysis.show.form_columns import Kind
from juesuan_analysis.vocabulary.money import WAN


@frozen
class HeaderCell:
    """A cell of the header, with the rows and columns that it spans; counted from 0."""

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1


@frozen
class BodyCell:
    """A cell under the header; its ``row`` counts from 0 at the first line of the form.

    ``text`` is the code, the name, or the amount as it was printed (in 元 where the form is).
    ``amount`` is in 万元, None in a blank cell and beside a code or a name. ``entry`` is the
    label of the row of entries that the amount came from, None where the document has no such
    cell. ``note`` is the mark of a note beside the amount.
    """

    row: int
    column: int
    kind: Kind
    text: str = ""
    amount: Decimal | float | None = None
    standing: str | None = None
    place: Place | None = None
    entry: Hashable | None = None
    total: bool = False
    indent: int = 0
    colspan: int = 1
    note: str = ""


@frozen
class FormLayout:
    """One form laid out: its columns, header cells and body cells, each in reading order.

    ``kinds`` says of each column whether it holds codes, names or amounts. A form without lines
    (本表无数据, or not read) has a header and no body.
    """

    form: int
    title: str
    kinds: tuple[Kind, ...]
    header: tuple[HeaderCell, ...]
    body: tuple[BodyCell, ...]
    unit: str = WAN

    @property
    def number(self) -> str:
        """The number in the regulation, 公开01表 to 公开09表."""
        return f"公开{self.form:02d}表"

    @property
    def header_rows(self) -> int:
        """How many rows the header takes."""
        return max(cell.row + cell.rowspan for cell in self.header)

    @property
    def body_rows(self) -> int:
        """How many lines there are under the header."""
        return max((cell.row + 1 for cell in self.body), default=0)

    def body_by_row(self) -> list[list[BodyCell]]:
        """Body cells line by line, each line from the left; every column is covered."""
        rows: list[list[BodyCell]] = [[] for _ in range(self.body_rows)]
        for cell in self.body:
            rows[cell.row].append(cell)
        return rows

    def header_by_row(self) -> list[list[HeaderCell]]:
        """Header cells row by row, each at the row where it begins."""
        rows: list[list[HeaderCell]] = [[] for _ in range(self.header_rows)]
        for cell in self.header:
            rows[cell.row].append(cell)
        return rows
