"""The figures behind a disclosure's six charts beside those that its narrative prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from juesuan_analysis.analysis.disclosure_charts import (
    DISCLOSURE_CHARTS,
    ChangeChart,
    Chart,
    chart_data,
)
from juesuan_analysis.analysis.previous import NARRATED, only_value
from juesuan_analysis.analysis.rounding import rounded_shares

_STRUCTURE_SECTIONS = {2: "收入决算情况", 3: "支出决算情况", 5: "一般公共预算财政拨款支出决算情况"}
_Row = Mapping[Any, Any]
_ROUNDING = 0.0051  # both sides are printed to two decimals; half a unit, and float noise
COLUMNS = ["图", "项目", "指标", "重画所用", "情况说明", "核对"]


AGREES, DIFFERS = "一致", "不一致"
SAME_SENTENCE = "推算自同一句"  # no evidence, and not counted
_CHANGE = "增减额"


def _agrees(value: float, stated: float) -> str:
    return AGREES if abs(value - stated) < _ROUNDING else DIFFERS


def _is_derived(statements: pd.DataFrame, section: str, subject: str, row: _Row) -> bool:
    """Whether last year's figure was worked out from the very change that is compared with it."""
    about = statements[(statements["section"] == section) & (statements["subject"] == subject)]
    before = (about["kind"] == "金额") & (about["stated_year"] == row["year"] - 1)
    return bool(row["previous_source"] == NARRATED and not before.any())


def _stated(statements: pd.DataFrame, section: str, subject: str, kind: str) -> float | None:
    """The one figure that a section states; None where it states none, or several."""
    about = statements[
        (statements["section"] == section)
        & (statements["subject"] == subject)
        & (statements["kind"] == kind)
        & (statements["stated_year"].isna() | (statements["stated_year"] == statements["year"]))
    ]
    return only_value(about)


def _drawn(
    spec: Chart, data: pd.DataFrame, statements: pd.DataFrame
) -> Iterator[tuple[str, str, str, float, bool]]:
    """Section, subject, kind and value of each figure of a chart, and whether it is derived."""
    if isinstance(spec, ChangeChart):
        for item, row in zip(spec.items, data.to_dict("records"), strict=False):
            for kind, column in (("金额", "current"), ("增减额", "change"), ("增减率", "rate")):
                told = item.section, item.label
                derived = kind == _CHANGE and _is_derived(statements, *told, row)
                yield *told, kind, row[column], derived
    else:
        section = _STRUCTURE_SECTIONS[spec.form]
        shares = rounded_shares(data["share"])
        for row, share in zip(data.to_dict("records"), shares, strict=True):
            yield section, row["label"], "金额", row["amount"], False
            yield section, row["label"], "占比", share, False


def published_figures(
    entries: pd.DataFrame, statements: pd.DataFrame, previous_entries: pd.DataFrame | None = None
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
        万元; 增减率, 占比 in %), 重画所用, 情况说明, 核对 (一致: equal up to rounding;
        推算自同一句: worked out from this very sentence, so that it says nothing).
    """
    rows = [
        (
            spec.caption,
            subject,
            kind,
            value,
            stated,
            SAME_SENTENCE if derived else _agrees(value, stated),
        )
        for spec in DISCLOSURE_CHARTS
        for section, subject, kind, value, derived in _drawn(
            spec, chart_data(spec, entries, statements, previous_entries), statements
        )
        if value == value and (stated := _stated(statements, section, subject, kind)) is not None
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
