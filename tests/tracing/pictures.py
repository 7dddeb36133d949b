"""A page with one green cell that holds a number, shown in several ways."""

import io

import pypdfium2 as pdfium
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

CELL = (100, 700, 160, 716)  # left, bottom, right, top in the page's own coordinates
PAGE = (500, 800)


def drawn(path):
    page = Canvas(str(path), pagesize=PAGE, invariant=1)
    page.setFillColorRGB(0, 0.6, 0)
    page.rect(CELL[0], CELL[1], CELL[2] - CELL[0], CELL[3] - CELL[1], stroke=0, fill=1)
    page.setFillColorRGB(0, 0, 0)
    page.drawString(105, 704, "123.45")
    page.save()


def shown(path, *, rotation=0, crop=None, media=None):
    """Write the page anew as other producers would: turned, cropped, or with an offset."""
    document = pdfium.PdfDocument(path)
    page = document[0]
    if media:
        page.set_mediabox(*media)
    if crop:
        page.set_cropbox(*crop)
    page.set_rotation(rotation)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    path.write_bytes(buffer.getvalue())


def pixels(png):
    """Colours of a picture, row by row."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    flat = list(picture.get_flattened_data())
    return [flat[i : i + picture.width] for i in range(0, len(flat), picture.width)]
