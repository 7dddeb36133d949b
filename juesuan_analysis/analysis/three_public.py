"""“三公”经费 over departments and years: budget, final account, counts and unit costs."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.budget_kinds import (
    FULL,
    KINDS,
    ORIGINAL,
    names_of_kinds,
    split_kinds,
)
from juesuan_analysis.analysis.cells import pick
from juesuan_analysis.analysis.departments.concordance import apply_departments
from juesuan_analysis.analysis.departments.entities import by_unit
from juesuan_analysis.analysis.frame import WHO, among, held, plain
from juesuan_analysis.analysis.previous import NARRATED
from juesuan_analysis.analysis.standings import CARRIED, worst_of
from juesuan_analysis.analysis.told import told
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.cells import Cell
from juesuan_analysis.vocabulary.lines import THREE_PUBLIC
from juesuan_analysis.vocabulary.money import WAN
from juesuan_analysis.vocabulary.three_public import TREE

TOTAL, _NARRATED_TOTAL = TREE.name, TREE.spoken
ITEMS = THREE_PUBLIC
_FORM = "表9"
_SPENT = {
    "spent": (Cell(3, None, "合计", "本年支出合计"), Cell(1, "支出", "本年支出合计", "决算数"))
}
_KEYS = [*WHO, "item"]
_PROOF = ("page", "standing", "grade", "ref")


def three_public(
    entries: pd.DataFrame,
    statements: pd.DataFrame | None = None,
    *,
    departments: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give the six “三公” items of every department and year.

    Parameters
    ----------
    entries, statements
        As a store gives them; one document for each department and year. Figures come from form
        9, and from the narrative where the form was not read or the cell is blank.
    departments
        Merged and renamed departments (:func:`read_departments`), to be summed to units.

    Returns
    -------
    DataFrame
        Six rows for each department and year: ``region``, ``department`` (the unit, with
        ``departments``), ``year``, ``item``, ``budget``, ``final`` (万元), ``completion``
        (final as % of budget; missing on a zero budget), ``share_of_total`` (final as % of
        本年支出合计 of form 3, of form 1 where 3 was not read), ``budget_kind`` (全年预算 or
        年初预算), ``original_budget`` and ``full_year_budget`` (the budget under its kind),
        ``budget_source`` and ``final_source`` (表9 or 情况说明), ``measure_unit`` of the amounts,
        where known ``disclosure_id``, ``source``, ``scope``, ``page``, ``standing`` (the worse of
        budget and final account), ``grade``, ``ref``. Missing stays missing. With ``departments``
        also ``missing``, and no sources; budgets of two kinds are not added.

    Notes
    -----
    The form's 预算数 is the full-year budget by the form's own footnote (财政部 部门决算公开 公开09
    表). It counts as 年初预算 where the narrative of the same document gives its total that name
    only.
    """
    known = split_kinds(_known(entries, statements))
    if departments is None:
        spent = _spent(entries)
        panel = _rates(known.merge(spent, on=list(WHO), how="left"))
        more = ["budget_kind", *KINDS.values(), "budget_source", "final_source"]
        more += held(panel, CARRIED)
    else:
        known = _united(known, departments)
        spent = by_unit(_spent(entries), departments, values=["spent"])
        panel = _rates(known.merge(spent[[*WHO, "spent"]], on=list(WHO), how="left"))
        more = ["budget_kind", *KINDS.values(), "missing"]
        more += held(
            panel, ["scope", "standing", "grade", "n_contradicted", "disclosure_id", "ref"]
        )
    panel = panel.assign(measure_unit=WAN)
    first = [*_KEYS, "budget", "final", "completion", "share_of_total"]
    return panel[[*first, *more, "measure_unit"]]


def _united(known: pd.DataFrame, departments: pd.DataFrame) -> pd.DataFrame:
    """Sum to entities; budgets of two kinds give no sum, each kind has its own column."""
    united = by_unit(known, departments, on=["item"], values=["budget", "final"])
    told = apply_departments(known, departments)
    told = told.assign(department=told["entity"])
    group = told.groupby(_KEYS, dropna=False, sort=False)
    kinds = group["budget_kind"].agg(names_of_kinds)
    kinds = kinds.where(kinds != "")
    sums = group[list(KINDS.values())].sum(min_count=1)
    one = group["budget_kind"].nunique() <= 1
    table = sums.assign(budget_kind=kinds, _one=one).reset_index()
    united = united.merge(table, on=_KEYS, how="left")
    return united.assign(budget=united["budget"].where(united["_one"].eq(True)))


