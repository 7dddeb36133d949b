"""The figures behind a disclosure's six charts beside those that its narrative prints."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from juesuan_analysis.analysis.disclosure_charts import (
    DISCLOSURE_CHARTS,
    ChangeChart,
    Chart,
    chart_data,
)
from juesuan_analysis.analysis.frame import amounts
from juesuan_analysis.analysis.rounding import rounded_shares

_STRUCTURE_SECTIONS = {
    2: "收入决算情况",
    3: "支出决算情况",
    5: "一般公共预算财政拨款支出决算情况",
}
_ROUNDING = 0.0051  # both sides are printed to two decimals; half a unit, and float noise
COLUMNS = ["图", "项目", "指标", "重画所用", "情况说明", "核对"]


def _agrees(value: float, stated: float) -> str:
    return "一致" if abs(value - stated) < _ROUNDING else "不一致"


def _stated(statements: pd.DataFrame, section: str, subject: str, kind: str) -> float | None:
    """The one figure that a section states; None where it states none, or several."""
    about = statements[
        (statements["section"] == section)
        & (statements["subject"] == subject)
        & (statements["kind"] == kind)
        & (statements["stated_year"].isna() | (statements["stated_year"] == statements["year"]))
    ]
    values = amounts(about["value"]).dropna().unique()
    return float(values[0]) if len(values) == 1 else None


def _drawn(spec: Chart, data: pd.DataFrame) -> Iterator[tuple[str, str, str, float]]:
    """Section, subject, kind and value of each figure of a chart."""
    if isinstance(spec, ChangeChart):
        for item, row in zip(spec.items, data.to_dict("records"), strict=False):
            for kind, column in (("金额", "current"), ("增减额", "change"), ("增减率", "rate")):
                yield item.section, item.label, kind, row[column]
    else:
        section = _STRUCTURE_SECTIONS[spec.form]
        shares = rounded_shares(data["share"])
        for row, share in zip(data.to_dict("records"), shares, strict=True):
            yield section, row["label"], "金额", row["amount"]
            yield section, row["label"], "占比", share


def published_figures(
    entries: pd.DataFrame,
    statements: pd.DataFrame,
    previous_entries: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Set the figures that the six charts are drawn from beside those that the narrative states.

    Parameters
    ----------
    entries, statements, previous_entries
        As for :func:`chart_data`.

    Returns
    -------
    DataFrame
        One row for each figure that the narrative states: 图 (caption), 项目, 指标 (金额, 增减额 in
        万元; 增减率, 占比 in %), 重画所用, 情况说明, 核对 (一致: equal up to rounding).
    """
    rows = [
        (spec.caption, subject, kind, value, stated, _agrees(value, stated))
        for spec in DISCLOSURE_CHARTS
        for section, subject, kind, value in _drawn(
            spec, chart_data(spec, entries, statements, previous_entries)
        )
        if value == value and (stated := _stated(statements, section, subject, kind)) is not None
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
