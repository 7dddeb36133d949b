"""Last year's figure, and where it comes from."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.change import DECIMALS
from juesuan_analysis.analysis.frame import amounts, require
from juesuan_analysis.frozen import frozen

DISCLOSED, NARRATED = "上年决算", "情况说明"


@frozen
class Previous:
    """Last year's amount (万元) and its source; both missing where nobody says."""

    amount: float | None
    source: str | None


def previous_figure(
    statements: pd.DataFrame,
    section: str,
    subject: str,
    current: float | None,
    year: int,
    published: float | None = None,
) -> Previous:
    """Tell last year's figure of one subject.

    Last year's own disclosure comes first, then what the narrative says: last year's amount, or
    this year's less the stated change. A narrative that states two different figures says none.
    """
    if published is not None:
        return Previous(published, DISCLOSED)
    require(statements, ["section", "subject", "kind", "value", "stated_year", "base_year"])
    about = statements[(statements["section"] == section) & (statements["subject"] == subject)]
    stated = only_value(about[(about["kind"] == "金额") & (about["stated_year"] == year - 1)])
    if stated is not None:
        return Previous(stated, NARRATED)
    by = only_value(about[(about["kind"] == "增减额") & (about["base_year"] == year - 1)])
    if by is not None and current is not None:
        return Previous(round(current - by, DECIMALS), NARRATED)
    return Previous(None, None)


def only_value(statements: pd.DataFrame) -> float | None:
    """The one figure that statements agree on; None where they give several, or none."""
    distinct = amounts(statements["value"]).dropna().unique()
    return float(distinct[0]) if len(distinct) == 1 else None
