"""Amounts in prices of one year, and per head, by a user's own series."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, amounts, held, require, single_rows

_SHOWN = 5
_YUAN = 10_000


def linked_index(yearly: pd.DataFrame, *, value: str = "index") -> pd.DataFrame:
    """Chain an index published as 上年=100 (such as 居民消费价格指数) to one level.

    The first year's own figure is against a year before it, so the chain starts at 100 there.

    Examples
    --------
    >>> cpi = pd.DataFrame({"year": [2022, 2023, 2024], "index": [102.0, 100.0, 110.0]})
    >>> linked_index(cpi)["index"].tolist()
    [100.0, 100.0, 110.0]
    """
    require(yearly, ["year", value])
    keys = held(yearly, ["region"])
    ordered = single_rows(yearly, [*keys, "year"]).sort_values([*keys, "year"])
    steps = amounts(ordered[value]) / 100
    group = ordered.groupby(keys, dropna=False)["year"] if keys else ordered["year"]
    gap = group.diff() > 1
    if bool(gap.any()):
        raise FrameError(f"指数的年度不连续，{_years(ordered.loc[gap, 'year'])} 的上一年没有")
    start = group.diff().isna()
    chained = steps.mask(start, 1.0)
    by = [ordered[key] for key in keys]
    level = chained.groupby(by, dropna=False).cumprod() if by else chained.cumprod()
    return ordered.assign(**{value: (level * 100).round(6)})


def deflated(
    frame: pd.DataFrame,
    index: pd.DataFrame,
    base_year: int,
    *,
    value: str = "amount",
) -> pd.DataFrame:
    """Express amounts in the prices of one year.

    Parameters
    ----------
    frame
        Rows with ``year`` and amounts in ``value`` (and ``region``).
    index
        ``year`` and ``index``, a price level on any base, and ``region`` where it differs between
        them. For one published as 上年=100 see :func:`linked_index`.
    base_year
        The year whose prices count.

    Returns
    -------
    DataFrame
        ``frame`` with ``index``, ``real`` (the unit of ``value``, prices of ``base_year``) and
        ``base_year``.

    Raises
    ------
    FrameError
        The index lacks a year or region of the frame, or the base year; the message lists them.

    Examples
    --------
    >>> frame = pd.DataFrame({"year": [2023, 2024], "amount": [100.0, 110.0]})
    >>> cpi = pd.DataFrame({"year": [2023, 2024], "index": [100.0, 110.0]})
    >>> deflated(frame, cpi, 2023)["real"].round(2).tolist()
    [100.0, 100.0]
    """
    require(frame, ["year", value])
    keys = _keys(frame, index, ["index"])
    place = [key for key in keys if key == "region"]
    base = index.loc[index["year"] == base_year, [*place, "index"]]
    asked = [*place, "year"] if place else ["year"]
    found = _joined(frame, index, keys, "index")
    if place:
        whole = frame[place].merge(base.rename(columns={"index": "_base"}), on=place, how="left")
        level = amounts(whole["_base"]).set_axis(frame.index)
    else:
        level = pd.Series(float(base["index"].iloc[0]) if len(base) else None, index=frame.index)
        level = amounts(level)
    if bool(level.isna().any()):
        lacking = frame.loc[level.isna(), place].drop_duplicates() if place else frame.iloc[:1]
        raise FrameError(f"指数没有基年：{_listed(lacking.assign(year=base_year), asked)}")
    real = amounts(frame[value]) / found * level
    return frame.assign(index=found, real=real, base_year=base_year)


def per_capita(
    frame: pd.DataFrame, population: pd.DataFrame, *, value: str = "amount"
) -> pd.DataFrame:
    """Divide amounts by a population.

    Parameters
    ----------
    frame
        Rows with ``year`` and amounts in 万元 in ``value`` (and ``region``).
    population
        ``population`` in persons, by ``year`` and by those of ``region`` and ``department`` that
        it has.

    Returns
    -------
    DataFrame
        ``frame`` with ``population`` and ``per_capita`` in 元 per person.

    Raises
    ------
    FrameError
        A year or region of the frame has no population; the message lists them.

    Examples
    --------
    >>> frame = pd.DataFrame({"region": ["甲区"], "year": [2024], "amount": [50.0]})
    >>> people = pd.DataFrame({"region": ["甲区"], "year": [2024], "population": [10_000]})
    >>> per_capita(frame, people)["per_capita"].tolist()
    [50.0]
    """
    require(frame, ["year", value])
    people = _joined(frame, population, _keys(frame, population, ["population"]), "population")
    if bool((people <= 0).any()):
        raise FrameError("人口数必须大于零")
    return frame.assign(population=people, per_capita=amounts(frame[value]) * _YUAN / people)


def _keys(frame: pd.DataFrame, series: pd.DataFrame, needed: Sequence[str]) -> list[str]:
    require(series, ["year", *needed])
    keys = held(series, ("region", "department", "year"))
    require(frame, keys)
    single_rows(series, keys)
    return keys


def _joined(frame: pd.DataFrame, series: pd.DataFrame, keys: list[str], column: str) -> pd.Series:
    joined = frame[keys].merge(series[[*keys, column]], on=keys, how="left")[column]
    found = amounts(joined).set_axis(frame.index)
    if bool(found.isna().any()):
        lacking = frame.loc[found.isna(), keys].drop_duplicates()
        raise FrameError(f"{column} 没有这些年度或地区：{_listed(lacking, keys)}")
    return found


def _listed(rows: pd.DataFrame, keys: Sequence[str]) -> str:
    shown = ["".join(f"{value} " for value in row).strip() for row in rows[list(keys)].to_numpy()]
    more = f" 等 {len(shown)} 个" if len(shown) > _SHOWN else ""
    return "；".join(shown[:_SHOWN]) + more


def _years(years: pd.Series) -> str:
    return "、".join(str(int(year)) for year in years)
