"""The address of an amount in the nine forms."""

from __future__ import annotations

from juesuan_analysis.frozen import frozen

# What cells are called by: the sides of a form, its column of final accounts, its total row.
IN, OUT, FINAL, TOTAL = "收入", "支出", "决算数", "合计"
SIDES = (IN, OUT)


@frozen
class Cell:
    """A cell: its form, its side (收入 or 支出, where the form has both), its line and column."""

    form: int
    side: str | None
    line: str
    measure: str