def _known(entries: pd.DataFrame, statements: pd.DataFrame | None) -> pd.DataFrame:
    columns = [*WHO, *held(entries, ("disclosure_id", "source", "scope"))]
    frames = [entries] if statements is None else [entries, statements]
    who = pd.concat([plain(frame[held(frame, columns)]) for frame in frames])
    rows = who.drop_duplicates(WHO).merge(pd.DataFrame({"item": ITEMS}), how="cross")
    for measure, column in (("预算数", "budget"), ("决算数", "final")):
        found = pick(entries, {item: [Cell(9, None, item, measure)] for item in ITEMS})
        # Of a pair the final account's own place; the standing of both.
        proof = held(found, ("standing",) if column == "budget" else _PROOF)
        names = {name: f"_{name}" for name in proof} if column == "budget" else {}
        found = found.rename(columns={"name": "item", "amount": column, **names})
        kept = [names.get(name, name) for name in proof]
        rows = rows.merge(found[[*_KEYS, column, *kept]], on=_KEYS, how="left")
        source = pd.Series(_FORM, index=rows.index, dtype="str")
        rows[f"{column}_source"] = source.where(rows[column].notna())
    if "_standing" in rows.columns:
        rows["standing"] = worst_of(rows, ["standing", "_standing"])
        rows = rows.drop(columns="_standing")
    rows["budget_kind"] = pd.Series(FULL, index=rows.index, dtype="str").where(
        rows["budget"].notna()
    )
    return rows if statements is None else _with_told(rows, statements)


def _with_told(rows: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Fill what the form lacks from the narrative, and name the budget as it does."""
    for kind in (sections.AMOUNT, FULL, ORIGINAL):
        rows = rows.merge(told_items(statements, kind), on=_KEYS, how="left")
    # The form calls it 全年预算 in its footnote; a narrative of 年初预算 alone knows better.
    totals = rows.loc[rows["item"] == TOTAL, [*WHO, FULL, ORIGINAL]]
    only = totals[totals[ORIGINAL].notna() & totals[FULL].isna()][list(WHO)]
    original = among(rows, only, WHO) & rows["budget"].notna()
    rows["budget_kind"] = rows["budget_kind"].mask(original, ORIGINAL)
    for column, kind in (("budget", FULL), ("budget", ORIGINAL), ("final", sections.AMOUNT)):
        take = rows[column].isna() & rows[kind].notna()
        rows[column] = rows[column].mask(take, rows[kind])
        rows[f"{column}_source"] = rows[f"{column}_source"].mask(take, NARRATED)
        if column == "budget":
            rows["budget_kind"] = rows["budget_kind"].mask(take, kind)
    return rows.drop(columns=[sections.AMOUNT, FULL, ORIGINAL])


def told_items(statements: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Give what narratives state of the six items: keys and a column named like the kind."""
    said = told(statements, kind, sections=[sections.THREE_PUBLIC])
    item = said["subject"].replace(_NARRATED_TOTAL, TOTAL)
    # 合计 by itself is of whatever a sentence adds up; only “三公”经费合计 names the total.
    said = said.assign(item=item)[said["subject"].ne(TOTAL) & item.isin(ITEMS)]
    return said[[*_KEYS, "value"]].rename(columns={"value": kind})


def _spent(entries: pd.DataFrame) -> pd.DataFrame:
    return pick(entries, _SPENT)[[*WHO, "amount"]].rename(columns={"amount": "spent"})


def _rates(panel: pd.DataFrame) -> pd.DataFrame:
    budget, spent = (panel[column].where(panel[column] > 0) for column in ("budget", "spent"))
    return panel.assign(
        completion=panel["final"] / budget * 100, share_of_total=panel["final"] / spent * 100
    )
