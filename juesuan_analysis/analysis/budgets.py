"""Budgets that narratives state for the 科目 of form 5, beside the form's final accounts."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, among, amounts, held, plain, single_rows
from juesuan_analysis.analysis.standings import CARRIED
from juesuan_analysis.analysis.told import told
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.lines import CLASS_DIGITS, CODE_OF_CLASS, SECTION_DIGITS
from juesuan_analysis.vocabulary.totals import GENERAL_SPENT

_FORM, _TOTAL = 5, "合计"
_HALF_CENT = 0.005
_LEVELS = {0: "部门", 1: "类", 3: "项"}
_W = list(WHO)
_TOTALS = (*WHO, "code", "line", "level", "amount", *CARRIED)
# How a subject of the narrative is found in the form, the surest way first.
_WAYS: dict[str, list[str]] = {
    "路径": ["subject"],
    "类和名称": ["_top", "_last"],
    "名称": ["_last"],
    "金额": ["_top", "_cents"],
}


def functional(entries: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Rows of :func:`execution` for the department, its 类 and its 项."""
    form = _form_rows(*_narrowed(entries))
    said = _said(statements)
    placed = _placed(said, form)
    joined = form.merge(placed, on=[*_W, "level", "key"], how="outer", sort=False, indicator=True)
    joined = joined.assign(
        in_form=(joined.pop("_merge") != "right_only").astype(bool),
        subject=joined["subject"].fillna(joined["_subject"]),
        final_source=_first("表5", joined["form_final"], "情况说明", joined["said_final"]),
        final=joined["form_final"].where(joined["form_final"].notna(), joined["said_final"]),
        original_source=_first("情况说明", joined["original_budget"], "", None),
        full_year_source=_first("情况说明", joined["full_year_budget"], "", None),
        _section=sections.GENERAL,
    )
    joined = _summed(joined).assign(note=_gaps(joined))
    return joined.drop(columns=["key", "form_final", "said_final"])


