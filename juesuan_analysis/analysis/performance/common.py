"""What the analyses of projects share: keys, shares of scores, the panel that is compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, amounts, require
from juesuan_analysis.facts.performance import SCALE, SELF_TABLE
from juesuan_analysis.vocabulary.grades import DEFAULT, Scale, grade_on, scale_in

KEY = ["disclosure_id", "project_id"]
HUNDRED = 100.0


def share_of(frame: pd.DataFrame) -> pd.Series:
    """Scores as % of what could be reached; 100 where no maximum is printed."""
    most = amounts(frame["score_max"]).fillna(HUNDRED)
    return HUNDRED * amounts(frame["score"]) / most.where(most > 0)


def scale_of(cells: object) -> Scale:
    """The scale of grades printed in a project's document, else the ministry's."""
    held = cells if isinstance(cells, Iterable) else ()
    told = next((cell["printed"] for cell in held if cell["column"] == SCALE), "")
    return scale_in(told) or DEFAULT


def grade_of(frame: pd.DataFrame) -> pd.Series:
    """The grade of each ``share``, on the scale that the document prints or the ministry's."""
    cells = frame["cells"] if "cells" in frame else [()] * len(frame)
    named = [
        grade_on(scale_of(held), Decimal(str(share))) if share == share else None
        for share, held in zip(frame["share"], cells, strict=True)
    ]
    return pd.Series(named, index=frame.index, dtype=object)


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
