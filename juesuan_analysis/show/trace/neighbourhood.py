"""The neighbourhood of a cell in a source without pages: its table, drawn as it was laid out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts import Place
from juesuan_analysis.fonts import FILES
from juesuan_analysis.reading.declared import Laid, lay, read_declared
from juesuan_analysis.reading.kinds import kind_of

INK, PAPER, _RULE = (34, 34, 34), (255, 255, 255), (150, 150, 150)
_HEAD = 4  # rows of a table that may be its header
_GAP = 6.0  # points between the header and the rows that are shown
_BASE = 8.5  # points from the top of a character to its baseline
_FOOT = 20.0  # points below the last row


def is_declared(path: Path) -> bool:
    """Whether a file has no pages of its own."""
    return kind_of(path) not in ("pdf", "empty", "unknown")


def laid_page(path: Path, number: int) -> Laid:
    """The page of a document as it was laid out when it was read.

    Raises
    ------
    DocumentError
        The document cannot be read, or has no such page.
    """
    pages = _pages(path, path.stat().st_mtime_ns)
    if not 1 <= number <= len(pages):
        raise DocumentError("没有这一页", f"{path.name} 里没有这个位置", number)
    return pages[number - 1]


@lru_cache(maxsize=8)
def _pages(path: Path, _changed: int) -> tuple[Laid, ...]:
    return tuple(lay(read_declared(path, kind_of(path))))


def extent(page: Laid) -> Place:
    """All of a page."""
    return Place(page.number, 0, 0, page.width, page.y + _FOOT)


def head_of(page: Laid, region: Place) -> Place | None:
    """What stands above the rows that are shown and names their columns; None where it shows."""
    if not page.grids:
        return None
    ys = page.grids[0].ys
    foot = ys[min(_HEAD, len(ys) - 1)]
    return Place(page.number, region.x0, 0, region.x1, foot) if foot < region.y0 else None


def drawn(page: Laid, part: Place, scale: float) -> Image.Image:
    """Draw a part of a page."""
    size = round((part.x1 - part.x0) * scale), round((part.y1 - part.y0) * scale)
    picture = Image.new("RGB", size, PAPER)
    pen = ImageDraw.Draw(picture)
    for grid in page.grids:
        for box in grid.boxes:
            corners = (grid.xs[box.c0], grid.ys[box.r0]), (grid.xs[box.c1], grid.ys[box.r1])
            flat = [((x - part.x0) * scale, (y - part.y0) * scale) for x, y in corners]
            pen.rectangle((*flat[0], *flat[1]), outline=_RULE)
    font = ImageFont.truetype(FILES[0], max(round(9.5 * scale), 4))
    for char in page.chars:
        if part.y0 - 12 < char.y0 < part.y1:
            at = (char.x0 - part.x0) * scale, (char.y0 - part.y0 + _BASE) * scale
            pen.text(at, char.text, INK, font, anchor="ls")
    return picture


def stacked(head: Image.Image, rows: Image.Image, scale: float) -> tuple[Image.Image, int]:
    """Set the rows under the header; how far down they begin."""
    top = head.height + round(_GAP * scale)
    sheet = Image.new("RGB", (max(head.width, rows.width), top + rows.height), PAPER)
    sheet.paste(head, (0, 0))
    sheet.paste(rows, (0, top))
    return sheet, top
