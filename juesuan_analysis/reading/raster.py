"""Ruled grids on a picture of a page.

Camelot finds the tables and their rows and columns. Which cells are merged is told from the picture
edge by edge: Camelot wants whole rules, and a scan has gaps in them.
"""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import cv2
import numpy as np

from juesuan_analysis.reading.drawn import Image
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.reading.lattice import GridParser, grid_of
from juesuan_analysis.reading.limits import DRAWN_CELLS

_LINE_SCALE = 40  # the shortest rule is a fortieth of the page
_RULE = 3  # pixels: a rule may lie so far from where its neighbours have it
_BESIDE = 4  # pixels beyond that show the paper
_CORNER = 0.15  # of an edge at both ends, which crossing rules darken
_MOST, _HALF = 70, 50  # per cent of an edge that are dark, and of what is beside it bright
_SMOOTH = 5  # pixels along an edge: noise is shorter
_GAPS, _APART = 1, 100  # gaps that a rule may have, one more for so many pixels; letters have more
_FAINT = 12  # shades of grey: less is paper
_LIKE = 0.5  # of the contrast that the same rule has elsewhere


class _Held:
    """A picture in place of Camelot's own rendering of a page."""

    def __init__(self, image: Image) -> None:
        self.image = image

    def to_array(self, *_: object) -> Image:
        return self.image


def _contrast(grey: Image, at: float, start: float, end: float) -> float:
    """How much darker than the paper column ``at`` is between two rows of pixels."""
    margin = _CORNER * (end - start)
    rows = slice(int(start + margin), max(int(end - margin), int(start + margin) + 1))
    reach = _RULE + _BESIDE
    left = max(round(at) - reach, 0)
    strip = grey[rows, left : round(at) + reach + 1]
    if not strip.size or strip.shape[1] <= 2 * _BESIDE:
        return 0.0
    dark = np.percentile(strip[:, _BESIDE:-_BESIDE], _MOST, axis=0)
    beside = np.percentile(strip, _HALF, axis=0)
    paper = float(max(np.median(beside[:_BESIDE]), np.median(beside[-_BESIDE:])))
    contrast = paper - float(dark.min())
    gaps = _gaps(strip[:, _BESIDE + int(dark.argmin())], paper - contrast / 2)
    return contrast if gaps <= _GAPS + len(strip) / _APART else 0.0


def _gaps(shades: Image, level: float) -> int:
    """Count the stretches that are brighter than a level."""
    smooth = cv2.blur(shades.reshape(-1, 1), (1, _SMOOTH)).ravel()
    bright = np.concatenate([[False], smooth > level])
    return int((bright[1:] & ~bright[:-1]).sum())


def _ruled(grey: Image, at: float, ends: Sequence[float]) -> list[bool]:
    """Tell between which of the ``ends`` a vertical rule at column ``at`` is drawn."""
    found = [_contrast(grey, at, a, b) for a, b in itertools.pairwise(ends)]
    least = max(_FAINT, _LIKE * max(found))
    return [contrast >= least for contrast in found]


def _set_edges(table: Any, grey: Image, scale: float, height: float) -> None:  # noqa: ANN401
    """Tell Camelot's cells which of their edges are ruled on the picture."""
    xs = [x * scale for x in (*(x for x, _ in table.cols), table.cols[-1][1])]
    ys = [(height - y) * scale for y in (*(y for y, _ in table.rows), table.rows[-1][1])]
    turned = np.ascontiguousarray(grey.T)
    right = [_ruled(grey, x, ys) for x in xs[1:-1]]
    below = [_ruled(turned, y, xs) for y in ys[1:-1]]
    for r, row in enumerate(table.cells):
        for c, cell in enumerate(row):
            cell.right = c + 1 == len(row) or right[c][r]
            cell.bottom = r + 1 == len(table.cells) or below[r][c]
            cell.left = c == 0 or right[c - 1][r]
            cell.top = r == 0 or below[r - 1][c]


def find_grids_in(image: Image, number: int, size: tuple[float, float]) -> list[Grid]:
    """Find the ruled grids on a picture of a page, top to bottom.

    Parameters
    ----------
    image
        The picture: blue, green, red.
    number
        Number of the page, from 1.
    size
        Width and height of the page in points.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        grids = list(_grids(image, number, size))
    return sorted(grids, key=lambda grid: grid.ys[0])


def _grids(image: Image, number: int, size: tuple[float, float]) -> Iterator[Grid]:
    parser = GridParser(engine="raster", line_scale=_LINE_SCALE)
    parser.icb = _Held(image)
    parser.prepare_page_parse("", None, size, number, [], [], [], "", {})
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    for table in parser.extract_tables():
        if len(table.rows) * len(table.cols) > DRAWN_CELLS:
            continue  # specks and letters of a damaged page, not the rules of a form
        _set_edges(table, grey.astype(np.uint8), image.shape[1] / size[0], size[1])
        yield grid_of(table, number, size[1])
