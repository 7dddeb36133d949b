"""Sheets that hold two pages side by side: the right one is read as if it stood below the left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen

_WIDE = 1.2  # width over height, at least; two A4 pages have 1.41
_MARGIN = 0.02  # of the width, on both sides of the middle, in which nothing is printed
_LEAST = 4  # things printed on each page: 第二部分 may stand alone on one
Rect = tuple[float, float, float, float]
Point = tuple[float, float]
Boxes = npt.NDArray[np.float64]  # of four columns


@frozen
class Fold:
    """Where a sheet is folded, in points from its left, and its height."""

    x: float
    height: float

    def lay(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        """Lay a box on the right page below the left one."""
        if x0 + x1 < 2 * self.x:
            return x0, y0, x1, y1
        return x0 - self.x, y0 + self.height, x1 - self.x, y1 + self.height

    def back(self, place: Place) -> Place:
        """Undo :meth:`lay`."""
        if place.y0 + place.y1 < 2 * self.height:
            return place
        x0, y0, x1, y1 = place.x0, place.y0, place.x1, place.y1
        return Place(place.page, x0 + self.x, y0 - self.height, x1 + self.x, y1 - self.height)


def fold_of(size: tuple[float, float], spans: Iterable[tuple[float, float]]) -> Fold | None:
    """Find the fold of a sheet; None where anything printed reaches over the middle.

    Parameters
    ----------
    size
        Width and height of the sheet.
    spans
        Left and right of all that is printed: characters, rules.
    """
    width, height = size
    if width < _WIDE * height:
        return None
    left, right = (0.5 - _MARGIN) * width, (0.5 + _MARGIN) * width
    pages: Counter[bool] = Counter()
    for x0, x1 in spans:
        if x0 < right and x1 > left:
            return None
        pages[x0 >= right] += 1
    return Fold(width / 2, height) if min(pages[False], pages[True]) >= _LEAST else None
