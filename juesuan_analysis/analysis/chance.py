"""How often a figure this far out is found by chance alone."""

from __future__ import annotations

import math

import numpy as np

# A spread told from the median absolute deviation of n figures is as unsure as a standard
# deviation of about 0.37 n (the efficiency of the MAD under the normal distribution). So many
# degrees are on the safe side: of simulated clean figures 1.8 times as many as are beyond 3.5 are
# expected among 8, 1.05 times among 165, 1.01 times among 1,000.
_EFFICIENCY = 0.37
_LEAST_FREEDOM = 2  # Hill's formula is half a percent off at 3.5 there, and worse below
_LEAST_MIDDLE = 4
FALSE_SHARE = 0.05  # of what is flagged, on average


def tail(z: float, n: int) -> float:
    """Chance that one of ``n`` clean figures has a modified z-score as far from 0 as this.

    Examples
    --------
    >>> round(tail(3.5, 1000), 4), round(tail(3.5, 8), 3)
    (0.0005, 0.04)
    """
    return _student(abs(z), max(_LEAST_FREEDOM, _EFFICIENCY * n))


def _student(t: float, freedom: float) -> float:
    """Two-sided tail of Student's t (G. W. Hill 1970, Communications of the ACM, algorithm 395)."""
    # For any degrees, also broken ones; scipy would be a dependency for this one function.
    a = freedom - 0.5
    b = 48 * a * a
    y = a * math.log1p(t * t / freedom)
    correction = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b) + y + 3
    # Not 1 − Φ: the difference would lose what a far tail is.
    return math.erfc((correction / b + 1) * math.sqrt(y / 2))


def adjusted(chances: np.ndarray) -> np.ndarray:
    """Adjust the chances of many tests for their number (Benjamini and Hochberg 1995).

    Of those whose adjusted chance is under q, no more than the share q is false on average.

    Examples
    --------
    >>> adjusted(np.array([0.01, 0.04, 0.03, 0.5])).round(3).tolist()
    [0.04, 0.053, 0.053, 0.5]
    """
    # Unadjusted, two of 5,000 clean figures stand beyond 3.5 by chance alone.
    known = np.flatnonzero(~np.isnan(chances))
    order = known[np.argsort(chances[known], kind="stable")]
    count = len(order)
    raised = chances[order] * count / np.arange(1, count + 1)
    found = np.full(len(chances), np.nan)
    found[order] = np.minimum(1.0, np.minimum.accumulate(raised[::-1])[::-1])
    return found


def lognormal(figures: np.ndarray) -> bool:
    """Whether logarithms make figures more nearly normal than they are by themselves.

    Compares the likelihoods of Box and Cox (1964) for powers 0 and 1 on the middle of the figures,
    so that what may be out of line does not decide by which line. Nothing under nought has a
    logarithm; noughts are left out.

    Examples
    --------
    >>> lognormal(np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0]))
    True
    >>> lognormal(np.arange(1.0, 30.0))
    False
    """
    known = figures[~np.isnan(figures)]
    if (known < 0).any():
        return False
    ordered = np.sort(known[known > 0])
    cut = max(1, len(ordered) // 10)
    middle = ordered[cut:-cut]
    # Too few to tell, or all alike: amounts of departments are mostly lognormal.
    if len(middle) < _LEAST_MIDDLE or middle[0] == middle[-1]:
        return True
    # Twice the mean of the logarithms is what the change of scale costs (its Jacobian).
    logs = np.log(middle)
    return bool(math.log(logs.var()) < math.log(middle.var()) - 2 * logs.mean())
