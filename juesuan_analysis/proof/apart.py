"""Figures that no identity tells apart: their sum is proved, and none of them.

One may have too much and another as much too little, or they may have changed places: whatever
holds, holds still.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set

from juesuan_analysis.facts.finding import Key

Seen = Set[tuple[int, int]]  # the number of an identity, and how it sees the figure


def not_told_apart(seen_by: Mapping[Key, Seen]) -> set[Key]:
    """Find the figures that the same identities see in the same way as another.

    Parameters
    ----------
    seen_by
        What sees each figure that is not nil.
    """
    seen = {key: frozenset(one) for key, one in seen_by.items()}
    alike = Counter(seen.values())
    return {key for key, one in seen.items() if alike[one] > 1}
