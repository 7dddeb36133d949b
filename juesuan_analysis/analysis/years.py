"""Several years: each beside the one before, and units that are there in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from juesuan_analysis.analysis.change import Absent, change
from juesuan_analysis.analysis.frame import require


def yearly_change(
    data: pd.DataFrame,
    *,
    on: Sequence[str],
    value: str = "amount",
    year: str = "year",
    absent: Absent = "missing",
) -> pd.DataFrame:
    """Set every year beside the calendar year before it.

    Parameters
    ----------
    data
        One row for each combination of ``on`` and ``year``.
    on, value, absent
        As in :func:`change`; ``absent="zero"`` holds only between years that the data has.
    year
        The column of fiscal years.

    Returns
    -------
    DataFrame
        ``on``, ``year``, then what :func:`change` gives, by year. A year whose predecessor the
        data lacks (the first, or one after a gap) has no ``previous`` and says 缺上年; a thing
        that ended has a last row with 缺本年 or 取消.
    """
    require(data, [*on, year, value])
    present = set(data[year])
    frames = []
    for number in sorted(present):
        now, before = (data[data[year] == n] for n in (number, number - 1))
        means: Absent = absent if number - 1 in present else "missing"
        pairs = change(now, before, on=on, value=value, absent=means)
        pairs.insert(len(on), year, number)
        frames.append(pairs)
    return pd.concat(frames, ignore_index=True) if frames else change(data, data, on=[*on, year])


@dataclass(frozen=True, slots=True)
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
        span = f"{self.years[0]}—{self.years[-1]}" if len(self.years) > 1 else f"{self.years[0]}"
        return f"{span} 年度都有数的 {self.kept} 个，共 {self.of} 个"


def balanced(
    data: pd.DataFrame, *, unit: str = "department", value: str = "amount", year: str = "year"
) -> tuple[pd.DataFrame, Coverage]:
    """Keep the units that have an amount in every year of the data, and say how many that is.

    A sum over whoever disclosed moves with who disclosed; over the same units it moves with what
    they spent.
    """
    require(data, [unit, value, year])
    years = tuple(sorted(int(number) for number in data[year].unique()))
    known = data[data[value].notna()].groupby(unit)[year].nunique()
    kept = set(known[known == len(years)].index)
    units = set(data[unit])
    left_out = tuple(sorted(str(name) for name in units - kept))
    return data[data[unit].isin(kept)], Coverage(years, len(kept), len(units), left_out)
