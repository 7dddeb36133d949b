"""What a figure of the 情况说明 can be about."""

from __future__ import annotations

from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.cells import Cell


@frozen
class Subject:
    """A wording and what it stands for.

    Attributes
    ----------
    names
        Canonical names; a wording that two share stands for both of them.
    said
        How a sentence says it; the first of all subjects that fits is taken.
    at
        The cell that an amount of it repeats, by the scope in which it is told.
    of
        What a share of it can be of, beside the whole that its section has.
    overall_of
        The same in the overall section, where receipts and expenditures stand side by side.
    english
        Its name in English.
    """

    names: tuple[str, ...]
    said: str
    at: tuple[tuple[str, Cell], ...] = ()
    of: tuple[str, ...] = ()
    overall_of: tuple[str, ...] = ()
    english: str = ""
