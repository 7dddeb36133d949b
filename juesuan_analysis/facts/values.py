"""The values that pass between the rooms: disclosures, entries, statements, findings.

Amounts are exact decimals in 万元 up to the analysis room; a blank cell is ``None``, never zero.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from juesuan_analysis.frozen import frozen


def where(page: float, place: str | None) -> str:
    """Say where something stands, from the columns ``page`` and ``place`` of its row.

    >>> where(3, None), where(3, "01表/C9")
    ('第 3 页', '01表/C9')
    """
    return place if isinstance(place, str) and place else f"第 {page:.0f} 页"


def where_of(row: Any) -> str:  # noqa: ANN401
    """Say where the figure of a row stands; ``row`` is a mapping or a row of a frame."""
    return where(row["page"], row.get("place"))


@frozen
class Place:
    """A rectangle on a page, in PDF points from the top left corner; pages count from 1.

    A workbook or document has no pages: its tables are laid on some, and ``place`` names the sheet
    and cell, or the table and row.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    place: str | None = None

    @property
    def where(self) -> str:
        """Words for the place: its page, or the sheet and cell, or the table and row."""
        return where(self.page, self.place)


@frozen
class TextLine:
    """One line of running text with its place on the page.

    ``begins`` tells whether it begins a paragraph, where the source says so.
    """

    text: str
    place: Place
    begins: bool | None = None


@frozen
class Entry:
    """One cell of a statutory form: an amount with its line, its measure and its place.

    ``confidence`` is None where the PDF has text; read by OCR, it is the least certainty (0 to 1)
    among the characters of the cell. ``repaired`` is what OCR read, where identities proved another
    amount; else None. ``mark`` is the mark of a note beside the amount, as it is printed.
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
    mark: str = ""


@frozen
class Statement:
    """One figure that the narrative states.

    ``kind`` is one of 金额, 增减额, 增减率, 占比, 年初预算, 全年预算, 完成率, 数量.
    A decrease is negative.
    Amounts are in 万元, rates and shares in %. ``year`` is the fiscal year that the figure speaks
    of, ``base_year`` the year that a change is measured from.

    ``named`` is False for a subject that the vocabulary does not know. ``other_subject`` is what
    the words could mean as well, and ``decided_by`` says what decided between the two: 各表 or
    增减率. Such a statement proves nothing about what decided it. ``under`` is a heading of a lower
    level that the vocabulary does not know, inside the section.
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
    named: bool = True
    other_subject: str | None = None
    decided_by: str | None = None
    under: str | None = None
