"""Rendering of a part of a page, and drawing on it. Only the part is rendered, in bounded size."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts import Place
from juesuan_analysis.fonts import FILES
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.page import visible_part
from juesuan_analysis.reading.pdf import open_pdf
from juesuan_analysis.show.trace.neighbourhood import (
    INK,
    PAPER,
    drawn,
    extent,
    head_of,
    is_declared,
    laid_page,
    stacked,
)

_DPI = 150
_POINT = 72
# A page may be 14,400 points square: at 150 dpi 900 million pixels.
_MAX_PIXELS = 4_000_000
_EFFORT = 6  # of 9: a sixth of the time of the last, for 4% more bytes
_COLOURS = 64  # text on white needs few; the file is a third as long
_FRAME = (200, 30, 30)
_LINE = 1.25  # points: width of the frame
_TEXT, _PAD = 22, 12  # pixels
_MARGIN = 60.0  # points above and below, where the caller does not say how much to show


def region_of(marks: Sequence[Place], around: float | None, visible: Place) -> Place:
    """Choose what to show of a page: by default the whole width, and some lines above and below.

    Raises
    ------
    DocumentError
        The marks are outside what a reader sees of the page.
    """
    left, right = (math.inf, math.inf) if around is None else (around, around)
    margin = _MARGIN if around is None else around
    region = Place(
        visible.page,
        max(min(m.x0 for m in marks) - left, visible.x0),
        max(min(m.y0 for m in marks) - margin, visible.y0),
        min(max(m.x1 for m in marks) + right, visible.x1),
        min(max(m.y1 for m in marks) + margin, visible.y1),
    )
    if region.x1 - region.x0 < 1 or region.y1 - region.y0 < 1:
        raise DocumentError("不在页面上", "这一格不在页面的可见范围内", visible.page)
    return region


@frozen
class Canvas:
    """A rendered part of a page; ``pixels`` tells where on the picture a place of the page is."""

    picture: Image.Image
    region: Place
    visible: Place
    scale: float
    origin: tuple[int, int]

    def pixels(self, mark: Place) -> tuple[float, float, float, float]:
        """The box of a place: left, top, right, bottom."""
        x0, y0 = (mark.x0 - self.visible.x0) * self.scale, (mark.y0 - self.visible.y0) * self.scale
        x1, y1 = (mark.x1 - self.visible.x0) * self.scale, (mark.y1 - self.visible.y0) * self.scale
        left, top = self.origin
        return x0 - left, y0 - top, x1 - left, y1 - top


def render(path: Path, marks: Sequence[Place], around: float | None) -> tuple[bytes, Place]:
    """Render the part of a page around some places, all on that page, with a frame around each.

    Returns
    -------
    tuple
        The PNG, and the part that it shows.
    """
    canvas = canvas_of(path, marks, around)
    boxes = [canvas.pixels(mark) for mark in marks]
    return as_png(_framed(canvas.picture, boxes, canvas.scale)), canvas.region


def canvas_of(
    path: Path, marks: Sequence[Place], around: float | None, dpi: float = _DPI
) -> Canvas:
    """Render the part of a page around some places, all on that page.

    Raises
    ------
    DocumentError
        The document has no such page, or the places are not on it.
    """
    if is_declared(path):
        return _canvas_laid(path, marks, around, dpi)
    number = marks[0].page
    with open_pdf(path) as document:
        if not 1 <= number <= len(document):
            raise DocumentError("没有这一页", f"{path.name} 只有 {len(document)} 页", number)
        page = document[number - 1]
        visible = visible_part(page, number)
        region = region_of(marks, around, visible)
        width, height = region.x1 - region.x0, region.y1 - region.y0
        scale = min(dpi / _POINT, math.sqrt(_MAX_PIXELS / (width * height)))
        cut = (
            region.x0 - visible.x0,
            visible.y1 - region.y1,
            visible.x1 - region.x1,
            region.y0 - visible.y0,
        )
        picture = page.render(scale=scale, crop=cut).to_pil().convert("RGB")
        page.close()
    # The renderer cuts whole pixels off.
    origin = math.ceil(cut[0] * scale), math.ceil(cut[3] * scale)
    return Canvas(picture, region, visible, scale, origin)


def _canvas_laid(path: Path, marks: Sequence[Place], around: float | None, dpi: float) -> Canvas:
    """Draw the table around some cells, below its header."""
    page = laid_page(path, marks[0].page)
    visible = extent(page)
    region = region_of(marks, around, visible)
    head = head_of(page, region)
    area = (region.x1 - region.x0) * (region.y1 - region.y0 + (head.y1 if head else 0))
    scale = min(dpi / _POINT, math.sqrt(_MAX_PIXELS / area))
    picture, top = drawn(page, region, scale), 0
    if head:
        picture, top = stacked(drawn(page, head, scale), picture, scale)
    origin = round(region.x0 * scale), round(region.y0 * scale) - top
    return Canvas(picture, region, visible, scale, origin)


def _framed(
    picture: Image.Image, boxes: Sequence[tuple[float, float, float, float]], scale: float
) -> Image.Image:
    """Lay frames over a picture like ink on film: what is printed under them stays readable."""
    film = Image.new("RGB", picture.size, PAPER)
    pen, width = ImageDraw.Draw(film), max(2, round(_LINE * scale))
    for x0, y0, x1, y1 in boxes:
        pen.rectangle((x0 - width, y0 - width, x1 + width, y1 + width), outline=_FRAME, width=width)
    return ImageChops.multiply(picture, film)


def as_png(picture: Image.Image) -> bytes:
    """Give a picture as a file, in few colours."""
    buffer = io.BytesIO()
    picture.quantize(_COLOURS).save(buffer, "PNG", compress_level=_EFFORT)
    return buffer.getvalue()


def with_caption(png: bytes, caption: str) -> bytes:
    """Set a caption under a picture, in the carried font."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    font = ImageFont.truetype(FILES[0], _TEXT)
    width = max(picture.width, 20 * _TEXT)
    lines = wrapped(caption, font, width - 2 * _PAD)
    step = round(_TEXT * 1.4)
    sheet = Image.new("RGB", (width, picture.height + 2 * _PAD + step * len(lines)), PAPER)
    sheet.paste(picture, (0, 0))
    pen = ImageDraw.Draw(sheet)
    for i, line in enumerate(lines):
        pen.text((_PAD, picture.height + _PAD + i * step), line, INK, font)
    return as_png(sheet)


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Break a text into lines no wider than that."""
    lines = [""]
    for character in text:
        if font.getlength(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines
