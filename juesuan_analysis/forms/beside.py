"""Tables too wide for a page, whose right part is printed on another, without the names of rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from juesuan_analysis.forms.columns import Column, Group, groups
from juesuan_analysis.forms.rows import Row, read_rows
from juesuan_analysis.forms.table import Table
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.forms import Form

_SAME = 1.0  # points: rows of both parts are as high


@frozen
class Labelled:
    """A table with the names of its rows: what its columns hold, and how high its header is."""

    table: Table
    columns: Sequence[Column]
    height: int

    @property
    def heights(self) -> list[float]:
        """How high the rows of its body are."""
        ys = self.table.grid.ys[self.height :]
        return [b - a for a, b in itertools.pairwise(ys)]


def _has_labels(columns: Sequence[Column]) -> bool:
    return any(column.role in ("code", "name") or column.line for column in columns)


def _fits(left: Labelled, right: Labelled) -> bool:
    """Whether two tables have the same rows and no measure in common."""
    measures = [{c.measure for c in part.columns if c.measure} for part in (left, right)]
    a, b = left.heights, right.heights
    alike = len(a) == len(b) and all(abs(x - y) < _SAME for x, y in zip(a, b, strict=True))
    return alike and bool(a) and not measures[0] & measures[1]


def left_of(waiting: Sequence[Labelled], right: Labelled) -> Labelled | None:
    """The table with names at whose right one without any belongs; None where it has names."""
    if _has_labels(right.columns):
        return None
    return next((one for one in waiting if _fits(one, right)), None)


def rows_beside(form: Form, left: Labelled, right: Labelled) -> list[list[Row]]:
    """Read a table without names by the rows of the one at whose right it belongs.

    Returns
    -------
    The rows of each group of columns.
    """
    named = groups(form, left.columns)
    group = Group(named[-1].side, named[-1].labels, groups(form, right.columns)[0].measures)
    names = left.table, left.height
    rows = read_rows(right.table, right.columns, group, right.height, names=names)
    return [*([] for _ in named[:-1]), [row for row in rows if row.code or row.name]]
