"""Shares as they are printed: rounded so that they still add up."""

from __future__ import annotations

import numpy as np
import pandas as pd

DIGITS = 2


def rounded_shares(
    shares: pd.Series, digits: int = DIGITS, *, within: pd.Series | None = None
) -> pd.Series:
    """Round shares of one total by the largest remainder (Hare), so that their sum is kept.

    Rounding each share alone can give 100.01%; offices print shares that add up to 100%, and so
    does this. Round the exact shares once, at the digits that are shown.

    Parameters
    ----------
    shares
        Shares in %, of one total; missing ones stay missing. Labels may repeat.
    digits
        Decimals to keep.
    within
        A key for each row, in the order of ``shares``, whose values are totals of their own.

    Examples
    --------
    >>> rounded_shares(pd.Series([76.2852, 14.4190, 2.9761, 6.3197])).tolist()
    [76.28, 14.42, 2.98, 6.32]
    """
    exact = shares.astype("float64").to_numpy()
    if within is None:
        parts = [np.arange(len(exact))]
    else:
        codes = pd.factorize(within, use_na_sentinel=False)[0]
        parts = [np.flatnonzero(codes == code) for code in range(codes.max(initial=-1) + 1)]
    rounded = exact.copy()
    for places in parts:
        rounded[places] = _largest_remainder(exact[places], digits)
    return pd.Series(rounded, index=shares.index, name=shares.name)


def _largest_remainder(exact: np.ndarray, digits: int) -> np.ndarray:
    known = np.flatnonzero(~np.isnan(exact))
    # In floats 1.15 × 100 is 114.99…, and its floor a cent short.
    scaled = (exact[known] * 10**digits).round(6)
    floors = np.floor(scaled)
    spare = int(round(scaled.sum()) - floors.sum())
    # Stable: of equal remainders the first is raised, and the same data gives the same figures.
    floors[np.argsort(-(scaled - floors), kind="stable")[:spare]] += 1
    rounded = np.full(len(exact), np.nan)
    rounded[known] = (floors / 10**digits).round(digits)
    return rounded
