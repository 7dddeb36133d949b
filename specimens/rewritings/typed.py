"""The text of pages set anew: with marks of notes behind amounts, in fonts that are not held."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from juesuan_analysis.reading.pdf import Pdf
from specimens.rewritings.saving import opened, saved

_FONT = "STSong-Light"  # which no PDF needs to hold
_AMOUNT = re.compile(r"\d[\d,]*\.\d\d(?=\s*(\r\n|\n|$))")
_EVERY = 3
_SMALL, _UP = 0.55, 0.35  # of the size of what it marks


@dataclass(frozen=True)
class _Letter:
    text: str
    x: float
    y: float
    size: float
    right: float


def _letters(page: pdfium.PdfPage) -> list[_Letter]:
    """The characters of a page with their origins, in its own coordinates."""
    layer = page.get_textpage()
    x, y = pdfium_c.c_double(), pdfium_c.c_double()
    letters = []
    for at in range(layer.count_chars()):
        pdfium_c.FPDFText_GetCharOrigin(layer.raw, at, x, y)
        matrix = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFText_GetMatrix(layer.raw, at, matrix)
        size = pdfium_c.FPDFText_GetFontSize(layer.raw, at) * abs(matrix.d or 1)
        right = layer.get_charbox(at, loose=True)[2]
        text = chr(pdfium_c.FPDFText_GetUnicode(layer.raw, at) or 32)
        letters.append(_Letter(text, x.value, y.value, size, right))
    return letters


def _over(data: bytes, draw: Callable[[Canvas, list[_Letter]], None], *, bare: bool) -> bytes:
    """Draw on every page in its own coordinates; ``bare`` takes its own text away first."""
    with Pdf(data) as read, opened(data) as pdf:
        for page, own in zip(pdf.pages, read, strict=True):
            left, bottom, right, top = (float(side) for side in page.mediabox)
            stream = io.BytesIO()
            canvas = Canvas(stream, pagesize=(right - left, top - bottom), invariant=1)
            canvas.translate(-left, -bottom)
            draw(canvas, _letters(own))
            canvas.save()
            if bare:
                page.Contents = pikepdf.Stream(pdf, b"\n".join(_without_text(page)))
            with pikepdf.open(io.BytesIO(stream.getvalue())) as drawn:
                page.add_overlay(drawn.pages[0], pikepdf.Rectangle(left, bottom, right, top))
        return saved(pdf)


def _without_text(page: pikepdf.Page) -> Iterator[bytes]:
    inside = False
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        inside = (inside or name == "BT") and name != "ET"
        if not inside and name != "ET":
            yield pikepdf.unparse_content_stream([step])


def with_marks(data: bytes) -> bytes:
    """Set a small raised number behind every third amount that ends its line or cell."""

    def draw(canvas: Canvas, letters: list[_Letter]) -> None:
        text = "".join(letter.text for letter in letters)
        for number, found in enumerate(_AMOUNT.finditer(text)):
            last = letters[found.end() - 1]
            if number % _EVERY == 0:
                canvas.setFont("Helvetica", last.size * _SMALL)
                canvas.drawString(last.right, last.y + last.size * _UP, "1")

    return _over(data, draw, bare=False)


def not_held(data: bytes) -> bytes:
    """Set every character at its place in a font that the PDF does not hold."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))

    def draw(canvas: Canvas, letters: list[_Letter]) -> None:
        for letter in letters:
            if letter.text.strip():
                canvas.setFont(_FONT, letter.size)
                canvas.drawString(letter.x, letter.y, letter.text)

    return _over(data, draw, bare=True)
