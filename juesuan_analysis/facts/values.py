"""The values that pass between the rooms: disclosures, entries, statements, findings.

Amounts are exact decimals in 万元 up to the analysis room; a blank cell is ``None``, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page, in PDF points from the top left corner; pages count from 1."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of running text with its place on the page."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of a statutory form: an amount with its line, its measure and its place.

    ``confidence`` is None where the PDF has text; read by OCR, it is the least certainty (0 to 1)
    among the characters of the cell. ``repaired`` is what OCR read, where identities proved another
    amount; else None.
    """

    form: int
    side: str | None
    code: str | None
    line: str
    level: int | None
    measure: str
    amount: Decimal | None
    printed: str
    unit: str
    place: Place
    confidence: float | None = None
    repaired: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure that the narrative states.

    ``kind`` is one of 金额, 增减额, 增减率, 占比, 年初预算, 全年预算, 完成率, 数量.
    A decrease is negative.
    Amounts are in 万元, rates and shares in %. ``year`` is the fiscal year that the figure speaks
    of, ``base_year`` the year that a change is measured from.
    """

    section: str
    subject: str
    kind: str
    value: Decimal | None
    unit: str
    year: int | None
    base_year: int | None
    sentence: str
    reason: str | None
    place: Place
