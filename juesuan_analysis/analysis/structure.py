"""Shares within a total: which parts, in which order, and how concentrated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from juesuan_analysis.analysis.frame import amounts, groups, require, single_rows
from juesuan_analysis.analysis.standings import proof_of_sums


def structure(
    parts: pd.DataFrame,
    *,
    within: Sequence[str] = (),
    value: str = "amount",
    total: str | None = None,
) -> pd.DataFrame:
    """Give each part its share of the total and its rank.

    Parameters
    ----------
    parts
        One row for each part, without total rows.
    within
        Columns whose groups are totals of their own, such as ``["department", "year"]``.
    value
        The column of amounts.
    total
        A column with the published total; without it a group's total is the sum of its parts.

    Returns
    -------
    DataFrame
        ``parts`` with

        - ``share``: % of the total; missing where the amount is blank or the total not positive;
        - ``rank``: 1 for the largest of its group; missing where the amount is blank.

    Examples
    --------
    >>> parts = pd.DataFrame({"line": ["基本支出", "项目支出"], "amount": [637.47, 222.12]})
    >>> structure(parts).round(2)
       line  amount  share  rank
    0  基本支出  637.47  74.16   1.0
    1  项目支出  222.12  25.84   2.0
    """
    require(parts, [*within, value, *([total] if total else [])])
    part = amounts(parts[value])
    group = groups(parts, within)
    whole = amounts(parts[total]) if total else part.groupby(group).transform("sum")
    return parts.assign(
        share=part / whole.where(whole > 0) * 100,
        rank=part.groupby(group).rank(method="min", ascending=False),
    )


def concentration(
    parts: pd.DataFrame, *, within: Sequence[str] = (), value: str = "amount"
) -> pd.DataFrame:
    """Say how concentrated each total is.

    Returns
    -------
    DataFrame
        One row for each group of ``within``: ``parts`` (how many are not zero), ``blank`` (how
        many have no amount: they are no part of the index), ``largest`` (the share of the largest,
        %), ``hhi`` (Herfindahl-Hirschman index, the sum of squared shares of what the parts add up
        to: 10,000 where one part is all) and, where the parts are cells, how far they are proved.
        Missing where a part is negative, or no part has an amount.
    """
    require(parts, [*within, value])
    part = amounts(parts[value])
    group = groups(parts, within)
    share = structure(parts, within=within, value=value)["share"]
    # Beside a part below zero shares add up to more than 100%, and their squares mean nothing.
    usable = ((part >= 0) | part.isna()).groupby(group).transform("all")
    measured = pd.DataFrame(
        {
            "parts": part.fillna(0).ne(0).astype("int64"),
            "blank": part.isna().astype("int64"),
            "largest": share.where(usable),
            "hhi": (share**2).where(usable),
        }
    )
    how: dict[str, Any] = {"parts": "sum", "blank": "sum", "largest": "max", "hhi": _sum}
    table = measured.groupby(group, sort=False).agg(how).reset_index(drop=True)
    if not within:
        return table
    # Groups that are not sorted stand in the order of their first rows, as these keys do.
    keys = parts[list(within)].drop_duplicates().reset_index(drop=True)
    proof = proof_of_sums(parts, within).drop(columns=list(within))
    return pd.concat([keys, table, proof], axis=1)


def share_change(
    current: pd.DataFrame,
    previous: pd.DataFrame,
    *,
    on: Sequence[str],
    within: Sequence[str] = (),
    value: str = "amount",
) -> pd.DataFrame:
    """Say how each part's share moved between two years.

    Returns
    -------
    DataFrame
        The columns of ``on`` (they include those of ``within``), then ``share``,
        ``previous_share`` (%) and ``share_change`` (百分点); missing where a year lacks the part.
    """
    keys = list(on)
    now, before = (
        single_rows(structure(frame, within=within, value=value)[[*keys, "share"]], keys)
        for frame in (current, previous)
    )
    joined = now.merge(before.rename(columns={"share": "previous_share"}), on=keys, how="outer")
    return joined.assign(share_change=joined["share"] - joined["previous_share"])


def _sum(values: pd.Series) -> float:
    # Of nothing pandas makes 0.0, the lowest index there is.
    return float(values.sum(min_count=1))
