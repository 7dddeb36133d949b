"""Budget against final account: the department, its 类 and 项, and “三公”."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.budget_kinds import FULL, ORIGINAL
from juesuan_analysis.analysis.budgets import functional
from juesuan_analysis.analysis.frame import WHO, held
from juesuan_analysis.analysis.standings import CARRIED
from juesuan_analysis.analysis.three_public import three_public, told_items
from juesuan_analysis.analysis.told import reasons_of, told
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.money import WAN
from juesuan_analysis.vocabulary.three_public import TREE

_KEYS = [*WHO, "level", "subject"]
_COLUMNS = [
    *_KEYS, "code", "original_budget", "full_year_budget", "final", "completion",
    "completion_full", "stated_completion", "gap", "gap_of", "original_source",
    "full_year_source", "final_source", "reason", "in_form", "matched_by", "note",
    "measure_unit",
]  # fmt: skip
LEVELS = ("部门", "类", "项", "三公")


def execution(entries: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Set budgets beside final accounts.

    Parameters
    ----------
    entries, statements
        As a store gives them; one document for each department and year.

    Returns
    -------
    DataFrame
        One row for each thing with a budget or a final account: ``region``, ``department``,
        ``year``, ``level`` (部门: 一般公共预算财政拨款支出 in all; 类; 项; 三公), ``subject`` (a 项
        with its path), ``code`` (where form 5 has it); ``original_budget`` (年初预算),
        ``full_year_budget`` (全年预算), ``final`` (决算) in 万元; ``completion`` and
        ``completion_full`` (final as % of either; missing on a zero or unknown budget);
        ``stated_completion`` (as narrated, %); ``gap`` (final less the budget named by
        ``gap_of``); ``original_source``, ``full_year_source``, ``final_source`` (表5, 表9,
        情况说明, 各项之和); ``reason`` (as narrated); ``in_form`` (whether form 5 or 9 has the row:
        sum only these, the others may be rows of the form under another name); ``matched_by`` (what
        joins a 项 of the narrative to its row: 路径, 类和名称, 名称, 金额 where it was renamed);
        ``note`` (where the form's 项 do not add up to their 类 or total); ``measure_unit`` of the
        amounts; and where known ``disclosure_id``, ``source``, ``page``, ``standing``, ``grade``,
        ``ref`` of the final account.

    Notes
    -----
    Final accounts come from forms 5 and 9, budgets of 科目 from the narrative. A 类 (or the
    department) whose budget nobody states gets the sum of its 项 only where every 项 of form 5
    has a stated one.
    """
    rows = pd.concat([functional(entries, statements), _public(entries, statements)])
    keys = ["_section", "_subject"]
    completion = _stated_completion(statements)
    joined = rows.merge(completion, on=[*WHO, *keys], how="left")
    joined = joined.merge(reasons_of(statements), on=[*WHO, *keys], how="left")
    order = joined["level"].map({level: n for n, level in enumerate(LEVELS)})
    placed = _rates(joined).assign(_level=order, _row=range(len(joined)))
    placed = placed.sort_values([*WHO, "_level", "_row"]).reset_index(drop=True)
    proof = held(placed, CARRIED)
    return placed.assign(measure_unit=WAN)[[*_COLUMNS, *proof]]


def _rates(rows: pd.DataFrame) -> pd.DataFrame:
    original, full, final = (rows[c] for c in ("original_budget", "full_year_budget", "final"))
    budget = original.where(original.notna(), full)
    of = pd.Series(ORIGINAL, index=rows.index, dtype="str").mask(original.isna(), FULL)
    # What floats leave of 0.3 − 0.1 − 0.2 is no gap.
    gap = (final - budget).round(6)
    return rows.assign(
        completion=final / original.where(original > 0) * 100,
        completion_full=final / full.where(full > 0) * 100,
        gap=gap,
        gap_of=of.where(gap.notna()),
    )


def _stated_completion(statements: pd.DataFrame) -> pd.DataFrame:
    said = told(statements, sections.COMPLETION, sections=[sections.GENERAL, sections.THREE_PUBLIC])
    said = said.rename(
        columns={"value": "stated_completion", "section": "_section", "subject": "_subject"}
    )
    return said[[*WHO, "_section", "_subject", "stated_completion"]]


def _public(entries: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    panel = three_public(entries, statements)
    keys = [*WHO, "item"]
    for kind in (ORIGINAL, FULL):
        panel = panel.merge(told_items(statements, kind), on=keys, how="left")
    columns = {}
    for kind, name in ((ORIGINAL, "original"), (FULL, "full_year")):
        form = panel["budget"].where(panel["budget_kind"] == kind)
        source = panel["budget_source"].where(form.notna())
        columns[f"{name}_budget"] = form.where(form.notna(), panel[kind])
        columns[f"{name}_source"] = source.mask(form.isna() & panel[kind].notna(), "情况说明")
    # Among the rows of 科目, 合计 would be any total.
    subject = panel["item"].replace(TREE.name, TREE.spoken)
    rows = panel.drop(columns=held(panel, ("original_budget", "full_year_budget"))).assign(
        **columns,
        in_form=panel["final_source"].eq("表9") | panel["budget_source"].eq("表9"),
        matched_by=None,
        note=None,
        level="三公",
        subject=subject,
        code=None,
        _section=sections.THREE_PUBLIC,
        _subject=subject,
    )
    some = rows[["original_budget", "full_year_budget", "final"]].notna().any(axis=1)
    kept = [*_COLUMNS[5:], *CARRIED]
    return rows[some][[*_KEYS, *held(rows, kept), "_section", "_subject"]]
