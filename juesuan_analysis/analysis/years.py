"""Several years: each beside the one before, and units that are there in all of them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.change import (
    DECIMALS,
    NO_BASE,
    NO_CURRENT,
    Absent,
    add_change,
    change,
    contribution,
    other_scope,
)
from juesuan_analysis.analysis.frame import among, groups, held, require, single_rows, years_text
from juesuan_analysis.analysis.previous import DISCLOSED, NARRATED
from juesuan_analysis.frozen import frozen

NEW, ENDED, GAP = "新增", "撤并", "年度不连续"
_UNIT = ("region", "department", "entity")
_CELL = ("item", "indicator", "form", "side", "code", "line", "measure")


def yearly_change(
    data: pd.DataFrame,
    *,
    on: Sequence[str] | None = None,
    value: str = "amount",
    year: str = "year",
    absent: Absent = "missing",
    within: Sequence[str] | None = None,
    narrated: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Set every year beside the calendar year before it.

    Parameters
    ----------
    data
        One row for each combination of ``on`` and ``year``: entries, or any panel.
    on
        Columns that name the same thing in every year. Without it those of ``region``,
        ``department``, ``entity``, ``item``, ``indicator``, ``form``, ``side``, ``code``, ``line``
        and ``measure`` that the data has. The printed ``unit`` is no part of it.
    value, absent
        As in :func:`change`. ``absent="zero"`` holds only where the department (the columns
        ``region``, ``department`` and ``entity``) has rows in both years.
    year
        The column of fiscal years.
    within
        Columns whose groups, with the year, are totals of their own: adds ``contribution``, as
        :func:`contribution` does. For parts only, no total rows.
    narrated
        Last year's figures that narratives imply (``on``, ``year``, ``previous``), as
        :func:`narrated_previous` gives them; used where the data lacks last year.

    Returns
    -------
    DataFrame
        ``on``, ``year``, then what :func:`change` gives, by year, with ``previous_source``
        (上年决算, 情况说明 or missing). A year whose predecessor the data lacks (the first, or one
        after a gap) has no ``previous`` and says 缺上年; a thing that ended has a last row with
        缺本年 or 取消. ``note`` says why there is no rate: besides those of :func:`change`,
        新增 (a department that was in no year before, while others of its region were), 撤并 (one
        that is in no later year, while others are), 年度不连续 (the year between is missing; an
        older year is not last year), 口径变化 (one year is a 部门, the other a 单位: neither change
        nor rate). Where ``narrated`` is given, ``previous_stated`` is what this year's document
        says of last year, and ``restated`` by how much that differs from last year's own.

    Examples
    --------
    >>> panel = pd.DataFrame({"department": ["甲局"] * 3, "year": [2021, 2022, 2024],
    ...                       "amount": [100.0, 110.0, 120.0]})
    >>> yearly_change(panel)[["year", "previous", "rate", "note"]]
       year  previous  rate   note
    0  2021       NaN   NaN   上年无数
    1  2022     100.0  10.0    NaN
    2  2024       NaN   NaN  年度不连续
    """
    keys = held(data, (*_UNIT, *_CELL)) if on is None else list(on)
    require(data, [*keys, year, value])
    single_rows(data, [*keys, year])
    unit = [key for key in keys if key in _UNIT]
    present = set(data[year])
    frames = []
    for number in sorted(present):
        # The calendar year before, not the row before: over a gap a change is of two years.
        now, before = (data[data[year] == n] for n in (number, number - 1))
        pairs = _pairs(now, before, keys, unit, value, absent)
        pairs.insert(len(keys), year, number)
        frames.append(pairs)
    if not frames:
        empty = change(data, data, on=[*keys, year], value=value)
        return empty.assign(previous_source=None, previous_stated=None, restated=None)
    changes = _sourced(pd.concat(frames, ignore_index=True), keys, year, narrated)
    changes = _noted(changes, data, unit, year)
    return changes if within is None else contribution(changes, within=[*within, year])


def _pairs(
    now: pd.DataFrame,
    before: pd.DataFrame,
    keys: list[str],
    unit: list[str],
    value: str,
    absent: Absent,
) -> pd.DataFrame:
    """Two years side by side; a row that one lacks is zero only where its department has both."""
    if absent == "missing" or before.empty:
        return change(now, before, on=keys, value=value)
    if not unit or unit == keys:
        return change(now, before, on=keys, value=value, absent=absent)
    both = now[unit].drop_duplicates().merge(before[unit].drop_duplicates(), on=unit)
    sides = [(side, among(side, both, unit)) for side in (now, before)]
    parts = []
    meanings: tuple[tuple[bool, Absent], ...] = ((True, absent), (False, "missing"))
    for chosen, means in meanings:
        one, other = (side[known == chosen] for side, known in sides)
        parts.append(change(one, other, on=keys, value=value, absent=means))
    return pd.concat(parts, ignore_index=True)


