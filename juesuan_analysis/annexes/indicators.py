"""Rows of a table of indicators put together: levels merged down, rows cut by a page's end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise, zip_longest

from juesuan_analysis.annexes.cells import Cell
from juesuan_analysis.annexes.columns import joined
from juesuan_analysis.annexes.slots import Filled
from juesuan_analysis.annexes.values import (
    VAGUE,
    coded,
    folded_signs,
    grouped,
    is_nil,
    number,
    pointed,
    quantity,
    words,
)
from juesuan_analysis.facts import Place
from juesuan_analysis.facts.performance import Indicator, Printed
from juesuan_analysis.vocabulary.performance import class_of, is_class, stem

_VALUES = ("target", "actual", "weight", "score", "deviation_reason", "direction", "unit")
_IN_WORDS = re.compile("^(定性|文字)")
_NUMBERED = re.compile(
    r"^(\d{1,2}[.、．]|指标\d+[:：]|[（(][一二三四五六\d]{1,2}[)）]|[一二三四五六]、)(?=\D)"
)


@dataclass(slots=True)
class _Levels:
    """The names of the levels that hold for the rows to come, and the weights of the groups."""

    level1: str | None = None
    level2: str | None = None
    groups: dict[str, tuple[str, Decimal | None]] = field(default_factory=dict)

    def note(self, text: str) -> str:
        """Keep the weight printed with a first level's name; give the name."""
        name, weight = grouped(_NUMBERED.sub("", text))
        held = self.groups.get(stem(name))
        if held is None or (held[1] is None and weight is not None):
            self.groups[stem(name)] = name, weight
        return name

    def name_of(self, group: str) -> str:
        """The name of a class as this table prints it."""
        return self.groups[group][0] if group in self.groups else f"{group}指标"

    def weight_of(self, name: str | None) -> Decimal | None:
        """The weight printed with a first level's name."""
        return self.groups.get(stem(name or ""), (None, None))[1]


def indicators_of(
    rows: Sequence[Filled], project_id: str, origin: str, deepest: str
) -> list[Indicator]:
    """Make indicators of the rows of one project's table."""
    whole = [row for row in _joined(rows) if is_told(row)]
    levels, out = _Levels(), list[Indicator]()
    backfilled = _backfilled(whole)
    for row, after in zip_longest(backfilled, backfilled[1:]):
        for group in row.groups:
            levels.note(group)
        if after and _is_full(levels, out) and not (row.text("level1") or row.text("level2")):
            _name_levels(after, levels)
        out.append(_indicator(row, levels, project_id, origin, deepest, len(out) + 1))
    return [
        replace(one, group_weight=one.group_weight or levels.weight_of(one.level1)) for one in out
    ]


def _is_full(levels: _Levels, rows: Sequence[Indicator]) -> bool:
    """Whether the indicators of a group have its weight.

    The next row belongs to the next group then, though a page laid out anew names it further down.
    """
    most = levels.weight_of(levels.level1)
    given = (row.weight or Decimal(0) for row in rows if row.level1 == levels.level1)
    return most is not None and sum(given) >= most


def is_told(row: Filled) -> bool:
    """Whether a row of the form was filled in, and not left empty."""
    return not all(is_nil(row.text(role)) for role in _VALUES)


def _has_points(row: Filled) -> bool:
    return any(number(row.text(role)) is not None for role in ("weight", "score"))


def _is_rest(before: Filled, after: Filled) -> bool:
    """Whether a page's first row is the rest of the last one of the page before."""
    if not (before.row.last and after.row.first and before.row.place.page != after.row.place.page):
        return False
    if _has_points(before) == _has_points(after):
        return False
    bare = after if _has_points(before) else before
    return not after.text("level2") and all(is_nil(bare.text(role)) for role in ("weight", "score"))


def _joined(rows: Iterable[Filled]) -> list[Filled]:
    out: list[Filled] = []
    for row in rows:
        if out and _is_rest(out[-1], row):
            out[-1] = _join(out[-1], row)
        else:
            out.append(row)
    return out


def _join(one: Filled, rest: Filled) -> Filled:
    roles = dict.fromkeys([*one.cells, *rest.cells])
    both = {role: [r.cells[role] for r in (one, rest) if r.text(role)] for role in roles}
    cells = {role: joined(found) for role, found in both.items() if found}
    return replace(one, cells=cells, groups=one.groups + rest.groups)


def _ends_page(row: Filled, after: Filled) -> bool:
    return after.row.first and row.row.place.page != after.row.place.page


