"""What a page and its table were taken for: titles, grid, header, columns, the names of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from juesuan_analysis.disclosure.again import Again
from juesuan_analysis.facts import Place
from juesuan_analysis.forms.chain import PageChain, Reading
from juesuan_analysis.forms.columns import Column, Group, groups
from juesuan_analysis.forms.layouts import CONTINUED, NAMES
from juesuan_analysis.forms.rows import Cell
from juesuan_analysis.show.explain.stage import (
    FIGURE,
    GRID,
    HEAD,
    HEADER,
    PAGE,
    TITLE,
    Mark,
    Stage,
)
from juesuan_analysis.vocabulary.forms import BY_NUMBER

_ROLES = {
    "code": "科目编码",
    "name": "科目名称",
    "order": "行次，不是数",
    "unknown": "不是这张表约定的一栏，不取",
    "blank": "没有字",
}
_WHOLE_PAGE = 4.0


def page_stage(
    again: Again, chain: PageChain, reading: Reading | None, page: int | None = None
) -> Stage:
    """Titles, and the grid with how it was found."""
    back = again.sheets.back
    words = list(_titled(chain, reading))
    marks = [Mark(back(title.place), TITLE) for title in chain.titles]
    if reading is None:
        reasons = [
            f"“{title.text}”下面没有画出格子，按字的位置也推不出：{why}"
            for title, why in chain.unruled
        ]
        words += reasons or ["页上没有画出格子，也没有可以推出行列的一组数"]
        lines = chain.content.lines
        marks = marks or [Mark(back(line.place), TITLE) for line in lines[:4]]
        return Stage(PAGE, tuple(words), tuple(marks), stopped=True, around=60.0)
    grid = reading.spot.table.grid
    rows, columns = grid.shape
    guessed = reading.spot.guessed is not None
    drawn = "没有画表格线，按字的位置推出" if guessed else "画出的表格线围成"
    words.append(f"{drawn} {rows} 行 × {columns} 列")
    marks += [Mark(back(box_of(reading, *box)), GRID) for box in grid.boxes]
    if reading.form is None:
        words.append(f"读到这里为止：{reading.stopped}")
    return Stage(PAGE, tuple(words), tuple(marks), reading.form is None, _WHOLE_PAGE)


def box_of(reading: Reading, r0: int, r1: int, c0: int, c1: int) -> Place:
    """The place of some rows and columns of a table's grid."""
    grid = reading.spot.table.grid
    return Place(grid.page, grid.xs[c0], grid.ys[r0], grid.xs[c1], grid.ys[r1])


def _titled(chain: PageChain, reading: Reading | None) -> Iterator[str]:
    for title in chain.titles:
        form = BY_NUMBER[title.form] if title.form else None
        named = f"公开{form.number:02d}表 {form.title}" if form else "不是九张公开表之一"
        yield f"表名“{title.text}”：{named}"
    begun = reading.title if reading else None
    if begun and begun not in chain.titles:
        number = reading.form.number if reading and reading.form else 0
        yield f"接第 {begun.place.page} 页的表名“{begun.text}”：公开{number:02d}表"
    elif not chain.titles:
        yield "这一页没有表名"


def _what(column: Column) -> str:
    if column.role != "measure":
        return _ROLES[column.role]
    if not column.measure:
        return f"{column.line}，各行名称说明是预算数还是决算数"
    return f"{column.line} {column.measure}" if column.line else column.measure


def _runs(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Neighbouring base columns of one heading, and so of one meaning."""
    out: list[tuple[int, int]] = []
    for i, column in enumerate(columns):
        if out and columns[out[-1][0]] == column:
            out[-1] = out[-1][0], i + 1
        else:
            out.append((i, i + 1))
    return out


def header_stage(
    reading: Reading, back: Callable[[Place], Place], cell: Cell | None = None
) -> Stage:
    """What each column was taken for, and by which layout."""
    layout, spot = reading.layout, reading.spot
    columns = layout.columns if layout else spot.header.columns
    height = (layout.height if layout else spot.header.height) or 1
    own = {c for _, c in cell.cells} if cell else set()
    words, marks = list(_layout_words(reading)), []
    for number, (start, end) in enumerate(_runs(columns), start=1):
        path = columns[start].path or "（空）"
        taken = not own.isdisjoint(range(start, end))
        here = " ←这一格在此" if taken else ""
        words.append(f"{number} “{path}”：{_what(columns[start])}{here}")
        place = back(box_of(reading, 0, height, start, end))
        marks.append(Mark(place, FIGURE if taken else HEAD, number))
    stopped = layout is None
    if stopped:
        words.append(f"读到这里为止：{reading.stopped}")
    return Stage(HEADER, tuple(words), tuple(marks), stopped)


def _layout_words(reading: Reading) -> Iterator[str]:
    # Layouts are tried in this order, up to the one that reads the table.
    for name, why in zip(NAMES, reading.declined, strict=False):
        yield f"不按“{name}”读：{why}"
    if reading.layout is None:
        return
    table = f"表头 {reading.layout.height} 行" if reading.layout.height else "没有表头"
    carried = "，各栏的位置与前一页对齐" if reading.layout.way == CONTINUED else ""
    yield f"按“{reading.layout.way}”读：{table}{carried}"


def labels_of(reading: Reading, cell: Cell) -> list[Place]:
    """Where the code and the name of a cell's row stand."""
    assert reading.form is not None and reading.layout is not None
    held = {c for _, c in cell.cells}
    own = next((g for g in groups(reading.form, reading.layout.columns) if _holds(g, held)), None)
    row = cell.cells[0][0]
    table = reading.spot.table
    boxes = dict.fromkeys(table.owner[row, c] for c in (own.labels if own else ()))
    return [box_of(reading, *box) for box in boxes if table.texts.get(box)]


def _holds(group: Group, columns: set[int]) -> bool:
    return any(columns & set(held) for held in group.measures.values())
