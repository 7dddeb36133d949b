"""One indicator over departments and years as a matrix, and where each stands among its peers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from juesuan_analysis.analysis.chance import FALSE_SHARE, adjusted, lognormal, tail
from juesuan_analysis.analysis.documents import with_scope
from juesuan_analysis.analysis.frame import FrameError, amounts, groups, require, single_rows
from juesuan_analysis.analysis.measures import row_units, unit_of_column
from juesuan_analysis.analysis.standings import contradicted

# Iglewicz & Hoaglin, How to Detect and Handle Outliers (1993): modified z = 0.6745 (x − median) /
# MAD, an outlier beyond 3.5. Where more than half are equal (MAD = 0), the mean absolute
# deviation stands in with its own factor.
_MAD_FACTOR, _MEAN_FACTOR = 0.6745, 1.253314
THRESHOLD = 3.5
# Of eight clean figures each is 3.5 out with a chance of 4% (chance.tail): fewer say nothing.
LEAST_PEERS = 8
LOGS = "对数"
_NOTHING = 1e-12  # what is left of equal figures by the arithmetic of floats


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
        Figures, missing where the frame has none; rows in order of the frame, columns sorted.
        What goes with them stands in ``attrs`` for charts: ``measure_unit`` (None where nobody
        says), ``contradicted`` (row and column of figures that other figures contradict),
        ``coverage`` and ``source``.

    Raises
    ------
    FrameError
        Two rows for one cell, or figures of several units.

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
    # unstack sorts its rows; they are put back as the frame had them.
    rows = pd.MultiIndex.from_frame(chosen[keys].drop_duplicates())
    wide = wide.reindex(rows if len(keys) > 1 else rows.get_level_values(0))
    wide = wide.sort_index(axis=1)
    wide.attrs.update(_told(chosen, keys, columns))
    wide.attrs["measure_unit"] = unit_of_column(chosen, value)
    return wide


def _told(frame: pd.DataFrame, keys: list[str], columns: str) -> dict[Any, Any]:
    """What a chart of the matrix says beside the figures."""
    against = frame[contradicted(frame) > 0]
    rows = [row[0] if len(keys) == 1 else tuple(row) for row in against[keys].to_numpy()]
    told: dict[Any, Any] = {
        "contradicted": tuple(zip(rows, against[columns].tolist(), strict=True))
    }
    if "coverage" in frame.columns and frame["coverage"].nunique() == 1:
        told["coverage"] = str(frame["coverage"].dropna().iloc[0])
    names = [column for column in ("region", "department", "year") if column in frame.columns]
    told["who"] = {name: sorted(set(frame[name].dropna().tolist())) for name in names}
    return told


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
    q: float = FALSE_SHARE,
) -> pd.DataFrame:
    """Say where each row stands among its peers, and which stand far out.

    Parameters
    ----------
    frame
        One row for each department and year (and indicator).
    value
        The column of figures; a missing one has no position and is nobody's peer.
    within
        Columns whose groups are peers: ``["year"]``, ``["year", "indicator"]``, with the groups of
        :func:`peer_groups` … Peers are of one ``scope`` where the frame tells it.
    peers
        As in :func:`compare`.
    threshold
        The modified z-score beyond which a row may be an outlier.
    q
        The share of flags that may be false, on average (Benjamini and Hochberg).

    Returns
    -------
    DataFrame
        ``frame`` with ``n_peers`` (figures in the group, its own too), ``median``, ``deviation``
        (figure less median, in the unit of ``value``), ``deviation_rate`` (% of a positive median),
        ``percentile`` (% of the group below, half of the equal ones), ``n_zero`` (how many are
        nought), ``scale`` (对数 or 原值), ``z`` (modified z-score), ``chance`` (of a figure so far
        out where nothing is wrong, adjusted for the number of peers), ``outlier``,
        ``expected_false`` (figures beyond the threshold to expect in the group by chance alone)
        and ``why``, a sentence.

    Notes
    -----
    Amounts of departments are mostly lognormal: a group without negative figures whose logarithms
    are more nearly normal is scored on logarithms; its zeros stand apart. z = 0.6745 (x − median) /
    MAD, threshold 3.5 (Iglewicz and Hoaglin 1993). Where MAD is zero, z = (x − median) /
    (1.253314 × mean absolute deviation). Fewer than eight figures, or all equal: no z, no outlier.
    The chance of a z comes from Student's t, for the MAD of few figures is unsure itself.
    """
    require(frame, [value, *within])
    chosen = (frame if peers is None else peers_of(frame, peers)).copy()
    unit_of_group(chosen, value, within)
    x = amounts(chosen[value]).reset_index(drop=True)
    scoped = with_scope(chosen)
    names = [*within, *([] if "scope" in within or "scope" not in scoped else ["scope"])]
    group = groups(scoped, names).reset_index(drop=True)
    table = _positions(x, group)
    table = table.assign(**_scored(x, group, threshold, q))
    table = table.assign(why=_why(table, x, threshold)).drop(columns=["spread", "n_scored"])
    # By position: the labels of a user's frame may repeat.
    return chosen.assign(**{str(name): table[name].to_numpy() for name in table.columns})


def unit_of_group(frame: pd.DataFrame, value: str, within: Sequence[str]) -> None:
    """Refuse peers whose figures are measured in different units."""
    units = row_units(frame, value)
    if bool((units.groupby(groups(frame, within)).transform("nunique") > 1).any()):
        told = "、".join(units.dropna().unique())
        raise FrameError(f"同组的 {value} 有几种计量单位：{told}。请把指标加入 within 或先筛选")


def _positions(x: pd.Series, group: pd.Series) -> pd.DataFrame:
    count, median = (x.groupby(group).transform(how) for how in ("count", "median"))
    deviation = x - median
    return pd.DataFrame(
        {
            "n_peers": count,
            "median": median,
            "deviation": deviation,
            "deviation_rate": deviation / median.where(median > 0) * 100,
            "percentile": (x.groupby(group).rank() - 0.5) / count * 100,
            "n_zero": (x == 0).groupby(group).transform("sum"),
        }
    )


def _scored(x: pd.Series, group: pd.Series, threshold: float, q: float) -> dict[str, pd.Series]:
    """Scores on the scale that fits each group, and what chance makes of them."""
    logs = group.map({number: lognormal(part.to_numpy()) for number, part in x.groupby(group)})
    below = (x < 0).groupby(group).transform("any")
    rest = x.where((x != 0) | below)  # noughts stand apart where nothing is under them
    y = pd.Series(np.where(logs, np.log(x.where(x > 0)), rest), index=x.index)
    count = y.groupby(group).transform("count")
    z, spread = _scores(y - y.groupby(group).transform("median"), group, count)
    pairs = zip(z, count, strict=True)
    chance = pd.Series([tail(one, int(n)) for one, n in pairs], index=x.index, dtype="float64")
    for places in group.groupby(group).indices.values():
        chance.iloc[places] = adjusted(chance.iloc[places].to_numpy())
    by_count = {n: n * tail(threshold, int(n)) for n in count.unique() if n >= LEAST_PEERS}
    return {
        "scale": logs.map({True: LOGS, False: "原值"}).astype("str"),
        "z": z,
        "chance": chance,
        "outlier": (z.abs() > threshold) & (chance <= q),
        "expected_false": count.map(by_count),
        "spread": spread,
        "n_scored": count,
    }


def _scores(
    deviation: pd.Series, group: pd.Series, count: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """Modified z-scores, and which measure of spread each rests on."""
    absolute = deviation.abs().groupby(group)
    mad, mean = absolute.transform("median"), absolute.transform("mean")
    mad, mean = (side.where(side > _NOTHING, 0.0) for side in (mad, mean))
    robust = _MAD_FACTOR * deviation / mad.where(mad > 0)
    instead = deviation / (_MEAN_FACTOR * mean.where(mean > 0))
    enough = count >= LEAST_PEERS
    z = robust.where(mad > 0, instead).where(enough)
    spread = np.select([mad > 0, mean > 0], ["绝对中位差", "平均绝对差"], default="")
    return z, pd.Series(spread, index=z.index, dtype="str")


def _why(told: pd.DataFrame, x: pd.Series, threshold: float) -> pd.Series:
    rows = told.assign(_x=x, _threshold=threshold).to_dict("records")
    return pd.Series([_sentence(row) for row in rows], index=told.index, dtype="str")


def _sentence(row: dict[Any, Any]) -> str:
    x, count, z, threshold = row["_x"], int(row["n_peers"]), row["z"], row["_threshold"]
    if np.isnan(x):
        return "没有数，不比较"
    if row["n_scored"] < LEAST_PEERS:
        zeros = f"，其中 {int(row['n_zero'])} 个为 0" if row["n_zero"] else ""
        return f"同组只有 {count} 个有数{zeros}，少于 {LEAST_PEERS} 个，不判断离群"
    if x == 0 and np.isnan(z):
        return f"0；同组 {count} 个有数的中有 {int(row['n_zero'])} 个为 0，另作一类，不判断离群"
    if np.isnan(z):
        return f"同组 {count} 个都是 {x:,.2f}"
    return f"{_position(row)}；{_score(row, threshold)}"


def _position(row: dict[Any, Any]) -> str:
    side = "高" if row["deviation"] > 0 else "低"
    than = f"比同组 {int(row['n_peers'])} 个的中位数 {row['median']:,.2f} "
    than += f"{side} {abs(row['deviation']):,.2f}"
    if row["deviation"] == 0:
        than = f"等于同组 {int(row['n_peers'])} 个的中位数"
    return f"{row['_x']:,.2f}，{than}，在第 {row['percentile']:.0f} 百分位"


def _score(row: dict[Any, Any], threshold: float) -> str:
    z = row["z"]
    # + 0.0, for −0.04 rounds to −0.0, and what is written of it is −0.0.
    said = f"修正 z 值（{row['scale']}，按{row['spread']}）{round(z, 1) + 0.0:.1f}"
    if abs(z) <= threshold:
        return f"{said}，未超出 ±{threshold:g}"
    if not row["outlier"]:
        return f"{said}，超出 ±{threshold:g}，但同组 {int(row['n_scored'])} 个中碰巧也会有"
    return f"{said}，超出 ±{threshold:g}，明显偏{'高' if z > 0 else '低'}"
