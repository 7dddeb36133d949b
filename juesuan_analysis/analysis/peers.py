"""Who is like whom: departments of one size that do the same things."""

from __future__ import annotations

import numpy as np
import pandas as pd

from juesuan_analysis.analysis.cells import pick
from juesuan_analysis.analysis.frame import WHO
from juesuan_analysis.analysis.structures import structure_of
from juesuan_analysis.vocabulary.cells import Cell

_SIZE = {"size": (Cell(3, None, "合计", "本年支出合计"), Cell(1, "支出", "本年支出合计", "决算数"))}
_MIXED = 50.0  # % of expenditure from which a 类 is what a department does
MIXED = "多类"


def peer_groups(entries: pd.DataFrame, *, sizes: int = 3) -> pd.DataFrame:
    """Group departments by size and by what they spend on.

    Parameters
    ----------
    entries
        As a store gives them; one document for each department and year.
    sizes
        How many groups of size, with as many departments in each of a year.

    Returns
    -------
    DataFrame
        ``region``, ``department``, ``year``, ``spent`` (本年支出, 万元), ``size_group`` (1 the
        smallest) and ``function_group`` (the 类 that has most of the expenditure, 多类 where none
        has half), to join to any frame and to hand to :func:`peer_position` as ``within``.
    """
    keys = list(WHO)
    spent = pick(entries, _SIZE)[[*keys, "amount"]].rename(columns={"amount": "spent"})
    # Ties are parted, so that groups have as many departments each.
    rank = spent.groupby("year")["spent"].rank(method="first")
    count = spent.groupby("year")["spent"].transform("size")
    spent = spent.assign(size_group=np.ceil(rank / count * sizes).astype("int64"))
    shares = structure_of(entries, "支出功能分类")
    first = shares.sort_values("share", ascending=False, kind="stable").drop_duplicates(keys)
    kind = first["label"].where(first["share"] >= _MIXED, MIXED)
    first = first[keys].assign(function_group=kind)
    return spent.merge(first, on=keys, how="left")
