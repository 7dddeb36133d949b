"""Things on a page that are none of its figures: seals, watermarks, unseen text, marks."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import pikepdf
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from specimens.rewritings.content import form_of
from specimens.rewritings.saving import opened, saved

Draw = Callable[[Canvas, float, float], None]
_HALF_A_POINT = 0.5
_SEAL, _SEAL_SIZE = Color(0.85, 0.1, 0.1, alpha=0.35), 58
_PALE = Color(0.82, 0.82, 0.82)


def _laid(data: bytes, draw: Draw, *, under: bool = False) -> bytes:
    """Draw on every page, in the coordinates of what is seen, over or under what is printed."""
    with opened(data) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(side) for side in page.cropbox)
            stream = io.BytesIO()
            canvas = Canvas(stream, pagesize=(right - left, top - bottom), invariant=1)
            draw(canvas, right - left, top - bottom)
            canvas.save()
            with pikepdf.open(io.BytesIO(stream.getvalue())) as drawn:
                lay = page.add_underlay if under else page.add_overlay
                lay(drawn.pages[0], pikepdf.Rectangle(left, bottom, right, top))
        return saved(pdf)


def sealed(data: bytes) -> bytes:
    """Stamp a translucent red seal over the middle of each page."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        x, y = width * 0.6, height * 0.5
        canvas.setStrokeColor(_SEAL)
        canvas.setFillColor(_SEAL)
        canvas.setLineWidth(4)
        canvas.circle(x, y, _SEAL_SIZE)
        star = canvas.beginPath()
        for n in range(10):
            size = _SEAL_SIZE * (0.35 if n % 2 == 0 else 0.14)
            angle = math.pi * (0.5 + n / 5)
            point = x + size * math.cos(angle), y + size * math.sin(angle)
            (star.moveTo if n == 0 else star.lineTo)(*point)
        star.close()
        canvas.drawPath(star, stroke=0, fill=1)

    return _laid(data, draw)


def slanted_watermark(data: bytes) -> bytes:
    """Write a large pale word across each page, under the print."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        canvas.setFillColor(_PALE)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(40)
        canvas.setFont("Helvetica", 60)
        canvas.drawCentredString(0, 0, "2024 COPY 001")

    return _laid(data, draw, under=True)


def pale_watermark(data: bytes) -> bytes:
    """Write a pale line of ordinary size over and over, under the print."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        canvas.setFillColor(_PALE)
        canvas.setFont("Helvetica", 10)
        for n, y in enumerate(range(60, int(height) - 40, 90)):
            for x in range(40 + 35 * (n % 2), int(width) - 60, 150):
                canvas.drawString(x, y, "2024-09-10")

    return _laid(data, draw, under=True)


def invisible_text(data: bytes) -> bytes:
    """Write numbers that nobody sees, as some tools do to find a page again."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        for y in range(100, int(height) - 80, 37):
            text = canvas.beginText(width * 0.55, y)
            text.setTextRenderMode(3)
            text.setFont("Helvetica", 9)
            text.textOut("9999.99")
            canvas.drawText(text)

    return _laid(data, draw)


def dated(data: bytes) -> bytes:
    """Print the day of printing and a page number at the foot."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawString(30, 14, "2025-09-10 08:31:07")
        canvas.drawRightString(width - 30, 14, "1 / 20")

    return _laid(data, draw)


def painted_twice(data: bytes) -> bytes:
    """Print each page over itself, half a point apart, as a fault of some drivers does."""
    with opened(data) as pdf:
        for page in pdf.pages:
            once = form_of(pdf, page)
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Once=once))
            again = f"/Once Do q 1 0 0 1 {_HALF_A_POINT} 0 cm /Once Do Q"
            page.Contents = pikepdf.Stream(pdf, again.encode())
        return saved(pdf)
