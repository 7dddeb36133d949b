"""Read one scanned page into the values that a page with text gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
import pypdfium2 as pdfium

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.fold import Fold, fold_of
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.reading.ocr.engine import Reading, detect, recognise
from juesuan_analysis.reading.ocr.overlooked import overlooked
from juesuan_analysis.reading.ocr.picture import Image, render, render_part
from juesuan_analysis.reading.ocr.pieces import Mask, Piece, cut, ink_of, whole_of
from juesuan_analysis.reading.ocr.seal import without_seal
from juesuan_analysis.reading.ocr.straighten import (
    Quad,
    Turn,
    lies_on_its_side,
    quarter_turned,
    refined,
    rotated,
    slope,
)
from juesuan_analysis.reading.ocr.words import (
    chars_of,
    in_order,
    is_cut_number,
    lines_of,
    simplified,
)
from juesuan_analysis.reading.raster import find_grids_in

_PROBES = 8  # pieces read to tell which way is up
_SURE = 0.5  # that there is text at all
_CLOSE = 300  # dots per inch of a second look
_INSET = 4  # pixels: rules of a cell
_PAD = 6  # pixels
_BLANK = 40  # shades of grey: a cell with less between its darkest and lightest is blank
_FAR, _OFF = 2.0, 0.5  # degrees: a slope that rules alone tell; how far text may be off it
_UPSIDE_DOWN = 0.85  # the mean certainty of a page that stands on its head is below this


@frozen
class Scan:
    """What OCR found on a page: lines, characters and grids of the straightened page.

    ``turn`` leads their places back to the page as it is in the PDF; on a sheet with two pages, the
    right one lies below the left one, from which ``fold`` leads back.
    """

    number: int
    lines: tuple[TextLine, ...]
    chars: tuple[Char, ...]
    grids: tuple[Grid, ...]
    turn: Turn
    fold: Fold | None = None

    def back(self, place: Place) -> Place:
        """Find a place on the page as it is."""
        return self.turn.back(self.fold.back(place) if self.fold else place)


@frozen
class _Page:
    """A picture on its way: how it was turned so far, and where its text is."""

    image: Image
    quarters: int
    degrees: float
    boxes: list[Quad]


@frozen
class _Sheet:
    """A straightened picture: its grids, its text cut at their rules, and what is read of it."""

    image: Image
    turn: Turn
    grids: list[Grid]
    ink: Mask
    cuts: list[list[Piece]]
    known: dict[Piece, Reading]


def _found(image: Image, quarters: int, degrees: float) -> _Page:
    turned = rotated(image, degrees)
    return _Page(turned, quarters, degrees, detect(turned))


def _level(image: Image) -> _Page:
    """Straighten a picture, all but for top and bottom.

    Its rules tell the slope, so that its text needs to be found but once; where they cannot, or the
    text says otherwise, the text tells it and is found again.
    """
    degrees = refined(image, 0.0)
    told = abs(degrees) <= _FAR
    page = _found(image, 0, degrees if told else 0.0)
    if lies_on_its_side(page.boxes):
        image = quarter_turned(image, 1)
        page = _found(image, 1, page.degrees)
    slant = slope(page.boxes)
    if not page.boxes or (told and abs(slant) <= _OFF):
        return page
    degrees = refined(image, page.degrees + slant)
    return page if degrees == page.degrees else _found(image, page.quarters, degrees)


def _upside_down(page: _Page) -> _Page:
    far = np.array(page.image.shape[1::-1], np.float32)
    boxes = [np.roll(far - box, 2, axis=0) for box in page.boxes]
    return replace(
        page, image=quarter_turned(page.image, 2), quarters=page.quarters + 2, boxes=boxes[::-1]
    )


def _certainty(readings: Iterable[Reading]) -> float:
    scores = [score for reading in readings for score in reading.scores]
    return sum(scores) / len(scores) if scores else 0.0


def _sheet(page: _Page, number: int, size: tuple[float, float], scale: float) -> _Sheet:
    """Find the grids of a straightened picture, cut its text at them, and read a few pieces."""
    turn = Turn(page.quarters, page.degrees, *size)
    grids, ink = find_grids_in(page.image, number, turn.size), ink_of(page.image)
    cuts = cut(page.boxes, grids, ink, scale)
    longest = sorted(chain.from_iterable(cuts), key=lambda p: -p.width)[:_PROBES]
    return _Sheet(page.image, turn, grids, ink, cuts, _readings(page.image, longest))


def _upright(page: _Page, number: int, size: tuple[float, float], scale: float) -> _Sheet:
    """Set a straightened picture on its feet if it can be read better so."""
    sheet = _sheet(page, number, size, scale)
    sure = _certainty(sheet.known.values())
    if page.boxes and sure < _UPSIDE_DOWN:
        other = _sheet(_upside_down(page), number, size, scale)
        return other if _certainty(other.known.values()) > sure else sheet
    return sheet


def _readings(image: Image, pieces: Iterable[Piece]) -> dict[Piece, Reading]:
    once = list(dict.fromkeys(pieces))
    return dict(zip(once, recognise([piece.crop(image) for piece in once]), strict=True))


def _read(sheet: _Sheet) -> list[tuple[Piece, Reading]]:
    """Read all pieces; a number that was cut in two is put together and read as one."""
    pieces = list(chain.from_iterable(sheet.cuts))
    found = {**sheet.known, **_readings(sheet.image, (p for p in pieces if p not in sheet.known))}
    broken = [parts for parts in sheet.cuts if is_cut_number([found[p].text for p in parts])]
    parted = set(chain.from_iterable(broken))
    kept = [(piece, found[piece]) for piece in dict.fromkeys(pieces) if piece not in parted]
    return [*kept, *_readings(sheet.image, map(whole_of, broken)).items()]


def _second_look(image: Image, pieces: Sequence[Piece]) -> list[tuple[Piece, Reading]]:
    """Read what was overlooked; specks give no text that is sure."""
    read = _readings(image, pieces).items()
    return [(p, r) for p, r in read if r.text and _certainty([r]) >= _SURE]


def read_scan(document: pdfium.PdfDocument, index: int) -> Scan:
    """Read the page with this index (from 0) by OCR.

    The picture is freed of red seals and straightened; pieces of text are cut at the rules of its
    grids and read one by one.
    """
    image, scale = render(document, index)
    size = image.shape[1] / scale, image.shape[0] / scale
    sheet = _upright(_level(without_seal(image)), index + 1, size, scale)
    turn, grids = sheet.turn, sheet.grids
    missed = list(overlooked(list(chain.from_iterable(sheet.cuts)), grids, sheet.ink, scale))
    read = [*_read(sheet), *_second_look(sheet.image, missed)]
    runs = [chars_of(piece, reading, scale) for piece, reading in read]
    chars = [(char.x0, char.x1) for run in runs for char in run]
    fold = fold_of(turn.size, [*chars, *((grid.xs[0], grid.xs[-1]) for grid in grids)])
    if fold:
        runs = [[_laid(char, fold) for char in run] for run in runs]
        grids = sorted((_laid_grid(g, fold) for g in grids), key=lambda grid: grid.ys[0])
    lines = tuple(lines_of(runs, index + 1))
    return Scan(index + 1, lines, in_order(runs), tuple(grids), turn, fold)


def _laid(char: Char, fold: Fold) -> Char:
    x0, y0, x1, y1 = fold.lay(char.x0, char.y0, char.x1, char.y1)
    return char._replace(x0=x0, y0=y0, x1=x1, y1=y1)


def _laid_grid(grid: Grid, fold: Fold) -> Grid:
    x, y, *_ = fold.lay(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
    right, down = x - grid.xs[0], y - grid.ys[0]
    return replace(grid, xs=tuple(v + right for v in grid.xs), ys=tuple(v + down for v in grid.ys))


def _trimmed(image: Image) -> Image:
    """Cut the white off above and below a line of text."""
    rows = np.flatnonzero(ink_of(image).any(axis=1))
    if not rows.size:
        return image
    top, bottom = max(rows[0] - _PAD, 0), min(rows[-1] + _PAD + 1, image.shape[0])
    return np.ascontiguousarray(image[top:bottom])


def reread(document: pdfium.PdfDocument, scan: Scan, place: Place) -> str:
    """Read one cell of a scanned page anew, at a higher resolution and by itself."""
    turn, scale = scan.turn, _CLOSE / 72
    image = quarter_turned(without_seal(render_part(document, place, _CLOSE)), turn.quarters)
    image = rotated(image, turn.degrees)
    width, height = (round(side * scale) - 2 * _INSET for side in turn.extent(place))
    y, x = image.shape[0] // 2, image.shape[1] // 2
    cell = image[
        max(y - height // 2, 0) : y + max(height // 2, 1),
        max(x - width // 2, 0) : x + max(width // 2, 1),
    ]
    if min(cell.shape[:2]) < _PAD or np.ptp(cell) < _BLANK:
        return ""
    return simplified(recognise([_trimmed(cell)])[0].text)
