"""Pages of annexes written down as words: ``<`` goes on from the left, ``^`` from above."""

from dataclasses import replace

from juesuan_analysis.annexes import Sheet
from juesuan_analysis.annexes.cells import Cell, Row
from juesuan_analysis.facts import Place, TextLine

HIGH, WIDE = 20.0, 50.0


def _span(grid, r, c):
    r1, c1 = r + 1, c + 1
    while c1 < len(grid[r]) and grid[r][c1] == "<":
        c1 += 1
    while r1 < len(grid) and grid[r1][c] == "^":
        r1 += 1
    return r1, c1


def table(text, page=1, top=100.0):
    """A table of ``|``-parted rows."""
    grid = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    cells = []
    for r, line in enumerate(grid):
        for c, word in enumerate(line):
            if word not in ("<", "^"):
                r1, c1 = _span(grid, r, c)
                place = Place(page, c * WIDE, top + r * HIGH, c1 * WIDE, top + r1 * HIGH)
                cells.append(Cell(word, place, r, r1, c, c1))
    rows = [
        Row(
            tuple(sorted((c for c in cells if c.r0 <= r < c.r1), key=lambda c: c.c0)),
            r,
            Place(page, 0, top + r * HIGH, len(grid[0]) * WIDE, top + (r + 1) * HIGH),
        )
        for r in range(len(grid))
    ]
    rows[0] = replace(rows[0], first=True)
    rows[-1] = replace(rows[-1], last=True)
    return rows


def line(text, page=1, y=50.0):
    """A line of running text."""
    return TextLine(text, Place(page, 0, y, 300, y + 10))


def sheet(page, *items):
    """A page: lines as text with ``# `` before them, and tables."""
    return Sheet(
        page,
        [line(item[2:], page) if item.startswith("# ") else table(item, page) for item in items],
    )
