"""A page of the annexes: its running lines and its tables, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from juesuan_analysis.annexes.cells import Row, rows_of
from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.vocabulary.text import squeeze

_SPEAKS = re.compile(
    r"绩效(目标)?(自评|评价|自我评价)|自评(得分|等级|表|情况|结果)|[一二三]级指标|(实际|评价|自评)得分|"
    r"得分表|绩效指标|标准分|目标完成情况|(产出|效益|满意度)指标"
)
Table = Sequence[Row]


@frozen
class Sheet:
    """A page: lines outside its tables and tables, from the top."""

    number: int
    items: Sequence[TextLine | Table]


def sheet_of(
    number: int, lines: Iterable[TextLine], chars: Sequence[Char], grids: Sequence[Grid]
) -> Sheet:
    """Put what stands on a page in order."""
    tables = [(grid, rows_of(grid, chars)) for grid in grids]
    outside = [line for line in lines if not any(_holds(grid, line.place) for grid in grids)]
    items: list[tuple[float, TextLine | Table]] = [(grid.ys[0], rows) for grid, rows in tables]
    items += [((line.place.y0 + line.place.y1) / 2, line) for line in outside]
    return Sheet(number, [item for _, item in sorted(items, key=lambda pair: pair[0])])


def _holds(grid: Grid, place: Place) -> bool:
    y = (place.y0 + place.y1) / 2
    return grid.ys[0] < y < grid.ys[-1] and place.x1 > grid.xs[0] and place.x0 < grid.xs[-1]


def speaks_of_performance(lines: Iterable[str]) -> bool:
    """A cheap look at a page: may performance tables stand on it?"""
    return any(_SPEAKS.search(squeeze(line)) for line in lines)


def annex_pages(pages: Sequence[Sequence[str]]) -> list[int]:
    """Pages (from 1) that may hold performance tables, and those that these may go on on."""
    speaks = [speaks_of_performance(lines) for lines in pages]
    chosen = [n for n, told in enumerate(speaks, start=1) if told]
    between = [n for a, b in pairwise(chosen) if b - a <= 3 for n in range(a + 1, b)]
    after = [n + 1 for n in chosen if n < len(pages)]
    return sorted({*chosen, *between, *after})
