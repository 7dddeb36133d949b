"""How a page is to be read: with its text upright, and unfolded where a sheet holds two pages."""

from __future__ import annotations

import ctypes
import math
from collections import Counter

from juesuan_analysis.facts import Place
from juesuan_analysis.reading.calls import plain
from juesuan_analysis.reading.fold import Fold, fold_of
from juesuan_analysis.reading.page import Frame, read_chars
from juesuan_analysis.reading.pdf import Leaf, Pdf
from juesuan_analysis.reading.rules import read_rules

_SAMPLES = 16  # characters of a page, to tell which way its text runs …
_MOSTLY = 0.8  # … if so many of them agree
_SPACE = 32
_POINTER = ctypes.c_void_p
_code = plain("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, ctypes.c_int)
_angle = plain("FPDFText_GetCharAngle", ctypes.c_float, _POINTER, ctypes.c_int)
_size = plain("FPDFText_GetFontSize", ctypes.c_double, _POINTER, ctypes.c_int)
_GUTTER = 4  # points about the middle: a cheap look before all else is looked at


def _direction(raw: int | None, index: int) -> int:
    """Which way a character runs, in degrees; type of a negative size is turned by that alone."""
    turned = 180 if _size(raw, index) < 0 else 0
    return (round(math.degrees(_angle(raw, index))) + turned) % 360


def _rotation(leaf: Leaf) -> int:
    raw = ctypes.cast(leaf.text.raw, _POINTER).value
    count = leaf.text.count_chars()
    sample = range(0, count, max(count // _SAMPLES, 1))
    seen = [i for i in sample if _code(raw, i) > _SPACE]
    angles = Counter(_direction(raw, i) for i in seen)
    angle, most = angles.most_common(1)[0] if angles else (0, 0)
    told = most > _MOSTLY * len(seen) and angle % 90 == 0
    return -angle % 360 if told else leaf.rotation


def upright(document: Pdf, index: int) -> int:
    """The rotation in which a page's text stands upright; offices draw wide tables sideways.

    The page's own rotation, where its text runs no one way.
    """
    if index not in document.rotations:
        document.rotations[index] = _rotation(document.leaf(index))
    return document.rotations[index]


def _fold(document: Pdf, index: int) -> Fold | None:
    leaf, frame = document.leaf(index), Frame(document.leaf(index).page, upright(document, index))
    (width, height), middle = frame.size, frame.size[0] / 2
    gutter = Place(index + 1, middle - _GUTTER, 0, middle + _GUTTER, height)
    if width < height or leaf.text.get_text_bounded(*frame.page_box(gutter)).strip():
        return None
    printed = read_chars(document, index, frame)
    if not any(char.x > middle and char.text.isalpha() for char in printed):
        return None  # amounts alone are the right part of a table, and no page
    chars = ((char.x0, char.x1) for char in printed)
    rules = ((min(x0, x1), max(x0, x1)) for x0, _, x1, _ in read_rules(document, index, frame))
    return fold_of(frame.size, [*chars, *rules])


def frame_of(document: Pdf, index: int) -> Frame:
    """The frame in which a page (from 0) is read."""
    if index not in document.folds:
        document.folds[index] = _fold(document, index)
    page = document.leaf(index).page
    return Frame(page, upright(document, index), document.folds[index])


def is_as_shown(document: Pdf, index: int) -> bool:
    """Whether a page is read as it is shown: neither turned nor unfolded."""
    turned = upright(document, index) != document.leaf(index).rotation
    return not turned and document.folds.get(index) is None


def as_seen(document: Pdf, place: Place) -> Place:
    """Find a place of a page as it is read on the page as it is shown."""
    index = place.page - 1
    if is_as_shown(document, index):
        return place
    box = frame_of(document, index).page_box(place)
    return Place(place.page, *Frame(document.leaf(index).page).box(*box))
