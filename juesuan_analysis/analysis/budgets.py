"""Budgets that narratives state for the 科目 of form 5, beside the form's final accounts."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, amounts, plain, single_rows
from juesuan_analysis.analysis.told import told
from juesuan_analysis.narrative import grammar
from juesuan_analysis.vocabulary.lines import CODE_OF_CLASS

WHOLE = "一般公共预算财政拨款支出"
_FORM, _TOTAL = 5, "合计"
_LEVELS = {0: "部门", 1: "类", 3: "项"}
_W = list(WHO)


def functional(entries: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Rows of :func:`execution` for the department, its 类 and its 项."""
    form = _form_rows(plain(entries[entries["form"] == _FORM]))
    said = _said(statements)
    placed = _placed(said, form)
    joined = form.merge(placed, on=[*_W, "level", "key"], how="outer", sort=False)
    joined = joined.assign(
        subject=joined["subject"].fillna(joined["_subject"]),
        final_source=_first("表5", joined["form_final"], "情况说明", joined["said_final"]),
        final=joined["form_final"].where(joined["form_final"].notna(), joined["said_final"]),
        original_source=_first("情况说明", joined["original_budget"], "", None),
        full_year_source=_first("情况说明", joined["full_year_budget"], "", None),
        _section=grammar.GENERAL,
    )
    return _summed(joined).drop(columns=["key", "form_final", "said_final"])


def _first(name: str, column: pd.Series, other: str, instead: pd.Series | None) -> pd.Series:
    source = pd.Series(name, index=column.index, dtype="str").where(column.notna())
    return source if instead is None else source.mask(column.isna() & instead.notna(), other)


def _form_rows(entries: pd.DataFrame) -> pd.DataFrame:
    """The rows of form 5: total, 类 and 项 with their paths; ``key`` is the code (total: 合计)."""
    rows = entries[entries["measure"] == _TOTAL]
    rows = rows[rows["level"].isin(_LEVELS) & (rows["code"].notna() | (rows["line"] == _TOTAL))]
    rows = rows.assign(
        key=rows["code"].fillna(_TOTAL),
        level=rows["level"].map(_LEVELS),
        form_final=amounts(rows["amount"]),
    )
    single_rows(rows, [*_W, "key"])
    named = rows.assign(subject=_paths(rows, entries))
    return named[[*_W, "level", "key", "code", "subject", "form_final"]]


def _paths(rows: pd.DataFrame, entries: pd.DataFrame) -> pd.Series:
    """Names of 类, 款 and 项 joined; the whole for the total."""
    names = entries[[*_W, "code", "line"]].dropna(subset="code")
    names = names.drop_duplicates([*_W, "code"])
    whole = rows["line"].where(rows["level"] != "部门", WHOLE)
    item = rows["level"] == "项"
    parts = []
    for digits in (3, 5):
        asked = rows[_W].assign(code=rows["code"].str[:digits])
        found = asked.merge(names, on=[*_W, "code"], how="left")["line"]
        parts.append(found.set_axis(rows.index).fillna(""))
    return whole.mask(item, parts[0] + "/" + parts[1] + "/" + rows["line"])


def _said(statements: pd.DataFrame) -> pd.DataFrame:
    """Budgets and final accounts that the narrative states, one row for each subject."""
    kinds = {
        grammar.ORIGINAL_BUDGET: "original_budget",
        grammar.FULL_BUDGET: "full_year_budget",
        grammar.AMOUNT: "said_final",
    }
    keys = [*_W, "subject"]
    wide: pd.DataFrame | None = None
    for kind, column in kinds.items():
        said = told(statements, kind, sections=[grammar.GENERAL])
        said = said[[*keys, "value"]].rename(columns={"value": column})
        wide = said if wide is None else wide.merge(said, on=keys, how="outer", sort=False)
    assert wide is not None
    path = wide["subject"].str.contains("/", regex=False)
    wanted = path | (wide["subject"] == WHOLE) | wide["subject"].isin(CODE_OF_CLASS)
    return wide[wanted].reset_index(drop=True)


def _placed(said: pd.DataFrame, form: pd.DataFrame) -> pd.DataFrame:
    """Find the row of form 5 that each subject means.

    Offices misname the levels above a 项: after the whole path, the 类 with the 项's name, then the
    name alone will do where only one row has it.
    """
    top, last = said["subject"].str.split("/").str[0], said["subject"].str.split("/").str[-1]
    path = said["subject"].str.contains("/", regex=False)
    said = said.assign(
        level=path.map({True: "项", False: "类"}).mask(said["subject"] == WHOLE, "部门"),
        _top=top.map(CODE_OF_CLASS).fillna(""),
        _last=last,
        key=None,
    )
    items = form[form["level"] == "项"]
    items = items.assign(_top=items["code"].str[:3], _last=items["subject"].str.split("/").str[-1])
    key = pd.Series(None, index=said.index, dtype="object")
    for on in (["subject"], ["_top", "_last"], ["_last"]):
        only = items[~items.duplicated([*_W, *on], keep=False)]
        found = said[[*_W, *on]].merge(only[[*_W, *on, "key"]], on=[*_W, *on], how="left")["key"]
        key = key.where(key.notna(), found)
    key = key.where(path, top.map(CODE_OF_CLASS)).mask(said["subject"] == WHOLE, _TOTAL)
    said = said.assign(key=key.fillna(said["subject"]), _subject=said["subject"])
    columns = ["level", "key", "_subject", "original_budget", "full_year_budget", "said_final"]
    return said.drop_duplicates([*_W, "level", "key"])[[*_W, *columns]]


def _summed(rows: pd.DataFrame) -> pd.DataFrame:
    """Give a 类 and the department without a stated budget the sum of their 项, where all have."""
    items = rows[rows["level"] == "项"]
    group_of = {"类": items["key"].str[:3], "部门": pd.Series(_TOTAL, index=items.index)}
    budget, source = rows["original_budget"], rows["original_source"]
    for level, upper in group_of.items():
        group = items.assign(key=upper).groupby([*_W, "key"], dropna=False)["original_budget"]
        whole = group.sum().where(group.count() == group.size()).rename("_sum").reset_index()
        found = rows[[*_W, "key"]].merge(whole, on=[*_W, "key"], how="left")["_sum"]
        take = (rows["level"] == level) & budget.isna() & found.notna()
        budget, source = budget.mask(take, found), source.mask(take, "各项之和")
    return rows.assign(original_budget=budget, original_source=source)
