"""What the analyses of projects share: keys, shares of scores, the panel that is compared."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.frame import amounts, require
from juesuan_analysis.facts.performance import SELF_TABLE

WHO = ["region", "department", "year"]
KEY = ["disclosure_id", "project_id"]
HUNDRED = 100.0
GRADES = ((90.0, "优"), (80.0, "良"), (60.0, "中"), (0.0, "差"))


def share_of(frame: pd.DataFrame) -> pd.Series:
    """Scores as % of what could be reached; 100 where no maximum is printed."""
    most = amounts(frame["score_max"]).fillna(HUNDRED)
    return HUNDRED * amounts(frame["score"]) / most.where(most > 0)


def grade_of(share: pd.Series) -> pd.Series:
    """The ministry's grade of each share."""
    named = [
        next((name for least, name in GRADES if value >= least), None) if value == value else None
        for value in share
    ]
    return pd.Series(named, index=share.index, dtype=object)


def of_origin(frame: pd.DataFrame, origin: str = SELF_TABLE) -> pd.DataFrame:
    """The rows that stand in tables of one kind."""
    require(frame, ["origin", *KEY, *WHO])
    return frame[frame["origin"] == origin]


def panel(frame: pd.DataFrame, by: Sequence[str], *, balanced: bool) -> pd.DataFrame:
    """Where years are compared, keep the departments that all of them have."""
    if not balanced or "year" not in by or frame.empty:
        return frame
    years = frame["year"].nunique()
    seen = frame.groupby(["region", "department"], dropna=False)["year"].transform("nunique")
    return frame[seen == years]


def leaves(indicators: pd.DataFrame) -> pd.DataFrame:
    """The indicators of the deepest level of each table: the ones that are added up."""
    require(indicators, ["level", "origin", *KEY])
    deepest = indicators.groupby([*KEY, "origin"])["level"].transform("max")
    return indicators[indicators["level"] == deepest]
