"""What a panel covers, in tables and in sentences: who, how far proved, whether totals add up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from juesuan_analysis.analysis.additive import PARTS_OF
from juesuan_analysis.analysis.frame import years_text
from juesuan_analysis.analysis.measures import COLUMN
from juesuan_analysis.proof.standing import CONTRADICTED, PROVED

KEYS = ["region", "entity", "year"]
INCLUDED = "在内"
_HALF_CENT = 0.005
_LISTED = 10
Balance = Literal["balanced", "window", "any"]
BALANCES = {
    "balanced": "各年都有数的主体（平衡面板）",
    "window": "年数与主体数之积最大的连续年度内都有数的主体",
    "any": "凡有数的主体（非平衡面板，各年主体不同）",
}


@dataclass(frozen=True)
class Panel:
    """A panel and what it covers.

    ``data`` has one row for each ``region``, ``entity``, ``year`` and ``indicator`` with ``value``,
    ``measure_unit`` and how far it is proved. ``coverage`` has one row for each ``region``,
    ``entity``, ``year`` and ``indicator`` that could be there: ``state`` (在内, or why it is not).
    ``proof`` says for each indicator which share of its money is proved. ``additivity`` lists every
    total whose parts do not add up.
    """

    data: pd.DataFrame
    coverage: pd.DataFrame = field(repr=False)
    proof: pd.DataFrame = field(repr=False)
    additivity: pd.DataFrame = field(repr=False)
    balance: str = "balanced"

    def certificate(self) -> list[str]:
        """Say in sentences what the panel covers."""
        if self.data.empty:
            return ["面板里没有数据。"]
        units = self.coverage[["region", "entity"]].drop_duplicates()
        kept = self.data[["region", "entity"]].drop_duplicates()
        years = years_text(set(self.data["year"]))
        whom = BALANCES[self.balance]
        lines = [f"{years} 年度，{len(kept)} 个主体，共 {len(units)} 个；口径：{whom}。"]
        why = self.coverage.loc[self.coverage["state"] != INCLUDED, "state"].value_counts()
        lines += [f"缺 {count} 个数：{state}。" for state, count in why.items()]
        for row in self.proof.to_dict("records"):
            unknown = (
                "没有印证记录" if pd.isna(row["proved_share"]) else f"{row['proved_share']:.1f}%"
            )
            lines.append(
                f"{row['indicator']}：{row['figures']} 个数，按数额计已印证 {unknown}，"
                f"矛盾 {row['contradicted']} 个。"
            )
        lines.append(
            "各合计与其分项相加一致。"
            if self.additivity.empty
            else f"合计与分项不符的有 {len(self.additivity)} 处（相加会不等）："
        )
        lines += [f"　{told}。" for told in gap_words(self.additivity)[:_LISTED]]
        if len(self.additivity) > _LISTED:
            lines.append(f"　其余 {len(self.additivity) - _LISTED} 处见“不符”表。")
        return lines


def gap_words(off: pd.DataFrame) -> list[str]:
    """Say of each total by how much its parts differ."""
    return [
        f"{row['entity']} {row['year']} 年{row['indicator']} {row['value']:,.2f}，"
        f"各项之和 {row['sum']:,.2f}，相差 {row['gap']:,.2f}"
        for row in off.to_dict("records")
    ]


def proof_of(data: pd.DataFrame) -> pd.DataFrame:
    """Which share of each indicator's money is proved, and how many figures are contradicted."""
    columns = ["indicator", COLUMN, "figures", "proved_share", "contradicted"]
    if data.empty:
        return pd.DataFrame(columns=columns)
    rows = []
    for name, part in data.groupby("indicator", sort=False):
        standing = part["standing"] if "standing" in part else pd.Series(index=part.index)
        # What is below zero is as much money to be proved as what is above.
        size = part["value"].abs()
        known = standing.notna().any()
        share = size[standing == PROVED].sum() / size.sum() * 100 if size.sum() and known else None
        count = int((standing == CONTRADICTED).sum())
        rows.append((name, part[COLUMN].iloc[0], len(part), share, count))
    return pd.DataFrame(rows, columns=columns)


def not_additive(figures: pd.DataFrame) -> pd.DataFrame:
    """List the totals whose parts are all known and add up to something else.

    Parameters
    ----------
    figures
        ``region``, ``entity``, ``year``, ``indicator`` and ``value``.

    Returns
    -------
    DataFrame
        ``region``, ``entity``, ``year``, ``indicator``, ``value``, ``sum`` and ``gap``.
    """
    wide = figures.pivot(index=KEYS, columns="indicator", values="value")
    rows = [pd.DataFrame(columns=[*KEYS, "indicator", "value", "sum", "gap"])]
    for whole, parts in PARTS_OF.items():
        if whole not in wide.columns or not set(parts) <= set(wide.columns):
            continue
        there = wide[list(parts)]
        total = there.sum(axis=1).where(there.notna().all(axis=1))
        gap = (wide[whole] - total).round(6)
        off = gap.abs() > _HALF_CENT * (len(parts) + 1)
        found = pd.DataFrame({"value": wide[whole], "sum": total, "gap": gap})[off]
        rows.append(found.reset_index().assign(indicator=whole))
    kept = [row for row in rows if len(row)] or rows[:1]
    return pd.concat(kept, ignore_index=True)[[*KEYS, "indicator", "value", "sum", "gap"]]
