"""What a column of figures is measured in; never the unit that a form was printed in.

Three things are called 单位 and have three names here: ``unit`` is the unit that a form prints
(amounts are in 万元 whatever it says), ``measure_unit`` is what figures are measured in, and
``entity`` is who is compared over the years.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, amounts, groups
from juesuan_analysis.vocabulary.money import WAN

PERCENT, POINTS = "%", "个百分点"
MONEY = {"元": 1, WAN: 10_000, "亿元": 100_000_000}
COLUMN = "measure_unit"
_AMOUNTS = frozenset({
    "amount", "budget", "final", "original_budget", "full_year_budget", "gap", "total",
    "spent", "published_amount",
})  # fmt: skip
_RATES = frozenset({
    "rate", "share", "completion", "completion_full", "stated_completion", "share_of_total",
    "deviation_rate", "percentile", "largest", "previous_share",
})  # fmt: skip
_POINTS = frozenset({"contribution", "share_change"})
# Columns that hold figures of whatever a frame measures.
_OPEN = frozenset({"value", "current", "previous", "change", "real", "median", "deviation"})
_SHOWN = 4


def row_units(frame: pd.DataFrame, column: str) -> pd.Series:
    """Say for each row what a column is measured in; missing where nobody says.

    Examples
    --------
    >>> row_units(pd.DataFrame({"value": [3.0], "measure_unit": ["人次"]}), "value").tolist()
    ['人次']
    >>> row_units(pd.DataFrame({"amount": [3.0], "unit": ["元"]}), "amount").tolist()
    ['万元']
    """
    for names, unit in ((_RATES, PERCENT), (_POINTS, POINTS)):
        if column in names:
            return pd.Series(unit, index=frame.index, dtype="str")
    fixed = column in _AMOUNTS or (column in _OPEN - {"value"} and "unit" not in frame)
    instead = pd.Series(WAN if fixed else None, index=frame.index, dtype="str")
    if COLUMN in frame.columns:
        own = frame[COLUMN].astype("str")
        return own.where(own.notna(), instead)
    if "unit" not in frame.columns:
        return instead
    own = frame["unit"].astype("str")
    printed = own.isin(list(MONEY)) if column in _AMOUNTS else own.isna()
    return own.where(~printed, instead)


def unit_of_column(frame: pd.DataFrame, column: str) -> str | None:
    """Say what a column is measured in, None where nobody says.

    Raises
    ------
    FrameError
        Figures of several units stand in it, 万元 beside 人次.
    """
    known = frame[frame[column].notna()] if column in frame.columns else frame
    units = row_units(known, column).drop_duplicates().tolist()
    told = [unit for unit in units if not pd.isna(unit)]
    if len(told) > 1 or (told and len(units) > 1):
        listed = "、".join(map(str, told[:_SHOWN])) + ("、未注明" if len(units) > len(told) else "")
        raise FrameError(f"{column} 列有几种计量单位：{listed}。请先筛选出一种（例如一个指标）")
    return str(told[0]) if told else None


def refuse_mixed(units: pd.Series, group: pd.Series) -> None:
    """Refuse sums whose addends are measured in different units."""
    several = units.groupby(group).transform("nunique") > 1
    if bool(several.any()):
        raise FrameError(f"不能相加：{'、'.join(units[several].unique())}是不同的计量单位")


def in_one_unit(
    frame: pd.DataFrame, column: str, keys: Sequence[str]
) -> tuple[pd.DataFrame, pd.Series]:
    """Give figures of money in one unit, where it differs, and what each row is measured in.

    Raises
    ------
    FrameError
        Rows of one thing (``keys``) are measured in different units.
    """
    units = row_units(frame, column)
    money = set(units.dropna()) & set(MONEY)
    if len(money) > 1:
        factor = units.map({unit: MONEY[unit] / MONEY[WAN] for unit in money}).astype("float64")
        frame = frame.assign(**{column: amounts(frame[column]) * factor.fillna(1.0)})
        units = units.mask(units.isin(list(money)), WAN)
    several = units.groupby(groups(frame, keys)).transform("nunique") > 1
    if bool(several.any()):
        mixed = "、".join(map(str, units[several].drop_duplicates()[:_SHOWN]))
        raise FrameError(f"同一{'、'.join(keys) or '组'}的 {column} 有几种计量单位：{mixed}")
    if len(money) > 1 and COLUMN in frame.columns:
        frame = frame.assign(**{COLUMN: units})
    return frame, units
