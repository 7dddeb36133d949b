"""One indicator over departments and years as a matrix, and where each stands among its peers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, amounts, groups, require, single_rows

# Iglewicz & Hoaglin, How to Detect and Handle Outliers (1993): modified z = 0.6745 (x − median) /
# MAD, an outlier beyond 3.5. Where more than half are equal (MAD = 0), the mean absolute
# deviation stands in with its own factor.
_MAD_FACTOR, _MEAN_FACTOR = 0.6745, 1.253314
THRESHOLD = 3.5
LEAST_PEERS = 3


def compare(
    frame: pd.DataFrame,
    value: str,
    index: Sequence[str] = ("region", "department"),
    columns: str = "year",
    peers: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Lay a long frame out as a matrix.

    Parameters
    ----------
    frame
        One row for each combination of ``index`` and ``columns``; of :func:`indicators`, the rows
        of one indicator.
    value
        The column of figures.
    index, columns
        What goes down and what goes across.
    peers
        Departments to keep: full names, or their ends, such as ``["财政局"]`` for those of every
        district.

    Returns
    -------
    DataFrame
        Figures in the unit of ``value``, missing where the frame has none; rows in order of the
        frame, columns sorted.

    Examples
    --------
    >>> long = pd.DataFrame({"department": ["甲局", "甲局", "乙局"], "year": [2023, 2024, 2024],
    ...                      "value": [1.0, 2.0, 5.0]})
    >>> compare(long, "value", index=["department"]).to_dict("index")
    {'甲局': {2023: 1.0, 2024: 2.0}, '乙局': {2023: nan, 2024: 5.0}}
    """
    keys = list(index)
    require(frame, [*keys, columns, value])
    chosen = frame if peers is None else peers_of(frame, peers)
    single_rows(chosen, [*keys, columns])
    numbers = chosen.assign(**{value: amounts(chosen[value])})
    wide = numbers.set_index([*keys, columns])[value].unstack(columns)
    rows = pd.MultiIndex.from_frame(chosen[keys].drop_duplicates())
    wide = wide.reindex(rows if len(keys) > 1 else rows.get_level_values(0))
    return wide.sort_index(axis=1)


def peers_of(frame: pd.DataFrame, peers: Sequence[str]) -> pd.DataFrame:
    """Keep the rows of some departments, named in full or by their end."""
    names = [peers] if isinstance(peers, str) else list(peers)
    require(frame, ["department"])
    lacking = [name for name in names if not frame["department"].str.endswith(name).any()]
    if lacking:
        raise FrameError(f"数据里没有这些部门：{'、'.join(lacking)}")
    return frame[frame["department"].str.endswith(tuple(names))]


def peer_position(
    frame: pd.DataFrame,
    value: str,
    *,
    within: Sequence[str] = ("year",),
    peers: Sequence[str] | None = None,
    threshold: float = THRESHOLD,
) -> pd.DataFrame:
    """Say where each row stands among its peers, and which stand far out.

    Parameters
    ----------
    frame
        One row for each department and year (and indicator).
    value
        The column of figures; a missing one has no position and is nobody's peer.
    within
        Columns whose groups are peers: ``["year"]``, ``["year", "indicator"]`` …
    peers
        As in :func:`compare`.
    threshold
        The modified z-score beyond which a row is an outlier.

    Returns
    -------
    DataFrame
        ``frame`` with ``n_peers`` (figures in the group, its own too), ``median``, ``deviation``
        (figure less median, in the unit of ``value``), ``deviation_rate`` (% of a positive median),
        ``percentile`` (% of the group below, half of the equal ones), ``z`` (modified z-score),
        ``outlier`` and ``why``, a sentence.

    Notes
    -----
    z = 0.6745 (x − median) / MAD, threshold 3.5 (Iglewicz and Hoaglin 1993). Where MAD is zero,
    z = (x − median) / (1.253314 × mean absolute deviation). Fewer than three figures, or all
    equal: no z, no outlier.
    """
    require(frame, [value, *within])
    chosen = frame if peers is None else peers_of(frame, peers)
    x = amounts(chosen[value])
    group = groups(chosen, within)
    count, median = (x.groupby(group).transform(how) for how in ("count", "median"))
    deviation = x - median
    z, spread = _scores(deviation, group, count)
    below = (x.groupby(group).rank() - 0.5) / count * 100
    told = chosen.assign(
        n_peers=count,
        median=median,
        deviation=deviation,
        deviation_rate=deviation / median.where(median > 0) * 100,
        percentile=below,
        z=z,
        outlier=z.abs() > threshold,
    )
    return told.assign(why=_why(told, x, spread, threshold))


def _scores(
    deviation: pd.Series, group: pd.Series, count: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """Modified z-scores, and which measure of spread each rests on."""
    absolute = deviation.abs().groupby(group)
    mad, mean = absolute.transform("median"), absolute.transform("mean")
    robust = _MAD_FACTOR * deviation / mad.where(mad > 0)
    instead = deviation / (_MEAN_FACTOR * mean.where(mean > 0))
    enough = count >= LEAST_PEERS
    z = robust.where(mad > 0, instead).where(enough)
    spread = np.select([mad > 0, mean > 0], ["绝对中位差", "平均绝对差"], default="")
    return z, pd.Series(spread, index=z.index, dtype="str")


def _why(told: pd.DataFrame, x: pd.Series, spread: pd.Series, threshold: float) -> pd.Series:
    columns = ["n_peers", "median", "deviation", "percentile", "z"]
    figures = pd.concat([x, told[columns], spread], axis=1)
    rows = figures.itertuples(index=False, name=None)
    sentence = partial(_sentence, threshold=threshold)
    return pd.Series([sentence(*row) for row in rows], index=told.index, dtype="str")


def _sentence(
    x: float,
    count: int,
    median: float,
    deviation: float,
    percentile: float,
    z: float,
    spread: str,
    threshold: float,
) -> str:
    if np.isnan(x):
        return "没有数，不比较"
    if count < LEAST_PEERS:
        return f"同组只有 {count} 个有数，不判断离群"
    if np.isnan(z):
        return f"同组 {count} 个都是 {x:,.2f}"
    side = "高" if deviation > 0 else "低"
    than = f"比同组 {count} 个的中位数 {median:,.2f} {side} {abs(deviation):,.2f}"
    if deviation == 0:
        than = f"等于同组 {count} 个的中位数"
    position = f"{x:,.2f}，{than}"
    score = f"修正 z 值（按{spread}）{round(z, 1) + 0.0:.1f}"
    if abs(z) > threshold:
        return f"{position}；{score}，超出 ±{threshold:g}，明显偏{'高' if z > 0 else '低'}"
    return f"{position}，在第 {percentile:.0f} 百分位；{score}，未超出 ±{threshold:g}"
