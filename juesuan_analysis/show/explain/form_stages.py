"""The stages by which a cell of a form was read."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from juesuan_analysis.disclosure.again import Again
from juesuan_analysis.facts import Place
from juesuan_analysis.forms.chain import Reading
from juesuan_analysis.forms.rows import OPEN, Cell, Row
from juesuan_analysis.frozen import frozen
from juesuan_analysis.show.explain.stage import (
    CELL,
    FIGURE,
    GRID,
    NAME,
    ROW,
    Mark,
    Stage,
)
from juesuan_analysis.show.explain.table_stages import header_stage, labels_of, page_stage
from juesuan_analysis.show.fields import told
from juesuan_analysis.vocabulary.text import figure_text

Fields = Mapping[str, Any]
_NEAR = 0.05  # points: the store keeps places in 32 bits


@frozen
class Found:
    """A cell among the stages: its table, its row and itself."""

    reading: Reading
    row: Row
    cell: Cell


def find(again: Again, row: Fields) -> Found | None:
    """Find the cell that an entry was read from."""
    chain = again.chains.get(int(row["page"]))
    held = (
        Found(reading, line, cell)
        for reading in (chain.readings if chain else ())
        for line in itertools.chain.from_iterable(reading.rows)
        for cell in line.cells
    )
    near = [one for one in held if _is_at(again.sheets.back(one.cell.place), row)]
    exact = (one for one in near if one.cell.measure == row["measure"])
    return next(exact, near[0] if near else None)


def _is_at(place: Place, row: Fields) -> bool:
    names = ("x0", "y0", "x1", "y1")
    return all(abs(getattr(place, name) - float(row[name])) < _NEAR for name in names)


def entry_stages(again: Again, found: Found, row: Fields) -> Iterator[Stage]:
    """The stages of an entry that is in a store."""
    back, reading = again.sheets.back, found.reading
    assert reading.form is not None
    yield page_stage(again, again.chains[int(row["page"])], reading)
    yield header_stage(reading, back, found.cell)
    yield _row_stage(reading, found, row, back)
    yield _cell_stage(found.cell, row, back)


def _row_stage(
    reading: Reading, found: Found, row: Fields, back: Callable[[Place], Place]
) -> Stage:
    printed = " ".join(part for part in (found.row.code.replace(OPEN, "·"), found.row.name) if part)
    canonical = " ".join(str(row[k]) for k in ("code", "line") if isinstance(row[k], str))
    words = [f"印为“{printed}”" if printed else "这一行没有印名称，名称在表头里"]
    if OPEN in found.row.code:
        words.append("只印了自己一级的编码，前面几位取自上面的行")
    words.append(f"读作：{canonical}")
    if isinstance(row.get("side"), str):
        words.append(f"在{row['side']}一边")
    places = labels_of(reading, found.cell)
    marks = [Mark(back(place), NAME) for place in places]
    return Stage(ROW, tuple(words), (*marks, Mark(back(found.cell.place), FIGURE)))


def _cell_stage(cell: Cell, row: Fields, back: Callable[[Place], Place]) -> Stage:
    words = []
    if cell.tokens:
        words.append("字符：" + " ".join(c.text for t in cell.tokens for c in t.chars))
    elif cell.signs:
        words.append(f"印的是符号“{cell.signs}”，没有数")
    else:
        words.append("格里没有字：空白，不是零")
    if cell.beside:
        words.append(f"格里还有别的字：“{cell.beside}”")
    if cell.is_torn:
        words.append("这些数字分不清是一个数、两个数还是注号")
    if cell.confidence is not None:
        words.append(f"OCR 识读，最没有把握的一个字 {cell.confidence:.0%}")
    amount = row["amount"]
    if told(amount):
        words.append(f"印的单位是{row['unit']}：{figure_text(amount)} 万元")
    chars = [c for t in cell.tokens for c in t.chars]
    page = cell.place.page
    marks = [Mark(back(cell.place), FIGURE)]
    marks += [Mark(back(Place(page, c.x0, c.y0, c.x1, c.y1)), GRID) for c in chars]
    return Stage(CELL, tuple(words), tuple(marks), around=10.0)
