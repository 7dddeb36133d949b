"""Sums over the departments of a district, with who is in them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.documents import with_scope
from juesuan_analysis.analysis.frame import amounts, held, plain, require, single_rows, years_text

_PLACE = ["region"]
_NAMES = {"budget": "预算数", "final": "决算数"}


def district_totals(
    panel: pd.DataFrame,
    balanced: bool = True,
    *,
    by: Sequence[str] | None = None,
    values: Sequence[str] | None = None,
    unit: str = "department",
) -> pd.DataFrame:
    """Sum a panel over the departments of each region.

    Parameters
    ----------
    panel
        What :func:`three_public` or :func:`indicators` gives: one row for each ``region``,
        ``unit``, ``year`` and combination of ``by``.
    balanced
        Sum only units that have an amount in every year that the region has, so that the sum
        moves with what they spent and not with who disclosed.
    by
        What is summed apart; ``item`` or ``indicator`` where the panel has it.
    values
        Columns of amounts; ``budget`` and ``final``, or ``value``, or ``amount``. The last one
        decides whether a unit has an amount.
    unit
        The column that names a unit.

    Returns
    -------
    DataFrame
        ``region``, ``year``, ``by``, ``values`` (sums; missing where no unit has an amount, and
        where one that is summed lacks this column), ``completion`` (with budget and final),
        ``n_departments``, ``of`` (units of the region in any year), ``missing`` (who is not in the
        sum, with the years that they lack), ``dropped`` (单位 left out because of their 部门) and
        ``coverage``: all this in words, for under a chart.

    Notes
    -----
    A 部门 summary holds its 单位. A 单位 is left out where the region has a 部门 summary of the
    same year whose name its own begins with, and, as nobody says which 部门 it belongs to,
    wherever the region has any 部门 summary; then ``dropped`` says 归属不明. A region of 单位
    alone is summed.
    """
    by = held(panel, ("item", "indicator")) if by is None else list(by)
    values = _values(panel) if values is None else list(values)
    require(panel, [*_PLACE, unit, "year", *by, *values])
    rows, dropped = without_units(panel, unit)
    single_rows(rows, [*_PLACE, unit, "year", *by])
    rows = rows.assign(**{value: amounts(rows[value]) for value in values})
    known = rows[rows[values[-1]].notna()]
    cells = _cells(rows, by, unit)
    have = known[[*_PLACE, unit, "year", *by]].assign(_has=True)
    cells = cells.merge(have, on=[*_PLACE, unit, "year", *by], how="left")
    cells["_has"] = cells["_has"].notna()
    group = [*_PLACE, *by, unit]
    full = cells.groupby(group, dropna=False)["_has"].transform("all")
    cells = cells.assign(_in=full if balanced else cells["_has"])
    sums = _sums(known, cells, by, values, unit)
    table = _covered(cells, by, unit, balanced).merge(sums, on=[*_PLACE, "year", *by], how="left")
    table = table.merge(dropped, on=_PLACE, how="left")
    if {"budget", "final"} <= set(values):
        budget = table["budget"].where(table["budget"] > 0)
        table = table.assign(completion=table["final"] / budget * 100)
    table = table.assign(coverage=_with_notes(table))
    table = table.sort_values([*_PLACE, "year"], kind="stable").reset_index(drop=True)
    first = [*_PLACE, "year", *by, *values, *held(table, ["completion"])]
    return table[[*first, "n_departments", "of", "missing", "dropped", "coverage"]]


def coverage_text(frame: pd.DataFrame) -> str:
    """Say in one line what a frame of :func:`district_totals` covers, for under a chart."""
    require(frame, ["region", "coverage"])
    said = frame[["region", "coverage"]].dropna().drop_duplicates()
    if said.empty:
        return "没有数据"
    one = said["coverage"].nunique() == 1
    if one and said["region"].nunique() == 1:
        return str(said["coverage"].iloc[0])
    parts = said.groupby("region", sort=False)["coverage"].agg(_joined)
    return "。".join(f"{region}：{text}" for region, text in parts.items())


def _joined(texts: pd.Series) -> str:
    return str(texts.iloc[0]) if len(texts) == 1 else "各行不同，见 coverage 列"


def _values(panel: pd.DataFrame) -> list[str]:
    for columns in (["budget", "final"], ["value"], ["amount"]):
        if set(columns) <= set(panel.columns):
            return columns
    require(panel, ["value"])
    return []


def without_units(panel: pd.DataFrame, unit: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Leave out the 单位 of regions that have 部门 summaries; say for each region which."""
    rows = with_scope(plain(panel))
    if "scope" not in rows.columns:
        nothing = pd.Series(dtype="str")
        return rows, pd.DataFrame({"region": nothing, "dropped": nothing})
    has = (rows["scope"] == "部门").groupby(rows["region"], dropna=False).transform("any")
    out = (rows["scope"] == "单位") & has
    gone = rows.loc[out, ["region", "year", unit]].drop_duplicates()
    whole = rows.loc[~out, ["region", "year", unit]].drop_duplicates()
    pairs = gone.merge(whole, on=["region", "year"], suffixes=("", "_of"))
    inside = [
        name.startswith(of) for name, of in zip(pairs[unit], pairs[f"{unit}_of"], strict=True)
    ]
    sure = pairs.loc[inside, ["region", unit]].drop_duplicates().assign(_sure=True)
    names = gone[["region", unit]].drop_duplicates().merge(sure, on=["region", unit], how="left")
    text = names[unit] + names["_sure"].eq(True).map(
        {True: "（已含在部门内）", False: "（归属不明）"}
    )
    told = names.assign(text=text).groupby("region", dropna=False)["text"].agg("、".join)
    return rows[~out], ("未加单位：" + told).rename("dropped").reset_index()


