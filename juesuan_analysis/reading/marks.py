"""Cells without text that are not blank: numbers set as pictures, as outlines or as blanks.

A font may say of a digit's glyph that it is a tab, a break or nothing at all.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import pypdfium2.raw as pdfium_c

from juesuan_analysis.facts import Place
from juesuan_analysis.reading.chars import Char, chars_of
from juesuan_analysis.reading.drawn import Image, Picture, draw, laid_out, switched_off
from juesuan_analysis.reading.page import Frame
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.sight import Sight

_DARK = 50  # shades that a number stands out by; watermarks are paler
_WELL_INSIDE, _INSIDE = 3, 2  # pixels from the rules of a cell
_LEAST = 4  # pixels that a number has …
_LOW, _NARROW = 3, 2  # … and how high and wide it is; a dash is lower
_RED = 40  # shades that what is red is lighter by in the red channel
_NEAR = 5  # pixels: what is nearer is one thing
_SLANT = 5  # degrees
_SEAL = 40  # pixels: a seal is wider and higher
Pixels = tuple[int, int, int, int]
_AROUND = np.ones((3, 3), np.uint8)


def _boxes(picture: Picture, places: Sequence[Place], inset: int) -> list[Pixels]:
    """Pixels of the inside of cells: left, top, right, bottom."""
    left, top = picture.pixels(*(np.array([getattr(p, k) for p in places]) for k in ("x0", "y0")))
    wide, high = (
        np.array([p.x1 - p.x0 for p in places]) * picture.scale,
        np.array([p.y1 - p.y0 for p in places]) * picture.scale,
    )
    edges = (left + inset, top + inset, left + wide - inset, top + high - inset)
    return list(zip(*(np.maximum(edge, 0).astype(int).tolist() for edge in edges), strict=True))


def _uneven(image: Image, boxes: Sequence[Pixels]) -> list[bool]:
    """Whether the inside of cells is of more than one shade."""
    edges = cv2.morphologyEx(image, cv2.MORPH_GRADIENT, _AROUND)
    return _any_over(np.asarray(edges, np.uint8), boxes)


def _any_over(image: Image, boxes: Sequence[Pixels]) -> list[bool]:
    """Whether any pixel inside each box stands out."""
    sums = cv2.integral(cv2.threshold(image, _DARK, 1, cv2.THRESH_BINARY)[1])
    height, width = image.shape
    x0, y0, x1, y1 = np.array(boxes).reshape(-1, 4).T
    x0, x1 = x0.clip(0, width), x1.clip(0, width)
    y0, y1 = y0.clip(0, height), y1.clip(0, height)
    held = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
    return [
        bool(h > 0 and r > x and b > y) for h, x, y, r, b in zip(held, x0, y0, x1, y1, strict=True)
    ]


def _is_mark(cell: Image) -> bool:
    """Whether the inside of a cell shows something that may be a number.

    A number stands clear of the rules above and below; a dash is too low for one. Lines across,
    seals and pictures behind the table reach the edges.
    """
    if min(cell.shape) < _LOW:
        return False
    dark = np.abs(cell.astype(np.int16) - np.median(cell)) > _DARK
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark.astype(np.uint8), connectivity=8)
    inside = [
        row
        for row in stats[1:count].tolist()
        if row[1] > 0 and row[1] + row[3] < cell.shape[0] and row[2] < cell.shape[1]
    ]
    if sum(row[4] for row in inside) < _LEAST:
        return False
    high = max(row[3] for row in inside)
    wide = max(row[0] + row[2] for row in inside) - min(row[0] for row in inside)
    return bool(high >= _LOW and wide >= _NARROW)


def _in_red(document: Pdf, index: int, frame: Frame) -> Picture:
    """The red channel of a page without its text: a seal is hardly seen in it."""
    with laid_out(document, index) as (page, objects), switched_off(objects.texts):
        return draw(page, frame, red=True)


def marked(document: Pdf, index: int, bare: Picture, places: Sequence[Place]) -> list[Place]:
    """Give those of the cells without text that show a number all the same.

    Parameters
    ----------
    document, index
        The page (from 0).
    bare
        The page without its text.
    places
        Cells without text, in the frame of that picture.
    """
    if not places:
        return []
    uneven = _uneven(bare.image, _boxes(bare, places, _WELL_INSIDE))
    found = [place for place, is_uneven in zip(places, uneven, strict=True) if is_uneven]
    if not found:
        return []
    red = _in_red(document, index, bare.frame)
    boxes = _boxes(red, found, _INSIDE)
    plain = [_is_mark(red.image[y0:y1, x0:x1]) for x0, y0, x1, y1 in boxes]
    left = [box for box, is_plain in zip(boxes, plain, strict=True) if not is_plain]
    coloured = _small(bare.image, red.image, left) if left else set()
    return [
        place
        for place, box, is_plain in zip(found, boxes, plain, strict=True)
        if is_plain or (box in coloured and _is_mark(bare.image[box[1] : box[3], box[0] : box[2]]))
    ]


def unread_text(document: Pdf, index: int, sight: Sight, places: Sequence[Place]) -> list[Place]:
    """Give those of the cells without text that show text of which no character tells.

    Parameters
    ----------
    document, index
        The page (from 0).
    sight
        What is seen of it.
    places
        Cells without text, in the frame of its drawing.
    """
    shown, bare = sight.drawn.shown.image, sight.drawn.bare
    if not places or shown.shape != bare.image.shape:
        return []
    text = np.asarray(cv2.absdiff(shown, bare.image), np.uint8)
    boxes = _boxes(bare, places, _INSIDE)
    inked = zip(places, boxes, _any_over(text, boxes), strict=True)
    found = [p for p, (x0, y0, x1, y1), ink in inked if ink and _is_mark(text[y0:y1, x0:x1])]
    if not found:
        return []
    known: list[Char | Place] = [*chars_of(sight.glyphs), *(one.place for one in sight.unseen)]
    known += _slanting(document, index, bare.frame)
    return [place for place in found if not any(_meets_cell(one, place) for one in known)]


def _meets_cell(one: Char | Place, cell: Place) -> bool:
    return one.x0 < cell.x1 and cell.x0 < one.x1 and one.y0 < cell.y1 and cell.y0 < one.y1


def _slanting(document: Pdf, index: int, frame: Frame) -> Iterator[Place]:
    """Where characters stand that slant: watermarks, which are left out of what is read."""
    layer = document.leaf(index).text
    rect = pdfium_c.FS_RECTF()
    for at in range(layer.count_chars()):
        angle = math.degrees(pdfium_c.FPDFText_GetCharAngle(layer.raw, at)) % 90
        if _SLANT < angle < 90 - _SLANT:
            pdfium_c.FPDFText_GetLooseCharBox(layer.raw, at, ctypes.byref(rect))
            box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
            yield Place(index + 1, *box)


def _small(grey: Image, red: Image, boxes: Sequence[Pixels]) -> set[Pixels]:
    """Those of some cells in which what is red is small and apart: a number, and no seal."""
    if grey.shape != red.shape:
        return set()
    mask = (red.astype(np.int16) - grey > _RED).astype(np.uint8)
    joined = cv2.dilate(mask, np.ones((_NEAR, _NEAR), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    seals = [row[:4] for row in stats[1:].tolist() if min(row[2], row[3]) > _SEAL]
    found = set()
    for box in boxes:
        x0, y0, x1, y1 = box
        held = set(np.unique(labels[y0:y1, x0:x1]).tolist()) - {0}
        parts = [stats[label].tolist() for label in held]
        low = all(part[3] < y1 - y0 + 2 * _NEAR for part in parts)
        if parts and low and not any(_meets(part, seal) for part in parts for seal in seals):
            found.add(box)
    return found


def _meets(one: Sequence[int], other: Sequence[int]) -> bool:
    return all(one[i] < other[i] + other[i + 2] and other[i] < one[i] + one[i + 2] for i in (0, 1))
