"""The stages by which a row of the annexes was read: its table, its columns, its row, its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from juesuan_analysis.annexes.columns import (
    columns_at,
    is_fund_head,
    is_indicator_head,
    is_summary_head,
)
from juesuan_analysis.annexes.sheets import Table, sheet_of
from juesuan_analysis.disclosure.again import Again
from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.frozen import frozen
from juesuan_analysis.show.annex_heads import FUNDS, INDICATORS, PROJECT
from juesuan_analysis.show.explain.stage import (
    CELL,
    FIGURE,
    GRID,
    HEAD,
    HEADER,
    LINE,
    NAME,
    PAGE,
    ROW,
    TITLE,
    Mark,
    Stage,
)
from juesuan_analysis.show.fields import place_of, told
from juesuan_analysis.vocabulary.performance import (
    FUND_COLUMNS,
    INDICATOR_COLUMNS,
    SUMMARY_COLUMNS,
    Words,
)
from juesuan_analysis.vocabulary.text import figure_text

_WHOLE_PAGE = 4.0
_MORE = {
    "name": "名称",
    "unit": "计量单位",
    "direction": "指标性质（≥、＝、≤）",
    "actual_unit": "完成值的计量单位",
    "result": "结果",
    "weight_level1": "一级指标的分值",
    "weight_level2": "二级指标的分值",
}
_NAMES = ("name", "breakdown", "line", "level1", "level2", "level3")
_VALUES = {"target": "target_value", "actual": "actual_value"}
_MONEY = ("original_budget", "full_year_budget", "executed")
Fields = Mapping[str, Any]


@frozen
class _Kind:
    """What rows of one dataset are called by, and how the heading above them is known."""

    heads: Mapping[str, str]
    words: Words
    is_head: Callable[[Table, int], bool]


_INDICATOR = _Kind(INDICATORS, INDICATOR_COLUMNS, lambda rows, at: is_indicator_head(rows[at]))
_FUND = _Kind(FUNDS, FUND_COLUMNS, lambda rows, at: is_fund_head(rows[at]))
_PROJECT = _Kind(PROJECT | {"name": "项目名称"}, SUMMARY_COLUMNS, is_summary_head)


def annex_stages(again: Again, row: Fields) -> Iterator[Stage]:
    """The stages of a project, a line of its funds or an indicator that is in a store."""
    # A row does not say of which dataset it is; its columns do.
    kind = _INDICATOR if "level3" in row else _FUND if "breakdown" in row else _PROJECT
    table, above = _table_of(again, row)
    if table is None:
        words = (f"印在“{row['origin']}”的文字里，不在画了线的表里",)
        yield Stage(LINE, words, (Mark(_place(row), FIGURE),), around=30.0)
    else:
        yield _table_stage(again, row, table, above)
        yield from _header_stage(again, row, table, kind)
    yield _row_stage(row, merged=table is not None)
    yield _cells_stage(row, kind)


def _place(row: Fields) -> Place:
    place = place_of(row)
    assert place is not None, "what annexes hold has a place"
    return place


def _table_of(again: Again, row: Fields) -> tuple[Table | None, TextLine | None]:
    """The table of the page that holds a row, and the line above the table."""
    own, page = _place(row), int(row["page"])
    content = again.sheets.ruled([page]).get(page)
    above: TextLine | None = None
    if content is None:
        return None, None
    for item in sheet_of(page, content.lines, content.chars, content.grids).items:
        if isinstance(item, TextLine):
            above = item
        elif any(_meets(again.sheets.back(one.place), own) for one in item):
            return item, above
    return None, None


def _meets(place: Place, own: Place) -> bool:
    """Whether the middle of a row lies in a row of a table."""
    middle = (own.y0 + own.y1) / 2
    return place.y0 <= middle <= place.y1 and place.x0 < own.x1 and own.x0 < place.x1


def _table_stage(again: Again, row: Fields, table: Table, above: TextLine | None) -> Stage:
    back = again.sheets.back
    words = [f"表上面的一行：“{above.text}”" if above else "表上面没有字，接前一页的表"]
    words.append(f"画出的表格线围成 {len(table)} 行；认作{row['origin']}")
    if told(row.get("matched_by")):
        words.append(f"与别处同名的项目是一个：凭{row['matched_by']}")
    cells = dict.fromkeys(cell.place for one in table for cell in one.cells)
    marks = [Mark(back(place), GRID) for place in cells]
    titles = [Mark(back(above.place), TITLE)] if above else []
    return Stage(PAGE, tuple(words), (*titles, *marks), around=_WHOLE_PAGE)


def _header_stage(again: Again, row: Fields, table: Table, kind: _Kind) -> Iterator[Stage]:
    """What each column under the nearest heading above the row was taken for."""
    rows = [one for one in table if again.sheets.back(one.place).y1 <= _place(row).y1]
    at = next((n for n in reversed(range(len(rows))) if kind.is_head(rows, n)), None)
    if at is None:
        if kind is not _PROJECT or row["origin"] == "汇总表":
            yield Stage(HEADER, ("这一页的表里没有表头，各栏接前一页的",))
        return
    columns, height = columns_at(table, at, kind.words)
    head = rows[at : at + height]
    first = next((n for n, column in enumerate(columns, start=1) if column.role), 0)
    words, marks = [], []
    for number, column in enumerate(columns, start=1):
        named = kind is _FUND and number < first
        meaning = "各行资金的名称" if named else _meaning(column.role, kind)
        words.append(f"{number} “{column.heading or '（空）'}”：{meaning}")
        top, foot = head[0].place, head[-1].place
        place = Place(top.page, column.x0, top.y0, column.x1, foot.y1)
        marks.append(Mark(again.sheets.back(place), HEAD, number))
    yield Stage(HEADER, tuple(words), tuple(marks))


def _meaning(role: str, kind: _Kind) -> str:
    return kind.heads.get(role) or _MORE.get(role) or "不是约定的一栏，不取"


def _row_stage(row: Fields, *, merged: bool) -> Stage:
    """By what names a row is known; those that its own cells lack stand in merged ones above."""
    own = {"breakdown", *(cell["column"] for cell in row["cells"])}
    heads = INDICATORS | FUNDS | _MORE | {"breakdown": "分法"}
    named = [(name, row[name]) for name in _NAMES if told(row.get(name))]
    words = [
        f"{heads[name]}：{text}{'（取自合并的格）' if merged and name not in own else ''}"
        for name, text in named
    ]
    marks = [Mark(_place(cell), NAME) for cell in row["cells"] if cell["column"] in _NAMES]
    here = [mark for mark in marks if mark.place.page == int(row["page"])]
    return Stage(ROW, (f"项目：{row['project_id']}", *words), (*here, Mark(_place(row), FIGURE)))


def _cells_stage(row: Fields, kind: _Kind) -> Stage:
    """What each cell prints, and what was made of it."""
    words, marks = [], []
    cells = sorted(row["cells"], key=lambda cell: (cell["page"], cell["y0"], cell["x0"]))
    for number, cell in enumerate(cells, start=1):
        head = _meaning(cell["column"], kind)
        words.append(f"{number} {head}：印为“{cell['printed']}”{_made(row, cell['column'])}")
        if cell["page"] == row["page"]:
            marks.append(Mark(_place(cell), FIGURE, number))
    if told(row.get("confidence")):
        words.append(f"OCR 识读，最没有把握的一个字 {float(row['confidence']):.0%}")
    return Stage(CELL, tuple(words), tuple(marks), around=24.0)


def _made(row: Fields, column: str) -> str:
    """The value that was made of a printed text, where it is another than the text."""
    value = row.get(_VALUES.get(column, column))
    if not isinstance(value, float) or not told(value):
        return ""
    if column in _VALUES:
        direction = row.get("direction") if column == "target" else None
        parts = (direction, figure_text(value), row.get(f"{column}_unit"))
        return f"，作数比较：{' '.join(str(part) for part in parts if told(part))}"
    unit = f"，印的单位是{row['unit']}" if column in _MONEY and told(row.get("unit")) else ""
    return f"{unit}，读作 {figure_text(value)}{' 万元' if column in _MONEY else ''}"
