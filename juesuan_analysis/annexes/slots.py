"""Which cell of an indicator's row fills which column.

A table that was taken over from a web page has its cells shifted: those that a merged cell covered
are missing, and the row's others stand too far left or right. The names of second levels, which the
ministry fixes, and the kinds of the columns (names, numbers) say where the row really stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from juesuan_analysis.annexes.cells import Cell, Row
from juesuan_analysis.annexes.columns import LEVELS, Columns, arranged
from juesuan_analysis.annexes.values import grouped, is_nil, number
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.performance import is_class, is_level2

_LABEL = re.compile(r"绩效|指标|目标|任务|得分|情况")
_FARTHEST = 4  # columns that a row may be shifted by
_LEAST_POINTS = 2  # a weight and a score
_POINTS = ("weight", "score")
Slots = list[Cell | None]


@frozen
class Filled:
    """A row's cells by role; ``groups`` are names of first levels that stand beside the columns."""

    cells: Mapping[str, Cell]
    row: Row
    label: Cell | None = None
    groups: tuple[str, ...] = ()

    def text(self, role: str) -> str:
        """What the row says in a column."""
        cell = self.cells.get(role)
        return cell.text if cell else ""


def _is_own(cell: Cell | None, row: Row) -> bool:
    return cell is not None and bool(cell.text) and cell.r0 == row.index


def _slots(columns: Columns, row: Row) -> Slots:
    """The cell of each column; one from a row above counts for names of levels only."""
    found = arranged(columns, row)
    return [
        cell if _is_own(cell, row) or (cell and column.role in (*LEVELS, "name", "")) else None
        for column, cell in zip(columns, found, strict=True)
    ]


def deepest_of(columns: Columns) -> str:
    """The role of the column that names the indicators themselves."""
    roles = [column.role for column in columns if column.role in LEVELS]
    return max(roles, default="name")


def _is_points(cell: Cell | None) -> bool:
    return cell is None or is_nil(cell.text) or number(cell.text) is not None


def _is_kind(text: str) -> bool:
    """Whether a text is the name of a class or of a second level, as the ministry fixes them."""
    name, weight = grouped(text)
    return (is_class(name) and weight is not None) or (is_level2(name) and name.endswith("指标"))


def _is_beside(cell: Cell | None, row: Row) -> bool:
    """Whether a cell may stand where no column of an indicator is."""
    if cell is None or not cell.text or not _is_own(cell, row):
        return True
    name, _ = grouped(cell.text)
    return is_class(name) or (not is_level2(name) and bool(_LABEL.search(name)))


def _fits(columns: Columns, slots: Slots, row: Row) -> bool:
    """Whether names stand under names, points under points, and nothing is left over."""
    got = {c.role: cell for c, cell in zip(columns, slots, strict=True) if c.role and cell}
    name = got.get(deepest_of(columns))
    reason = got.get("deviation_reason")
    level1, level2 = got.get("level1"), got.get("level2")
    beside = [cell for c, cell in zip(columns, slots, strict=True) if not c.role]
    return (
        all(_is_points(got.get(role)) for role in _POINTS)
        and (name is None or number(name.text) is None)
        and not (name and _is_kind(name.text))
        and not (reason and number(reason.text) is not None)
        and not (level1 and _is_kind(level1.text) and not is_class(grouped(level1.text)[0]))
        and not (level2 and is_class(grouped(level2.text)[0]) and grouped(level2.text)[1])
        and all(_is_beside(cell, row) for cell in beside)
    )


def _is_scored(columns: Columns, slots: Slots) -> bool:
    """Whether a row names an indicator where it should, and gives points for it."""
    got = {c.role: cell for c, cell in zip(columns, slots, strict=True) if c.role and cell}
    wanted = [role for role in _POINTS if any(c.role == role for c in columns)]
    level2 = got.get("level2")
    named = deepest_of(columns) in got and (level2 is None or is_level2(grouped(level2.text)[0]))
    return named and all(role in got and number(got[role].text) is not None for role in wanted)


