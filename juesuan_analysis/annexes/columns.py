"""What the columns of a performance table hold, by the words of their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from juesuan_analysis.annexes.cells import Cell, Row
from juesuan_analysis.annexes.values import known_line, number
from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.performance import (
    BUDGETS,
    FUND_COLUMNS,
    INDICATOR_COLUMNS,
    SUMMARY_COLUMNS,
    Words,
)

_ASIDE = re.compile(r"[（(][^（()）]*[)）]|[（(]?[A-Z](/[A-Z])?[)）]?$")
_EDGE = 3.0  # points by which the edges of one column may differ
LEVELS = ("level1", "level2", "level3")
_HIGHEST = 3  # rows of a heading
_LONG = 24  # characters: a heading is shorter
_DIGITS, _LEAST_NUMBERS = 2, 4  # of the numbers of columns
_WHOLE_YEAR = re.compile(r"^(全年|年度|年末|累计|合计|最终)|全年预算|调整后|预算确定")
_NAMES = re.compile("名称|内容")


@frozen
class Column:
    """A column: its role ("" is none), its heading and where it stands."""

    role: str
    heading: str
    x0: float
    x1: float


Columns = tuple[Column, ...]


@lru_cache(maxsize=4096)  # the same few headings stand in every table
def role_of(text: str, words: Words) -> str | None:
    """The role that a heading names; None where it names none."""
    bare = _ASIDE.sub("", text)
    # A sentence may hold any of the words that head columns.
    if not text or len(bare) > _LONG:
        return None
    for form in (bare, text):
        found = next((role for role, pattern in words if pattern.search(form)), None)
        if found is not None:
            return found
    return None


def _leaves(rows: Sequence[Row]) -> list[tuple[Cell, str]]:
    """The cells of the last row of a heading, each with the headings above it."""
    above = [cell for row in rows[:-1] for cell in row.own]
    return [
        (cell, "".join(a.text for a in above if a.place.x0 <= cell.x <= a.place.x1 and a != cell))
        for cell in rows[-1].cells
    ]


def columns_of(rows: Sequence[Row], words: Words, below: Row | None = None) -> Columns:
    """Resolve the columns under a heading of one row or more, above the row ``below``."""
    out = []
    for cell, above in _leaves(rows):
        role = _leaf_role(role_of(cell.text, words), role_of(above, words))
        out.append(Column(role or "", cell.text or above, cell.place.x0, cell.place.x1))
    told = _over_lines(out, below) if below else out
    return _weights_of_groups(_without_label(_one_each(told)))


def columns_at(rows: Sequence[Row], at: int, words: Words) -> tuple[Columns, int]:
    """Resolve the heading that begins at ``rows[at]``: its columns, and how many rows it takes."""
    height = head_height(rows, at, words)
    below = next((row for row in rows[at + height :] if row.own), None)
    return columns_of(rows[at : at + height], words, below), height


def _over_lines(columns: Sequence[Column], below: Row) -> list[Column]:
    """Let a heading of amounts that stands over the names of funds head the lines.

    年度预算数（万元） above 总额 and 财政资金 tells what the block is of; its amounts stand under
    年初预算 and 调整后预算数 beside it.
    """
    cells = arranged(tuple(columns), below)
    return [
        replace(column, role="line")
        if column.role in BUDGETS and cell is not None and known_line(cell.text)
        else column
        for column, cell in zip(columns, cells, strict=True)
    ]


def _leaf_role(own: str | None, above: str | None) -> str | None:
    """The role of a column whose heading stands under another; a result may have a unit, too."""
    # 实际完成值 may be split in a sign, a value and a unit, as 目标值 is.
    if above == "actual" and own in ("unit", "direction"):
        return f"actual_{own}"
    return above if own is None else own


def _one_each(columns: Sequence[Column]) -> list[Column]:
    """Where several columns have one role, keep the one of the whole year (or of the names)."""
    out = list(columns)
    for role in {column.role for column in columns if column.role.isidentifier()}:
        wanted = _NAMES if role == "name" else _WHOLE_YEAR
        same = [i for i, column in enumerate(columns) if column.role == role]
        best = [i for i in same if wanted.search(columns[i].heading)]
        if len(same) > 1 and best:
            others = {*same} - {best[0]}
            out = [
                replace(c, role="" if role == "name" else "-") if i in others else c
                for i, c in enumerate(out)
            ]
    return out


def _without_label(columns: Sequence[Column]) -> list[Column]:
    """What stands left of the first level is the label of the block, whatever it says."""
    levels = [i for i, column in enumerate(columns) if column.role in LEVELS]
    first, last = (levels[0], levels[-1]) if levels else (0, len(columns))
    return [
        replace(c, role="")
        if i < first
        else replace(c, role="-")  # a heading that says nothing known is not taken
        if i > last and not c.role and c.heading
        else c
        for i, c in enumerate(columns)
    ]


def _named(columns: Sequence[Column], levels: Sequence[int]) -> list[Column]:
    """Let a column that is only called 指标 be the third level, or the label beside the levels."""
    if not levels:
        return list(columns)
    third = any(column.role == "level3" for column in columns)
    return [
        replace(column, role="level3" if i > levels[-1] and not third else "")
        if column.role == "name"
        else column
        for i, column in enumerate(columns)
    ]


def _weights_of_groups(columns: Sequence[Column]) -> Columns:
    """Tell the weights of first and second levels from those of the indicators right of them."""
    levels = [i for i, column in enumerate(columns) if column.role in LEVELS]
    out = _named(columns, levels)
    for i, column in enumerate(columns):
        if column.role == "weight" and any(at > i for at in levels):
            left = [columns[at].role for at in levels if at < i]
            out[i] = replace(column, role=f"weight_{left[-1]}" if left else "")
    return tuple(out)


def _roles(cells: Iterable[Cell], words: Words) -> list[str]:
    found = (role_of(cell.text, words) for cell in cells)
    return [role for role in found if role and role != "-"]


def is_indicator_head(row: Row) -> bool:
    """Whether a row heads a table of indicators."""
    roles = _roles(row.cells, INDICATOR_COLUMNS)
    levels = sum(role in LEVELS for role in roles)
    own = set(_roles(row.own, INDICATOR_COLUMNS))
    scored = "score" in own or "weight" in own
    named = {"name", "score"} <= own and bool(own & {"weight", "direction", "unit"})
    return (bool(own & set(LEVELS)) and (levels >= 2 or scored or "target" in own)) or named


def is_fund_head(row: Row) -> bool:
    """Whether a row heads a block of funds."""
    own = set(_roles(row.own, FUND_COLUMNS))
    money = own & {"original_budget", "full_year_budget", "executed"}
    return len(money) >= 2 or bool(money and "rate" in own)


def is_summary_head(rows: Sequence[Row], at: int) -> bool:
    """Whether the heading of a list of projects with their scores begins at ``rows[at]``."""
    if "name" not in _roles(rows[at].own, SUMMARY_COLUMNS):
        return False
    if any(role in LEVELS for role in _roles(rows[at].own, INDICATOR_COLUMNS)):
        return False
    if any(number(text) is not None for text in rows[at].texts):  # a label and what it is of
        return False
    height = head_height(rows, at, SUMMARY_COLUMNS)
    roles = {column.role for column in columns_of(rows[at : at + height], SUMMARY_COLUMNS)}
    return "name" in roles and bool(roles & {"score", "grade", "result"})


def counts_columns(row: Row) -> bool:
    """Whether a row below a heading numbers its columns: 1, 2, 3 …"""
    told = [int(text) for text in row.texts if text.isdecimal() and len(text) <= _DIGITS]
    lone = len(told) == len(row.own) >= _LEAST_NUMBERS
    return lone and all(b - a == 1 for a, b in pairwise(told))


def head_height(rows: Sequence[Row], at: int, words: Words) -> int:
    """How many rows the heading takes that begins at ``rows[at]``."""
    index, own = rows[at].index, rows[at].own
    roles = [(cell, role_of(cell.text, words)) for cell in own]
    names = [role for _, role in roles].count("name")
    sole = names == 1 and not any(role in LEVELS for _, role in roles)
    left = min((cell.c0 for cell, role in roles if role in LEVELS), default=0)
    ends = [
        cell.r1
        for cell, role in roles
        if role is not None
        and (sole or role != "name")
        and cell.c0 >= left
        and cell.r1 - index <= _HIGHEST
    ]
    end = max(ends, default=index + 1)
    return sum(1 for row in rows[at:] if row.index < end)


def _aligned(columns: Columns, cells: Sequence[Cell]) -> bool:
    """Whether the edges of the cells are edges of the columns."""
    edges = [edge for column in columns for edge in (column.x0, column.x1)]
    return all(
        any(abs(edge - x) < _EDGE for edge in edges)
        for cell in cells
        for x in (cell.place.x0, cell.place.x1)
    )


def _by_order(columns: Columns, cells: Sequence[Cell]) -> list[Cell | None] | None:
    """Cells by order, where there are as many as columns; columns at the end may be unused."""
    last = max((i for i, column in enumerate(columns, start=1) if column.heading), default=0)
    # More cells than columns, or fewer than are headed: which is whose cannot be told by counting.
    if not last <= len(cells) <= len(columns):
        return None
    return [*cells, *[None] * (len(columns) - len(cells))]


def _nearest(columns: Columns, cell: Cell) -> int | None:
    """The column that a cell stands in; the first of those that it spans."""
    inside = [
        i
        for i, column in enumerate(columns)
        if cell.place.x0 - _EDGE <= (column.x0 + column.x1) / 2 <= cell.place.x1 + _EDGE
    ]
    if inside:
        return inside[0]
    held = (i for i, column in enumerate(columns) if column.x0 <= cell.x <= column.x1)
    return next(held, None)


def arranged(columns: Columns, row: Row) -> list[Cell | None]:
    """The cell of each column in a row: by place where the edges agree, else by order."""
    # Cells of a row that was drawn apart from its heading stand beside its columns, in their order.
    ordered = None if _aligned(columns, row.cells) else _by_order(columns, row.cells)
    if ordered is not None:
        return ordered
    out: list[Cell | None] = [None] * len(columns)
    for cell in row.cells:
        at = _nearest(columns, cell)
        if at is not None and cell.text:
            before = out[at]
            out[at] = joined([before, cell]) if before else cell
        elif at is not None and out[at] is None:
            out[at] = cell
    return out


def joined(cells: Sequence[Cell]) -> Cell:
    """One cell of several that stand side by side, or one below the other."""
    first = cells[0]
    same = [cell.place for cell in cells if cell.place.page == first.place.page]
    place = Place(
        first.place.page,
        min(p.x0 for p in same),
        min(p.y0 for p in same),
        max(p.x1 for p in same),
        max(p.y1 for p in same),
    )
    sure = [cell.confidence for cell in cells if cell.confidence is not None]
    text = "".join(cell.text for cell in cells)
    return replace(first, text=text, place=place, confidence=min(sure, default=None))


def by_role(columns: Columns, row: Row) -> Mapping[str, Cell]:
    """The cells of a row by the roles of their columns; the first of each role."""
    out: dict[str, Cell] = {}
    for column, cell in zip(columns, arranged(columns, row), strict=True):
        if column.role and cell is not None:
            out.setdefault(column.role, cell)
    return out


def total_of(columns: Columns, row: Row) -> list[Cell]:
    """The figures of a row of totals: what can be reached and what was, or one of them alone."""
    figures = [c for c in row.own[1:] if number(c.text) is not None and "%" not in c.text]
    roles = by_role(columns, row)
    most, score = roles.get("weight"), roles.get("score")
    if most in figures and score in figures and most is not None and score is not None:
        return [most, score]
    return figures[:2]
