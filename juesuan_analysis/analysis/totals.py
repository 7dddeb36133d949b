"""Sums over the departments of a district, with who is in them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.additive import BLANK, completed, family_of
from juesuan_analysis.analysis.belonging import wholes_only
from juesuan_analysis.analysis.budget_kinds import budget_sums
from juesuan_analysis.analysis.frame import (
    FrameError,
    amounts,
    groups,
    held,
    require,
    single_rows,
    years_text,
)
from juesuan_analysis.analysis.measures import COLUMN, refuse_mixed, row_units
from juesuan_analysis.analysis.standings import proof_of_sums

_PLACE = ["region"]
_NAMES = {"budget": "预算数", "final": "决算数"}
_TREES = ("item", "indicator")


def district_totals(
    panel: pd.DataFrame,
    balanced: bool = True,
    *,
    by: Sequence[str] | None = None,
    values: Sequence[str] | None = None,
    entity: str = "department",
    belongs: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Sum a panel over the departments of each region.

    Parameters
    ----------
    panel
        What :func:`three_public` or :func:`indicators` gives: one row for each ``region``,
        ``entity``, ``year`` and combination of ``by``.
    balanced
        Sum only departments that have an amount in every year that the region has, so that the
        sum moves with what they spent and not with who disclosed.
    by
        What is summed apart; ``item`` or ``indicator`` where the panel has it.
    values
        Columns of amounts; ``budget`` and ``final``, or ``value``, or ``amount``. The last one
        decides whether a department has an amount.
    entity
        The column that names who is summed.
    belongs
        Which 部门 each 单位 belongs to, as :func:`belongings` gives it.

    Returns
    -------
    DataFrame
        ``region``, ``year``, ``by``, ``values`` (sums; missing where nobody has an amount, and
        where one that is summed lacks this column), ``measure_unit``, ``completion`` (with budget
        and final, of budgets of one kind), ``original_budget`` and ``full_year_budget`` (the sums
        of budgets of either kind) with ``budget_kind``, where the panel tells kinds apart;
        ``n_departments``, ``of`` (departments of the region in any year), ``missing`` (who is not
        in the sum, with the years), ``dropped`` (单位 left out because of their 部门),
        ``n_unknown`` (how many of those belong to nobody knows whom), ``coverage``: all this in
        words, for under a chart; and how far the addends are proved: ``standing`` (the worst),
        ``grade``, ``n_contradicted``, ``disclosure_id``, ``ref``.

    Notes
    -----
    All items of a region that add up to one total are summed over one set of departments, so that
    the parts add up to the total. A department is in the set where its items add up: a blank part
    is nothing only where the known parts reach the total already. Else it is left out of all of
    them and named under ``missing``: 分项不全, 分项与合计不符.

    A 部门 summary holds its 单位; see :func:`belongings`. In a year in which the region has a 部门
    summary, a 单位 of which nobody says where it belongs is left out, named and counted. A region
    and year of 单位 alone is summed.
    """
    by = held(panel, _TREES) if by is None else list(by)
    values = _values(panel) if values is None else list(values)
    require(panel, [*_PLACE, entity, "year", *by, *values])
    rows, dropped = wholes_only(panel.reset_index(drop=True), entity, belongs)
    rows = rows.reset_index(drop=True)
    single_rows(rows, [*_PLACE, entity, "year", *by])
    rows = rows.assign(**{value: amounts(rows[value]) for value in values})
    _refuse_rates(rows, values)
    rows, sets = _sets(rows, by, values, entity, balanced)
    chosen = rows.merge(sets[sets["_in"]], on=[*_PLACE, entity, "year", "_family"], how="inner")
    keys = [*_PLACE, "year", *by]
    table = rows[[*keys, "_family"]].drop_duplicates()
    covered = _covered(sets, entity, balanced)
    table = table.merge(covered, on=[*_PLACE, "year", "_family"], how="left")
    table = table.merge(_sums(chosen, keys, values, entity), on=keys, how="left")
    table = table.merge(_units([chosen, rows], keys, values[-1]), on=keys, how="left")
    table = table.merge(proof_of_sums(chosen, keys), on=keys, how="left")
    table = table.merge(dropped, on=[*_PLACE, "year"], how="left")
    table = table.assign(n_unknown=table["n_unknown"].fillna(0).astype("int64"))
    budgets: list[str] = []
    if {"budget", "final"} <= set(values):
        table, budgets = budget_sums(table, chosen, keys)
    table = table.assign(coverage=_with_notes(table))
    table = table.sort_values([*_PLACE, "year"], kind="stable").reset_index(drop=True)
    first = [*keys, *values, *budgets, COLUMN]
    last = ["n_departments", "of", "missing", "dropped", "n_unknown", "coverage"]
    proof = held(table, ("standing", "grade", "n_contradicted", "disclosure_id", "ref"))
    return table[[*first, *last, *proof]]


