"""Tables too wide for a page, whose right part is printed on another, without the names of rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from juesuan_analysis.forms.columns import Column, Group, groups
from juesuan_analysis.forms.rows import Row, read_rows
from juesuan_analysis.forms.table import Table
from juesuan_analysis.vocabulary.forms import Form

_SAME = 1.0  # points: rows of both parts are as high


@dataclass(frozen=True, slots=True)
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


def rows_beside(
    form: Form, waiting: list[Labelled], table: Table, columns: Sequence[Column], height: int
) -> list[list[Row]] | None:
    """Read a table without names by the rows of the one at whose right it belongs.

    Parameters
    ----------
    form
        The form that both are of.
    waiting
        Tables with names, in the order of the pages; the one that is found is taken out.
    table, columns, height
        The table without names.

    Returns
    -------
    The rows of each group of columns; None where the table has names, or no other fits it.
    """
    right = Labelled(table, columns, height)
    if _has_labels(columns):
        return None
    left = next((one for one in waiting if _fits(one, right)), None)
    if left is None:
        return None
    waiting.remove(left)
    named = groups(form, left.columns)
    group = Group(named[-1].side, named[-1].labels, groups(form, columns)[0].measures)
    rows = read_rows(table, columns, group, height, names=(left.table, left.height))
    return [*([] for _ in named[:-1]), [row for row in rows if row.code or row.name]]
