"""The same marks on other pages: turned, scaled, cropped, moved, put together."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Array

from specimens.rewritings.saving import opened, saved

_MARGIN = 12  # points that are cut off: less than any page's own margin
_FAR = (1000, -500)
_BLANK = (595, 842)


def turned(degrees: int) -> Callable[[bytes], bytes]:
    """Turn the pages as a viewer shows them."""

    def rewrite(data: bytes) -> bytes:
        with opened(data) as pdf:
            for page in pdf.pages:
                page.rotate(degrees, relative=True)
            return saved(pdf)

    return rewrite


def _moved(page: pikepdf.Page, matrix: str, box: list[float]) -> None:
    page.contents_add(f"q {matrix} cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ")
    page.MediaBox = Array(box)
    if "/CropBox" in page:
        del page.CropBox


def scaled(factor: float) -> Callable[[bytes], bytes]:
    """Make paper and print larger or smaller."""

    def rewrite(data: bytes) -> bytes:
        with opened(data) as pdf:
            for page in pdf.pages:
                box = [float(side) * factor for side in page.cropbox]
                _moved(page, f"{factor} 0 0 {factor} 0 0", box)
            return saved(pdf)

    return rewrite


def cropped(data: bytes) -> bytes:
    """Cut the white margin off."""
    with opened(data) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(side) for side in page.cropbox)
            page.CropBox = Array([left + _MARGIN, bottom + _MARGIN, right - _MARGIN, top - _MARGIN])
        return saved(pdf)


def moved_origin(data: bytes) -> bytes:
    """Let the page's corner be somewhere else than at 0, 0."""
    x, y = _FAR
    with opened(data) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(side) for side in page.cropbox)
            _moved(page, f"1 0 0 1 {x} {y}", [left + x, bottom + y, right + x, top + y])
        return saved(pdf)


def two_on_a_sheet(data: bytes) -> bytes:
    """Print two pages beside one another; each keeps its size."""
    with pdfium.PdfDocument(data) as pdf:
        width = max(page.get_width() for page in pdf)
        height = max(page.get_height() for page in pdf)
        sheets = pdfium.raw.FPDF_ImportNPagesToOne(pdf, width * 2, height, 2, 1)
        with pdfium.PdfDocument(sheets) as together:
            return _written(together)


def imported(data: bytes) -> bytes:
    """Copy the pages into a new file, as splitting and joining tools do."""
    with pdfium.PdfDocument(data) as pdf, pdfium.PdfDocument.new() as other:
        other.import_pages(pdf)
        return _written(other)


def _written(pdf: pdfium.PdfDocument) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def with_blank_pages(data: bytes) -> bytes:
    """Put a blank page behind each, as printing on one side does."""
    with opened(data) as pdf, pikepdf.new() as other:
        for page in pdf.pages:
            other.pages.append(page)
            other.add_blank_page(page_size=_BLANK)
        return saved(other)
