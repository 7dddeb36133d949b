"""What each stage of reading a form page gave.

The stages are kept as they were computed, by reference: how a number was got can be followed from
the page to the cell, and so can where a page went wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from juesuan_analysis.forms.beside import Labelled
from juesuan_analysis.forms.columns import Column
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.forms.locate import Title
from juesuan_analysis.forms.rows import Row
from juesuan_analysis.forms.table import Table
from juesuan_analysis.forms.tokens import Token
from juesuan_analysis.forms.unruled import Unruled
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.forms import Form


@frozen
class Header:
    """The header of a table: its base rows, and the words above each base column."""

    height: int
    paths: Sequence[str]
    columns: Sequence[Column]


@frozen
class Before:
    """What the tables of a form before this one hold: their columns, and where those stand.

    ``header`` are the texts of the first header; ``labelled`` the tables whose right part may come.
    """

    columns: Sequence[Column] = ()
    xs: tuple[float, ...] = ()
    header: Sequence[Sequence[str]] = ()
    labelled: Sequence[Labelled] = ()


@frozen
class Spot:
    """A table as it is found on its page, ``guessed`` where no rules are drawn."""

    table: Table
    header: Header
    before: Before
    guessed: Unruled | None = None


@frozen
class Layout:
    """What the columns of a table are, and how that was told.

    ``unit`` is that of its amounts, where the columns say one.
    """

    way: str
    columns: Sequence[Column]
    height: int
    unit: str | None = None


@frozen
class Reading:
    """One table, with what each stage of its reading gave.

    ``form`` is None for a table of no form, ``layout`` for one whose columns nothing told;
    ``declined`` says why each layout that was tried before does not tell them. ``rows`` are those
    of each group of columns. ``stopped`` says why the amounts were not taken.
    """

    form: Form | None
    title: Title | None
    spot: Spot
    layout: Layout | None = None
    declined: tuple[str, ...] = ()
    rows: Sequence[Sequence[Row]] = ()
    stopped: str = ""


@frozen
class PageChain:
    """One form page: its titles, its numbers and words, its grids, and the tables read from them.

    ``content`` has the grids as they were read: parted, and those that were guessed. ``unruled``
    says why tables without rules were not read, by their titles.
    """

    content: PageContent
    titles: Sequence[Title]
    tokens: Sequence[Token]
    readings: Sequence[Reading]
    unruled: Sequence[tuple[Title, str]] = ()
