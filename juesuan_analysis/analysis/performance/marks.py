"""Full marks, and how scores are spread over districts, departments and years."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, amounts
from juesuan_analysis.analysis.performance.common import (
    KEY,
    grade_of,
    leaves,
    of_origin,
    panel,
    share_of,
)
from juesuan_analysis.facts.performance import REPORT, SELF_TABLE


def score_distribution(
    projects: pd.DataFrame, by: Sequence[str] = ("region",), *, balanced: bool = True
) -> pd.DataFrame:
    """Every self-evaluated project with its score.

    Parameters
    ----------
    projects
        As a store gives them.
    by
        What is compared. With ``year`` among it, only departments that all years have are kept
        (``balanced=False``: all).

    Returns
    -------
    DataFrame
        ``region``, ``department``, ``year``, ``name``, ``share`` (the score as % of what could be
        reached), ``grade`` of that share (on the scale that the document prints, else the
        ministry's), ``source``, ``page``.
    """
    own = panel(of_origin(projects), list(by), balanced=balanced)
    own = own.assign(share=share_of(own))
    own = own.assign(grade=grade_of(own))
    columns = [*WHO, *KEY, "name", "share", "grade", "source", "page"]
    return own[own["share"].notna()][columns].reset_index(drop=True)


def full_marks(
    projects: pd.DataFrame,
    indicators: pd.DataFrame,
    by: Sequence[str] = ("region", "year"),
    *,
    balanced: bool = True,
) -> pd.DataFrame:
    """How much is scored in full.

    Returns
    -------
    DataFrame
        One row for each group: ``projects`` with a score, ``full`` of them with full marks and
        ``full_share`` (%); ``weight`` of all scored indicators, ``full_weight`` of those with full
        points and ``weight_share`` (%); ``departments`` in the group.
    """
    keys = list(by)
    scored = score_distribution(projects, keys, balanced=balanced)
    scored = scored.assign(full=scored["share"] >= 100)
    counted = scored.groupby(keys, dropna=False).agg(
        projects=("share", "size"), full=("full", "sum"), departments=("department", "nunique")
    )
    own = panel(of_origin(leaves(indicators)), keys, balanced=balanced)
    given = own.assign(w=amounts(own["weight"]), s=amounts(own["score"]))
    # An indicator without a score was not judged, which is not the same as no points.
    given = given[given["w"].notna() & given["s"].notna()]
    given = given.assign(f=given["w"].where(given["s"] >= given["w"], 0.0))
    weighed = given.groupby(keys, dropna=False).agg(weight=("w", "sum"), full_weight=("f", "sum"))
    out = counted.join(weighed, how="left").reset_index()
    out["full_share"] = 100 * out["full"] / out["projects"]
    out["weight_share"] = 100 * out["full_weight"] / out["weight"].where(out["weight"] > 0)
    return out


def self_and_department(projects: pd.DataFrame) -> pd.DataFrame:
    """Self-evaluation against the evaluation of the department or a third party.

    Returns
    -------
    DataFrame
        One row for each project with both: ``self_score``, ``report_score`` (%), ``gap``.
    """
    shares = projects.assign(share=share_of(projects))
    own, other = (of_origin(shares, origin) for origin in (SELF_TABLE, REPORT))
    both = own[[*WHO, *KEY, "name", "share"]].merge(other[[*KEY, "share"]], on=KEY)
    both = both.rename(columns={"share_x": "self_score", "share_y": "report_score"})
    both = both[both["self_score"].notna() & both["report_score"].notna()]
    return both.assign(gap=both["self_score"] - both["report_score"]).reset_index(drop=True)
