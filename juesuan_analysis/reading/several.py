"""Glyphs that stand for several characters each: fi, .00, or 11 as one drawing."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from juesuan_analysis.reading.calls import text_object
from juesuan_analysis.reading.fold import Boxes

_HALF, _FULL = 0.5, 1.0  # of the type size: usual widths of digits and letters, and of 汉字
_WIDE = 0x2E80  # the first of the wide characters
_NARROW = frozenset(".,:;'|!-()[]")  # half as wide as digits, in many fonts
_LEAST = 0.7  # of what its characters usually take: narrower is none of several characters
_POINTER = ctypes.c_void_p
Space = tuple[float, float, float, float]  # one type size along the line, and one up


def usual_width(chars: str) -> float:
    """The width that characters usually take, in type sizes."""
    return sum(_FULL if ord(each) >= _WIDE else _HALF for each in chars)


def glyphs_of_several(layer: int | None, at: Sequence[int], loose: Boxes) -> list[tuple[int, int]]:
    """Find glyphs that stand for several characters: the first row of each, and that behind it.

    pdfium gives all of them the box of the glyph. Two that are drawn one over the other have it as
    well, but are objects of their own.
    """
    same = (loose[1:] == loose[:-1]).all(axis=1)
    runs = list[tuple[int, int]]()
    for row in np.flatnonzero(same).tolist():
        drawn = text_object(layer, at[row])
        if not drawn or drawn != text_object(layer, at[row + 1]):
            continue
        first = runs.pop()[0] if runs and runs[-1][1] == row + 1 else row
        runs.append((first, row + 2))
    return runs


def parts(box: npt.NDArray[np.float64], count: int, space: Space) -> Boxes:
    """Share the box of a glyph out among its characters, in the direction of its line."""
    ax, ay, *_ = space
    low, high = (0, 2) if abs(ax) >= abs(ay) else (1, 3)
    edges = np.linspace(box[low], box[high], count + 1)
    shares = np.tile(box, (count, 1))
    shares[:, low], shares[:, high] = edges[:-1], edges[1:]
    return shares if ax + ay >= 0 else shares[::-1]


def is_crowded(chars: str, box: npt.NDArray[np.float64], space: Space) -> bool:
    """Whether a glyph is too narrow for what it is said to stand for: a font may lie.

    >>> is_crowded("23", np.array([0, 0, 5, 10]), (10, 0, 0, 10))
    True
    >>> is_crowded(".00", np.array([0, 0, 12, 10]), (10, 0, 0, 10))
    False
    """
    ax, ay, ux, uy = map(abs, space)
    wide, high = box[2] - box[0], box[3] - box[1]
    along, up = (wide, high) if ax >= ay else (high, wide)
    stretched = max(ax, ay) / max(ux, uy) if max(ux, uy) else 1.0
    least = usual_width(chars) - _HALF / 2 * sum(each in _NARROW for each in chars)
    return bool(along < _LEAST * least * up * stretched)