def _sourced(
    changes: pd.DataFrame, keys: list[str], year: str, narrated: pd.DataFrame | None
) -> pd.DataFrame:
    source = pd.Series(DISCLOSED, index=changes.index, dtype="str")
    source = source.where(changes["previous"].notna())
    if narrated is None:
        return changes.assign(previous_source=source, previous_stated=None, restated=None)
    require(narrated, [*keys, year, "previous"])
    told = single_rows(narrated[[*keys, year, "previous"]], [*keys, year])
    # A year that this document restated is told, and never put in place of what was published.
    filled = changes[[*keys, year]].merge(told, on=[*keys, year], how="left")["previous"]
    take = changes["previous"].isna() & filled.notna() & changes["current"].notna()
    restated = (filled - changes["previous"]).round(DECIMALS)
    changes = changes.assign(previous_stated=filled, restated=restated)
    both = changes.assign(previous=changes["previous"].where(~take, filled))
    both = add_change(both).assign(previous_source=source.where(~take, NARRATED))
    return other_scope(both) if "scope_previous" in both.columns else both


def _noted(changes: pd.DataFrame, data: pd.DataFrame, unit: list[str], year: str) -> pd.DataFrame:
    """Say more exactly why a figure is missing, from the years that each department has."""
    if not unit:
        return changes
    region = [key for key in unit if key == "region"]
    seen = data[[*unit, year]].drop_duplicates()
    first, last = (seen.groupby(unit, dropna=False)[year].transform(f) for f in ("min", "max"))
    spans = seen.assign(_first=first, _last=last).drop_duplicates(unit).drop(columns=year)
    rows = changes[[*unit, year]].merge(spans, on=unit, how="left")
    now = _has(rows, seen, unit, year, 0)
    before = _has(rows, seen, unit, year, -1)
    others_before = _has(rows, seen, region, year, -1)
    others_now = _has(rows, seen, region, year, 0)
    note = changes["note"]
    no_base = (note == NO_BASE) & ~before
    note = note.mask(no_base & others_before & (rows["_first"] == rows[year]), NEW)
    note = note.mask(no_base & (rows["_first"] < rows[year]), GAP)
    gone = (note == NO_CURRENT) & ~now
    note = note.mask(gone & others_now & (rows["_last"] < rows[year]), ENDED)
    return changes.assign(note=note.mask(gone & (rows["_last"] > rows[year]), GAP))


def _has(
    rows: pd.DataFrame, seen: pd.DataFrame, unit: list[str], year: str, shift: int
) -> pd.Series:
    """Whether some rows' unit has data in their year, shifted."""
    asked = rows[[*unit, year]].assign(**{year: rows[year] + shift})
    return among(asked, seen, [*unit, year])


def units_of(data: pd.DataFrame) -> list[str]:
    """The columns that name a unit: who it is, and where."""
    who = "entity" if "entity" in data.columns else "department"
    return [*held(data, ("region",)), who]


def _named(names: Sequence[object]) -> str:
    """Write a unit; its region only where its name does not begin with it."""
    told = [str(name) for name in names if not pd.isna(name)]  # type: ignore[call-overload]
    return told[-1] if told and told[-1].startswith(told[0]) else "".join(told)


@frozen
class Coverage:
    """How many units a balanced panel keeps, of how many, and which it leaves out."""

    years: tuple[int, ...]
    kept: int
    of: int
    left_out: tuple[str, ...]

    def __str__(self) -> str:
        """Say it in the words that stand under a chart."""
        if not self.years:
            return "没有数据"
        return f"{years_text(self.years)} 年度都有数的 {self.kept} 个，共 {self.of} 个"


def balanced(
    data: pd.DataFrame,
    *,
    unit: str | Sequence[str] | None = None,
    value: str = "amount",
    year: str = "year",
) -> tuple[pd.DataFrame, Coverage]:
    """Keep the units that have an amount in every year of the data, and say how many that is.

    A sum over whoever disclosed moves with who disclosed; over the same units it moves with what
    they spent. ``unit`` is a column, or several that name a unit together: ``region`` and
    ``entity`` or ``department`` by themselves, for two regions have a 财政局 each. Where few are
    there in every year, see :func:`longest_window`, :func:`largest_block` and
    :func:`chained_totals`.
    """
    columns = units_of(data) if unit is None else [unit] if isinstance(unit, str) else list(unit)
    require(data, [*columns, value, year])
    years = tuple(sorted(int(number) for number in data[year].unique()))
    group = groups(data, columns)
    known = data[year].where(data[value].notna()).groupby(group).transform("nunique")
    kept = known == len(years)
    others = data.loc[~kept, columns].drop_duplicates()
    left_out = tuple(sorted(_named(list(names)) for names in others.to_numpy()))
    coverage = Coverage(years, group[kept].nunique(), group.nunique(), left_out)
    return data[kept], coverage
