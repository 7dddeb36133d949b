"""A change taken apart so that its parts add up to it exactly."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, amounts, require, single_rows

_SHOWN = 3


def decomposed(changes: pd.DataFrame, factors: Sequence[str]) -> pd.DataFrame:
    """Share a change of a product out to its factors.

    Parameters
    ----------
    changes
        One row for each thing, with every factor of this year and, as ``NAME_previous``, of last:
        ``vehicles`` and ``running_per_vehicle`` (three_public = count × unit cost), or ``people``,
        ``price`` and ``rest``.
    factors
        The factors; the amount is their product.

    Returns
    -------
    DataFrame
        ``changes`` with ``product``, ``product_previous``, ``product_change`` and ``due_to_NAME``
        for each factor: its share averaged over every order in which the factors could have moved
        (Shapley), so that the shares add up to the change whatever the order. Missing where a
        factor is.

    Examples
    --------
    >>> row = pd.DataFrame({"count": [3.0], "count_previous": [2.0], "cost": [4.0],
    ...                     "cost_previous": [5.0]})
    >>> decomposed(row, ["count", "cost"])[["product_change", "due_to_count", "due_to_cost"]].iloc[
    ...     0].tolist()
    [2.0, 4.5, -2.5]
    """
    names = list(factors)
    require(changes, [*names, *(f"{name}_previous" for name in names)])
    now = {name: amounts(changes[name]) for name in names}
    before = {name: amounts(changes[f"{name}_previous"]) for name in names}
    parts = {name: pd.Series(0.0, index=changes.index) for name in names}
    orders = list(itertools.permutations(names))
    for order in orders:
        moved: set[str] = set()
        for name in order:
            rest = _product([now[n] if n in moved else before[n] for n in names if n != name])
            parts[name] = parts[name] + rest * (now[name] - before[name])
            moved.add(name)
    this, last = _product(list(now.values())), _product(list(before.values()))
    due = {f"due_to_{name}": part / len(orders) for name, part in parts.items()}
    return changes.assign(product=this, product_previous=last, product_change=this - last, **due)


def _product(columns: Sequence[pd.Series]) -> pd.Series:
    total = columns[0] if columns else 1.0
    for column in columns[1:]:
        total = total * column
    return total  # type: ignore[return-value]


def within_between(
    data: pd.DataFrame,
    *,
    rate: str,
    weight: str,
    unit: str = "department",
    year: str = "year",
    years: tuple[int, int],
) -> pd.DataFrame:
    """Take the change of an average apart: within departments, and between them.

    The average is Σ weight × rate ÷ Σ weight, such as the share of projects in all expenditure.

    Returns
    -------
    DataFrame
        One row for each unit: ``share`` and ``share_previous`` (of all weight), ``within`` (its
        own rate moved), ``between`` (its weight moved), in units of ``rate``. Both columns add up
        to the change of the average.

    Raises
    ------
    FrameError
        A unit lacks a year: what it contributed cannot be known.
    """
    require(data, [unit, year, rate, weight])
    _refuse_years(data, year, years)
    rows = single_rows(data[data[year].isin(list(years))], [unit, year])
    rates = rows.assign(_v=amounts(rows[rate])).pivot(index=unit, columns=year, values="_v")
    weights = rows.assign(_v=amounts(rows[weight])).pivot(index=unit, columns=year, values="_v")
    for frame in (rates, weights):
        _refuse_blank(frame.reindex(columns=list(years)))
    before, now = years
    shares = weights / weights.sum()
    mean_rate = (rates[now] + rates[before]) / 2
    mean_share = (shares[now] + shares[before]) / 2
    # Means of both years: with one year as the base a rest is left over that belongs to neither.
    middle = float((mean_rate * mean_share).sum())
    table = pd.DataFrame(
        {
            "share": shares[now],
            "share_previous": shares[before],
            "within": mean_share * (rates[now] - rates[before]),
            # Against the average, so that growth of what is average counts for nothing.
            "between": (mean_rate - middle) * (shares[now] - shares[before]),
        }
    )
    return table.reset_index()


def shift_share(
    data: pd.DataFrame,
    *,
    on: str = "line",
    unit: str = "department",
    value: str = "amount",
    year: str = "year",
    years: tuple[int, int],
) -> pd.DataFrame:
    """Take each department's change apart: all grew, its functions grew, it grew within them.

    Returns
    -------
    DataFrame
        One row for each ``unit``: ``change``, ``common`` (as all grew together), ``mix`` (as its
        functions grew more or less than all), ``own`` (as it grew more or less than its functions).
        The three add up to the change.

    Raises
    ------
    FrameError
        An amount is blank. What a year does not list counts as nothing.
    """
    require(data, [unit, on, year, value])
    _refuse_years(data, year, years)
    rows = single_rows(data[data[year].isin(list(years))], [unit, on, year])
    if bool(rows[value].isna().any()):
        who = "、".join(map(str, rows.loc[rows[value].isna(), unit].drop_duplicates()[:_SHOWN]))
        raise FrameError(f"有空白的数，不能分解：{who}")
    wide = rows.assign(_v=amounts(rows[value])).pivot(index=[unit, on], columns=year, values="_v")
    wide = wide.reindex(columns=list(years)).fillna(0.0)
    before, now = years
    last, this = wide[before], wide[now]
    lines = wide.groupby(level=1).sum()
    # A function that began has no growth; all of its money is then the department's own.
    growth = lines[now] / lines[before].where(lines[before] != 0) - 1
    named = wide.index.get_level_values(1).map(growth.to_dict())
    line = pd.Series(named, index=wide.index).fillna(0.0)
    whole = float(this.sum() / last.sum() - 1) if last.sum() else math.nan
    table = pd.DataFrame(
        {
            "change": this - last,
            "common": last * whole,
            "mix": last * (line - whole),
            "own": this - last * (1 + line),
        }
    )
    return table.groupby(level=0, sort=False).sum(min_count=1).reset_index()


def _refuse_years(data: pd.DataFrame, year: str, years: tuple[int, int]) -> None:
    there = sorted(data[year].unique().tolist())
    lacking = [str(one) for one in years if one not in there]
    if lacking:
        have = "、".join(map(str, there)) or "没有任何年度"
        raise FrameError(f"数据里没有 {'、'.join(lacking)} 年度。现有：{have}")


def _refuse_blank(wide: pd.DataFrame) -> None:
    lacking = wide.index[wide.isna().any(axis=1)]
    if len(lacking):
        told = "、".join(map(str, lacking[:_SHOWN]))
        raise FrameError(f"缺年度或有空白，不能分解：{told}。请先用 balanced 取各年都有数的")
