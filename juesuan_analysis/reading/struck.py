"""Figures that a line is drawn through: the office took them back, and they are no amounts.

Table rules lie between the rows, underlines below the digits. What strikes a number out lies within
the height of its digits, and begins and ends where the number does, or the words around it.
"""

from __future__ import annotations

import ctypes
import itertools
import re
from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2.raw as pdfium_c

from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.chars import DOWN, FIGURES, Char, Glyph, chars_of
from juesuan_analysis.reading.fold import Rect
from juesuan_analysis.reading.page import Frame
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.rules import read_rules, read_slants

_LOW, _HIGH = 0.12, 0.6  # of the size above the baseline: there digits have their bodies
_OVER, _UNDER = 1.2, 0.5  # of the size: how far a slanting line may reach beyond them
_BEYOND = 0.8  # of the size: how far a line may reach over the ends of what it strikes out
_MOSTLY = 0.6  # of a number's characters
_GAP = 0.4  # of the size: the characters of one number are nearer
_SEAM = 1.0  # points between the pieces of one line
_MOST = 500  # notes on one page
_AMOUNT, _AMOUNTS = re.compile(r"-?\d[\d,]*\.\d\d"), re.compile(r"(-?\d[\d,]*\.\d\d){2,}")
_Span = tuple[float, float]


@frozen
class Struck:
    """A figure that is struck out."""

    text: str
    place: Place


def _notes(document: Pdf, index: int) -> Iterator[Rect]:
    """The lines of notes that strike words out."""
    page = document.leaf(index).page.raw
    quad = pdfium_c.FS_QUADPOINTSF()
    for i in range(min(pdfium_c.FPDFPage_GetAnnotCount(page), _MOST)):
        note = pdfium_c.FPDFPage_GetAnnot(page, i)
        if pdfium_c.FPDFAnnot_GetSubtype(note) == pdfium_c.FPDF_ANNOT_STRIKEOUT:
            for at in range(pdfium_c.FPDFAnnot_CountAttachmentPoints(note)):
                pdfium_c.FPDFAnnot_GetAttachmentPoints(note, at, ctypes.byref(quad))
                middle = (quad.y1 + quad.y3) / 2
                yield quad.x1, middle, quad.x2, middle
        pdfium_c.FPDFPage_CloseAnnot(note)


def _strokes(document: Pdf, index: int, frame: Frame) -> list[Rect]:
    """The lines on a page that may strike a number out."""
    level = [r for r in read_rules(document, index, frame) if abs(r[2] - r[0]) > abs(r[3] - r[1])]
    noted = [frame.box(*line) for line in _notes(document, index)]
    found = [*level, *read_slants(document, index, frame), *noted]
    return [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in found]


def _spans(strokes: Sequence[Rect], char: Char) -> list[_Span]:
    """From where to where lines run through the characters that stand beside one, pieces joined."""
    base, size = char.baseline, char.size
    held = sorted(
        (x0, x1)
        for x0, y0, x1, y1 in strokes
        if base - _HIGH * size < (y0 + y1) / 2 < base - _LOW * size
        and y0 > base - _OVER * size
        and y1 < base + _UNDER * size
    )
    spans: list[_Span] = []
    for x0, x1 in held:
        if spans and x0 < spans[-1][1] + _SEAM:
            spans[-1] = spans[-1][0], max(spans[-1][1], x1)
        else:
            spans.append((x0, x1))
    return spans


def _fits(span: _Span, line: Sequence[Char]) -> bool:
    """Whether a line begins and ends where some characters do."""
    covered = [char for char in line if span[0] < char.x < span[1]]
    if not covered:
        return False
    reach = _BEYOND * covered[0].size
    return (
        min(char.x0 for char in covered) - span[0] < reach
        and span[1] - max(char.x1 for char in covered) < reach
    )


def _numbers(line: Sequence[tuple[int, Char]]) -> Iterator[list[tuple[int, Char]]]:
    """The runs of a line's characters that may be numbers."""
    run: list[tuple[int, Char]] = []
    for at, char in line:
        follows = run and -_GAP * char.size < char.x0 - run[-1][1].x1 < _GAP * char.size
        if run and not (follows and char.text in FIGURES):
            yield run
            run = []
        if char.text in FIGURES:
            run.append((at, char))
    if run:
        yield run


def _taken_back(run: list[tuple[int, Char]], spans: Sequence[_Span]) -> list[tuple[int, Char]]:
    """The part of a run that is struck out: all, none, or one of the amounts that touch in it."""
    under = [any(a < char.x < b for a, b in spans) for _, char in run]
    text = "".join(char.text for _, char in run)
    for amount in _AMOUNT.finditer(text) if _AMOUNTS.fullmatch(text) else ():
        part = slice(*amount.span())
        if all(under[part]) and sum(under) == len(under[part]):
            return run[part]
    return run if sum(under) >= _MOSTLY * len(run) else []


def _near(strokes: Sequence[Rect], chars: Sequence[Char]) -> bool:
    """Whether any line may run through any digit of a page; on most pages none does."""
    if not strokes:
        return False
    # Hundreds of digits share a few dozen lines.
    tops, feet = np.array([*{(c.y0, c.y1) for c in chars if c.text in FIGURES}]).reshape(-1, 2).T
    size = feet - tops
    base = feet - DOWN * size
    ys = np.array(sorted({(y0 + y1) / 2 for _, y0, _, y1 in strokes}))
    at = np.searchsorted(ys, np.column_stack([base - _HIGH * size, base - _LOW * size]))
    return bool((at[:, 1] > at[:, 0]).any())


def struck(document: Pdf, index: int, glyphs: Sequence[Glyph], frame: Frame) -> list[list[int]]:
    """Find the figures of the page with this index (from 0) that are struck out.

    Returns
    -------
    The positions of each one's characters among the page's.
    """
    chars = chars_of(glyphs)
    strokes = _strokes(document, index, frame)
    if not _near(strokes, chars):
        return []
    typed = [(at, char) for at, char in enumerate(chars) if char.confidence is None]
    typed.sort(key=lambda one: (round(one[1].baseline, 1), one[1].x0))
    found: list[list[int]] = []
    for _, group in itertools.groupby(typed, key=lambda one: round(one[1].baseline, 1)):
        line = list(group)
        figure = next((char for _, char in line if char.text.isdigit()), None)
        spans = _spans(strokes, figure) if figure else []
        spans = [span for span in spans if _fits(span, [char for _, char in line])]
        for run in _numbers(line) if spans else ():
            taken_back = _taken_back(run, spans)
            if any(char.text.isdigit() for _, char in taken_back):
                found.append([at for at, _ in taken_back])
    return found


def without_struck(
    document: Pdf, index: int, glyphs: Sequence[Glyph], frame: Frame
) -> tuple[Sequence[Glyph], list[Struck], set[int]]:
    """Part the figures that are struck out from the rest of a page.

    Returns
    -------
    What stands, what is struck out, and its positions among the page's characters.
    """
    runs = struck(document, index, glyphs, frame)
    if not runs:
        return glyphs, [], set()
    chars = chars_of(glyphs)
    gone = {at for run in runs for at in run}
    places = itertools.count()
    kept = [g for g in glyphs if not isinstance(g, Char) or next(places) not in gone]
    return kept, [_told([chars[at] for at in run], index + 1) for run in runs], gone


def _told(chars: Sequence[Char], page: int) -> Struck:
    x0, y0 = chars[0].x0, min(char.y0 for char in chars)
    x1, y1 = chars[-1].x1, max(char.y1 for char in chars)
    return Struck("".join(char.text for char in chars), Place(page, x0, y0, x1, y1))
