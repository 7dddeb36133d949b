"""The stages of a page as far as its reading came, and why it came no further."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from juesuan_analysis.disclosure.again import Again
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts import Place
from juesuan_analysis.facts.unread import Unread
from juesuan_analysis.forms.chain import Reading
from juesuan_analysis.forms.rows import Row
from juesuan_analysis.show.explain.stage import (
    CELL,
    LOST,
    NAME,
    PAGE,
    ROW,
    TITLE,
    Mark,
    Stage,
)
from juesuan_analysis.show.explain.table_stages import header_stage, labels_of, page_stage
from juesuan_analysis.store.find import near_names
from juesuan_analysis.vocabulary.lines import canonical

_LISTED = 12


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
        for place in (labels_of(reading, row.cells[0]) if row.cells else ())
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
