"""The rules that a page draws: straight strokes, and fills so thin that they are meant as strokes.

pdfium reads them ten times faster than a parser in Python, which would decode the text as well.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2.raw as pdfium_c

from juesuan_analysis.reading.calls import asked, plain
from juesuan_analysis.reading.fold import Point, Rect
from juesuan_analysis.reading.limits import check_drawn
from juesuan_analysis.reading.objects import IDENTITY, Matrix, Path, matrix_of
from juesuan_analysis.reading.page import Frame
from juesuan_analysis.reading.pdf import Pdf

THIN = 1.5  # points: a filled shape this narrow is a rule (Camelot's own tolerance)
_RECTANGLE = 5  # segments of its path
_OF_BOXES = (_RECTANGLE - 1, _RECTANGLE)  # as frames of cells have, of which there are many
_FARTHEST = 1e5  # points: beyond any page
_LOW_BOX, _SHORT = 20.0, 200.0  # points: the box of a stroke through a number
_STRAIGHT = 0.5  # points: Camelot looks at upright and level rules only
Line = tuple[Point, Point]
Rule = Rect
_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
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
        self.point = (ctypes.c_float * 2)()
        self.at_x = ctypes.addressof(self.point)
        self.at_y = self.at_x + ctypes.sizeof(ctypes.c_float)


def _subpaths(path: int, outer: Matrix, answers: _Answers) -> list[list[Point]]:
    """Give the corners of each part of a path; a curve counts as its end point."""
    parts: list[list[Point]] = []
    matrix = matrix_of(path) if outer is IDENTITY else outer.after(matrix_of(path))
    for i in range(_segments(path)):
        segment = _segment(path, i)
        _point(segment, answers.at_x, answers.at_y)
        if not parts or _segment_kind(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            parts.append([])
        parts[-1].append(matrix.of(*answers.point))
        if _closes(segment):
            parts[-1].append(parts[-1][0])
    return parts


def _strokes(corners: list[Point]) -> list[Line]:
    return [
        (one, other)
        for one, other in itertools.pairwise(corners)
        if abs(one[0] - other[0]) <= _STRAIGHT or abs(one[1] - other[1]) <= _STRAIGHT
    ]


def _around(corners: Sequence[Point]) -> Rect:
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _middle(x0: float, y0: float, x1: float, y1: float) -> list[Line]:
    """Give the middle line of a narrow filled shape."""
    width, height = x1 - x0, y1 - y0
    if not min(width, height) <= THIN < max(width, height):
        return []
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return [((x0, y), (x1, y)) if width >= height else ((x, y0), (x, y1))]


def _thin(corners: Sequence[Point]) -> list[Line]:
    return _middle(*_around(corners))


def _boxes(paths: Sequence[Path]) -> list[Rect]:
    """The boxes around paths: left, bottom, right, top, at one call each instead of dozens."""
    items = [path for path, _ in paths]
    found = asked(_get_bounds, items, (0, 0, 0, 0)).view(np.float32).tolist()
    return [
        (x0, y0, x1, y1)
        if outer is IDENTITY
        else _around([outer.of(x, y) for x in (x0, x1) for y in (y0, y1)])
        for (x0, y0, x1, y1), (_, outer) in zip(found, paths, strict=True)
    ]


def filled_boxes(paths: Sequence[Path]) -> list[Rect]:
    """Give the boxes around those of some paths that are filled."""
    modes = asked(_draw_mode, [path for path, _ in paths], (0, 0))[:, 0].tolist()
    # FPDF_FILLMODE_NONE is 0.
    return _boxes([path for path, mode in zip(paths, modes, strict=True) if mode])


def _lines(path: int, outer: Matrix, stroked: int, answers: _Answers) -> list[Line]:
    """Give the rules that a path draws."""
    meant = _strokes if stroked else _thin
    return [line for corners in _subpaths(path, outer, answers) for line in meant(corners)]


def _drawn(paths: Sequence[Path]) -> Iterator[Line]:
    """Give the rules that paths draw, in their order."""
    items, answers = [path for path, _ in paths], _Answers()
    strokes = asked(_draw_mode, items, (0, 0))[:, 1].tolist()
    is_box = [
        not stroked and segments <= _RECTANGLE
        for stroked, segments in zip(strokes, map(_segments, items), strict=True)
    ]
    boxes = iter(_boxes([path for path, alone in zip(paths, is_box, strict=True) if alone]))
    for (path, outer), stroked, alone in zip(paths, strokes, is_box, strict=True):
        if alone:
            yield from _middle(*next(boxes))
        else:
            yield from _lines(path, outer, stroked, answers)


def _near(point: Point) -> bool:
    """Whether a rule can be on any page; damaged files draw to infinity, or nowhere."""
    return -_FARTHEST < point[0] < _FARTHEST and -_FARTHEST < point[1] < _FARTHEST


def read_rules(document: Pdf, index: int, frame: Frame) -> list[Rule]:
    """Read the rules of the page with this index (from 0).

    A rule is ``x0, y0, x1, y1`` in points from the top left of the page in its frame.
    """
    key = index, frame.rotation, frame.fold
    if key not in document.rules:
        paths = document.leaf(index).objects.paths
        check_drawn(len(paths) - 1, index + 1)
        lines = (line for line in _drawn(paths) if all(map(_near, line)))
        document.rules[key] = [frame.box(*one, *other) for one, other in lines]
    return document.rules[key]


def read_slants(document: Pdf, index: int, frame: Frame) -> list[Rule]:
    """Read the short strokes that slant on the page with this index (from 0), as it is seen."""
    paths = document.leaf(index).objects.paths
    small = [
        path
        for path, (x0, y0, x1, y1) in zip(paths, _boxes(paths) if paths else (), strict=True)
        if _STRAIGHT < y1 - y0 < _LOW_BOX and _STRAIGHT < x1 - x0 < _SHORT
    ]
    answers = _Answers()
    return [
        frame.box(*one, *other)
        for path, outer in small
        if _segments(path) not in _OF_BOXES
        for corners in _subpaths(path, outer, answers)
        for one, other in itertools.pairwise(corners)
        if min(abs(one[0] - other[0]), abs(one[1] - other[1])) > _STRAIGHT
    ]
