"""What no final account has: more of it costs time and memory, and is refused with its reason.

The real disclosures here have at most 46 pages, 1,421 characters on a page, 700 cells in a grid.
"""

from __future__ import annotations

from juesuan_analysis.errors import DocumentError

PAGES = 3000  # also: the store numbers pages in 16 bits
CHARACTERS = 50_000  # of a page: each of them is looked at against each column
_CELLS = 20_000  # of a grid: each of them is looked at
DRAWN_CELLS = 4000  # of a grid on a picture: each of their edges is measured
SCANNED = 80  # pages: recognising one takes seconds
DRAWN = 50_000  # objects of a page: each of them is looked at for rules
SIDE = 2400  # points, the longer side of A1: a larger page is not rendered to look for rules


def check_pages(number: int) -> None:
    """Refuse a document with too many pages."""
    if number > PAGES:
        raise DocumentError("过大", f"有 {number} 页，超过 {PAGES} 页，不是一份部门决算")


def check_characters(number: int, page: int) -> None:
    """Refuse a page with too much text."""
    if number > CHARACTERS:
        raise DocumentError(
            "过大", f"一页上有 {number} 个字符，超过 {CHARACTERS} 个，无法读取", page
        )


def check_cells(rows: int, columns: int, page: int) -> None:
    """Refuse a grid with too many cells."""
    if rows * columns > _CELLS:
        told = f"一张表有 {rows} 行 {columns} 列，超过 {_CELLS} 格，不是决算表"
        raise DocumentError("过大", told, page)


def check_drawn(number: int, page: int) -> None:
    """Refuse a page on which too much is drawn."""
    if number > DRAWN:
        raise DocumentError("过大", f"一页上画了超过 {DRAWN} 个图形，不是决算表", page)
