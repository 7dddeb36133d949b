"""The rules that a page draws: straight strokes, and fills so thin that they are meant as strokes.

pdfium reads them ten times faster than a parser in Python, which would decode the text as well.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from juesuan_analysis.reading.limits import check_drawn
from juesuan_analysis.reading.objects import Objects
from juesuan_analysis.reading.page import Frame
from juesuan_analysis.reading.pdf import Pdf

THIN = 1.5  # points: a filled shape this narrow is a rule (Camelot's own tolerance)
_RECTANGLE = 5  # segments of its path
_DEEPEST = 8  # forms within forms
_FARTHEST = 1e5  # points: beyond any page
_STRAIGHT = 0.5  # points: Camelot looks at upright and level rules only
Point = tuple[float, float]
Rule = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
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


_IDENTITY = Matrix(1, 0, 0, 1, 0, 0)


def _matrix(item: Any) -> Matrix:  # noqa: ANN401
    raw = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(raw)):
        return _IDENTITY
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def paths_of(page: Any, found: Objects) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401
    """Yield every path of a page, with the map from what holds it to the page.

    What else it draws is noted in ``found``.
    """
    inside = (pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject)
    yield from _paths(page, *inside, _IDENTITY, 0, found)


def _paths(
    holder: Any,  # noqa: ANN401
    count: Any,  # noqa: ANN401
    get: Any,  # noqa: ANN401
    outer: Matrix,
    depth: int,
    found: Objects,
) -> Iterator[Any]:
    for i in range(count(holder)):
        item = get(holder, i)
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            yield item, outer
        elif kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            found.texts.append(item)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            found.pictures = True
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inside = (pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject)
            yield from _paths(item, *inside, outer.after(_matrix(item)), depth + 1, found)


def _subpaths(path: Any, outer: Matrix) -> list[list[Point]]:  # noqa: ANN401
    """Give the corners of each part of a path; a curve counts as its end point."""
    parts: list[list[Point]] = []
    matrix = outer.after(_matrix(path))
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, i)
        pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if not parts or pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            parts.append([])
        parts[-1].append(matrix.of(x.value, y.value))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return parts


def _strokes(corners: list[Point]) -> Iterator[tuple[Point, Point]]:
    for one, other in itertools.pairwise(corners):
        if abs(one[0] - other[0]) <= _STRAIGHT or abs(one[1] - other[1]) <= _STRAIGHT:
            yield one, other


def _thin(corners: list[Point]) -> Iterator[tuple[Point, Point]]:
    """Give the middle line of a narrow filled shape."""
    xs, ys = zip(*corners, strict=True)
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    width, height = x1 - x0, y1 - y0
    if min(width, height) <= THIN < max(width, height):
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        yield ((x0, y), (x1, y)) if width >= height else ((x, y0), (x, y1))


def _bounds(path: Any, outer: Matrix) -> list[Point]:  # noqa: ANN401
    """Give the corners of the box around a filled path, which costs one call instead of dozens."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    edges = map(ctypes.byref, (left, bottom, right, top))
    pdfium_c.FPDFPageObj_GetBounds(path, *edges)
    x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
    if outer is _IDENTITY:
        return [(x0, y0), (x1, y1)]
    return [outer.of(x, y) for x in (x0, x1) for y in (y0, y1)]


def _lines(path: Any, outer: Matrix) -> Iterator[tuple[Point, Point]]:  # noqa: ANN401
    """Give the rules that a path draws."""
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroked))
    if stroked.value:
        return (line for corners in _subpaths(path, outer) for line in _strokes(corners))
    if pdfium_c.FPDFPath_CountSegments(path) <= _RECTANGLE:
        return _thin(_bounds(path, outer))
    return (line for corners in _subpaths(path, outer) for line in _thin(corners))


def _near(point: Point) -> bool:
    """Whether a rule can be on any page; damaged files draw to infinity, or nowhere."""
    return -_FARTHEST < point[0] < _FARTHEST and -_FARTHEST < point[1] < _FARTHEST


def read_rules(document: Pdf, index: int, frame: Frame) -> list[Rule]:
    """Read the rules of the page with this index (from 0).

    A rule is ``x0, y0, x1, y1`` in points from the top left of the page in its frame.
    """
    page = document.leaf(index).page
    rules: list[Rule] = []
    found = Objects()
    for number, (path, outer) in enumerate(paths_of(page.raw, found)):
        check_drawn(number, index + 1)
        lines = _lines(path, outer)
        rules += [frame.box(*one, *other) for one, other in lines if _near(one) and _near(other)]
    document.drawn[index] = found
    return rules
