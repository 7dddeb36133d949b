"""The block of funds of a project's table: who paid, what it was split into, what it was for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from juesuan_analysis.annexes.cells import Cell, Row
from juesuan_analysis.annexes.columns import Column, Columns, arranged, by_role, role_of
from juesuan_analysis.annexes.values import grouped, is_nil, known_line, number, unlisted
from juesuan_analysis.facts.performance import COMPOSITION, SOURCES, TASKS, FundLine, Printed
from juesuan_analysis.vocabulary.money import WAN, in_wan, places_of
from juesuan_analysis.vocabulary.performance import (
    BUDGETS,
    COMPOSITION_LINES,
    FUND_COLUMNS,
    TOTAL_FUNDS,
    TOTAL_LINES,
)

_UNIT = re.compile(r"[（(：:](?:人民币)?(万元|元|千元|亿元)[)）]?")
_SHARE = Decimal("1.5")  # a rate above it is in percent
_PAIRED = (*BUDGETS, "rate", "weight", "score")
_STROKES = ("1", "l", "I", "|", "7")


def unit_in(text: str) -> str | None:
    """The unit of amounts that a heading or a line states."""
    match = _UNIT.search(text)
    return match[1] if match else None


def line_name(text: str, breakdown: str = SOURCES) -> str:
    """The canonical name of a line; a task and an unusual source keep their own."""
    bare = unlisted(text)
    return known_line(text) or bare if breakdown == SOURCES else bare


def breakdown_of(columns: Columns, line: str, before: str) -> str:
    """What a line is a part of."""
    if any("任务" in column.heading for column in columns):
        return TASKS
    bare = unlisted(line)
    if any("支出构成" in column.heading for column in columns) or bare in COMPOSITION_LINES:
        return COMPOSITION
    return before if bare in TOTAL_LINES and before == COMPOSITION else SOURCES


def _name(columns: Columns, row: Row) -> Cell | None:
    """The cell that names a line: under its heading, else the last before the amounts."""
    named = by_role(columns, row).get("line")
    if named and named.text and named.r0 == row.index:
        return named
    found = zip(columns, arranged(columns, row), strict=True)
    first = next((cell.c0 for c, cell in found if c.role in BUDGETS and cell), len(row.cells))
    before = [cell for cell in row.own if cell.c0 < first]
    return before[-1] if before else None


def money(text: str, unit: str | None) -> Decimal | None:
    """Read an amount, in 万元 where no unit is told."""
    value = number(text)
    return None if value is None else in_wan(value, unit or WAN)


def _amount(cells: Mapping[str, Cell], role: str, unit: str | None) -> Decimal | None:
    return money(cells[role].text, unit) if role in cells else None


def _points(cells: Mapping[str, Cell], role: str) -> Decimal | None:
    return number(cells[role].text) if role in cells else None


def _rate(cells: Mapping[str, Cell], unit: str | None) -> Decimal | None:
    """A rate in %; a share without a sign (0.9) counts as one where the amounts say so."""
    value = number(cells["rate"].text) if "rate" in cells else None
    if value is None or "%" in cells["rate"].text or abs(value) > _SHARE:
        return value
    budget = _amount(cells, "full_year_budget", unit)
    spent = _amount(cells, "executed", unit)
    half = Decimal(5).scaleb(-places_of(value) - 1)
    is_share = bool(budget) and spent is not None and abs(spent / (budget or 1) - value) <= half
    return value * 100 if is_share and value else value


def _is_stroke(role: str, cell: Cell) -> bool:
    """Whether what a picture shows as points of a mere source is the stroke that strikes them out.

    Sources are not scored; recognition takes the “/” in their cells for a 1.
    """
    return role in ("weight", "score") and cell.confidence is not None and cell.text in _STROKES


def fund_line(
    columns: Columns,
    row: Row,
    project_id: str,
    origin: str,
    order: int,
    unit: str | None,
    before: str,
) -> FundLine | None:
    """Read a row of the block; None where it names no line.

    ``before`` is the breakdown of the line above.
    """
    name = _name(columns, row)
    covers = name and any(c.role in BUDGETS and c.x1 <= name.place.x1 for c in columns)
    if name is None or covers or number(name.text) is not None:
        return None
    cells = {r: c for r, c in by_role(columns, row).items() if c.text and c.r0 == row.index}
    if line_name(name.text) != TOTAL_FUNDS:
        cells = {r: c for r, c in cells.items() if not _is_stroke(r, c)}
    unit = next((u for c in columns if (u := unit_in(c.heading))), unit)
    breakdown = breakdown_of(columns, name.text, before)
    kept = {role: cells[role] for role in _PAIRED if role in cells}
    printed = [Printed("line", name.text, name.place)]
    printed += [Printed(role, c.text, c.place) for role, c in kept.items() if not is_nil(c.text)]
    sure = [c.confidence for c in (name, *kept.values()) if c.confidence is not None]
    line = FundLine(
        project_id,
        origin,
        order,
        breakdown,
        line_name(name.text, breakdown),
        row.place,
        cells=tuple(printed),
        confidence=min(sure, default=None),
    )
    return _with_figures(line, cells, unit)


def _with_figures(line: FundLine, cells: Mapping[str, Cell], unit: str | None) -> FundLine:
    """Give a line the figures of its cells."""
    return replace(
        line,
        original_budget=_amount(cells, "original_budget", unit),
        full_year_budget=_amount(cells, "full_year_budget", unit),
        executed=_amount(cells, "executed", unit),
        unit=unit,
        rate=_rate(cells, unit),
        weight=_points(cells, "weight"),
        score=_points(cells, "score"),
    )


def fund_pairs(row: Row) -> Columns:
    """The columns of a row in which every figure of funds has its label beside it, else none."""
    told = [
        (label, value, role)
        for label, value in pairwise(row.own)
        if (role := role_of(label.text, FUND_COLUMNS)) in _PAIRED
        and number(value.text) is not None
        and number(label.text) is None
    ]
    if len({role for *_, role in told} & {*BUDGETS}) < 2:
        return ()
    first = row.own.index(told[0][0])
    name = row.own[first - 1] if first else told[0][0]
    named = Column("line", "", name.place.x0, name.place.x1)
    return (
        named,
        *(Column(role or "", label.text, v.place.x0, v.place.x1) for label, v, role in told),
    )


def paired_line(
    columns: Columns, row: Row, origin: str, order: int, unit: str | None, before: str
) -> FundLine:
    """Read a row of labels and figures; it is of all funds, unless it names a source."""
    found = {c.role: c for c in columns}
    cells = {r: _at(row, column) for r, column in found.items()}
    known = known_line(cells["line"].text)
    unit = next((u for c in columns if (u := unit_in(c.heading))), unit)
    kept = [role for role in _PAIRED if role in cells]
    line = FundLine(
        "",
        origin,
        order,
        before if known else SOURCES,
        known or TOTAL_FUNDS,
        row.place,
        cells=tuple(Printed(role, cells[role].text, cells[role].place) for role in kept),
    )
    return _with_figures(line, cells, unit)


def _at(row: Row, column: Column) -> Cell:
    return next(c for c in row.own if (c.place.x0, c.place.x1) == (column.x0, column.x1))


def weight_in(text: str) -> Decimal | None:
    """The weight that a heading gives for execution: 项目预算执行情况（10分）."""
    found = grouped(text)[1]
    match = re.search(r"(\d+(?:\.\d+)?)分", text)
    return found if found is not None else Decimal(match[1]) if match else None
