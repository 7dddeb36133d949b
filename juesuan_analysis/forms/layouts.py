"""The layouts of tables: ways to tell what the columns hold, tried in order, each pure.

Each takes the form that a title names and the table as it stands on its page; it gives what the
columns are, or why it does not. A new layout is a function more, at its place in :data:`LAYOUTS`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from juesuan_analysis.forms.chain import Before, Header, Layout, Spot
from juesuan_analysis.forms.columns import Column, is_resolved, resolve
from juesuan_analysis.forms.header import header_height, header_paths
from juesuan_analysis.forms.periods import unit_of
from juesuan_analysis.forms.table import Table
from juesuan_analysis.forms.unruled import Unruled
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.text import HAN

UNRULED, HEADED, CONTINUED = "没有表格线", "自带表头", "接上页"
_LABELS = ("code", "name")


def found(form: Form, table: Table, before: Before) -> Spot:
    """A ruled table with the header that stands in it."""
    height = _repeated(before, table) or header_height(form, table)
    paths = header_paths(table, height)
    return Spot(table, Header(height, paths, resolve(form, paths)), before)


def guessed(known: Unruled, before: Before) -> Spot:
    """A table without rules."""
    header = Header(known.height, [column.path for column in known.columns], known.columns)
    return Spot(known.table, header, before, known)


def unruled(form: Form, spot: Spot) -> Layout | str:
    """A table without rules: its columns were told when its grid was guessed."""
    known = spot.guessed
    return Layout(UNRULED, known.columns, known.height) if known else "页上画有表格线"


def headed(form: Form, spot: Spot) -> Layout | str:
    """A table with a header of its own, which may go on with what the form has before it."""
    header = spot.header
    if not is_resolved(header.columns):
        return "表头里没有一栏是这张表的金额"
    if not goes_on(form, spot.before, header.columns):
        return "表头与这张表前面几页的不同"
    told = zip(header.paths, header.columns, strict=True)
    unit = unit_of([path for path, column in told if column.role == "measure"])
    return Layout(HEADED, header.columns, header.height, unit)


def continued(form: Form, spot: Spot) -> Layout | str:
    """A table without a header, under the columns of the page before."""
    if is_resolved(spot.header.columns):
        return "有自己的表头"
    if not spot.before.columns:
        return "前面没有这张表的另一页"
    carried = _carried(spot.before, spot.table.grid)
    if not carried:
        return "列的位置和列数与前一页不同"
    if _has_header(spot.table, carried, spot.header.height):
        return "前一页是金额的列，这里是文字"
    if _is_crowded(spot.table, carried):
        return "前一页的一栏，这里有两列金额"
    return Layout(CONTINUED, carried, 0)


LAYOUTS: tuple[Callable[[Form, Spot], Layout | str], ...] = (unruled, headed, continued)
NAMES = (UNRULED, HEADED, CONTINUED)


def layout_of(form: Form, spot: Spot) -> tuple[Layout | None, tuple[str, ...]]:
    """What the columns of a table hold, by the first layout that tells it.

    Returns
    -------
    The layout, and why those before it in :data:`LAYOUTS` do not tell it.
    """
    declined: list[str] = []
    for layout in LAYOUTS:
        told = layout(form, spot)
        if isinstance(told, Layout):
            return told, tuple(declined)
        declined.append(told)
    return None, tuple(declined)


def _repeated(before: Before, table: Table) -> int:
    """How high the header is, where it is that of the form's first page, word for word."""
    known = before.header
    return len(known) if known and table.row_texts[: len(known)] == known else 0


def _carried(before: Before, grid: Grid) -> Sequence[Column] | None:
    """Columns of a continuation without header: by position, or by count where pages differ."""
    if not before.columns:
        return None
    out = []
    for left, right in zip(grid.xs, grid.xs[1:], strict=False):
        centre = (left + right) / 2
        spans = zip(before.xs, before.xs[1:], strict=False)
        index = next((i for i, (a, b) in enumerate(spans) if a <= centre < b), None)
        out.append(index)
    if None in out or len(set(out)) < len(set(before.columns)) - 1:
        same = len(grid.xs) == len(before.xs)
        return list(before.columns) if same else None
    return [before.columns[i] for i in out if i is not None]


def goes_on(form: Form, before: Before, columns: Sequence[Column]) -> bool:
    """Whether a table with a header may continue a form: the same header, or its other columns.

    A form may be printed in several tables, of other measures (form 6, form 9); one that names some
    of the same measures, and not all, is another table whose title was not seen.
    """
    if not before.columns or form.several:
        return True
    held, now = _held(before.columns), _held(columns)
    coded, labelled = (any(c.role in roles for c in columns) for roles in (("code",), _LABELS))
    if labelled and not coded and any(c.role == "code" for c in before.columns):
        return False  # 项目 in place of 科目
    return held == now or not held & now


def _held(columns: Sequence[Column]) -> set[tuple[str | None, str | None]]:
    return {(column.measure, column.line) for column in columns if column.role == "measure"}


def _has_header(table: Table, columns: Sequence[Column], height: int) -> bool:
    """Whether words stand where the columns of a continuation hold amounts: it is none then."""
    return any(
        HAN.search(table.text(row, i))
        for row in range(height)
        for i, column in enumerate(columns)
        if column.role == "measure" and table.owner[row, i].c1 - table.owner[row, i].c0 == 1
    )


def _is_crowded(table: Table, columns: Sequence[Column]) -> bool:
    """Whether one column of the page before would hold two amounts of a row: it is another form."""
    return any(
        one is other and one.role == "measure" and (row, i) in table.tokens
        for i, (one, other) in enumerate(itertools.pairwise(columns))
        for row, column in table.tokens
        if column == i + 1
    )
