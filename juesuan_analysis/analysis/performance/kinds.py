"""What is measured: indicators by class, and whether their targets are numbers or words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.frame import amounts
from juesuan_analysis.analysis.performance.common import KEY, leaves, of_origin
from juesuan_analysis.vocabulary.performance import stem

NUMBER, DATE, WORDS, NONE = "数字", "日期", "文字", "没有指标值"
_DATE = re.compile(r"\d{4}年|\d+月|\d+日|年底|季度")


def indicator_kinds(indicators: pd.DataFrame, by: Sequence[str] = ("region",)) -> pd.DataFrame:
    """Indicators and their weight by class.

    Returns
    -------
    DataFrame
        One row for each group and class (产出, 成本, 效益, 满意度 …): ``count``, ``weight``,
        ``share`` (of the group's weight, %), ``projects`` with it and ``of`` how many.
    """
    own = of_origin(leaves(indicators))
    own = own.assign(kind=own["level1"].fillna("").map(stem), w=amounts(own["weight"]))
    own = own.assign(project=own[KEY[0]] + "|" + own[KEY[1]])
    keys = list(by)
    out = own.groupby([*keys, "kind"], dropna=False).agg(
        count=("w", "size"), weight=("w", "sum"), projects=("project", "nunique")
    )
    out = out.reset_index()
    whole = (
        out.groupby(keys, dropna=False)["weight"].transform("sum") if keys else out["weight"].sum()
    )
    of = own.groupby(keys, dropna=False)["project"].nunique().rename("of").reset_index()
    return out.assign(share=100 * out["weight"] / whole).merge(of, on=keys, how="left")


def target_kind(indicators: pd.DataFrame) -> pd.Series:
    """Whether each target is a number, a date, or words."""
    numbers = indicators["target_value"].notna()
    dates = indicators["target"].fillna("").str.contains(_DATE)
    blank = indicators["target"].isna()
    kinds = pd.Series(WORDS, index=indicators.index, dtype=object)
    # The last wins: a target that has a value is a number, though its words may name a date.
    return kinds.mask(dates, DATE).mask(numbers, NUMBER).mask(blank, NONE)


def quantified(indicators: pd.DataFrame, by: Sequence[str] = ("region",)) -> pd.DataFrame:
    """How much of the weight lies on targets that are numbers, dates or words.

    Returns
    -------
    DataFrame
        One row for each group and ``target_kind`` (数字, 日期, 文字, 没有指标值): ``count``,
        ``weight``, ``share`` (of the group's weight, %).
    """
    own = of_origin(leaves(indicators))
    own = own.assign(target_kind=target_kind(own), w=amounts(own["weight"]))
    keys = list(by)
    out = own.groupby([*keys, "target_kind"], dropna=False).agg(
        count=("w", "size"), weight=("w", "sum")
    )
    out = out.reset_index()
    whole = out.groupby(keys, dropna=False)["weight"].transform("sum")
    return out.assign(share=100 * out["weight"] / whole.where(whole > 0))