def _refuse_rates(rows: pd.DataFrame, values: list[str]) -> None:
    for value in values:
        units = row_units(rows, value).dropna().unique()
        if rates := [unit for unit in units if "%" in unit or "/" in unit or "百分点" in unit]:
            told = "、".join(rates)
            raise FrameError(f"比率不能相加（{value} 列的计量单位有 {told}）。请先筛选出金额或数量")


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


def _sets(
    rows: pd.DataFrame, by: list[str], values: list[str], who: str, balanced: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Say who is summed in which family of items, and fill what adds up without a choice.

    Returns the rows with ``_family``, and one row for each ``region``, ``year``, ``who`` and
    ``_family`` with ``_in``, ``_has`` and ``_why``.
    """
    tree = next((column for column in _TREES if column in by), None)
    others = [column for column in by if column != tree]
    if tree is None:
        rows = rows.assign(_family="")
        found = _listed(rows, values[-1], who)
    else:
        rows = rows.assign(_family=_families(rows, tree, others))
        rows, found = _trees(rows, tree, others, values, who)
    years = rows[[*_PLACE, "year"]].drop_duplicates()
    units = rows[[*_PLACE, who, "_family"]].drop_duplicates()
    cells = years.merge(units, on=_PLACE)
    cells = cells.merge(found, on=[*_PLACE, "year", who, "_family"], how="left")
    cells = cells.assign(_why=cells["_why"].astype("str").fillna(BLANK))
    cells = cells.assign(_has=cells["_why"] == "")
    full = cells["_has"].groupby(groups(cells, [*_PLACE, who, "_family"])).transform("all")
    return rows, cells.assign(_in=full if balanced else cells["_has"])


def _families(rows: pd.DataFrame, tree: str, others: list[str]) -> pd.Series:
    """Items of one frame are one family; of indicators those that add up."""
    names = {name: "" if tree == "item" else family_of(name) for name in rows[tree].unique()}
    family = rows[tree].map(names).astype("str")
    for column in others:
        # \0, which no name holds, so that names do not run into each other.
        family = family + "\0" + rows[column].astype("str").fillna("")
    return family


def _listed(rows: pd.DataFrame, value: str, who: str) -> pd.DataFrame:
    """A department that lists its lines is there; one with a blank line is not known."""
    keys = [*_PLACE, "year", who, "_family"]
    blank = rows[value].isna().groupby(groups(rows, keys)).transform("any")
    why = blank.map({True: BLANK, False: ""})
    return rows[keys].assign(_why=why).drop_duplicates(keys)


def _trees(
    rows: pd.DataFrame, tree: str, others: list[str], values: list[str], who: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    keys = [*_PLACE, "year", who, "_family"]
    found = []
    for _, part in rows.groupby("_family", sort=False):
        number = groups(part, keys)
        first = part.drop_duplicates(keys)[keys].assign(_number=number.unique())
        for value in values:
            wide = part.assign(_number=number).pivot(index="_number", columns=tree, values=value)
            filled, why = completed(wide)
            # The older stack drops blanks, and a blank is no zero.
            long = pd.Series(filled.stack(future_stack=True))
            at = pd.MultiIndex.from_arrays([number, part[tree]])
            rows.loc[part.index, value] = long.reindex(at).to_numpy()
        found.append(first.assign(_why=first["_number"].map(why))[[*keys, "_why"]])
    if not found:
        return rows, rows[keys].assign(_why="")
    return rows, pd.concat(found, ignore_index=True)


def _sums(chosen: pd.DataFrame, keys: list[str], values: list[str], who: str) -> pd.DataFrame:
    group = chosen.groupby(keys, dropna=False, sort=False)[values]
    sums = group.sum().where(group.count().eq(group.size(), axis=0)).round(6).reset_index()
    refuse_mixed(row_units(chosen, values[-1]), groups(chosen, keys))
    return sums.merge(_lacking(chosen, keys, values, who), on=keys, how="left")


def _units(frames: Sequence[pd.DataFrame], keys: list[str], value: str) -> pd.DataFrame:
    """Give the unit of each group by the first frame that has it: a sum of nobody has one, too."""
    units = [frame[keys].assign(**{COLUMN: row_units(frame, value)}) for frame in frames]
    return pd.concat(units, ignore_index=True).drop_duplicates(keys)


def _lacking(chosen: pd.DataFrame, keys: list[str], values: list[str], who: str) -> pd.DataFrame:
    """Name the departments whose other column is missing, so that its sum is."""
    parts = [
        chosen.loc[chosen[value].isna(), [*keys, who]].assign(_what=_NAMES.get(value, value))
        for value in values[:-1]
    ]
    if not parts:
        return chosen[keys].drop_duplicates().assign(_lacking=None)
    group = pd.concat(parts).groupby([*keys, "_what"], dropna=False, sort=False)
    table = group[who].agg("、".join).reset_index()
    table = table.assign(_lacking=table["_what"] + "缺：" + table[who])
    told = table.groupby(keys, dropna=False)["_lacking"].agg("；".join)
    return told.reset_index()


def _text(column: pd.Series) -> pd.Series:
    """Words for joining, also where a column is empty and so of another type."""
    return column.astype("object").fillna("").astype("str")


def _with_notes(table: pd.DataFrame) -> pd.Series:
    """Coverage in words, with what was left out and which column could not be summed."""
    text = table["coverage"]
    unknown = table["n_unknown"] > 0
    told = "；归属不明的单位 " + table["n_unknown"].astype("str") + " 个，没有相加"
    text = text.mask(unknown, text + told)
    for column in ("_lacking", "dropped", "_kinds"):
        if column in table.columns:
            note = table[column].notna()
            text = text.mask(note, text + "；" + _text(table[column]))
    if "n_contradicted" in table.columns:
        count = table["n_contradicted"].fillna(0).astype("int64")
        text = text.mask(count > 0, text + "；含有矛盾的数 " + count.astype("str") + " 个")
    return text


def _covered(sets: pd.DataFrame, who: str, balanced: bool) -> pd.DataFrame:
    keys = [*_PLACE, "year", "_family"]
    count = sets.groupby(keys, dropna=False, sort=False)["_in"].agg(["sum", "size"])
    table = count.rename(columns={"sum": "n_departments", "size": "of"}).reset_index()
    table = table.merge(_missing(sets, who, balanced), on=keys, how="left")
    spans = sets.groupby(_PLACE, dropna=False)["year"].agg(lambda years: years_text(set(years)))
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


def _missing(sets: pd.DataFrame, who: str, balanced: bool) -> pd.DataFrame:
    """Name who is not in a sum; in a balanced one with the years, and always why."""
    keys = [*_PLACE, "year", "_family"]
    absent = sets[~sets["_in"] & ~sets["_has"]]
    if not balanced:
        more = absent["_why"].mask(absent["_why"] == BLANK, "").astype("str")
        text = absent[who] + more.where(more == "", "（" + more + "）")
        named = absent.assign(missing=text).groupby(keys, dropna=False, sort=False)["missing"]
        return named.agg("、".join).reset_index()
    unit = [*_PLACE, "_family", who]
    group = absent.groupby([*unit, "_why"], dropna=False, sort=False)["year"]
    lacking = group.agg(lambda years: years_text(set(years))).reset_index()
    year = lacking["year"].astype("str")
    blank = lacking["_why"] == BLANK
    said = (year + " " + lacking["_why"]).mask(blank, BLANK + " " + year)
    told = lacking.assign(_said=said).groupby(unit, dropna=False, sort=False)["_said"]
    names = told.agg("，".join).reset_index()
    names = names.assign(missing=names[who] + "（" + names["_said"] + "）")
    group = names.groupby([*_PLACE, "_family"], dropna=False, sort=False)["missing"]
    return (
        sets[keys]
        .drop_duplicates()
        .merge(group.agg("、".join).reset_index(), on=[*_PLACE, "_family"])
    )
