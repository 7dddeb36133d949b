"""The language in which identities between cells are declared: frozen data, no code.

A rule says left = right, or left ≤ right, or that the two tend to agree, once or for each row and
each column. Both sides are tuples of :class:`At`, which names cells by form, side, row and measure.
"""

from __future__ import annotations

from juesuan_analysis.frozen import frozen

# Rows and columns that stand for others.
ROW = "〈行〉"  # the row that the rule is at
PARTS = "〈下级〉"  # the rows one level below it
CLASSES = "〈类〉"  # all 类 rows
COLUMN = "〈栏〉"  # the column that the rule is at

EQUAL, AT_MOST = "=", "≤"
AGREES = "≈"  # the two may differ; that they do not is evidence
LINES = -1  # in Rows.lengths: every row, with a code or without
THE_TOTAL = 0  # in Rows.lengths: the row 合计


@frozen
class At:
    """Cells of a form.

    ``measure`` may be several names of which the form has one. ``need`` says that without these
    cells nothing can be checked (a line that only some layouts print is no ``need``). Where one of
    the rows of ``unless`` has an amount, the cell is made up of those, and does not count.
    """

    form: int
    row: str
    measure: str | tuple[str, ...]
    side: str | None = None
    sign: int = 1
    need: bool = False
    unless: tuple[str, ...] = ()


@frozen
class Rows:
    """Rows that a rule is repeated for: those of the forms with codes of these lengths."""

    forms: tuple[tuple[int, str | None], ...]
    lengths: tuple[int, ...]


@frozen
class Rule:
    """An identity between cells.

    ``source`` is where it comes from; ``columns`` is the form, and side, whose columns the rule is
    repeated for. ``brief`` says in a few words what the rules between its two forms are about, for
    the diagram of all forms; one rule of a pair has it.
    """

    id: str
    statement: str
    source: str
    left: tuple[At, ...]
    right: tuple[At, ...]
    relation: str = EQUAL
    rows: Rows | None = None
    columns: tuple[int, str | None] | None = None
    brief: str = ""

    @property
    def forms(self) -> tuple[int, ...]:
        """The forms that the rule speaks of."""
        return tuple(dict.fromkeys(at.form for at in (*self.left, *self.right)))

    @property
    def adds_up(self) -> bool:
        """Whether a total of one table is said to be the sum of its parts in that table."""
        several = len(self.right) > 1 or any(at.row in (PARTS, CLASSES) for at in self.right)
        return len(self.forms) == 1 and len(self.left) == 1 and several
