"""Straighten a scan, and find places on it again on the page as it is in the PDF."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.ocr.picture import Image

Quad = npt.NDArray[np.float32]  # four corners from the top left, clockwise
_LONG = 3.0  # times its height: a box so long tells its slope
_NEGLIGIBLE = 0.03  # degrees
# Two looks at a small picture: how far about the best slope so far, how finely (degrees), and the
# pixels of the longer side.
_LOOKS = ((2.5, 0.2, 500), (0.2, 0.04, 1000))
_TALL = 1.5
_SAMPLE = 8  # every so many pixels of a row, and rows, tell the shade of the paper


@frozen
class Turn:
    """How a page was straightened: quarter turns clockwise, then degrees clockwise.

    ``width`` and ``height`` are those of the page in the PDF, in points.
    """

    quarters: int
    degrees: float
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the straightened page, in points."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def _back(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.size
        angle = np.radians(self.degrees)
        dx, dy = x - width / 2, y - height / 2
        x = width / 2 + dx * np.cos(angle) - dy * np.sin(angle)
        y = height / 2 + dx * np.sin(angle) + dy * np.cos(angle)
        for _ in range(self.quarters):
            x, y, width, height = y, width - x, height, width
        return float(x), float(y)

    def back(self, place: Place) -> Place:
        """Find a place of the straightened page on the page as it is."""
        if not self.quarters and not self.degrees:
            return place
        corners = [self._back(x, y) for x in (place.x0, place.x1) for y in (place.y0, place.y1)]
        xs, ys = zip(*corners, strict=True)
        return Place(place.page, min(xs), min(ys), max(xs), max(ys))

    def extent(self, place: Place) -> tuple[float, float]:
        """Width and height on the straightened page of a place that :meth:`back` has given."""
        width, height = place.x1 - place.x0, place.y1 - place.y0
        if self.quarters % 2:
            width, height = height, width
        cos, sin = np.cos(np.radians(self.degrees)), abs(np.sin(np.radians(self.degrees)))
        whole = cos * cos - sin * sin
        return float((width * cos - height * sin) / whole), float(
            (height * cos - width * sin) / whole
        )


def slope(boxes: Sequence[Quad]) -> float:
    """Median slope of the long boxes in degrees, clockwise; 0 where there are none."""
    tops = [box[1] - box[0] for box in boxes]
    sides = [box[3] - box[0] for box in boxes]
    angles = [
        np.degrees(np.arctan2(top[1], top[0]))
        for top, side in zip(tops, sides, strict=True)
        if np.linalg.norm(top) > _LONG * np.linalg.norm(side)
    ]
    return float(np.median(angles)) if angles else 0.0


def _sharpness(image: Image) -> float:
    """How suddenly rows of pixels change from one to the next: most where rules lie level."""
    return float(np.square(np.diff(image.mean(axis=1, dtype=np.float64))).sum())


def _look(image: Image, about: float, reach: float, step: float, pixels: int) -> float:
    ratio = min(1.0, pixels / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)[:, :, None].astype(np.uint8)
    tried = about + np.arange(-reach, reach + step / 2, step)
    return float(max(tried, key=lambda degrees: _sharpness(rotated(grey, float(degrees)))))


def refined(image: Image, about: float) -> float:
    """Find the slope of lines and rules near one that is known to some two degrees, in degrees."""
    for look in _LOOKS:
        about = _look(image, about, *look)
    return about if abs(about) > _NEGLIGIBLE else 0.0


def lies_on_its_side(boxes: Sequence[Quad]) -> bool:
    """Whether most text runs up or down the page."""
    tall = [
        np.linalg.norm(box[3] - box[0]) > _TALL * np.linalg.norm(box[1] - box[0]) for box in boxes
    ]
    wide = [
        np.linalg.norm(box[1] - box[0]) > _TALL * np.linalg.norm(box[3] - box[0]) for box in boxes
    ]
    return bool(sum(tall) > 2 * sum(wide))


def quarter_turned(image: Image, quarters: int) -> Image:
    """Turn a picture clockwise by quarters."""
    return np.ascontiguousarray(np.rot90(image, -quarters)) if quarters % 4 else image


def rotated(image: Image, degrees: float) -> Image:
    """Turn a picture anticlockwise about its middle, on paper of its own shade."""
    if not degrees:
        return image
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    few = image[::_SAMPLE, ::_SAMPLE]
    paper = tuple(float(np.median(few[:, :, i])) for i in range(image.shape[2]))
    turned = cv2.warpAffine(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper
    )
    return turned.astype(np.uint8)
