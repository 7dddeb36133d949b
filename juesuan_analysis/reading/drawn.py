"""A page drawn twice, small: as it is seen, and without its text.

Where the two differ there is visible text, whatever made other text invisible: the way it is
drawn, its colour, a clip, a layer that is off, something on top of it. What the second shows inside
a cell is a picture or an outline.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.calls import plain
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.objects import Objects, objects_of
from juesuan_analysis.reading.page import Frame
from juesuan_analysis.reading.pdf import Pdf

Image = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
LEAST_INK = 12  # shades of 255 that a visible character changes its page by
_LONGEST = 1200  # pixels of the longer side: one for each point of A3
# Where in a character's box its ink is looked for: not at its edges, where its neighbours' may be.
_ACROSS = np.array([[0.3], [0.5], [0.7]])
_switch = plain("FPDFPageObj_SetIsActive", ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_DOWN = np.array([[0.22], [0.33], [0.44], [0.55], [0.66], [0.77]])


@contextmanager
def switched_off(texts: Sequence[int]) -> Iterator[None]:
    """Leave text objects out of what is drawn."""
    deque(map(_switch, texts, repeat(0)), maxlen=0)
    try:
        yield
    finally:
        deque(map(_switch, texts, repeat(1)), maxlen=0)


@frozen
class Picture:
    """A grey picture of a page in its frame: ``scale`` pixels are a point.

    ``origin`` is the top left corner of the part that is shown.
    """

    image: Image
    frame: Frame
    scale: float
    origin: tuple[float, float]

    def pixels(self, xs: Floats, ys: Floats) -> tuple[Floats, Floats]:
        """Give the pixels of points of the page in its frame."""
        fold = self.frame.fold
        if fold:
            right = ys >= fold.height
            xs, ys = xs + right * fold.x, ys - right * fold.height
        return (xs - self.origin[0]) * self.scale, (ys - self.origin[1]) * self.scale


def draw(page: pdfium.PdfPage, frame: Frame, *, red: bool = False) -> Picture:
    """Draw a page as it is shown on a screen, turned as its frame is; in grey, or how red it is."""
    width, height = page.get_size()
    scale = min(1.0, _LONGEST / max(width, height, 1.0))
    turn = (frame.rotation - page.get_rotation()) % 360
    drawn = page.render(scale=scale, grayscale=not red, rotation=turn, prefer_bgrx=False).to_numpy()
    image = np.ascontiguousarray(drawn[:, :, -1 if red else 0]) if drawn.ndim == 3 else drawn
    x0, y0, _, _ = Frame(page, frame.rotation).box(*page.get_bbox())
    return Picture(image, frame, scale, (x0, y0))


@frozen
class Drawn:
    """A page as it is seen, and without its text."""

    shown: Picture
    bare: Picture

    def most(self, char: Char) -> int:
        """How much the text changes the page anywhere within a character's box."""
        (x0, x1), (y0, y1) = self.shown.pixels(
            np.array([char.x0, char.x1]), np.array([char.y0, char.y1])
        )
        left, top = max(round(x0), 0), max(int(y0), 0)
        part = slice(top, max(int(y1) + 1, top + 1)), slice(left, max(round(x1), left + 1))
        one, other = (image[part].astype(np.int16) for image in (self.shown.image, self.bare.image))
        return int(np.abs(one - other).max(initial=0))

    def ink(self, chars: Sequence[Char]) -> Image:
        """How much the text changes the page where each character stands (0 to 255)."""
        if not chars:
            return np.zeros(0, np.uint8)
        _, x0, y0, x1, y1, *_ = zip(*chars, strict=True)
        left, top = self.shown.pixels(np.array(x0), np.array(y0))
        right, bottom = self.shown.pixels(np.array(x1), np.array(y1))
        columns = left + _ACROSS * (right - left)
        rows = top + _DOWN * (bottom - top)
        apart = np.asarray(cv2.absdiff(self.shown.image, self.bare.image), np.uint8)
        return _most(apart, columns[:, None], rows)


def _most(image: Image, columns: Floats, rows: Floats) -> Image:
    """The shade of pixels, at the most along the first two axes; 0 beside the image."""
    height, width = image.shape
    at = rows.astype(np.int32), columns.astype(np.int32)
    inside = (rows >= 0) & (columns >= 0) & (at[0] < height) & (at[1] < width)
    safe = np.where(inside, at[0] * width + at[1], 0)
    return np.asarray(np.where(inside, image.ravel()[safe], 0).max(axis=(0, 1)), np.uint8)


@contextmanager
def laid_out(document: Pdf, index: int) -> Iterator[tuple[pdfium.PdfPage, Objects]]:
    """Give a page (from 0) to draw, with its objects; pdfium keeps pictures with an open page."""
    leaf = document.leaf(index)
    if not leaf.objects.pictures:
        yield leaf.page, leaf.objects
        return
    page = document[index]
    try:
        yield page, objects_of(page.raw)
    finally:
        page.close()


def drawn_twice(page: pdfium.PdfPage, objects: Objects, frame: Frame) -> Drawn:
    """Draw a page with its text and without."""
    shown = draw(page, frame)
    with switched_off(objects.texts):
        bare = draw(page, frame)
    return Drawn(shown, bare)