def _cells(rows: pd.DataFrame, by: list[str], unit: str) -> pd.DataFrame:
    """Every unit of a region in every year that the region has, for every combination of by."""
    years = rows[[*_PLACE, "year"]].drop_duplicates()
    units = rows[[*_PLACE, unit]].drop_duplicates()
    cells = years.merge(units, on=_PLACE)
    if by:
        cells = cells.merge(rows[[*_PLACE, *by]].drop_duplicates(), on=_PLACE)
    return cells


def _sums(
    known: pd.DataFrame, cells: pd.DataFrame, by: list[str], values: list[str], unit: str
) -> pd.DataFrame:
    keys = [*_PLACE, unit, "year", *by]
    summed = cells.loc[cells["_in"], keys].merge(known[[*keys, *values]], on=keys)
    group = summed.groupby([*_PLACE, "year", *by], dropna=False, sort=False)[values]
    sums = group.sum().where(group.count().eq(group.size(), axis=0)).round(6).reset_index()
    return sums.merge(_lacking(summed, by, values, unit), on=[*_PLACE, "year", *by], how="left")


def _lacking(summed: pd.DataFrame, by: list[str], values: list[str], unit: str) -> pd.DataFrame:
    """Name the departments whose other column is missing, so that its sum is."""
    keys = [*_PLACE, "year", *by]
    parts = [
        summed.loc[summed[value].isna(), [*keys, unit]].assign(_what=_NAMES.get(value, value))
        for value in values[:-1]
    ]
    if not parts:
        return summed[keys].drop_duplicates().assign(_lacking=None)
    group = pd.concat(parts).groupby([*keys, "_what"], dropna=False, sort=False)
    table = group[unit].agg("、".join).reset_index()
    table = table.assign(_lacking=table["_what"] + "缺：" + table[unit])
    told = table.groupby(keys, dropna=False)["_lacking"].agg("；".join)
    return told.reset_index()


def _text(column: pd.Series) -> pd.Series:
    """Words for joining, also where a column is empty and so of another type."""
    return column.astype("object").fillna("").astype("str")


def _with_notes(table: pd.DataFrame) -> pd.Series:
    """Coverage in words, with what was left out and which column could not be summed."""
    text = table["coverage"]
    for column in ("_lacking", "dropped"):
        note = table[column].notna()
        text = text.mask(note, text + "；" + _text(table[column]))
    return text


def _covered(cells: pd.DataFrame, by: list[str], unit: str, balanced: bool) -> pd.DataFrame:
    keys = [*_PLACE, "year", *by]
    count = cells.groupby(keys, dropna=False, sort=False)["_in"].agg(["sum", "size"])
    table = count.rename(columns={"sum": "n_departments", "size": "of"}).reset_index()
    table = table.merge(_missing(cells, by, unit, balanced), on=keys, how="left")
    spans = cells.groupby(_PLACE, dropna=False)["year"].agg(lambda years: years_text(set(years)))
    span = table[_PLACE].merge(spans.rename("_span").reset_index(), on=_PLACE, how="left")["_span"]
    which = (
        span.astype("str") + " 年度都有数的 "
        if balanced
        else table["year"].astype("str") + " 年度有数的 "
    )
    text = which + table["n_departments"].astype("str") + " 个部门，共 "
    text = text + table["of"].astype("str") + " 个"
    lacking = table["missing"].notna()
    text = text.mask(lacking, text + "；未计入：" + _text(table["missing"]))
    return table.assign(coverage=text)


def _missing(cells: pd.DataFrame, by: list[str], unit: str, balanced: bool) -> pd.DataFrame:
    """Name who is not in a sum; in a balanced one with the years that they lack."""
    keys = [*_PLACE, "year", *by]
    if not balanced:
        absent = cells[~cells["_in"]]
        by_name = absent.groupby(keys, dropna=False)[unit].agg("、".join)
        return by_name.rename("missing").reset_index()
    absent = cells[~cells["_in"] & ~cells["_has"]]
    group = absent.groupby([*_PLACE, *by, unit], dropna=False, sort=False)["year"]
    lacking = group.agg(lambda years: years_text(set(years))).reset_index()
    text = lacking[unit] + "（缺 " + lacking["year"].astype("str") + "）"
    named = lacking.assign(missing=text).groupby([*_PLACE, *by], dropna=False, sort=False)
    names = named["missing"].agg("、".join).reset_index()
    return cells[keys].drop_duplicates().merge(names, on=[*_PLACE, *by])
