"""Findings as a list that a person reads: conflicts first, each with its pages and both figures."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.identities.finding import CONFLICT, FAILED, NOT_READ, OUTCOMES

_FIRST = (CONFLICT, NOT_READ, FAILED)


def _number(value: float) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _figures(row: pd.Series) -> str:
    terms = [] if row["terms"] is None else list(row["terms"])
    named = (
        f"{term['name']} {_amount(term['amount'])}（第 {term['page']} 页）"
        for term in terms
        if term["page"]
    )
    return "；".join(named)


def _amount(amount: float | None) -> str:
    return "空白" if amount is None or pd.isna(amount) else _number(float(amount))


def _line(row: pd.Series) -> str:
    if row["outcome"] == NOT_READ and row["printed"]:
        return f"  {NOT_READ} 第 {row['page']:.0f} 页 “{row['printed']}”：{row['reason']}"
    if pd.isna(row["difference"]):
        return f"  {row['outcome']} {row['statement']}：{row['reason'] or ''}"
    sides = (
        f"左 {_number(row['left'])}，右 {_number(row['right'])}，差 {_number(row['difference'])}"
    )
    figures = _figures(row)
    return f"  {row['outcome']} {row['statement']}：{sides}" + (
        f"\n      {figures}" if figures else ""
    )


def findings_text(findings: pd.DataFrame, everything: bool = False) -> str:
    """Write findings as text, one block for each disclosure.

    Parameters
    ----------
    findings
        As :meth:`Store.findings` gives them.
    everything
        Also those that hold or do not apply; otherwise they are only counted.
    """
    blocks = []
    for (department, year, source), group in findings.groupby(
        ["department", "year", "source"], sort=True
    ):
        counts = group["outcome"].value_counts()
        counted = "，".join(f"{o} {counts[o]}" for o in OUTCOMES if o in counts)
        shown = OUTCOMES if everything else _FIRST
        order = group["outcome"].map({o: i for i, o in enumerate((*_FIRST, *OUTCOMES[:2]))})
        listed = group.assign(order=order).sort_values("order", kind="stable")
        lines = [_line(row) for _, row in listed[listed["outcome"].isin(shown)].iterrows()]
        blocks.append("\n".join([f"{department} {year} 年度（{source}）：{counted}", *lines]))
    return "\n\n".join(blocks) or "没有核对结果"
