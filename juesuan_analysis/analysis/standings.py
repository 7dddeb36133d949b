"""How far figures are proved, carried from cells to whatever is made of them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.frame import groups, held
from juesuan_analysis.proof.standing import CONTRADICTED, PROVED, TOUCHED, UNSUPPORTED

# From the worst: a sum is as good as its worst addend.
_WORST_FIRST = (CONTRADICTED, TOUCHED, UNSUPPORTED, PROVED)
CARRIED = ("disclosure_id", "source", "scope", "page", "standing", "grade", "ref")
PROOF = ("standing", "grade", "n_contradicted", "disclosure_id", "ref")
BETWEEN = "；"  # references of several cells behind one figure
_RANK = {name: rank for rank, name in enumerate(_WORST_FIRST)}


def proof_of_sums(addends: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Say for each sum how well its addends are proved, and where they stand.

    Parameters
    ----------
    addends
        One row for each addend, with those of ``standing``, ``grade``, ``n_contradicted``,
        ``disclosure_id`` and ``ref`` that are known.
    keys
        Columns that name a sum.

    Returns
    -------
    DataFrame
        ``keys``, the worst ``standing``, the least ``grade``, ``n_contradicted`` and every
        ``disclosure_id`` and ``ref``, joined by ；. Columns that the addends lack are left out.
    """
    names = list(keys)
    first = addends[names].drop_duplicates().reset_index(drop=True)
    known = held(addends, PROOF)
    if not known:
        return first
    number = groups(addends, names)
    table: dict[str, pd.Series] = {}
    if "standing" in known:
        rank = addends["standing"].map(_RANK)
        # An addend whose standing nobody tells proves nothing.
        worst = rank.fillna(_RANK[UNSUPPORTED]).groupby(number, sort=False).min()
        table["standing"] = worst.map(dict(enumerate(_WORST_FIRST)))
        counted = contradicted(addends)
        table["n_contradicted"] = counted.groupby(number, sort=False).sum().astype("int64")
    if "grade" in known:
        grade = addends["grade"].astype("float64")
        lowest = grade.groupby(number, sort=False).min()
        whole = grade.notna().groupby(number, sort=False).all()
        table["grade"] = lowest.where(whole)
    for column in held(addends, ("disclosure_id", "ref")):
        table[column] = addends[column].groupby(number, sort=False).agg(joined)
    return first.assign(**{name: column.to_numpy() for name, column in table.items()})


def contradicted(frame: pd.DataFrame) -> pd.Series:
    """Count the contradicted figures behind each row."""
    own = pd.Series(0, index=frame.index)
    if "standing" in frame.columns:
        own = frame["standing"].eq(CONTRADICTED).astype("int64")
    if "n_contradicted" not in frame.columns:
        return own
    counted = frame["n_contradicted"].astype("float64")
    # A figure that was never summed has no count; it counts for itself.
    return counted.where(counted.notna(), own.astype("float64")).astype("int64")


def joined(texts: pd.Series) -> str | None:
    """Join different texts, each once, in their order."""
    parts = [part for text in texts.dropna() for part in str(text).split(BETWEEN)]
    return BETWEEN.join(dict.fromkeys(parts)) or None


def worst_of(frame: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    """Give the worst of several columns of standings, missing where none has one."""
    ranks = pd.concat([frame[column].map(_RANK) for column in columns], axis=1)
    found: pd.Series = ranks.min(axis=1).map(dict(enumerate(_WORST_FIRST)))
    return found
