"""Items that add up: which are parts of which, and whether a department's own do."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from juesuan_analysis.analysis.indicator_records import INDICATORS
from juesuan_analysis.vocabulary.lines import PUBLIC_LINES
from juesuan_analysis.vocabulary.three_public import TREE

# Items and indicators that are the sum of others, the outermost first.
PARTS_OF: Mapping[str, tuple[str, ...]] = {
    **{
        name: tuple(part.name for part in line.parts)
        for line in PUBLIC_LINES
        if line.parts
        for name in (line.name, line.spoken)
    },
    **{one.name: one.parts for one in INDICATORS if one.parts},
}
PARTIAL, UNEQUAL, BLANK = "分项不全", "分项与合计不符", "缺"
# Each printed amount is rounded to a cent: a sum may be off by half a cent for each, and its own.
_HALF_CENT = 0.005


def family_of(item: str) -> str:
    """Name the outermost total that an item belongs to; itself where it belongs to none."""
    for whole, parts in PARTS_OF.items():
        if item in parts:
            return TREE.name if whole == TREE.spoken else family_of(whole)
    # Panels of items say 合计, those of indicators “三公”经费合计: one total, one family.
    return TREE.name if item == TREE.spoken else item


def completed(wide: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Fill what the other figures of a row leave no choice about, and say what stays open.

    Parameters
    ----------
    wide
        One row for each department and year, a column for each item; amounts that are not
        negative.

    Returns
    -------
    tuple of DataFrame and Series
        The amounts: a total is the sum of its parts where all are known, and parts are zero where
        the known ones reach the total already. Nothing else is filled: a blank is not a zero. And
        for each row why its items do not add up (缺, 分项不全, 分项与合计不符), or nothing.

    Examples
    --------
    >>> wide = pd.DataFrame({"公务用车购置及运行维护费": [5.0, 5.0], "公务用车购置费": [None, None],
    ...                      "公务用车运行维护费": [5.0, 3.0]}).astype(float)
    >>> filled, why = completed(wide)
    >>> filled["公务用车购置费"].tolist(), why.tolist()
    ([0.0, nan], ['', '分项不全'])
    """
    filled = wide.copy()
    known = {name: parts for name, parts in PARTS_OF.items() if name in filled.columns}
    trees = {
        name: [part for part in parts if part in filled.columns] for name, parts in known.items()
    }
    # Of a total whose parts were not all asked for nothing can be said by adding them.
    trees = {name: there for name, there in trees.items() if len(there) == len(known[name])}
    # Inner totals first: outer ones are sums of them.
    for name in reversed(list(trees)):
        parts = filled[trees[name]]
        total = parts.sum(axis=1).where(parts.notna().all(axis=1))
        filled[name] = filled[name].where(filled[name].notna(), total)
    for name, there in trees.items():
        parts = filled[there]
        reached = (parts.sum(axis=1) - filled[name]).abs() <= _HALF_CENT
        # Only where no part is negative do the known ones leave nothing to the others.
        reached &= parts.fillna(0).ge(0).all(axis=1)
        filled[there] = parts.mask(parts.isna() & reached.to_numpy()[:, None], 0.0)
    return filled, _why(filled, trees)


def _why(filled: pd.DataFrame, trees: Mapping[str, list[str]]) -> pd.Series:
    open_ = pd.Series("", index=filled.index, dtype="str")
    inside = {part for parts in trees.values() for part in parts}
    blank = filled[[c for c in filled.columns if c not in inside]].isna().any(axis=1)
    open_ = open_.mask(blank, BLANK)
    for name, parts in trees.items():
        lacking = filled[parts].isna().any(axis=1) & filled[name].notna()
        gap = (filled[parts].sum(axis=1) - filled[name]).abs()
        unequal = ~lacking & (gap > _HALF_CENT * (len(parts) + 1)) & filled[name].notna()
        which = np.select([lacking, unequal], [PARTIAL, UNEQUAL], default="")
        found = pd.Series(which, index=filled.index, dtype="str")
        open_ = open_.mask((open_ == "") & (found != ""), found)
    return open_
