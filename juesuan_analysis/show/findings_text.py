"""Findings as a list that a person reads: conflicts first, each with its pages and both figures."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.facts import where_of
from juesuan_analysis.facts.finding import ADJUSTED, CONFLICT, FAILED, NOT_READ, OUTCOMES
from juesuan_analysis.proof.standing import STANDINGS
from juesuan_analysis.show.finding_words import side_text, term_text, told_terms
from juesuan_analysis.store.overrides import USED
from juesuan_analysis.vocabulary.text import figure_text

_SHOWN = 5
_FIRST = (CONFLICT, ADJUSTED, NOT_READ, FAILED)


def _figures(row: pd.Series) -> str:
    terms, more = told_terms(row)
    named = [
        f"{' '.join(filter(None, (term['name'], term_text(term))))}（{where_of(term)}）"
        for term in terms
        if term["page"]
    ]
    return "；".join([*named, *filter(None, [more])])


def _line(row: pd.Series) -> str:
    if row["outcome"] == NOT_READ and row["printed"]:
        return f"  {NOT_READ} {where_of(row)} “{row['printed']}”：{row['reason']}"
    if pd.isna(row["difference"]):
        return f"  {row['outcome']} {row['statement']}：{row['reason'] or ''}"
    named = {"左": "left", "右": "right", "差": "difference"}
    sides = "，".join(f"{name} {side_text(row, side)}" for name, side in named.items())
    figures = _figures(row)
    told = [f"  {row['outcome']} {row['statement']}：{sides}", figures, _explanation(row)]
    return "\n      ".join(line for line in told if line)


def _explanation(row: pd.Series) -> str:
    return f"可能：{row['explanation']}" if isinstance(row["explanation"], str) else ""


def _standings(entries: pd.DataFrame) -> str:
    """Count the printed cells by standing, and name what an analyst has corrected."""
    counts = entries["standing"].value_counts()
    counted = "，".join(f"{name} {counts[name]}" for name in STANDINGS if name in counts)
    printed = entries[entries["amount"].notna()]
    lines = [f"  印出的 {len(printed)} 个数：{counted}；{_coverage(printed)}"]
    if "override_reason" in entries:
        fixed = entries[entries["override_reason"].notna()]
        lines += [_correction(row) for _, row in fixed.iterrows()]
    return "\n".join(lines)


def _coverage(printed: pd.DataFrame) -> str:
    """Say how many identities reach the printed cells, and which cells none reaches."""
    missed = printed[printed["checks"] == 0]
    if missed.empty:
        return f"每个数至少有一条关系核对（中位数 {printed['checks'].median():.0f} 条）"
    cells = "、".join(
        f"表{row['form']} {row['line']} {row['measure']}（{where_of(row)}）"
        for _, row in missed.head(_SHOWN).iterrows()
    )
    return f"没有关系可以核对的 {len(missed)} 个：{cells}" + ("等" if len(missed) > _SHOWN else "")


def _correction(row: pd.Series) -> str:
    return (
        f"  人工更正 表{row['form']} {row['line']} {row['measure']}"
        f"（{where_of(row)}）："
        f"原印 {figure_text(row['published_amount'])}，改为 {figure_text(row['amount'])}；"
        f"{row['override_reason']}（{row['override_author']}）"
    )


def unused(overrides: pd.DataFrame) -> list[str]:
    """Say which corrections find no cell, or more than one."""
    rows = overrides[overrides["state"] != USED]
    return [
        f"！ overrides.csv 里的更正没有采用：{row.document} 表{row.form} {row.line} {row.measure}："
        f"{row.state}"
        for row in rows.itertuples()
    ]


def findings_text(
    findings: pd.DataFrame, everything: bool = False, entries: pd.DataFrame | None = None
) -> str:
    """Write findings as text, one block for each disclosure.

    Parameters
    ----------
    findings
        As :meth:`Store.findings` gives them.
    everything
        Also those that hold or do not apply; otherwise they are only counted.
    entries
        As :meth:`Store.entries` gives them: their standings and corrections are told too.
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
        if entries is not None:
            lines.insert(0, _standings(entries[entries["source"] == source]))
        blocks.append("\n".join([f"{department} {year} 年度（{source}）：{counted}", *lines]))
    return "\n\n".join(blocks) or "没有核对结果"
