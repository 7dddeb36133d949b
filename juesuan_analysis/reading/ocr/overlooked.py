"""Cells of a grid that hold ink, though the detector of text found nothing there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.reading.ocr.pieces import Mask, Piece

_INSET = 4  # pixels: rules of a cell
_PAD = 3  # pixels
_SPECK = 2  # pixels of ink in a row or a column: less is noise
_LEAST = 8  # pixels, with the margins: what is narrower is the rest of a rule at a cell's edge
_TALL = 2.5  # of the usual height of a piece: what is taller is a stamp or several lines


def _inside(grid: Grid, box: Box, scale: float) -> Piece:
    x0, y0, x1, y1 = grid.xs[box.c0], grid.ys[box.r0], grid.xs[box.c1], grid.ys[box.r1]
    left, top, right, bottom = (round(v * scale) for v in (x0, y0, x1, y1))
    return Piece(left + _INSET, top + _INSET, right - _INSET, bottom - _INSET)


def _meets(cell: Piece, piece: Piece) -> bool:
    across = min(cell.x1, piece.x1) - max(cell.x0, piece.x0)
    down = min(cell.y1, piece.y1) - max(cell.y0, piece.y0)
    return across > 0 and down > 0


def _printed(cell: Piece, ink: Mask) -> Piece | None:
    """The part of a cell that holds ink."""
    held = ink[cell.y0 : cell.y1, cell.x0 : cell.x1]
    rows = np.flatnonzero(held.sum(axis=1) >= _SPECK)
    columns = np.flatnonzero(held.sum(axis=0) >= _SPECK)
    if not rows.size or not columns.size:
        return None
    return Piece(
        cell.x0 + max(int(columns[0]) - _PAD, 0),
        cell.y0 + max(int(rows[0]) - _PAD, 0),
        min(cell.x0 + int(columns[-1]) + _PAD + 1, cell.x1),
        min(cell.y0 + int(rows[-1]) + _PAD + 1, cell.y1),
    )


def overlooked(
    pieces: Sequence[Piece], grids: Iterable[Grid], ink: Mask, scale: float
) -> Iterator[Piece]:
    """Find print in cells without any of the pieces (pixels; ``scale`` of them are a point)."""
    usual = float(np.median([piece.height for piece in pieces])) if pieces else 0.0
    for grid in grids:
        for cell in (_inside(grid, box, scale) for box in grid.boxes):
            if any(_meets(cell, piece) for piece in pieces):
                continue
            found = _printed(cell, ink)
            if found and found.width >= _LEAST and _LEAST <= found.height <= _TALL * usual:
                yield found
