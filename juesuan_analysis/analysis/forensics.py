"""Digits that are too round, too regular or too equal, with what chance would give."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
import pandas as pd

from juesuan_analysis.analysis.chance import FALSE_SHARE, adjusted
from juesuan_analysis.analysis.frame import FrameError, amounts, first_of, require

LEAST = 30  # figures of a group, for its digits to say anything
_BENFORD_LEAST, _BENFORD_SPAN = 300, 2.0
_ROUND = 0.1  # of amounts with two decimals so many end in 0 by chance
_BENFORD = np.log10(1 + 1 / np.arange(1, 10))
_LEAST_DIGITS = 4
_SHOWN = 4


def heaping(
    data: pd.DataFrame,
    *,
    value: str = "amount",
    within: Sequence[str] = ("department",),
    q: float = FALSE_SHARE,
) -> pd.DataFrame:
    """Find groups whose figures are rounder than chance would have them.

    Amounts in 万元 with two decimals end in any digit alike; in budgets made by hand many end in
    .00 or 0.

    Returns
    -------
    DataFrame
        One row for each group: ``n`` (figures that are not nought), ``round`` (share whose last of
        two decimals is 0, %), ``whole`` (share without decimals, %), ``chance`` of so many by
        themselves (binomial, normal approximation), adjusted for the number of groups (Benjamini
        and Hochberg), and ``flagged``. Groups under 30 figures are not judged.
    """
    require(data, [value, *within])
    # Rounded, for in floats 1.15 × 100 is 114.99…, which ends in no cent.
    figures = data.assign(_v=(amounts(data[value]).abs() * 100).round())
    figures = figures[figures["_v"] > 0]
    group = figures.groupby(list(within), dropna=False, sort=False)["_v"]
    table = pd.DataFrame(
        {
            "n": group.size(),
            "round": group.agg(lambda cents: float((cents % 10 == 0).mean() * 100)),
            "whole": group.agg(lambda cents: float((cents % 100 == 0).mean() * 100)),
        }
    )
    spread = np.sqrt(_ROUND * (1 - _ROUND) / table["n"])
    z = (table["round"] / 100 - _ROUND) / spread
    chance = z.map(lambda one: NormalDist().cdf(-one)).where(table["n"] >= LEAST)
    table = table.assign(chance=adjusted(chance.to_numpy()))
    return table.assign(flagged=table["chance"] <= q).reset_index()


def benford(
    data: pd.DataFrame, *, value: str = "amount", within: Sequence[str] = (), q: float = FALSE_SHARE
) -> pd.DataFrame:
    """Set first digits beside Benford's law, where its conditions hold.

    Returns
    -------
    DataFrame
        One row for each group: ``n``, ``span`` (decades between the 5th and 95th percentile),
        ``applies`` (at least 300 figures over two decades: in fewer the law is none), ``mad`` (mean
        absolute deviation from the law; above 0.015 Nigrini (2012) speaks of no conformity),
        ``chance`` (χ² with 8 degrees of freedom, adjusted for the number of groups),
        ``flagged``.
    """
    require(data, [value, *within])
    sizes = amounts(data[value]).abs()
    known = data.assign(_v=sizes)[sizes > 0]
    names = list(within)
    parts = known.groupby(names, dropna=False, sort=False) if names else [((), known)]
    rows = []
    for key, part in parts:
        keys = key if isinstance(key, tuple) else (key,)
        rows.append((*keys, *_first_digits(part["_v"].to_numpy())))
    table = pd.DataFrame(rows, columns=[*names, "n", "span", "mad", "chance"])
    applies = (table["n"] >= _BENFORD_LEAST) & (table["span"] >= _BENFORD_SPAN)
    chance = adjusted(table["chance"].where(applies).to_numpy(dtype="float64"))
    table = table.assign(applies=applies, chance=chance)
    return table.assign(flagged=table["chance"] <= q)


def _first_digits(sizes: np.ndarray) -> tuple[int, float, float, float]:
    count = len(sizes)
    if not count:
        return 0, math.nan, math.nan, math.nan
    low, high = np.percentile(sizes, [5, 95])
    digits = (sizes / 10 ** np.floor(np.log10(sizes))).astype(int).clip(1, 9)
    seen = np.bincount(digits, minlength=10)[1:]
    # The law has no parameter that was fitted: nine digits, eight degrees of freedom.
    chi = float((((seen - count * _BENFORD) ** 2) / (count * _BENFORD)).sum())
    mad = float(np.abs(seen / count - _BENFORD).mean())
    return count, float(np.log10(high / low)), mad, _chi_square(chi)


def _chi_square(chi: float) -> float:
    """Upper tail of χ² with 8 degrees of freedom: a finite sum, as the number is even."""
    half = chi / 2
    return math.exp(-half) * sum(half**k / math.factorial(k) for k in range(4))


def equal_figures(
    data: pd.DataFrame,
    *,
    value: str = "amount",
    unit: Sequence[str] = ("region", "department"),
    least: float = 1.0,
) -> pd.DataFrame:
    """List figures that stand in several unrelated offices alike.

    Parameters
    ----------
    data
        Entries of one line and measure, or any figures that offices have each for themselves.
    value
        The column of figures.
    unit
        Columns that name an office.
    least
        Smaller figures are left out: 0.30 is equal to 0.30 by chance.

    Returns
    -------
    DataFrame
        ``value``, ``units`` (how many), ``who`` and ``expected`` (pairs as equal as these to expect
        by chance among so many figures of about this size); the most surprising first. Of round
        figures, fewer than four digits, nothing is said.

    Raises
    ------
    FrameError
        The data has no column that names an office.
    """
    names = [column for column in unit if column in data.columns]
    if not names:
        raise FrameError(f"没有说明是谁的列：{'、'.join(unit)}")
    require(data, [value])
    cents = (amounts(data[value]).abs() * 100).round()
    known = data.assign(_cents=cents)[cents >= least * 100]
    digits = known["_cents"].astype("int64").astype("str").str.rstrip("0").str.len()
    # 12,000 stands in many offices because it is round.
    known = known[digits >= _LEAST_DIGITS].drop_duplicates([*names, "_cents"])
    who = known[names[-1]].astype("str")
    group = known.assign(_who=who).groupby("_cents")["_who"]
    who_of = group.agg(lambda names: first_of(names, _SHOWN, "个"))
    table = pd.DataFrame({"units": group.size(), "who": who_of})
    table = table[table["units"] > 1].reset_index()
    logs = np.sort(np.log(known["_cents"].to_numpy(dtype="float64")))
    near = [_near(logs, math.log(c)) for c in table["_cents"]]
    # Between c ÷ e and c × e lie 2.35 c cents: two of the n figures there are equal about once in 2
    # c pairs.
    expected = [n * (n - 1) / 2 / (c * 2) for n, c in zip(near, table["_cents"], strict=True)]
    table = table.assign(value=table["_cents"] / 100, expected=expected)
    table = table.sort_values("expected", kind="stable").reset_index(drop=True)
    return table[["value", "units", "who", "expected"]]


def _near(logs: np.ndarray, at: float) -> int:
    """How many figures are within a factor of e of one."""
    first, last = np.searchsorted(logs, [at - 1, at + 1])
    return int(last - first)
