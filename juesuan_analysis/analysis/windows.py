"""Where few are there in every year: the longest window, the largest block, chained pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from juesuan_analysis.analysis.frame import amounts, held, require, single_rows
from juesuan_analysis.analysis.panel import best_window
from juesuan_analysis.analysis.years import Coverage, balanced, units_of


def longest_window(
    data: pd.DataFrame, *, least: int = 2, value: str = "amount", year: str = "year"
) -> tuple[pd.DataFrame, Coverage]:
    """Keep the longest run of years in which at least so many units have a figure in all of them.

    Of runs of one length the one with most units is taken, then the latest.
    """
    there = _there(data, value, year)
    years = sorted(int(number) for number in there.columns)
    runs = [
        (b - a + 1, int(there[list(range(a, b + 1))].all(axis=1).sum()), b, a)
        for a in years
        for b in years
        if b >= a and set(range(a, b + 1)) <= set(years)
    ]
    usable = [run for run in runs if run[1] >= least] or [(0, 0, 0, 0)]
    _, _, last, first = max(usable)
    return balanced(data[data[year].between(first, last)], value=value, year=year)


def largest_block(
    data: pd.DataFrame, *, value: str = "amount", year: str = "year"
) -> tuple[pd.DataFrame, Coverage]:
    """Keep the run of years and the units with a figure in all of it that are most together."""
    there = _there(data, value, year)
    labels = pd.Index([str(number) for number in range(len(there))])
    first, last, _ = best_window(there.set_axis(labels))
    return balanced(data[data[year].between(first, last)], value=value, year=year)


def chained_totals(
    data: pd.DataFrame, *, value: str = "amount", year: str = "year", by: Sequence[str] = ()
) -> pd.DataFrame:
    """Chain the changes of units that are there in two years following each other.

    Each link is the growth of the sum over the units of both years; the index is their product. It
    uses every unit in the years that it has, and no unit's coming or going counts as growth.

    Returns
    -------
    DataFrame
        ``by``, ``year``, ``link`` (this year over last of the same units, %), ``index`` (first
        year 100; missing after a pair of years that no unit has both of), ``n_pairs`` and ``n``
        (units with a figure in the year).

    Examples
    --------
    >>> data = pd.DataFrame({"department": ["甲", "甲", "乙", "乙"],
    ...                      "year": [2022, 2023, 2023, 2024],
    ...                      "amount": [10.0, 11.0, 100.0, 90.0]})
    >>> chained_totals(data)["index"].round(2).tolist()
    [100.0, 110.0, 99.0]
    """
    units = units_of(data)
    keys = [*by, *units]
    require(data, [*keys, year, value])
    rows = single_rows(data.assign(**{value: amounts(data[value])}), [*keys, year])
    rows = rows.dropna(subset=value)
    before = rows[[*keys, year, value]].assign(**{year: rows[year] + 1})
    both = rows[[*keys, year, value]].merge(before, on=[*keys, year], suffixes=("", "_before"))
    group = both.groupby([*by, year], dropna=False)
    links = group[[value, f"{value}_before"]].sum().assign(n_pairs=group.size())
    last = links[f"{value}_before"]
    links = links.assign(link=links[value] / last.where(last > 0) * 100)[["link", "n_pairs"]]
    every = rows.groupby([*by, year], dropna=False).size().rename("n").reset_index()
    table = every.merge(links.reset_index(), on=[*by, year], how="left")
    table = table.sort_values([*by, year], kind="stable").reset_index(drop=True)
    table = table.assign(n_pairs=table["n_pairs"].fillna(0).astype("int64"))
    parts = table.groupby(list(by), dropna=False, sort=False) if by else [((), table)]
    index = pd.concat([_chain(part["link"]) for _, part in parts])
    return table.assign(index=index)[[*by, year, "link", "index", "n_pairs", "n"]]


def _chain(links: pd.Series) -> pd.Series:
    steps = (links / 100).to_numpy(copy=True)
    if len(steps):
        steps[0] = 1.0
    # numpy's product stays NaN behind a gap; pandas' would go on as if nothing were missing.
    return pd.Series(np.cumprod(steps) * 100, index=links.index)


def _there(data: pd.DataFrame, value: str, year: str) -> pd.DataFrame:
    units = units_of(data)
    require(data, [*held(data, units), year, value])
    # Numbered, for crosstab leaves out rows of which a name is blank.
    known = data[data[value].notna()]
    number = known.groupby(units, dropna=False, sort=False).ngroup()
    return pd.crosstab(number, known[year]).gt(0)
