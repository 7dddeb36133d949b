"""Shares as they are printed: rounded so that they still add up."""

from __future__ import annotations

import numpy as np
import pandas as pd

DIGITS = 2


def rounded_shares(shares: pd.Series, digits: int = DIGITS) -> pd.Series:
    """Round shares of one total by the largest remainder (Hare), so that their sum is kept.

    Rounding each share alone can give 100.01%; offices print shares that add up to 100%, and so
    does this.

    Parameters
    ----------
    shares
        Shares in %, of one total; missing ones stay missing.
    digits
        Decimals to keep.

    Examples
    --------
    >>> rounded_shares(pd.Series([76.2852, 14.4190, 2.9761, 6.3197])).tolist()
    [76.28, 14.42, 2.98, 6.32]
    """
    scaled = (shares.dropna().astype(float) * 10**digits).round(6)
    floors = np.floor(scaled)
    spare = int(round(scaled.sum()) - floors.sum())
    raised = (scaled - floors).sort_values(ascending=False, kind="stable").index[:spare]
    floors.loc[raised] += 1
    rounded: pd.Series = (floors / 10**digits).round(digits)
    return rounded.reindex(shares.index)
