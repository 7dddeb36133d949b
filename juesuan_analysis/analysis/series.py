"""Amounts in prices of one year, and per head, by a user's own series."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.frame import (
    FrameError,
    amounts,
    first_of,
    groups,
    held,
    require,
    single_rows,
)
from juesuan_analysis.analysis.measures import MONEY, unit_of_column
from juesuan_analysis.vocabulary.money import WAN

_SHOWN = 5
_PERSONS = {"人": 1, "万人": 10_000}
_STEPS = (50.0, 200.0)  # 上年=100: prices neither halve nor double within a year
_LEVEL_STEPS = (0.5, 2.0)
_LEAST_LEVEL = 10.0


def linked_index(yearly: pd.DataFrame, *, value: str = "index") -> pd.DataFrame:
    """Chain an index published as 上年=100 (such as 居民消费价格指数) to one level.

    The first year's own figure is against a year before it, so the chain starts at 100 there.

    Raises
    ------
    FrameError
        A year is lacking or blank, or its figure cannot be 上年=100: nought or below, a growth rate
        such as 2.0, a level such as 618.5.

    Examples
    --------
    >>> cpi = pd.DataFrame({"year": [2022, 2023, 2024], "index": [102.0, 100.0, 110.0]})
    >>> linked_index(cpi)["index"].tolist()
    [100.0, 100.0, 110.0]
    """
    require(yearly, ["year", value])
    keys = held(yearly, ["region"])
    ordered = single_rows(yearly, [*keys, "year"]).sort_values([*keys, "year"])
    _refuse_steps(ordered, value)
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
    frame: pd.DataFrame, index: pd.DataFrame, base_year: int, *, value: str = "amount"
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
        The index lacks a year or region of the frame, or the base year; or a level is blank,
        nought or below, or far from the year before, as growth rates are. The message lists them.

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
    index = index[index["year"].isin({*frame["year"], base_year})]
    _refuse_levels(index, place)
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


def _refuse_steps(yearly: pd.DataFrame, value: str) -> None:
    """Refuse what cannot be an index of 上年=100."""
    step = amounts(yearly[value])
    _refuse_blank(yearly, step)
    low, high = _STEPS
    odd = ~step.between(low, high)
    if bool(odd.any()):
        raise FrameError(
            f"{_year_figures(yearly, step, odd)} 不像“上年=100”的指数"
            f"（应在 {low:g} 与 {high:g} 之间）。"
            "增长率请先加 100；定基指数请直接交给 deflated"
        )


def _refuse_levels(index: pd.DataFrame, place: list[str]) -> None:
    """Refuse what cannot be a price level: its years are never far from each other."""
    ordered = index.sort_values([*place, "year"], kind="stable")
    level = amounts(ordered["index"])
    _refuse_blank(ordered, level)
    low, high = _LEVEL_STEPS
    ratio = level / level.groupby(groups(ordered, place)).shift()
    span = ordered["year"].groupby(groups(ordered, place)).diff()
    # By the year, for levels five years apart may well have doubled.
    odd = ratio.notna() & ~(ratio ** (1 / span)).between(low, high)
    # A base of 1 is a base too; 2.0 beside 2.1 are rates of growth.
    odd |= (level < _LEAST_LEVEL) & ~(level == 1).groupby(groups(ordered, place)).transform("any")
    if bool(odd.any()):
        raise FrameError(
            f"{_year_figures(ordered, level, odd)} 不像价格水平（例如 100、102.0、102.2）。"
            "“上年=100”的指数请先用 linked_index 连起来；增长率请先加 100"
        )


def _refuse_blank(yearly: pd.DataFrame, figures: pd.Series) -> None:
    blank = figures.isna()
    if bool(blank.any()):
        raise FrameError(f"指数有空白：{_years(yearly.loc[blank, 'year'])} 没有数")
    if bool((figures <= 0).any()):
        raise FrameError(f"指数必须大于零：{_year_figures(yearly, figures, figures <= 0)}")


def _year_figures(yearly: pd.DataFrame, figures: pd.Series, which: pd.Series) -> str:
    pairs = zip(yearly.loc[which, "year"], figures[which], strict=True)
    return "、".join(f"{int(year)} 年 {figure:g}" for year, figure in list(pairs)[:_SHOWN])


def per_capita(
    frame: pd.DataFrame,
    population: pd.DataFrame,
    *,
    value: str = "amount",
    people: str | None = None,
) -> pd.DataFrame:
    """Divide amounts by a population.

    Parameters
    ----------
    frame
        Rows with ``year`` and amounts in 万元 in ``value`` (and ``region``).
    population
        ``population``, by ``year`` and by those of ``region`` and ``department`` that it has.
    people
        What it is counted in, 人 or 万人; not needed where ``population`` has a column ``unit``
        that says so. Yearbooks print 万人, and a guess is wrong by ten thousand.

    Returns
    -------
    DataFrame
        ``frame`` with ``population`` (persons) and ``per_capita`` in 元 per person; amounts in 元
        or 亿元 (``measure_unit``) are converted.

    Raises
    ------
    FrameError
        A year or region of the frame has no population, or nobody says what it is counted in; the
        message lists them.

    Examples
    --------
    >>> frame = pd.DataFrame({"region": ["甲区"], "year": [2024], "amount": [50.0]})
    >>> people = pd.DataFrame({"region": ["甲区"], "year": [2024], "population": [10_000]})
    >>> per_capita(frame, people, people="人")["per_capita"].tolist()
    [50.0]
    """
    require(frame, ["year", value])
    factor = _persons(population, people)
    unit = unit_of_column(frame, value) or WAN
    if unit not in MONEY:
        raise FrameError(f"人均只对金额有意义，{value} 列的计量单位是{unit}")
    found = _joined(frame, population, _keys(frame, population, ["population"]), "population")
    if bool((found <= 0).any()):
        raise FrameError("人口数必须大于零")
    persons = found * factor
    return frame.assign(
        population=persons, per_capita=amounts(frame[value]) * MONEY[unit] / persons
    )


def _persons(population: pd.DataFrame, people: str | None) -> int:
    """How many persons one of the population is."""
    told = population["unit"].dropna().unique().tolist() if "unit" in population else []
    unit = people or (told[0] if len(told) == 1 else None)
    if unit not in _PERSONS:
        raise FrameError('人口的单位是“人”还是“万人”？请给出 people="人" 或 people="万人"')
    return _PERSONS[unit]


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
    return first_of(shown, _SHOWN, "个", "；")


def _years(years: pd.Series) -> str:
    return "、".join(str(int(year)) for year in years)
