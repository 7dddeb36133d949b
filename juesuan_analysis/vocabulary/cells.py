"""The address of an amount in the nine forms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its form, its side (收入 or 支出, where the form has both), its line and column."""

    form: int
    side: str | None
    line: str
    measure: str
