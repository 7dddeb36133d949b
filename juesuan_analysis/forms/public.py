"""The rows of form 9 (“三公”经费): offices mix counts, other expenses and other units in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from juesuan_analysis.forms.amount import is_nil
from juesuan_analysis.forms.columns import BY_ROW, match
from juesuan_analysis.forms.periods import of_the_year, year_of
from juesuan_analysis.forms.rows import Row
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import canonical, clean, is_count

_TOTAL = "合计"


def public_rows(form: Form, rows: Sequence[Row]) -> list[Row]:
    """Leave the rows of form 9 whose amounts belong to it beyond doubt."""
    kept = [row for row in rows if not is_count(row.name)]
    if any(cell.measure == BY_ROW for row in kept for cell in row.cells):
        return _measured(form, kept)
    if any(cell.line for row in kept for cell in row.cells):
        return _alone(kept)
    return _without_wider_total(kept)


def _holds_figure(row: Row) -> bool:
    return not all(is_nil(cell.printed) for cell in row.cells)


def _measured(form: Form, rows: Sequence[Row]) -> list[Row]:
    """Give rows named 预算数 or 决算数 to the measure; the surest row of each."""
    names = [clean(row.name) for row in rows]
    year = year_of(names)
    best: dict[str, list[tuple[int, Row]]] = {}
    for row, name in zip(rows, names, strict=True):
        found = match(form, of_the_year(name, year, budgets=True) or "")
        if found and _holds_figure(row):
            best.setdefault(found[0].name, []).append((found[1], row))
    return [_as_measure(row, measure) for measure, found in best.items() for row in _single(found)]


def _single(found: Sequence[tuple[int, Row]]) -> Iterable[Row]:
    least = min(rank for rank, _ in found)
    rows = [row for rank, row in found if rank == least]
    return rows if len(rows) == 1 else []


def _as_measure(row: Row, measure: str) -> Row:
    return replace(row, cells=tuple(replace(cell, measure=measure) for cell in row.cells))


def _alone(rows: Sequence[Row]) -> list[Row]:
    """Where lines run across the page: the one row of amounts, or the total of several units."""
    full = [row for row in rows if _holds_figure(row)]
    if len(full) <= 1:
        return list(rows)
    totals = [row for row in full if canonical(9, row.name) == _TOTAL]
    return totals if len(totals) == 1 else []


def _without_wider_total(rows: Sequence[Row]) -> list[Row]:
    """Leave out a total that holds more than “三公”, where that has a row of its own."""
    totals = [r for r in rows if canonical(9, r.name) == _TOTAL and _holds_figure(r)]
    own = [row for row in totals if "三公" in row.name]
    wider = [] if len(own) != 1 else [row for row in totals if row is not own[0]]
    return [row for row in rows if row not in wider]
