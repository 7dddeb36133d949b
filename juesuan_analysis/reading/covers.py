"""Whether figures of running text may lie under something, or be clipped away: a cheap look.

Only where they may is the page drawn to see; most pages of text draw nothing that covers.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2.raw as pdfium_c

from juesuan_analysis.reading.fold import Point, Rect
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.rules import THIN, filled_boxes

_DEPTH = 3  # of pictures within forms
_REACH = 1.0  # points from a character's origin into its body
_SLACK = 2.0  # points that a clip may cut of a box


def _covers(document: Pdf, index: int) -> Iterator[Rect]:
    """Yield the boxes of pictures, and of shapes that are filled after some text is drawn."""
    leaf = document.leaf(index)
    page, found = leaf.page, leaf.objects
    for x0, y0, x1, y1 in filled_boxes(found.paths[found.beneath :]):
        if x1 - x0 > THIN and y1 - y0 > THIN:
            yield x0, y0, x1, y1
    if found.pictures:
        for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
            yield item.get_bounds()


def _within(box: Rect, point: Point, slack: float = 0.0) -> bool:
    x, y = point
    return box[0] - slack <= x <= box[2] + slack and box[1] - slack <= y <= box[3] + slack


def _clip(item: Any) -> Rect | None:  # noqa: ANN401
    """The box of what a text object is clipped to, as far as it is one path."""
    clip = pdfium_c.FPDFPageObj_GetClipPath(item)
    if not clip or pdfium_c.FPDFClipPath_CountPaths(clip) <= 0:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for at in range(pdfium_c.FPDFClipPath_CountPathSegments(clip, 0)):
        segment = pdfium_c.FPDFClipPath_GetPathSegment(clip, 0, at)
        pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append((x.value, y.value))
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def may_be_covered(document: Pdf, index: int, figures: Iterable[re.Match[str]]) -> bool:
    """Whether any figure in the text of a page (from 0) may be covered or clipped.

    Parameters
    ----------
    figures
        Where they stand among the page's characters.
    """
    raw = document.leaf(index).text.raw
    covers = list(_covers(document, index))
    x, y = ctypes.c_double(), ctypes.c_double()
    for figure in figures:
        ends = []
        for at in (figure.start(), figure.end() - 1):
            if pdfium_c.FPDFText_GetCharOrigin(raw, at, ctypes.byref(x), ctypes.byref(y)):
                ends.append((x.value + _REACH, y.value + _REACH))
        if any(_within(box, end) for box in covers for end in ends):
            return True
        item = pdfium_c.FPDFText_GetTextObject(raw, figure.start())
        clip = _clip(item) if item else None
        if clip and not all(_within(clip, end, _SLACK) for end in ends):
            return True
    return False
