"""Why targets were missed, as offices write it; and targets that are written twice."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, amounts
from juesuan_analysis.analysis.performance.common import KEY, leaves, of_origin

_NAMES = ["level1", "level2", "level3", "target", "actual"]


def deviations(indicators: pd.DataFrame, search: str | None = None) -> pd.DataFrame:
    """Indicators that lost points or give a reason, with the reason beside the gap.

    Parameters
    ----------
    indicators
        As a store gives them.
    search
        Only reasons that hold this text.
    """
    own = of_origin(leaves(indicators))
    lost = amounts(own["weight"]) - amounts(own["score"])
    out = own.assign(lost=lost)[(lost > 0) | own["deviation_reason"].notna()]
    if search is not None:
        out = out[out["deviation_reason"].fillna("").str.contains(search, regex=False)]
    columns = [*WHO, *KEY, *_NAMES, "weight", "score", "lost", "deviation_reason", "source", "page"]
    return out[columns].sort_values("lost", ascending=False, ignore_index=True)


def repeated(indicators: pd.DataFrame) -> pd.DataFrame:
    """Indicators whose name and target stand word for word in several projects or years.

    Returns
    -------
    DataFrame
        One row for each wording: ``level3``, ``target``, ``times``, ``projects``, ``years``,
        ``departments``; the most repeated first.
    """
    own = of_origin(leaves(indicators))
    own = own[own["level3"].notna() & own["target"].notna()]
    own = own.assign(project=own[KEY[0]] + "|" + own[KEY[1]])
    out = own.groupby(["level3", "target"]).agg(
        times=("project", "size"),
        projects=("project_id", "nunique"),
        years=("year", "nunique"),
        departments=("department", "nunique"),
    )
    out = out[out["times"] > 1].reset_index()
    return out.sort_values(["times", "level3"], ascending=[False, True], ignore_index=True)
