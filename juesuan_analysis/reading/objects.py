"""What a page draws: its objects, those within forms too."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium_c

from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.calls import plain
from juesuan_analysis.reading.fold import Point
from juesuan_analysis.reading.limits import DRAWN

_DEEPEST = 8  # forms within forms
_TEXT, _PATH = pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_PATH
_IMAGE, _FORM = pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM
_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
_count = plain("FPDFPage_CountObjects", _INT, _POINTER)
_object = plain("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
_count_inside = plain("FPDFFormObj_CountObjects", _INT, _POINTER)
_object_inside = plain("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
_kind = plain("FPDFPageObj_GetType", _INT, _POINTER)
_get_matrix = plain("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)


@frozen
class Matrix:
    """An affine map of the plane, as PDF writes it."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def of(self, x: float, y: float) -> Point:
        """Map a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: Matrix) -> Matrix:
        """Map by ``inner`` first, then by this."""
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            *self.of(inner.e, inner.f),
        )


IDENTITY = Matrix(1, 0, 0, 1, 0, 0)
Path = tuple[int, Matrix]


@dataclass(slots=True)
class Objects:
    """The addresses of what a page draws, in its order, and whether it has pictures.

    With each path goes the map from what holds it to the page; ``beneath`` paths are drawn before
    any text. Of more paths than any page has, the rest is left out, and what comes behind them.
    """

    texts: list[int] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    beneath: int = 0
    pictures: bool = False


def matrix_of(item: int) -> Matrix:
    """Give the map from an object to what holds it."""
    raw = pdfium_c.FS_MATRIX()
    if not _get_matrix(item, ctypes.addressof(raw)):
        return IDENTITY
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def objects_of(page: Any) -> Objects:  # noqa: ANN401
    """Find what an open page draws."""
    found = Objects()
    _gather(ctypes.cast(page, _POINTER).value or 0, _count, _object, IDENTITY, 0, found)
    return found


def _gather(
    holder: int,
    count: Callable[[int], int],
    get: Callable[[int, int], int],
    outer: Matrix,
    depth: int,
    found: Objects,
) -> None:
    items = list(map(get, repeat(holder), range(count(holder))))
    texts, paths = found.texts, found.paths
    for item, kind in zip(items, map(_kind, items), strict=True):
        if kind == _TEXT:
            texts.append(item)
        elif kind == _PATH:
            if len(paths) > DRAWN + 1:
                return
            paths.append((item, outer))
            found.beneath += not texts
        elif kind == _IMAGE:
            found.pictures = True
        elif kind == _FORM and depth < _DEEPEST:
            within = outer.after(matrix_of(item))
            _gather(item, _count_inside, _object_inside, within, depth + 1, found)
