"""Resolve the header of a form by meaning: what each base column holds."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from juesuan_analysis.forms.fill import Table
from juesuan_analysis.vocabulary.forms import CODE_COLUMN, NAME_COLUMN, ORDER_COLUMN, Form
from juesuan_analysis.vocabulary.lines import canonical, clean, is_known
from juesuan_analysis.vocabulary.text import squeeze

Role = Literal["code", "name", "order", "measure", "unknown", "blank"]
_CODE = re.compile(r"\d{3}(\d\d){0,3}")
_FIGURE = re.compile(r"[-−–]?\d[\d,]*[.,][\d.,]*\d")  # also one that is misprinted: 2.940.05
# Cells of the header that name no column: column numbers, and a title set into the grid.
_NO_HEADING = re.compile(
    r"\d{1,2}|[—－-]+|栏次|.*(单位|部门)(名称)?：.*|(财决)?公开.*表|.*决算.{0,6}表"
)
# Form 9 has one 预算数; where both budgets are printed it is the full year's, the later one.
_FULL_YEAR, _ORIGINAL = "全年预算", "年初预算"
_SHORT = 4  # 合计, 总计, 其他支出 may also stand in a header
_SIDES = ("收入", "支出", "人员经费", "公用经费")


@dataclass(frozen=True, slots=True)
class Column:
    """A base column: its header path, what it holds, and for amounts the line and measure."""

    path: str
    role: Role
    measure: str | None = None
    line: str | None = None  # forms whose lines stand in the header


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that are read together; forms may set several groups side by side.

    ``labels`` are the base columns of codes and names; ``measures`` maps (measure, line) to the
    base columns under it, several where the header is ruled more finely than the column.
    """

    side: str | None
    labels: tuple[int, ...]
    measures: dict[tuple[str, str | None], tuple[int, ...]]


def is_sequence(texts: Sequence[str]) -> bool:
    """Whether a row is the row of column numbers (栏次 1 2 3 …), which is not data."""
    numbers = [t for t in texts if t.isdigit()]
    others = [
        t for t in texts if t and not t.isdigit() and clean(t) not in ("栏次", "行次", "序号")
    ]
    values = [int(n) for n in numbers]
    return (
        not others
        and len(values) > 1
        and all(0 < b - a <= 2 for a, b in itertools.pairwise(values))
        and values[-1] <= 30
    )


def row_texts(table: Table, row: int) -> list[str]:
    """Squeezed texts of the merged cells of a base row, each once, from the left."""
    boxes = dict.fromkeys(table.owner[row, c] for c in range(table.grid.shape[1]))
    return [squeeze(table.texts.get(box, "")) for box in boxes]


def _is_body(form: Form, table: Table, row: int) -> bool:
    texts = row_texts(table, row)
    if any(_FIGURE.fullmatch(t) or _CODE.fullmatch(t) for t in texts):
        return True
    first = next((t for t in texts if t), "")
    if form.coded and any(canonical(form.number, t) == "合计" for t in texts[:2] if t):
        # 合计 may stand at the left of a row that still names columns: then it is a header row.
        return not any(_means(form, t) for t in texts[1:] if t and t != first)
    if form.number == 9:  # a blank form whose lines run down the page
        box, alone = table.owner[row, 0], [t for t in texts if t] == texts[:1]
        return alone and box.c1 - box.c0 == 1 and canonical(9, first) in _THREE_PUBLIC
    if form.number not in (1, 4, 6):
        return False
    known = [t for t in texts if is_known(form.number, t)]
    lines = [t for t in known if clean(t) != t or len(t) > _SHORT]  # 二十三、其他支出 is numbered
    return bool(lines) and (lines[0] == first or any(not _means(form, t) for t in lines))


def header_height(form: Form, table: Table) -> int:
    """Number of base rows before the first row of data."""
    rows = table.grid.shape[0]
    return next((row for row in range(rows) if _is_body(form, table, row)), rows)


