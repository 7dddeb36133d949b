"""Pages as pictures: which pages need to be read as one, and the picture itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from juesuan_analysis.facts import Place
from juesuan_analysis.reading.drawn import LEAST_INK, drawn_twice, laid_out
from juesuan_analysis.reading.page import Frame, read_chars
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.vocabulary.text import unjoined

Image = npt.NDArray[np.uint8]
DPI = 200
_POINTS = 72
_MAX_PIXELS = 16_000_000  # A2 at 200 dpi; a larger page is rendered more coarsely
_NARROW = 72  # points: nobody reads a narrower page
_FEW = 20  # characters: a page number, a stamp
_COVERED = 0.5  # of the page
_HIDDEN = 0.9  # of the characters are not seen
_OUTLINES = 300  # paths: text that was turned into curves
_SOUND = 0.7  # of the characters
# What Chinese documents are written in; the rest comes of fonts without a map to characters.
_USUAL = re.compile(r"[!-~\u00b7\u2010-\u2033\u2460-\u24ff\u2e80-\u9fff\uff00-\uffef]+")
# A letter within a Chinese word: 城乡社{支出. Offices write A类, 20××年, X光, but not these.
_ODD = re.compile(r"(?<=[\u4e00-\u9fff])[a-z{|}~^`\u00a1-\u024f](?<![×·°±])(?=[\u4e00-\u9fff])")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_MANY, _OFTEN = 10, 0.01  # odd letters: so many, and in so many of the Chinese characters
_UNMAPPED = re.compile(r"[\ue000-\uf8ff\ufffd]")  # a few are bullets
_TOO_MANY = 0.03  # of all characters
_PLAIN = re.compile(r"[\s\d.,:;()（）、。，：；“”/%-]")  # digits and stops, which say nothing of it
_SAID, _LEAST_CHINESE = 200, 0.3  # characters of words; how many of them are Chinese at least


def is_garbled(texts: Iterable[str]) -> bool:
    """Whether the fonts of a document map some of its characters to others.

    Tools that make PDFs smaller can lose parts of the maps: the text layer then looks sound, most
    of it is right, and the rest is not what is printed, or is nothing at all. Where all are lost,
    there is next to no Chinese in it.
    """
    whole = unjoined("".join("".join(texts).split()))
    odd, unmapped = len(_ODD.findall(whole)), len(_UNMAPPED.findall(whole))
    chinese = sum(map(len, _CHINESE.findall(whole)))
    return (
        is_foreign(whole)
        or odd >= max(_MANY, _OFTEN * chinese)
        or unmapped >= max(_MANY, _TOO_MANY * len(whole))
    )


def is_foreign(text: str) -> bool:
    """Whether a text says a good deal, and next to nothing of it in Chinese."""
    said = len(_PLAIN.sub("", text))
    chinese = sum(map(len, _CHINESE.findall(text)))
    return said >= _SAID and chinese < _LEAST_CHINESE * said


def is_usable(text: str) -> bool:
    """Whether a text layer says something: enough characters, and most of them known."""
    chars = unjoined("".join(text.split()))
    return len(chars) >= _FEW and sum(map(len, _USUAL.findall(chars))) >= _SOUND * len(chars)


def is_hidden(document: Pdf, index: int) -> bool:
    """Whether the text layer is drawn to be found, not to be seen: what a scanner made out."""
    layer = document.leaf(index).text
    count = layer.count_chars()
    asked = range(0, count, max(count // _FEW, 1))
    drawn = [pdfium_c.FPDFText_GetTextObject(layer.raw, i) for i in asked]
    modes = [pdfium_c.FPDFTextObj_GetTextRenderMode(item) for item in drawn if item]
    return 2 * modes.count(pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes)


def is_beneath(document: Pdf, index: int) -> bool:
    """Whether a picture covers most of a page and hides its text: a scan laid over its words."""
    leaf = document.leaf(index)
    if not leaf.objects.pictures or _share_of_pictures(leaf.page) < _COVERED:
        return False
    frame = Frame(leaf.page)
    chars = read_chars(document, index, frame)
    with laid_out(document, index) as (copy, objects):
        ink = drawn_twice(copy, objects, frame).ink(chars)
    return bool(len(ink)) and float((ink < LEAST_INK).mean()) > _HIDDEN


def _share_of_pictures(page: pdfium.PdfPage) -> float:
    """How much of a page its pictures cover."""
    width, height = page.get_size()
    images = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    boxes = (item.get_bounds() for item in images)
    covered = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in boxes)
    return float(covered / max(width * height, 1.0))


def is_picture(document: Pdf, index: int) -> bool:
    """Whether images cover most of a page, or outlines stand for its letters."""
    page = document.leaf(index).page
    width, height = page.get_size()
    covered, paths = 0.0, 0
    for item in page.get_objects(max_depth=3):
        if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = item.get_bounds()
            covered += (x1 - x0) * (y1 - y0)
        paths += item.type == pdfium_c.FPDF_PAGEOBJ_PATH
    return covered >= _COVERED * width * height or paths >= _OUTLINES


def resolution(document: Pdf, index: int) -> float | None:
    """Pixels an inch of the picture that covers most of a page; None where none does."""
    page = document.leaf(index).page
    width, height = page.get_size()
    found = [
        (x1 - x0, item.get_px_size()[0])
        for item in page.get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        for x0, y0, x1, y1 in [item.get_bounds()]
        if (x1 - x0) * (y1 - y0) >= _COVERED * width * height
    ]
    return max((pixels * _POINTS / points for points, pixels in found), default=None)


def needs_ocr(
    document: Pdf, index: int, text: str, *, garbled: bool = False, beneath: bool = False
) -> bool:
    """Whether a page can only be read as a picture; ``text`` is its text layer.

    A hidden layer under a scan is not taken: nobody knows how well it was recognised. Nor is any
    page of a document that is ``garbled``, nor any picture of one whose text lies ``beneath`` its
    pictures.
    """
    if min(document.leaf(index).page.get_size()) < _NARROW:
        return False
    if is_usable(text) and not garbled:
        return (beneath or is_hidden(document, index)) and is_picture(document, index)
    unsound = len("".join(text.split())) >= _FEW
    return unsound or is_picture(document, index)


def _colours(page: pdfium.PdfPage, scale: float, crop: tuple[float, ...]) -> Image:
    image = page.render(scale=scale, crop=crop, prefer_bgrx=False).to_numpy()
    colours = image if image.ndim == 3 else image[:, :, None]
    colours = np.repeat(colours, 3, axis=2) if colours.shape[2] == 1 else colours[:, :, :3]
    return np.ascontiguousarray(colours)


def render(document: pdfium.PdfDocument, index: int) -> tuple[Image, float]:
    """Draw a page (blue, green, red) and give the pixels per point."""
    page = document[index]
    width, height = page.get_size()
    scale = min(DPI / _POINTS, (_MAX_PIXELS / (width * height)) ** 0.5)
    image = _colours(page, scale, (0, 0, 0, 0))
    page.close()
    return image, scale


def render_part(document: pdfium.PdfDocument, place: Place, dpi: int) -> Image:
    """Draw a part of a page (blue, green, red)."""
    page = document[place.page - 1]
    width, height = page.get_size()
    x0, y0 = min(max(place.x0, 0), width), min(max(place.y0, 0), height)
    x1, y1 = min(max(place.x1, x0 + 1), width), min(max(place.y1, y0 + 1), height)
    image = _colours(page, dpi / _POINTS, (x0, height - y1, width - x1, y0))
    page.close()
    return image