def _narrowed(entries: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The totals of form 5 and the names of its 类 and 款, in the columns that are needed."""
    form = entries["form"] == _FORM
    totals = entries.loc[form & (entries["measure"] == _TOTAL), held(entries, _TOTALS)]
    upper = form & entries["level"].isin((1, 2))
    names = entries.loc[upper, [*_W, "code", "line"]].dropna(subset="code")
    return plain(totals), plain(names).drop_duplicates([*_W, "code"])


def _first(name: str, column: pd.Series, other: str, instead: pd.Series | None) -> pd.Series:
    source = pd.Series(name, index=column.index, dtype="str").where(column.notna())
    return source if instead is None else source.mask(column.isna() & instead.notna(), other)


def _form_rows(entries: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """The rows of form 5: total, 类 and 项 with their paths; ``key`` is the code (total: 合计)."""
    wanted = entries["level"].isin(_LEVELS) & (
        entries["code"].notna() | (entries["line"] == _TOTAL)
    )
    rows = entries[wanted]
    rows = rows.assign(
        key=rows["code"].fillna(_TOTAL),
        level=rows["level"].map(_LEVELS),
        form_final=amounts(rows["amount"]),
    )
    single_rows(rows, [*_W, "key"])
    named = rows.assign(subject=_paths(rows, names))
    proof = held(named, CARRIED)
    return named[[*_W, "level", "key", "code", "subject", "form_final", *proof]]


def _paths(rows: pd.DataFrame, names: pd.DataFrame) -> pd.Series:
    """Names of 类, 款 and 项 joined; the whole for the total."""
    whole = rows["line"].where(rows["level"] != "部门", GENERAL_SPENT)
    item = rows["level"] == "项"
    parts = []
    for digits in (CLASS_DIGITS, SECTION_DIGITS):
        asked = rows[_W].assign(code=rows["code"].str[:digits])
        found = asked.merge(names, on=[*_W, "code"], how="left")["line"]
        parts.append(found.set_axis(rows.index).fillna(""))
    return whole.mask(item, parts[0] + "/" + parts[1] + "/" + rows["line"])


def _said(statements: pd.DataFrame) -> pd.DataFrame:
    """Budgets and final accounts that the narrative states, one row for each subject."""
    kinds = {
        sections.ORIGINAL_BUDGET: "original_budget",
        sections.FULL_BUDGET: "full_year_budget",
        sections.AMOUNT: "said_final",
    }
    keys = [*_W, "subject"]
    wide: pd.DataFrame | None = None
    for kind, column in kinds.items():
        said = told(statements, kind, sections=[sections.GENERAL])
        said = said[[*keys, "value"]].rename(columns={"value": column})
        wide = said if wide is None else wide.merge(said, on=keys, how="outer", sort=False)
    assert wide is not None
    path = wide["subject"].str.contains("/", regex=False)
    wanted = path | (wide["subject"] == GENERAL_SPENT) | wide["subject"].isin(CODE_OF_CLASS)
    return wide[wanted].reset_index(drop=True)


def _placed(said: pd.DataFrame, form: pd.DataFrame) -> pd.DataFrame:
    """Find the row of form 5 that each subject means, and say by what it was found.

    Offices misname the levels above a 项: after the whole path, the 类 with the 项's name, then the
    name alone will do where only one row has it. A 项 that was renamed is found by its amount,
    where one subject and one row of a 类 are left with it. Each row is taken once.
    """
    top, last = said["subject"].str.split("/").str[0], said["subject"].str.split("/").str[-1]
    path = said["subject"].str.contains("/", regex=False)
    said = said.assign(
        level=path.map({True: "项", False: "类"}).mask(said["subject"] == GENERAL_SPENT, "部门"),
        _top=top.map(CODE_OF_CLASS).fillna(""),
        _last=last,
        _cents=said["said_final"].round(2),
        _said=range(len(said)),
    )
    items = form[form["level"] == "项"]
    items = items.assign(
        _top=items["code"].str[:CLASS_DIGITS],
        _last=items["subject"].str.split("/").str[-1],
        _cents=items["form_final"].round(2),
    )
    found = _found(said[path], items)
    said = said.merge(found, on="_said", how="left")
    key = said["key"].where(said["level"] == "项", said["_top"].where(said["_top"] != ""))
    key = key.mask(said["level"] == "部门", _TOTAL)
    said = said.assign(key=key.fillna(said["subject"]), _subject=said["subject"])
    columns = ["level", "key", "matched_by", "_subject"]
    columns += ["original_budget", "full_year_budget", "said_final"]
    return said.drop_duplicates([*_W, "level", "key"])[[*_W, *columns]]


def _found(said: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """Pair subjects with rows, one way after another: ``_said``, ``key``, ``matched_by``."""
    pairs = []
    for words, on in _WAYS.items():
        left, right = said, items
        if on[-1] == "_cents":
            # Any 项 on which nothing was spent has the amount of any other.
            left, right = (side[side["_cents"].fillna(0) != 0] for side in (said, items))
        one, other = (
            side[~side.duplicated([*_W, *on], keep=False)][[*_W, *on, name]]
            for side, name in ((left, "_said"), (right, "key"))
        )
        met = one.merge(other, on=[*_W, *on]).assign(matched_by=words)
        pairs.append(met[["_said", *_W, "key", "matched_by"]])
        said = said[~said["_said"].isin(met["_said"])]
        items = items[~among(items, met, [*_W, "key"])]
    return pd.concat(pairs)[["_said", "key", "matched_by"]]


def _summed(rows: pd.DataFrame) -> pd.DataFrame:
    """Give a 类 and the department without a stated budget the sum of their 项, where all have.

    A 项 that only the narrative has is none of the form's; its budget counts where nothing was
    spent of it, else it may be a row of the form under another name, and there is no sum.
    """
    items = rows[rows["level"] == "项"]
    counted = items["in_form"] | (items["said_final"] == 0)
    items = items.assign(original_budget=items["original_budget"].where(counted))
    top = items["key"].where(items["in_form"], items["subject"].map(_class_of)).str[:CLASS_DIGITS]
    group_of = {"类": top, "部门": pd.Series(_TOTAL, index=items.index)}
    budget, source = rows["original_budget"], rows["original_source"]
    for level, upper in group_of.items():
        group = items.assign(key=upper).groupby([*_W, "key"], dropna=False)["original_budget"]
        # sum() passes over blanks: without the count a 项 of unknown budget would have none.
        whole = group.sum().where(group.count() == group.size()).rename("_sum").reset_index()
        found = rows[[*_W, "key"]].merge(whole, on=[*_W, "key"], how="left")["_sum"]
        take = (rows["level"] == level) & budget.isna() & found.notna()
        budget, source = budget.mask(take, found), source.mask(take, "各项之和")
    return rows.assign(original_budget=budget, original_source=source)


def _class_of(subject: str) -> str:
    return CODE_OF_CLASS.get(subject.split("/")[0], "")


def _gaps(rows: pd.DataFrame) -> pd.Series:
    """Say where the form's 项 do not add up to its 类 or its total; others are outside sums."""
    items = rows[(rows["level"] == "项") & rows["in_form"]]
    note = pd.Series(None, index=rows.index, dtype="str")
    note = note.mask((rows["level"] == "项") & ~rows["in_form"], "表5没有这一项，不计入合计")
    whole = pd.Series(_TOTAL, index=items.index)
    for level, upper in {"类": items["key"].str[:CLASS_DIGITS], "部门": whole}.items():
        group = items.assign(key=upper).groupby([*_W, "key"], dropna=False)["form_final"]
        sums = group.agg(["sum", "count", "size"]).reset_index()
        found = rows[[*_W, "key"]].merge(sums, on=[*_W, "key"], how="left").set_axis(rows.index)
        gap = (found["sum"] - rows["form_final"]).round(6)
        known = (rows["level"] == level) & (found["count"] == found["size"])
        off = known & (gap.abs() > _HALF_CENT * (found["count"] + 1))
        words = (
            f"各项之和与{level}的决算数相差 " + gap.map("{:+,.2f}".format).astype("str") + " 万元"
        )
        note = note.mask(off, words)
    return note
