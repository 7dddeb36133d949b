"""What a source declares, laid out on pages: from here on it is read as a PDF is.

Each table stands on a page of its own with the lines above it. Every cell is as wide as its text,
so that nothing touches or overlaps; the places are those of this layout, and lead back to the name
of the cell or paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.declared.segments import NOTE, Line, Segment, segments
from juesuan_analysis.reading.declared.values import (
    Block,
    Break,
    CellText,
    Declared,
    Paragraph,
    TextTable,
)
from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.reading.limits import check_cells
from juesuan_analysis.vocabulary.text import fold, squeeze

EM, _HALF = 10.0, 5.0  # points: a Chinese character is as wide as it is high
_STEP, _PAD, _MARGIN = 14.0, 6.0, 40.0
_WIDEST = 24 * EM  # of a column: longer text is set in several lines
_LINE = 44  # Chinese characters on a line
_LINES = 40  # on a page of text
_ABOVE = 6  # lines above a table that stand on its page
_FULL = 25 * EM  # what is shorter and ends a paragraph is a heading
_STOP = re.compile("[。；;：:!！?？]\\s*$")
_ENDS = re.compile("[。；;]")
_TITLE = re.compile(r"(?<!公开)[^\d]表(（[^（）]*）)*$")
_RUN = re.compile(r"[!-~]+|.", re.DOTALL)
_NUMBER = re.compile(r"[-−–]?[\d,]+(\.\d+)?%?")


@dataclass(slots=True)
class Laid:
    """A page: its lines, and of its table the characters, the grid, and where each cell stands.

    ``inside`` are the lines that stand in the table; ``spots`` the names of places.
    """

    number: int
    lines: list[TextLine] = field(default_factory=list)
    inside: list[TextLine] = field(default_factory=list)
    chars: list[Char] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    spots: list[tuple[Place, str]] = field(default_factory=list)
    y: float = _MARGIN
    width: float = 2 * _MARGIN + _LINE * EM

    def named(self, place: Place) -> str:
        """Name the cell or paragraph that a place is, or the first of several."""
        x, y = (place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2
        around = (name for spot, name in self.spots if _holds(spot, x, y))
        within = (name for spot, name in self.spots if _is_within(spot, place))
        return next(around, next(within, ""))

    def texts(self) -> list[str]:
        """The lines as text, folded, those of the table row by row."""
        return [line.text for line in (*self.lines, *self.inside)]


def _holds(spot: Place, x: float, y: float) -> bool:
    return spot.x0 <= x <= spot.x1 and spot.y0 <= y <= spot.y1


def _is_within(spot: Place, place: Place) -> bool:
    return _holds(place, (spot.x0 + spot.x1) / 2, (spot.y0 + spot.y1) / 2)


def lay(document: Declared) -> list[Laid]:
    """Lay out a document, page after page."""
    parts = [*_pages(document.blocks)]
    widths = _shared(item for items in parts for item in items if isinstance(item, TextTable))
    size = 0  # columns of the table before
    pages: list[Laid] = []
    for number, items in enumerate(parts, start=1):
        page = Laid(number)
        for item in items:
            if isinstance(item, TextTable):
                # What goes on from another table may leave out its last columns, if empty.
                size = item.size if _is_titled(page) else max(item.size, size)
                _put_table(page, item, widths.get(size) or widths[item.size])
            else:
                _put_line(page, item)
        pages.append(page)
    return pages


def _is_titled(page: Laid) -> bool:
    texts = (squeeze(line.text) for line in page.lines)
    return any(_TITLE.search(text) and "续" not in text for text in texts)


def _shared(tables: Iterable[TextTable]) -> dict[int, list[float]]:
    """Widths for all tables with as many columns: one may go on where another ended."""
    found: dict[int, list[float]] = {}
    for table in tables:
        own = _widths(table.cells, table.size)
        former = found.get(table.size, own)
        found[table.size] = [max(pair) for pair in zip(own, former, strict=True)]
    return found


def _flow(blocks: Iterable[Block]) -> Iterator[Segment | Break]:
    for block in blocks:
        if isinstance(block, TextTable):
            yield from segments(block)
        elif isinstance(block, Break):
            yield block
        else:
            yield from _lines(block)


def _lines(paragraph: Paragraph) -> Iterator[Line]:
    """A paragraph as a line; line breaks within it are breaks."""
    for text in paragraph.text.split("\n"):
        if text.strip():
            yield Line((CellText(0, 0, 1, 1, text, paragraph.name),))


def _pages(blocks: Iterable[Block]) -> Iterator[list[Segment]]:
    """Part what a document holds into pages."""
    page: list[Segment] = []
    closed = False  # a table stands on the page
    for item in _flow(blocks):
        if isinstance(item, Break):
            cut = len(page)
        elif isinstance(item, TextTable):
            cut = len(page) if closed else _captions(page)
        elif closed:
            cut = 0 if NOTE.match(_text(item)) else len(page)
        else:
            cut = len(page) if len(page) >= _LINES else 0
        if cut and page[:cut]:
            yield page[:cut]
            page, closed = page[cut:], False
        if not isinstance(item, Break):
            page.append(item)
            closed = closed or isinstance(item, TextTable)
    if page:
        yield page


def _text(line: Line) -> str:
    return squeeze("".join(cell.text for cell in line.cells))


def _captions(page: Sequence[Segment]) -> int:
    """Where on a page of text the lines begin that belong to the table below it."""
    start = len(page)
    for i in range(len(page) - 1, max(len(page) - 1 - _ABOVE, -1), -1):
        line = page[i]
        text = _text(line) if isinstance(line, Line) else ""
        if not text or len(text) > 2 * _LINE or _ENDS.search(text):
            break
        start = i
        if _TITLE.search(text):
            break
    return start


def _width(text: str) -> float:
    return sum(_HALF if ord(char) < 0x2E80 and char not in "“”—…" else EM for char in text)


def _wrapped(text: str, width: float) -> list[str]:
    """Set a text in lines; numbers and words are not broken."""
    lines = [""]
    for match in _RUN.finditer(text):
        if lines[-1] and _width(lines[-1] + match[0]) > width:
            lines.append("")
        lines[-1] += match[0]
    return lines


def _put_line(page: Laid, line: Line) -> None:
    x, bottom = _MARGIN, page.y
    for cell in line.cells:
        wide = _LINE * EM if len(line.cells) == 1 else _WIDEST
        rows = [row for part in _folded(cell.text) for row in _wrapped(part, wide)]
        begins = None if _goes_on(page) else True
        for i, text in enumerate(rows):
            place = _place(page, x, page.y + i * _STEP, text)
            page.lines.append(TextLine(text, place, begins=False if i else begins))
            page.chars += _chars(text, place)
            page.spots.append((place, cell.name))
        x += max(map(_width, rows), default=0.0) + 3 * EM
        bottom = max(bottom, page.y + len(rows) * _STEP)
    page.y, page.width = bottom, max(page.width, x + _MARGIN)


def _goes_on(page: Laid) -> bool:
    """Whether the last line may go on in a paragraph of its own: offices break lines by hand."""
    last = page.lines[-1].text if page.lines else ""
    return _width(last) > _FULL and not _STOP.search(last)


def _folded(text: str) -> list[str]:
    return [part for t in text.split("\n") if (part := fold(t.replace("\xa0", " ")).strip())]


def _place(page: Laid, x: float, y: float, text: str) -> Place:
    return Place(page.number, x, y, x + _width(text), y + EM)


def _chars(text: str, place: Place) -> Iterator[Char]:
    x = place.x0
    for char in text:
        width = _width(char)
        if not char.isspace():
            yield Char(char, x, place.y0, x + width, place.y1)
        x += width


def _put_table(page: Laid, table: TextTable, widths: Sequence[float]) -> None:
    rows, columns = max(cell.row + cell.rows for cell in table.cells), len(widths)
    check_cells(rows, columns, page.number)
    boxes = _boxes(table.cells, rows, columns)
    xs = tuple(accumulate(widths, initial=_MARGIN))
    texts = {
        cell: _set(cell, xs[min(cell.column + cell.columns, columns)] - xs[cell.column])
        for cell in table.cells
    }
    heights = [1] * rows
    for cell, lines in texts.items():
        heights[cell.row] = max(heights[cell.row], len(lines))
    ys = tuple(accumulate((h * _STEP + _PAD for h in heights), initial=page.y + _PAD))
    page.grids.append(Grid(page.number, xs, ys, boxes))
    for cell, lines in texts.items():
        _put_cell(page, cell, lines, (xs, ys))
    for box in boxes:
        spot = Place(page.number, xs[box.c0], ys[box.r0], xs[box.c1], ys[box.r1])
        page.spots.append((spot, table.name_of(box.r0, box.c0)))
    page.y, page.width = ys[-1] + _PAD, max(page.width, xs[-1] + _MARGIN)


def _set(cell: CellText, width: float) -> list[str]:
    return [row for part in _folded(cell.text) for row in _wrapped(part, width - _PAD)]


def _put_cell(
    page: Laid, cell: CellText, lines: Sequence[str], edges: tuple[Sequence[float], Sequence[float]]
) -> None:
    xs, ys = edges
    right, foot = min(cell.column + cell.columns, len(xs) - 1), cell.row + cell.rows
    box = Place(page.number, xs[cell.column], ys[cell.row], xs[right], ys[foot])
    for i, text in enumerate(lines):
        place = _place(page, box.x0 + _PAD / 2, box.y0 + _PAD / 2 + i * _STEP + 2, text)
        page.inside.append(TextLine(text, place, begins=i == 0))
        page.chars += _chars(text, place)


def _widths(cells: Iterable[CellText], columns: int) -> list[float]:
    """Give each column room for its texts; a number has room in its first column alone."""
    widths = [2 * EM + 2 * _PAD] * columns
    for cell in cells:
        longest = max(map(_width, _folded(cell.text)), default=0.0)
        if cell.columns == 1 or _NUMBER.fullmatch(cell.text.strip()):
            wide = max(min(longest, _WIDEST), *map(_width, _RUN.findall(cell.text)), 0.0)
            widths[cell.column] = max(widths[cell.column], wide + 2 * _PAD)
    return widths


def _boxes(cells: Iterable[CellText], rows: int, columns: int) -> tuple[Box, ...]:
    """Cover the whole grid: each cell, and what no cell covers, by itself."""
    taken: set[tuple[int, int]] = set()
    boxes = []
    for cell in cells:
        box = Box(cell.row, cell.row + cell.rows, cell.column, cell.column + cell.columns)
        held = {(r, c) for r in range(box.r0, box.r1) for c in range(box.c0, box.c1)}
        if held & taken:  # two merged cells overlap: the later is as wide as its own cell
            box, held = Box(box.r0, box.r0 + 1, box.c0, box.c0 + 1), {(box.r0, box.c0)}
        boxes.append(box)
        taken |= held
    free = ((r, c) for r in range(rows) for c in range(columns) if (r, c) not in taken)
    return (*boxes, *(Box(r, r + 1, c, c + 1) for r, c in free))
