"""One sentence in the narrative's own words for each chart, computed from its data."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.disclosure_charts import ChangeChart, Chart, StructureChart
from juesuan_analysis.analysis.rounding import rounded_shares
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.text import figure_text, punctuated
from juesuan_analysis.vocabulary.totals import GENERAL_SPENT

_SHOWN = 6  # parts told one by one
_LEAST = 0.005
_UNREAD = "没有读到。"


def chart_sentences(spec: Chart, data: pd.DataFrame, statements: pd.DataFrame) -> list[str]:
    """Tell a chart in words.

    Parameters
    ----------
    spec, data
        A chart and its figures, as :func:`chart_data` gives them.
    statements
        Of the same disclosure; the stated reason of a change is repeated as it stands.

    Returns
    -------
    list of str
        A sentence for each pair of columns, one for pairs that are equal, or one for a structure.
        Amounts in 万元.
    """
    if data.empty:
        return ["没有读到这张图的合计数。"]
    if isinstance(spec, StructureChart):
        return [_structure(data, spec.total)]
    labels: dict[str, list[str]] = {}
    for _, row in data.iterrows():
        labels.setdefault(_change(row, spec, statements), []).append(row["label"])
    year = int(data["year"].iloc[0])
    return [f"{year}年度{_named(names, told)}{told}" for told, names in labels.items()]


def _named(labels: list[str], told: str) -> str:
    """Name what a sentence tells; 均为 leads to an amount that several have."""
    both = "均为" if len(labels) > 1 and told != _UNREAD else ""
    return f"{'、'.join(labels)}{both}"


def _change(row: pd.Series, spec: ChangeChart, statements: pd.DataFrame) -> str:
    """Tell a pair of columns, without its year and label."""
    if pd.isna(row["current"]):
        return _UNREAD
    told = f"{figure_text(row['current'])}万元，{_compared(row, int(row['year']))}。"
    section = next(item.section for item in spec.items if item.label == row["label"])
    reason = stated_reason(statements, section, row["label"])
    return f"{told}主要原因：{reason}。" if reason and _moved(row) else told


def _moved(row: pd.Series) -> bool:
    return bool(pd.notna(row["change"]) and abs(row["change"]) >= _LEAST)


def _compared(row: pd.Series, year: int) -> str:
    if pd.isna(row["previous"]):
        return f"缺{year - 1}年度数，不作比较"
    if not _moved(row):
        return f"与{year - 1}年度持平"
    up = row["change"] > 0
    by = f"{'增加' if up else '减少'}{figure_text(abs(round(row['change'], 2)))}万元"
    if pd.isna(row["rate"]):
        return f"与{year - 1}年度相比{by}（{row['note'] or '基数为零'}，增长率不可比）"
    rate = f"{'增长' if up else '下降'}{abs(row['rate']):.2f}%"
    return f"与{year - 1}年度相比{by}，{rate}"


def stated_reason(statements: pd.DataFrame, section: str, subject: str) -> str | None:
    """Give the reason that the narrative states for a change, None where it states none."""
    said = statements[
        (statements["section"] == section)
        & (statements["subject"] == subject)
        & statements["kind"].isin([sections.CHANGE, sections.RATE])
        & statements["reason"].notna()
    ]
    return punctuated(str(said["reason"].iloc[0])).rstrip("。；，") if len(said) else None


def _structure(data: pd.DataFrame, total: str) -> str:
    whole, year = data["total"].iloc[0], int(data["year"].iloc[0])
    name = GENERAL_SPENT if total == "合计" else total
    held = data[data["amount"].fillna(0) != 0].sort_values("rank")
    if pd.isna(whole):
        return f"{year}年度{name}没有印出合计数。"
    if held.empty:
        parts_too = "为零" if not whole else f"{figure_text(whole)}万元，各项均没有印出"
        return f"{year}年度{name}{parts_too}。"
    shares = rounded_shares(held["share"])
    parts = [
        f"{label}{figure_text(amount)}万元，占{share:.2f}%"
        for label, amount, share in zip(held["label"], held["amount"], shares, strict=True)
    ]
    more = f"；其余{len(parts) - _SHOWN}项略" if len(parts) > _SHOWN else ""
    return f"{year}年度{name}{figure_text(whole)}万元，其中：{'；'.join(parts[:_SHOWN])}{more}。"
