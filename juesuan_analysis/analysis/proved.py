"""Numbers by what speaks for them, and blanks that sums prove to be nil."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, require
from juesuan_analysis.proof.nil import BY_TOTAL
from juesuan_analysis.proof.standing import PROVED

_GRADES = (1, 2, 3)


def proved(rows: pd.DataFrame, least: int = 1) -> pd.DataFrame:
    """Keep the numbers that are proved, from a grade on.

    Parameters
    ----------
    rows
        Entries or statements as a store gives them.
    least
        1: their own form adds up; 2: another form confirms them too; 3: so does the narrative,
        another year or a unit.

    Returns
    -------
    DataFrame
        The same columns; rows in their order.

    Raises
    ------
    FrameError
        There is no such grade.

    Examples
    --------
    >>> rows = pd.DataFrame({"standing": ["已印证", "已印证", "矛盾"], "grade": [1, 3, None]})
    >>> proved(rows, least=2).index.tolist()
    [1]
    """
    require(rows, ["standing", "grade"])
    if least not in _GRADES:
        raise FrameError(f"印证的等级只有 1、2、3，没有 {least}")
    return rows[(rows["standing"] == PROVED) & (rows["grade"].fillna(0) >= least)]


def with_proved_nil(entries: pd.DataFrame) -> pd.DataFrame:
    """Put 0 in the blank cells that sums prove to be nil, and say so.

    A blank is not 0; but where the total is printed, all the other parts that are printed make it
    up and none is below zero, nothing is left for the blank ones.

    Parameters
    ----------
    entries
        As a store gives them.

    Returns
    -------
    DataFrame
        ``amount`` is 0 in those cells, and ``nil`` says 由合计推得; it is missing elsewhere.
    """
    require(entries, ["amount", "nil"])
    proved_nil = entries["nil"].eq(BY_TOTAL).fillna(False) & entries["amount"].isna()
    return entries.assign(amount=entries["amount"].mask(proved_nil, 0))
