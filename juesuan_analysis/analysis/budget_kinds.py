"""年初预算 and 全年预算: two columns, never one sum."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.frame import amounts, groups
from juesuan_analysis.vocabulary import sections

ORIGINAL, FULL = sections.ORIGINAL_BUDGET, sections.FULL_BUDGET
KINDS = {ORIGINAL: "original_budget", FULL: "full_year_budget"}


def split_kinds(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``original_budget`` and ``full_year_budget`` from ``budget`` and ``budget_kind``."""
    if "budget_kind" not in rows.columns or set(KINDS.values()) <= set(rows.columns):
        return rows
    columns = {
        name: rows["budget"].where(rows["budget_kind"] == kind) for kind, name in KINDS.items()
    }
    return rows.assign(**columns)


def names_of_kinds(kinds: pd.Series) -> str:
    """Name different kinds of budgets, each once."""
    return "、".join(sorted(set(kinds.dropna())))


def budget_sums(
    table: pd.DataFrame, chosen: pd.DataFrame, keys: list[str]
) -> tuple[pd.DataFrame, list[str]]:
    """Give sums of budgets by their kind; no sum and no completion over two kinds.

    Returns the table of sums with what was added, and the names of the columns.
    """
    added = ["completion"]
    if "budget_kind" in chosen.columns:
        kinds = _kinds(split_kinds(chosen), keys)
        table = table.merge(kinds, on=keys, how="left")
        several = table["_several"].eq(True)
        table = table.assign(budget=table["budget"].mask(several))
        added = ["budget_kind", *KINDS.values(), *added]
    base = table["budget"].where(table["budget"] > 0)
    return table.assign(completion=table["final"] / base * 100), added


def _kinds(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    number = groups(rows, keys)
    known = rows["budget"].notna()
    kind = rows["budget_kind"].where(known)
    several = kind.groupby(number, sort=False).nunique().to_numpy() > 1
    first = rows[keys].drop_duplicates().reset_index(drop=True)
    # pandas adds blanks up to 0 unless it is told a least number of figures: nobody's budget is not
    # 0.
    sums = {
        name: amounts(rows[name]).groupby(number, sort=False).sum(min_count=1).round(6).to_numpy()
        for name in KINDS.values()
    }
    named = kind.groupby(number, sort=False).agg(names_of_kinds)
    named = named.where(named != "")
    counts = [
        (kind == name).groupby(number, sort=False).sum().astype("str").to_numpy() for name in KINDS
    ]
    words = [
        f"{ORIGINAL} {a} 个部门、{FULL} {b} 个部门，两种预算未相加"
        for a, b in zip(*counts, strict=True)
    ]
    told = pd.Series(words, dtype="str").where(pd.Series(several))
    return first.assign(
        **sums, budget_kind=named.to_numpy(), _several=several, _kinds=told.to_numpy()
    )
