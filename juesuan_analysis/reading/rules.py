"""The rules that a page draws: straight strokes, and fills so thin that they are meant as strokes.

pdfium reads them ten times faster than a parser in Python, which would decode the text as well.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c

from juesuan_analysis.reading.fold import Point
from juesuan_analysis.reading.limits import DRAWN, check_drawn
from juesuan_analysis.reading.objects import Objects
from juesuan_analysis.reading.page import Frame
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.setting import asked, plain

THIN = 1.5  # points: a filled shape this narrow is a rule (Camelot's own tolerance)
_RECTANGLE = 5  # segments of its path
_DEEPEST = 8  # forms within forms
_FARTHEST = 1e5  # points: beyond any page
_STRAIGHT = 0.5  # points: Camelot looks at upright and level rules only
_Line = tuple[Point, Point]
_Rule = tuple[float, float, float, float]


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
_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
_count = plain("FPDFPage_CountObjects", _INT, _POINTER)
_object = plain("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
_count_inside = plain("FPDFFormObj_CountObjects", _INT, _POINTER)
_object_inside = plain("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
_kind = plain("FPDFPageObj_GetType", _INT, _POINTER)
_get_matrix = plain("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
_get_bounds = plain("FPDFPageObj_GetBounds", _INT, _POINTER, *[_POINTER] * 4)
_draw_mode = plain("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
_segments = plain("FPDFPath_CountSegments", _INT, _POINTER)
_segment = plain("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
_point = plain("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
_segment_kind = plain("FPDFPathSegment_GetType", _INT, _POINTER)
_closes = plain("FPDFPathSegment_GetClose", _INT, _POINTER)


class _Answers:
    """Room for what pdfium answers, and where it is."""

    def __init__(self) -> None:
        self.matrix, self.point = pdfium_c.FS_MATRIX(), (ctypes.c_float * 2)()
        self.at_matrix, self.at_x = ctypes.addressof(self.matrix), ctypes.addressof(self.point)
        self.at_y = self.at_x + ctypes.sizeof(ctypes.c_float)


def _matrix(item: int, answers: _Answers) -> Matrix:
    if not _get_matrix(item, answers.at_matrix):
        return _IDENTITY
    raw = answers.matrix
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def paths_of(page: Any, found: Objects) -> Iterator[tuple[int, Matrix]]:  # noqa: ANN401
    """Yield the address of every path of a page, with the map from what holds it to the page.

    What else it draws is noted in ``found``.
    """
    holder = ctypes.cast(page, _POINTER).value or 0
    yield from _paths(holder, _count, _object, _IDENTITY, 0, found)


def _paths(
    holder: int,
    count: Callable[[int], int],
    get: Callable[[int, int], int],
    outer: Matrix,
    depth: int,
    found: Objects,
) -> Iterator[tuple[int, Matrix]]:
    items = list(map(get, itertools.repeat(holder), range(count(holder))))
    for item, kind in zip(items, map(_kind, items), strict=True):
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            found.texts.append(item)
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            yield item, outer
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            found.pictures = True
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            within = outer.after(_matrix(item, _Answers()))
            yield from _paths(item, _count_inside, _object_inside, within, depth + 1, found)


def _subpaths(path: int, outer: Matrix, answers: _Answers) -> list[list[Point]]:
    """Give the corners of each part of a path; a curve counts as its end point."""
    parts: list[list[Point]] = []
    matrix = outer.after(_matrix(path, answers))
    for i in range(_segments(path)):
        segment = _segment(path, i)
        _point(segment, answers.at_x, answers.at_y)
        if not parts or _segment_kind(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            parts.append([])
        parts[-1].append(matrix.of(*answers.point))
        if _closes(segment):
            parts[-1].append(parts[-1][0])
    return parts


def _strokes(corners: list[Point]) -> list[_Line]:
    return [
        (one, other)
        for one, other in itertools.pairwise(corners)
        if abs(one[0] - other[0]) <= _STRAIGHT or abs(one[1] - other[1]) <= _STRAIGHT
    ]


def _thin(corners: list[Point]) -> list[_Line]:
    """Give the middle line of a narrow filled shape."""
    xs, ys = zip(*corners, strict=True)
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    width, height = x1 - x0, y1 - y0
    if not min(width, height) <= THIN < max(width, height):
        return []
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return [((x0, y), (x1, y)) if width >= height else ((x, y0), (x, y1))]


def _corners(box: Sequence[float], outer: Matrix) -> list[Point]:
    x0, y0, x1, y1 = box
    if outer is _IDENTITY:
        return [(x0, y0), (x1, y1)]
    return [outer.of(x, y) for x in (x0, x1) for y in (y0, y1)]


def _boxes(paths: Sequence[int]) -> list[list[float]]:
    """The boxes around paths: left, bottom, right, top, at one call each instead of dozens."""
    boxes: list[list[float]] = asked(_get_bounds, paths, (0, 0, 0, 0)).view(np.float32).tolist()
    return boxes


def bounds_of(path: int, outer: Matrix) -> list[Point]:
    """Give the corners of the box around a filled path."""
    return _corners(_boxes([path])[0], outer)


def is_filled(path: int) -> bool:
    """Whether a path is filled."""
    return bool(asked(_draw_mode, [path], (0, 0))[0, 0])  # FPDF_FILLMODE_NONE is 0


def _lines(path: int, outer: Matrix, stroked: int, answers: _Answers) -> list[_Line]:
    """Give the rules that a path draws."""
    meant = _strokes if stroked else _thin
    return [line for corners in _subpaths(path, outer, answers) for line in meant(corners)]


def _drawn(paths: Sequence[tuple[int, Matrix]]) -> Iterator[_Line]:
    """Give the rules that paths draw, in their order."""
    items, answers = [path for path, _ in paths], _Answers()
    strokes = asked(_draw_mode, items, (0, 0))[:, 1].tolist()
    is_box = [
        not stroked and segments <= _RECTANGLE
        for stroked, segments in zip(strokes, map(_segments, items), strict=True)
    ]
    boxes = iter(_boxes([path for path, alone in zip(items, is_box, strict=True) if alone]))
    for (path, outer), stroked, alone in zip(paths, strokes, is_box, strict=True):
        if alone:
            yield from _thin(_corners(next(boxes), outer))
        else:
            yield from _lines(path, outer, stroked, answers)


def _near(point: Point) -> bool:
    """Whether a rule can be on any page; damaged files draw to infinity, or nowhere."""
    return -_FARTHEST < point[0] < _FARTHEST and -_FARTHEST < point[1] < _FARTHEST


def read_rules(document: Pdf, index: int, frame: Frame) -> list[_Rule]:
    """Read the rules of the page with this index (from 0).

    A rule is ``x0, y0, x1, y1`` in points from the top left of the page in its frame.
    """
    found = Objects()
    paths = list(itertools.islice(paths_of(document.leaf(index).page.raw, found), DRAWN + 2))
    check_drawn(len(paths) - 1, index + 1)
    document.drawn[index] = found
    return [frame.box(*one, *other) for one, other in _drawn(paths) if _near(one) and _near(other)]