def _backfilled(rows: Sequence[Filled]) -> list[Filled]:
    """Give the rows above a page's end the name that their merged cell bears below it."""
    out = list(rows)
    for at, (row, after) in enumerate(pairwise(rows)):
        if not _ends_page(row, after):
            continue
        for role in ("level1", "level2"):
            cell, below = row.cells.get(role), after.cells.get(role)
            if cell and below and not cell.text and below.text and cell.r1 - cell.r0 > 1:
                for i in range(at, -1, -1):
                    held = out[i].cells.get(role)
                    if held is None or held.place != cell.place:
                        break
                    named = replace(held, text=below.text)
                    out[i] = replace(out[i], cells={**out[i].cells, role: named})
    return out


def _name_levels(row: Filled, levels: _Levels) -> None:
    """Carry the names of the levels down, or take new ones."""
    first, second = row.text("level1"), row.text("level2")
    if first:
        name = levels.note(first)
        if name != levels.level1:
            levels.level1, levels.level2 = name, None
    if second:
        levels.level2 = grouped(_NUMBERED.sub("", second))[0]
        group = class_of(levels.level2)
        held = stem(levels.level1 or "")
        fits = group is None or held == group or (not is_class(held) and levels.level1)
        if not first and not fits and not (held == "成本" and stem(levels.level2) == "成本"):
            levels.level1 = levels.name_of(group or "")


def _target(row: Filled) -> tuple[str | None, str | None]:
    """The direction and the target of a row, of one column or of three."""
    own, direction, unit = row.text("target"), row.text("direction"), row.text("unit")
    vague = VAGUE if _IN_WORDS.search(direction) else None
    text = words(own) or (words(unit) if vague else None)
    if text is None:
        return None, None
    sign = "" if is_nil(direction) or vague else folded_signs(direction)
    unit = "" if is_nil(unit) or number(unit) is not None else unit
    text = text if text.startswith(sign) else sign + text
    text = text if text.endswith(unit) else text + unit
    return vague, folded_signs(text)


def _actual(row: Filled) -> str | None:
    """What was reached; its sign and unit may stand in columns of their own."""
    parts = [row.text(role) for role in ("actual_direction", "actual", "actual_unit")]
    sign, value, unit = ("" if is_nil(part) or _IN_WORDS.search(part) else part for part in parts)
    value = value if value.startswith(sign) else sign + value
    return words(value if value.endswith(unit) else value + unit)


def _place(row: Filled, name: Cell | None) -> Place:
    own = row.row.place
    if name is None or name.place.page != own.page:
        return name.place if name else own
    return replace(own, y0=min(own.y0, name.place.y0), y1=max(own.y1, name.place.y1))


def _printed(row: Filled, target: str | None) -> tuple[Printed, ...]:
    kept = {
        role: row.cells[role]
        for role in ("level3", "name", "actual", "weight", "score", "deviation_reason")
        if role in row.cells
    }
    out = [
        Printed("level3" if role == "name" else role, cell.text, cell.place)
        for role, cell in kept.items()
        if not is_nil(cell.text)
    ]
    if target and "target" in row.cells:
        parts = [row.cells[r] for r in ("direction", "target", "unit") if row.text(r)]
        out.append(Printed("target", target, joined(parts).place))
    return tuple(out)


def _confidence(cells: Iterable[Cell]) -> float | None:
    return min((c.confidence for c in cells if c.confidence is not None), default=None)


def _indicator(
    row: Filled, levels: _Levels, project_id: str, origin: str, deepest: str, order: int
) -> Indicator:
    _name_levels(row, levels)
    name = row.text(deepest) if deepest not in ("level1", "level2") else ""
    name = coded(_NUMBERED.sub("", name))[0]
    weight = number(row.text("weight"))
    if weight is None and "weight" not in row.cells:
        name, weight = pointed(name)  # the points stand behind the name
    vague, target = _target(row)
    actual = _actual(row)
    wanted, reached = quantity(target or ""), quantity(actual or "")
    group = number(row.text("weight_level1"))
    if group is not None and levels.level1:
        levels.groups[stem(levels.level1)] = levels.level1, group
    given = [levels.level1, levels.level2, name or None]
    return Indicator(
        project_id,
        origin,
        order,
        max((i for i, text in enumerate(given, start=1) if text), default=0),
        _place(row, row.cells.get(deepest)),
        level1=given[0],
        level2=given[1],
        level3=given[2],
        group_weight=_label_weight(row) if levels.weight_of(levels.level1) is None else None,
        direction=vague or wanted.direction,
        target=target,
        target_value=wanted.value,
        target_unit=wanted.unit,
        actual=folded_signs(actual) if actual else None,
        actual_value=reached.value,
        actual_unit=reached.unit,
        weight=weight,
        score=number(row.text("score")),
        deviation_reason=words(row.text("deviation_reason")),
        cells=_printed(row, target),
        confidence=_confidence(row.cells.values()),
    )


def _label_weight(row: Filled) -> Decimal | None:
    """The weight of the objective whose indicators stand beside it: 目标1（40分）."""
    return grouped(row.label.text)[1] if row.label and "目标" in row.label.text else None
