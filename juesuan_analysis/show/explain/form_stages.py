"""The stages by which a cell of a form was read, or as far as its page was."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from juesuan_analysis.disclosure.again import Again
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts import Place
from juesuan_analysis.facts.unread import Unread
from juesuan_analysis.forms.chain import PageChain, Reading
from juesuan_analysis.forms.columns import Column, Group, groups
from juesuan_analysis.forms.layouts import CONTINUED, NAMES
from juesuan_analysis.forms.rows import OPEN, Cell, Row
from juesuan_analysis.show.explain.stage import (
    CELL,
    FIGURE,
    GRID,
    HEAD,
    HEADER,
    LOST,
    NAME,
    PAGE,
    ROW,
    TITLE,
    Mark,
    Stage,
)
from juesuan_analysis.show.fields import told
from juesuan_analysis.store.find import near_names
from juesuan_analysis.vocabulary.forms import BY_NUMBER
from juesuan_analysis.vocabulary.lines import canonical
from juesuan_analysis.vocabulary.text import figure_text

_ROLES = {
    "code": "科目编码",
    "name": "科目名称",
    "order": "行次，不是数",
    "unknown": "不是这张表约定的一栏，不取",
    "blank": "没有字",
}
Fields = Mapping[str, Any]
_NEAR = 0.05  # points: the store keeps places in 32 bits
_LISTED = 12
_WHOLE_PAGE = 4.0


@dataclass(frozen=True, slots=True)
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


def page_stages(
    again: Again, page: int, form: int | None = None, asked: tuple[str, ...] = ()
) -> Iterator[Stage]:
    """The stages of a page as far as its reading came, and why it came no further.

    Parameters
    ----------
    form
        Tables of other forms are passed over, where one of this form is there.
    asked
        The line and the measure of a cell that was looked for, and is not there.
    """
    chain = again.chains.get(page)
    if not 1 <= page <= again.count:
        raise DocumentError("没有这一页", f"文件只有 {again.count} 页", page)
    if chain is None:
        yield _no_form_page(again, page)
        return
    own = [one for one in chain.readings if one.form and one.form.number == form]
    readings = own or list(chain.readings)
    if not readings:
        yield page_stage(again, chain, None, page)
    for reading in readings:
        yield page_stage(again, chain, reading)
        if reading.form is not None:
            yield header_stage(reading, again.sheets.back)
        if reading.layout is not None:
            yield _rows_stage(reading, again.sheets.back, asked)
    lost = [one for one in again.unread if one.place.page == page]
    if lost:
        yield _lost_stage(lost, again.sheets.back)


def no_form(again: Again, form: int | None) -> Stage:
    """That a document has no table of a form, and no title of it."""
    near = "、".join(str(number) for number in sorted(again.chains)) or "没有"
    told = f"整份文件里没有认出公开{form or 0:02d}表：既没有它的表名，也没有它的表"
    return Stage(PAGE, (told, f"当作公开表读的是这些页：{near}"), stopped=True)


def _no_form_page(again: Again, page: int) -> Stage:
    lines = again.lines(page)
    near = "、".join(str(number) for number in sorted(again.chains)) or "没有"
    words = (
        f"第 {page} 页没有当作公开表来读：页上没有认出九张公开表的表名，也不接着公开表的页",
        f"当作公开表读的是这些页：{near}",
        *(f"页首的文字：{line.text}" for line in lines[:4]),
    )
    marks = tuple(Mark(again.sheets.back(line.place), TITLE) for line in lines[:4])
    return Stage(PAGE, words, marks, stopped=True)


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
    marks += [Mark(back(_box(reading, *box)), GRID) for box in grid.boxes]
    if reading.form is None:
        words.append(f"读到这里为止：{reading.stopped}")
    return Stage(PAGE, tuple(words), tuple(marks), reading.form is None, _WHOLE_PAGE)


def _box(reading: Reading, r0: int, r1: int, c0: int, c1: int) -> Place:
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
        place = back(_box(reading, 0, height, start, end))
        marks.append(Mark(place, FIGURE if taken else HEAD, number))
    stopped = layout is None
    if stopped:
        words.append(f"读到这里为止：{reading.stopped}")
    return Stage(HEADER, tuple(words), tuple(marks), stopped)


def _layout_words(reading: Reading) -> Iterator[str]:
    for name, why in zip(NAMES, reading.declined, strict=False):
        yield f"不按“{name}”读：{why}"
    if reading.layout is None:
        return
    table = f"表头 {reading.layout.height} 行" if reading.layout.height else "没有表头"
    carried = "，各栏的位置与前一页对齐" if reading.layout.way == CONTINUED else ""
    yield f"按“{reading.layout.way}”读：{table}{carried}"


def _labels(reading: Reading, cell: Cell) -> list[Place]:
    """Where the code and the name of a cell's row stand."""
    assert reading.form is not None and reading.layout is not None
    held = {c for _, c in cell.cells}
    own = next((g for g in groups(reading.form, reading.layout.columns) if _holds(g, held)), None)
    row = cell.cells[0][0]
    table = reading.spot.table
    boxes = dict.fromkeys(table.owner[row, c] for c in (own.labels if own else ()))
    return [_box(reading, *box) for box in boxes if table.texts.get(box)]


def _holds(group: Group, columns: set[int]) -> bool:
    return any(columns & set(held) for held in group.measures.values())


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
    places = _labels(reading, found.cell)
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


def _rows_stage(reading: Reading, back: Callable[[Place], Place], asked: tuple[str, ...]) -> Stage:
    """The rows that a table gave, or why they were not taken; and that one is not among them."""
    rows = [row for rows in reading.rows for row in rows]
    words = [f"读出 {len(rows)} 行"]
    names = [" ".join(part for part in (row.code, row.name) if part) for row in rows]
    words.append("；".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else ""))
    if reading.stopped:
        words.append(f"读到这里为止：{reading.stopped}")
    elif asked:
        words.append(_missing(reading, rows, *asked))
    marks = [
        Mark(back(place), NAME)
        for row in rows
        for place in (_labels(reading, row.cells[0]) if row.cells else ())
        if place.page == reading.spot.table.grid.page
    ]
    return Stage(ROW, tuple(words), tuple(dict.fromkeys(marks)), bool(reading.stopped or asked))


def _missing(reading: Reading, rows: Sequence[Row], line: str, measure: str) -> str:
    """Which of the two a table does not have: the line of a cell, or its measure."""
    assert reading.form is not None
    known = {name for r in rows for name in (r.code, canonical(reading.form.number, r.name))}
    if line in known:
        measures = dict.fromkeys(cell.measure for row in rows for cell in row.cells)
        return f"有“{line}”这一行，没有“{measure}”这一栏；这张表的栏：{'、'.join(measures)}"
    near = near_names(line, sorted(known - {""}))
    return f"没有“{line}”这一行" + (f"，相近的有：{'；'.join(near[:3])}" if near else "")


def _lost_stage(lost: Sequence[Unread], back: Callable[[Place], Place]) -> Stage:
    shown = [one for one in lost if one.place.x1 > one.place.x0]
    numbers = {id(one): number for number, one in enumerate(shown, start=1)}
    words = [
        f"{numbers.get(id(one), '·')} {f'“{one.printed}”：' if one.printed else ''}{one.reason}"
        for one in lost[:_LISTED]
    ]
    if len(lost) > _LISTED:
        words.append(f"……共 {len(lost)} 处")
    marks = [Mark(back(one.place), LOST, number) for number, one in enumerate(shown, start=1)]
    return Stage(CELL, tuple(words), tuple(marks[:_LISTED]), stopped=True)