def header_path(table: Table, column: int, height: int) -> str:
    """The header texts above a base column, from the top down, joined by a slash."""
    boxes = dict.fromkeys(table.owner[r, column] for r in range(height))
    texts = (squeeze(table.texts.get(box, "")) for box in boxes)
    kept = (t for t in texts if t and not _NO_HEADING.fullmatch(t))
    return "/".join(dict.fromkeys(kept))


def _means(form: Form, part: str) -> str | None:
    return next((m.name for m in form.measures if re.fullmatch(m.pattern, part)), None)


def _line_and_measure(form: Form, path: str) -> Column:
    """Read a header that names both the line and the measure, as form 9 across the page does."""
    parts = path.split("/")
    measure = next((found for found in (_means(form, p) for p in parts) if found), None)
    names = [p for p in parts if not _means(form, p)]
    lines = (
        [canonical(form.number, "/".join(names[-2:])), canonical(form.number, names[-1])]
        if names
        else []
    )
    line = next((found for found in lines if found in _THREE_PUBLIC), None)
    return Column(path, "measure", measure, line) if measure and line else Column(path, "unknown")


_THREE_PUBLIC = frozenset(
    canonical(9, name)
    for name in (
        "合计",
        "因公出国（境）费",
        "公务用车购置及运行维护费",
        "公务用车购置费",
        "公务用车运行维护费",
        "公务接待费",
    )
)


def _column(form: Form, path: str) -> Column:
    if not path:
        return Column(path, "blank")
    if re.fullmatch(ORDER_COLUMN, path):
        return Column(path, "order")
    if re.fullmatch(CODE_COLUMN, path):
        return Column(path, "code")
    for measure in form.measures:
        if re.fullmatch(measure.pattern, path):
            return Column(path, "measure", measure.name)
    if re.fullmatch(NAME_COLUMN, path):
        return Column(path, "name")
    return Column(path, "unknown")


def resolve(form: Form, table: Table, height: int) -> list[Column]:
    """Tell what each base column of a table holds, from its header of ``height`` base rows."""
    paths = [header_path(table, c, height) for c in range(table.grid.shape[1])]
    columns = [_column(form, path) for path in paths]
    if form.number == 9 and not any(column.role == "name" for column in columns):
        columns = [_line_and_measure(form, path) for path in paths]
    if any(_FULL_YEAR in path for path in paths):
        return [Column(c.path, "unknown") if _ORIGINAL in c.path else c for c in columns]
    return columns


def is_resolved(columns: Sequence[Column]) -> bool:
    """Whether a header was understood well enough to read amounts under it."""
    return any(column.role == "measure" for column in columns)


def _side(form: Form, columns: Sequence[Column], order: int) -> str | None:
    tops = (column.path.split("/")[0] for column in columns)
    named = next((side for top in tops for side in _SIDES if top.startswith(side)), None)
    return named or (("收入", "支出")[min(order, 1)] if form.sided else None)


def _group(form: Form, columns: Sequence[Column], part: Sequence[int], order: int) -> Group:
    measures: dict[tuple[str, str | None], tuple[int, ...]] = {}
    for i in part:
        column = columns[i]
        if column.measure:
            key = column.measure, column.line
            measures[key] = (*measures.get(key, ()), i)
    labels = tuple(i for i in part if columns[i].role in ("code", "name"))
    return Group(_side(form, [columns[i] for i in part], order), labels, measures)


def groups(form: Form, columns: Sequence[Column]) -> list[Group]:
    """Part the columns into groups: a new one begins with each code or name after a measure."""
    parts: list[list[int]] = [[]]
    for i, column in enumerate(columns):
        measured = any(columns[j].role == "measure" for j in parts[-1])
        if column.role in ("code", "name") and measured:
            parts.append([])
        parts[-1].append(i)
    measured_parts = [p for p in parts if any(columns[i].role == "measure" for i in p)]
    return [_group(form, columns, part, order) for order, part in enumerate(measured_parts)]
