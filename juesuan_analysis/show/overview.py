"""What a store holds: documents by region and year, and how sound they are."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from juesuan_analysis.show.html import (
    FAINT,
    HEAD,
    LEFT,
    RIGHT,
    block,
    headline,
    note,
    row,
    table,
    tag,
)

_REGIONS = 15
NOWHERE = "地区不明"


def store_html(disclosures: pd.DataFrame, conflicts: int = 0, failed: int = 0) -> str:
    """Show what a store holds.

    Parameters
    ----------
    disclosures
        One row for each document, as :meth:`Store.disclosures` gives them.
    conflicts
        How many findings say 不符.
    failed
        How many files could not be read at all.

    Returns
    -------
    str
        HTML: totals, and the number of documents by region and year.
    """
    if disclosures.empty:
        return str(
            block(headline("部门决算库", "还没有文件：先运行 juesuan extract"), _failed(failed))
        )
    years = sorted(int(year) for year in disclosures["year"].unique())
    counts = by_region_and_year(disclosures)
    shown = counts.head(_REGIONS)
    heads = [row(*(tag("th", head, scope="col", style=HEAD) for head in _heads(years)))]
    rows = [_line(str(region), line, LEFT) for region, line in shown.iterrows()]
    rows.append(_line("合计", counts.sum(), f"{LEFT};font-weight:600"))
    return str(
        block(
            headline("部门决算库", _counted(disclosures, years)),
            tag("div", _soundness(disclosures, conflicts), style="font-size:13px"),
            _failed(failed),
            table(rows, heads),
            note(f"只列出文件最多的 {_REGIONS} 个地区，共 {len(counts)} 个。")
            if len(counts) > _REGIONS
            else "",
        )
    )


def by_region_and_year(disclosures: pd.DataFrame) -> pd.DataFrame:
    """Count documents: regions down, years across; the regions with the most documents first."""
    # crosstab leaves out rows whose name is missing.
    named = disclosures.assign(region=disclosures["region"].fillna(NOWHERE))
    counts = pd.crosstab(named["region"], named["year"])
    order = pd.DataFrame({"total": -counts.sum(axis=1), "name": counts.index.astype(str)})
    return counts.loc[order.sort_values(["total", "name"]).index]


def _heads(years: list[int]) -> list[str]:
    return ["地区", *(f"{year} 年度" for year in years), "合计（份）"]


def _line(name: str, counts: pd.Series, style: str) -> Markup:
    numbers = [int(count) for count in counts]
    cells = [
        tag("td", count or "·", style=RIGHT if count else f"{RIGHT};{FAINT}") for count in numbers
    ]
    return row(tag("td", name, style=style), *cells, tag("td", sum(numbers), style=RIGHT))


def _counted(disclosures: pd.DataFrame, years: list[int]) -> str:
    span = f"{years[0]}—{years[-1]}" if len(years) > 1 else f"{years[0]}"
    departments = disclosures[["region", "department"]].drop_duplicates()
    return f"{len(disclosures):,} 份公开文件　{len(departments):,} 个部门　{span} 年度"


def _soundness(disclosures: pd.DataFrame, conflicts: int) -> str:
    unread = int(disclosures["unread"].sum())
    return (
        f"单元格 {disclosures['cells'].sum():,} 个，印有数 {disclosures['printed'].sum():,} 个；"
        f"没有读出 {unread:,} 处；勾稽关系不符 {conflicts:,} 处"
    )


def _failed(failed: int) -> Markup:
    if not failed:
        return Markup()
    return note(tag("b", "✗ "), f"另有 {failed:,} 个文件读不了，不在其中")