def is_nameless(filled: Filled) -> bool:
    """Whether a row has points and a label of its own, but the name of no indicator."""
    told = {role for role in filled.cells if filled.text(role)}
    points = any(number(filled.text(role)) is not None for role in _POINTS)
    first = filled.cells.get("level1")
    lone = told <= {"level1", *_POINTS} and _is_own(first, filled.row)
    other = lone and not is_class(grouped(filled.text("level1"))[0])
    bare = not told & {*LEVELS, "name"} and _is_own(filled.label, filled.row)
    return points and (other or bare)


def is_scored_row(row: Row) -> bool:
    """Whether a row without a heading is one of indicators: a kind of them, and points."""
    kinds = (is_level2(grouped(text)[0]) and text.endswith("指标") for text in row.texts)
    return any(kinds) and sum(number(text) is not None for text in row.texts) >= _LEAST_POINTS


def _moved(slots: Slots, by: int) -> tuple[Slots, Slots]:
    """The slots with every cell moved left, or right below zero; and what falls off the edge."""
    inside = range(max(by, 0), min(len(slots) + by, len(slots)))
    moved: Slots = [slots[i + by] if 0 <= i + by < len(slots) else None for i in range(len(slots))]
    lost = [cell for i, cell in enumerate(slots) if i not in inside]
    return moved, lost


def _shifted(columns: Columns, slots: Slots, row: Row) -> tuple[Slots, Slots] | None:
    own: Slots = [cell if _is_own(cell, row) else None for cell in slots]
    for by in sorted(range(-_FARTHEST, _FARTHEST + 1), key=abs):
        moved, lost = _moved(own, by)
        scored = _is_scored(columns, moved) and all(_is_beside(cell, row) for cell in lost)
        if by and scored and _fits(columns, moved, row):
            return moved, lost
    return None


def _in_sequence(row: Row) -> dict[str, Cell] | None:
    """Read a row by the order of what it holds: names, target, result, points, reason."""
    cells = row.own
    found: dict[str, Cell] = {}
    while cells and is_class(grouped(cells[0].text)[0]) and len(cells) > 1:
        found["level1"], cells = cells[0], cells[1:]
    if cells and is_level2(grouped(cells[0].text)[0]):
        found["level2"], cells = cells[0], cells[1:]
    if len(cells) == 6 and number(cells[-1].text) is None:
        found["deviation_reason"], cells = cells[-1], cells[:-1]
    if len(cells) != 5 or any(number(cell.text) is None for cell in cells[-2:]):
        return None
    if number(cells[0].text) is not None:
        return None
    return found | dict(zip(("level3", "target", "actual", "weight", "score"), cells, strict=True))


def _filled(columns: Columns, slots: Slots, lost: Sequence[Cell | None], row: Row) -> Filled:
    cells: dict[str, Cell] = {}
    beside = [cell for cell in lost if cell]
    for column, cell in zip(columns, slots, strict=True):
        if cell is not None and column.role:
            cells.setdefault(column.role, cell)
        elif cell is not None:
            beside.append(cell)
    told = [cell for cell in beside if cell.text]
    groups = tuple(c.text for c in told if is_class(grouped(c.text)[0]))
    label = next((c for c in told if not is_class(grouped(c.text)[0])), None)
    return Filled(cells, row, label, groups)


def fill_row(columns: Columns, row: Row) -> Filled | None:
    """Say which cell of a row fills which column; None where nothing fits."""
    slots = _slots(columns, row)
    if _fits(columns, slots, row):
        return _filled(columns, slots, [], row)
    shifted = _shifted(columns, slots, row)
    if shifted:
        return _filled(columns, *shifted, row)
    sequence = _in_sequence(row)
    if sequence:
        return Filled(sequence, row)
    return None
