"""What the columns of a form hold, told by the words of their header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from juesuan_analysis.forms.periods import of_the_year, without_account, year_of
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.cells import SIDES
from juesuan_analysis.vocabulary.forms import (
    CODE_COLUMN,
    NAME_COLUMN,
    ORDER_COLUMN,
    OWNER_COLUMN,
    Form,
    Measure,
)
from juesuan_analysis.vocabulary.lines import THREE_PUBLIC, WIDER_LINES, canonical, is_wider

Role = Literal["code", "name", "order", "measure", "unknown", "blank"]
BY_ROW = ""  # the measure of a column whose rows name it: 预算数 and 决算数 one above the other
_GROUPS = (*SIDES, "人员经费", "公用经费")
_OWN = re.compile(r"三公”?经费(支出)?(合计|小计)?(/|$)")
_ACROSS = 2  # lines of form 9 that a header names where they run across the page


@frozen
class Column:
    """A base column: its header path, what it holds, and for amounts the line and measure.

    ``rank`` is how far the header's words are from the usual ones for this measure.
    """

    path: str
    role: Role
    measure: str | None = None
    line: str | None = None  # forms whose lines stand in the header
    rank: int = 0


@frozen
class Group:
    """Columns that are read together; forms may set several groups side by side.

    ``labels`` are the base columns of codes and names; ``measures`` maps (measure, line) to the
    base columns under it, several where the header is ruled more finely than the column.
    """

    side: str | None
    labels: tuple[int, ...]
    measures: dict[tuple[str, str | None], tuple[int, ...]]


@lru_cache(maxsize=1 << 12)  # offices head their columns in few ways
def match(form: Form, path: str) -> tuple[Measure, int] | None:
    """The measure that a path means, and the rank of the wording."""
    ranked = (
        (measure, rank)
        for measure in form.measures
        for rank, pattern in enumerate(measure.patterns)
        if re.fullmatch(pattern, path)
    )
    return next(ranked, None)


def means(form: Form, part: str) -> str | None:
    """The measure that one text of a header means, if any."""
    found = match(form, part)
    return found[0].name if found else None


def _labelled(path: str) -> Column | None:
    if not path:
        return Column(path, "blank")
    if re.fullmatch(ORDER_COLUMN, path):
        return Column(path, "order")
    return Column(path, "code") if re.fullmatch(CODE_COLUMN, path) else None


def _column(form: Form, path: str) -> Column:
    """Tell a column by its path, in which the words for the final account may be left out."""
    found = match(form, path) or match(form, without_account(path))
    if form.sided and path in SIDES:  # above the names of lines, beside 决算数
        return Column(path, "name")
    return (
        _labelled(path)
        or (Column(path, "measure", found[0].name, None, found[1]) if found else None)
        or Column(path, "name" if re.fullmatch(NAME_COLUMN, path) else "unknown")
    )


def _line_in(path: str, form: Form) -> str | None:
    """The line of form 9 that a header path names."""
    names = [part for part in path.split("/") if not means(form, part)]
    if not names:
        return None
    found = (canonical(form.number, "/".join(names[-2:])), canonical(form.number, names[-1]))
    return next((line for line in found if line in (*THREE_PUBLIC, *WIDER_LINES)), None)


def _across(form: Form, path: str, by_row: bool) -> Column:
    """Read a header that names the line and the measure, or the line if rows name the measure."""
    line = _line_in(path, form)
    found = next((m for m in (match(form, p) for p in path.split("/")) if m), None)
    wider = line == "合计" and "三公" not in path  # it may hold 会议费 and 培训费 as well
    if line and by_row:
        return Column(path, "measure", BY_ROW, line, int(wider))
    if line and found:
        return Column(path, "measure", found[0].name, line, found[1] + wider)
    if re.fullmatch(OWNER_COLUMN, path) or re.fullmatch(NAME_COLUMN, path):
        return Column(path, "name")
    return _labelled(path) or Column(path, "unknown")


def _columns(form: Form, paths: Sequence[str]) -> Iterator[Column]:
    lines = {_line_in(path, form) for path in paths} - {None, "合计", *WIDER_LINES}
    named = any(re.fullmatch(NAME_COLUMN, path) for path in paths)
    across = form.across and (len(lines) >= _ACROSS or not named)
    by_row = across and not any(means(form, p) for path in paths for p in path.split("/"))
    mixed = any(is_wider(path) for path in paths)  # 会议费: the total may hold it too
    for i, path in enumerate(paths):
        column = _across(form, path, by_row) if across else _column(form, path)
        if by_row and not i and column.line is None:
            yield Column(path, "name")  # whatever stands above 预算数 and 决算数
        elif across and mixed and column.line == "合计" and not _OWN.search(path):
            yield Column(path, "unknown")
        else:
            yield column


def _settled(columns: Sequence[Column], part: Sequence[int]) -> Iterator[tuple[int, Column]]:
    """Leave each measure of a group to the columns that name it best, if those agree."""
    claims: dict[tuple[str | None, str | None], list[int]] = {}
    for i in part:
        if columns[i].role == "measure":
            claims.setdefault((columns[i].measure, columns[i].line), []).append(i)
    for claimants in claims.values():
        best = min(columns[i].rank for i in claimants)
        chosen = Counter(columns[i].path for i in claimants if columns[i].rank == best)
        for i in claimants:
            if columns[i].path not in chosen or len(chosen) > 1:
                yield i, Column(columns[i].path, "unknown")


def resolve(form: Form, paths: Sequence[str]) -> list[Column]:
    """Tell what each base column of a table holds, from the paths of its header.

    A column of another year, of a budget (but in form 9) or of a change is none of the form's; so
    are two columns that mean the same.
    """
    year = year_of(paths)
    kept = [of_the_year(path, year, budgets=form.has_budgets) for path in paths]
    found = iter(_columns(form, [path for path in kept if path is not None]))
    columns = [
        Column(path, "unknown") if own is None else next(found)
        for path, own in zip(paths, kept, strict=True)
    ]
    for part in _parts(columns):
        if form.again and any(re.search(form.again, columns[i].path) for i in part):
            for i in part:
                columns[i] = Column(columns[i].path, "unknown")
        for i, column in list(_settled(columns, part)):
            columns[i] = column
    return columns


def is_resolved(columns: Sequence[Column]) -> bool:
    """Whether a header was understood well enough to read amounts under it."""
    return any(column.role == "measure" for column in columns)


def _parts(columns: Sequence[Column]) -> list[list[int]]:
    """Part columns into groups: a new one begins with each code or name after a measure."""
    parts: list[list[int]] = [[]]
    for i, column in enumerate(columns):
        measured = any(columns[j].role == "measure" for j in parts[-1])
        if column.role in ("code", "name") and measured:
            parts.append([])
        parts[-1].append(i)
    return parts


def _side(form: Form, columns: Sequence[Column], order: int) -> str | None:
    tops = (column.path.split("/")[0] for column in columns)
    named = next((side for top in tops for side in _GROUPS if top.startswith(side)), None)
    return named or (SIDES[min(order, 1)] if form.sided else None)


def _group(form: Form, columns: Sequence[Column], part: Sequence[int], order: int) -> Group:
    measures: dict[tuple[str, str | None], tuple[int, ...]] = {}
    for i in part:
        column = columns[i]
        if column.measure is not None:
            key = column.measure, column.line
            measures[key] = (*measures.get(key, ()), i)
    labels = tuple(i for i in part if columns[i].role in ("code", "name"))
    return Group(_side(form, [columns[i] for i in part], order), labels, measures)


def groups(form: Form, columns: Sequence[Column]) -> list[Group]:
    """Give the groups of columns that hold amounts, from the left."""
    parts = [p for p in _parts(columns) if any(columns[i].role == "measure" for i in p)]
    return [_group(form, columns, part, order) for order, part in enumerate(parts)]
