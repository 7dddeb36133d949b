"""Cut the found pieces of text at the rules of the grids, so that each is read by itself.

A detector takes ``602.85│公用经费合计`` for one piece; read as one, a rule may become a 1. Where
print runs over a rule without a gap, the piece stays whole: a number is never cut in two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.reading.ocr.picture import Image
from juesuan_analysis.reading.ocr.straighten import Quad

Mask = npt.NDArray[np.bool_]
_RULE = 3  # pixels: a rule may be so far from where the grid has it
_STROKE = 1  # pixels beside the middle of a rule that belong to it
_SLIVER = 0.3  # of the height: what is narrower beyond a rule is a margin
_GAP = 0.05  # of the height: white beside a rule that parts two texts
_MIN = 4  # pixels
_SPECK = 2  # pixels: less ink in a column is noise


@frozen
class Piece:
    """A rectangle of pixels that holds one line of text."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.y1 - self.y0

    @property
    def width(self) -> int:
        """Width in pixels."""
        return self.x1 - self.x0

    def crop(self, image: Image) -> Image:
        """The picture of the piece."""
        return np.ascontiguousarray(image[self.y0 : self.y1, self.x0 : self.x1])


def ink_of(image: Image) -> Mask:
    """Tell the dark pixels of a picture from its paper."""
    grey = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (3, 3), 0)
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.asarray(grey < level)


def _rules_x(grid: Grid, y: float) -> list[float]:
    """Vertical rules of a grid that cross a height (in points)."""
    crossed = [box for box in grid.boxes if grid.ys[box.r0] <= y < grid.ys[box.r1]]
    return sorted({grid.xs[i] for box in crossed for i in (box.c0, box.c1)})


def _rules_y(grid: Grid, x: float) -> list[float]:
    crossed = [box for box in grid.boxes if grid.xs[box.c0] <= x < grid.xs[box.c1]]
    return sorted({grid.ys[i] for box in crossed for i in (box.r0, box.r1)})


def _rows_of(piece: Piece) -> slice:
    return slice(piece.y0 + piece.height // 5, piece.y1 - piece.height // 5)


def _at_rule(ink: Mask, piece: Piece, x: int) -> int:
    """Find the column of a rule near the one that the grid has."""
    left = max(x - _RULE, piece.x0)
    dark = ink[_rows_of(piece), left : x + _RULE + 1].sum(axis=0)
    fullest = np.flatnonzero(dark == dark.max()) if dark.size and dark.any() else np.array([])
    return left + int(np.median(fullest)) if fullest.size else x


def _white_at(ink: Mask, piece: Piece, x: int) -> int:
    """Pixels without ink on both sides of a rule at ``x``."""
    columns: Mask = np.asarray(ink[_rows_of(piece)].sum(axis=0) >= _SPECK)
    left = columns[piece.x0 : max(x - _STROKE, piece.x0)][::-1]
    right = columns[min(x + _STROKE + 1, piece.x1) : piece.x1]
    white = [int(side.argmax()) if side.any() else side.size for side in (left, right)]
    return sum(white)


def _cut_x(piece: Piece, rules: Iterable[int], ink: Mask) -> Iterator[Piece]:
    sliver, rest = int(_SLIVER * piece.height), piece
    for rule in rules:
        if not rest.x0 - _RULE <= rule <= rest.x1 + _RULE:
            continue
        x = _at_rule(ink, rest, rule)
        if x - rest.x0 <= sliver:
            if _white_at(ink, rest, x):
                rest = replace(rest, x0=max(rest.x0, x + _STROKE + 1))
        elif rest.x1 - x <= sliver:
            if _white_at(ink, rest, x):
                rest = replace(rest, x1=min(rest.x1, x - _STROKE))
        elif _white_at(ink, rest, x) >= _GAP * piece.height:
            yield replace(rest, x1=x - _STROKE)
            rest = replace(rest, x0=x + _STROKE + 1)
    yield rest


def _cut_y(piece: Piece, rules: Iterable[int]) -> Iterator[Piece]:
    sliver, rest = int(_SLIVER * piece.height), piece
    for y in rules:
        if not rest.y0 <= y <= rest.y1:
            continue
        if y - rest.y0 <= sliver:
            rest = replace(rest, y0=min(y + _RULE, rest.y1))
        elif rest.y1 - y <= sliver:
            rest = replace(rest, y1=max(y - _RULE, rest.y0))
        else:
            yield replace(rest, y1=y - _RULE)
            rest = replace(rest, y0=y + _RULE)
    yield rest


def _bounds(box: Quad, shape: tuple[int, ...]) -> Piece:
    x0, y0 = (int(v) for v in np.floor(box.min(axis=0)))
    x1, y1 = (int(v) for v in np.ceil(box.max(axis=0)))
    return Piece(max(x0, 0), max(y0, 0), min(x1, shape[1]), min(y1, shape[0]))


def _grid_at(grids: Sequence[Grid], x: float, y: float) -> Grid | None:
    return next((g for g in grids if g.xs[0] <= x <= g.xs[-1] and g.ys[0] <= y <= g.ys[-1]), None)


def cut(boxes: Sequence[Quad], grids: Sequence[Grid], ink: Mask, scale: float) -> list[list[Piece]]:
    """Cut the boxes of a page (pixels) at the rules of its grids (points; ``scale`` px a point).

    Pieces that a vertical rule parts stand together in one list.
    """
    pieces: list[list[Piece]] = []
    for whole in (_bounds(box, ink.shape) for box in boxes):
        x, y = (whole.x0 + whole.x1) / 2 / scale, (whole.y0 + whole.y1) / 2 / scale
        grid = _grid_at(grids, x, y)
        if grid is None:
            pieces.append([whole])
            continue
        for row in _cut_y(whole, [round(v * scale) for v in _rules_y(grid, x)]):
            middle = (row.y0 + row.y1) / 2 / scale
            rules = [round(v * scale) for v in _rules_x(grid, middle)]
            parts = list(_cut_x(row, rules, ink))
            pieces.append([part for part in parts if min(part.width, part.height) >= _MIN])
    return [parts for parts in pieces if parts]


def whole_of(parts: Sequence[Piece]) -> Piece:
    """The piece that was cut into these."""
    return replace(parts[0], x1=parts[-1].x1)
