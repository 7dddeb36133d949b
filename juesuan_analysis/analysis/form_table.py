"""A statutory form as a table that reads like the published one."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, require
from juesuan_analysis.store.filters import form_number
from juesuan_analysis.vocabulary.forms import BY_NUMBER
from juesuan_analysis.vocabulary.lines import PERSONNEL_TOTAL, PUBLIC_TOTAL

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

_HEADINGS = {"code": "科目编码", "line": "项目"}


def _is_total(lines: pd.Series) -> pd.Series:
    """Form 6 sets 公用经费合计 under its middle columns; as a list it comes last."""
    return lines.isin([PERSONNEL_TOTAL, PUBLIC_TOTAL])


def _grid(entries: pd.DataFrame) -> pd.DataFrame:
    """Lines down, measures across, both in the order of the form."""
    entries = entries.sort_values("line", key=_is_total, kind="stable")
    keys = ["code", "line"] if entries["code"].notna().any() else ["line"]
    named = entries.assign(code=entries["code"].fillna(""))
    lines = named[keys].drop_duplicates()
    wide = named.drop_duplicates([*keys, "measure"]).set_index([*keys, "measure"])["amount"]
    table = wide.unstack("measure")
    # unstack sorts the columns; a form's stand in an order of their own.
    table = table.reindex(columns=named["measure"].drop_duplicates())
    table = table.reindex(pd.MultiIndex.from_frame(lines) if len(keys) > 1 else lines["line"])
    return table.rename_axis(columns=None).reset_index().rename(columns=_HEADINGS)


def form_table(entries: pd.DataFrame, form: int | str) -> pd.DataFrame:
    """Lay a form out: lines down, measures across; 收入 beside 支出 where the form does so.

    Parameters
    ----------
    entries
        Entries of one disclosure.
    form
        1 to 9, or what the form is called: 三公, 表9.

    Returns
    -------
    DataFrame
        Amounts in 万元, missing where the cell is blank; empty where the form was not read.
        For forms with sides, the columns have two levels: side and column.
    """
    form = form_number(form)
    require(entries, ["form", "side", "code", "line", "measure", "amount"])
    chosen = entries[entries["form"] == form]
    _one_document(chosen)
    if chosen.empty:
        return pd.DataFrame()
    sides: list[str] = list(chosen["side"].dropna().unique())
    if not sides:
        return _grid(chosen)
    parts = {side: _grid(chosen[chosen["side"] == side]) for side in sides}
    beside: pd.DataFrame = pd.concat(parts, axis=1)
    return beside


def _one_document(entries: pd.DataFrame) -> None:
    for column in ("disclosure_id", "source"):
        if column in entries.columns and entries[column].nunique() > 1:
            raise FrameError(
                f"一张表只排一份决算，数据里有 {entries[column].nunique()} 份。"
                "请先筛选，例如 store.entries(disclosure=…)"
            )


def show_form(entries: pd.DataFrame, form: int | str) -> Styler:
    """Style a form for a notebook: its title, two decimals, blanks left blank."""
    form = form_number(form)
    table = form_table(entries, form)
    numbers: list[Hashable] = list(table.select_dtypes("number").columns)
    words: list[Hashable] = [column for column in table.columns if column not in numbers]
    return (
        table.style.set_uuid(f"form{form}")  # the same table gives the same HTML
        .format(precision=2, thousands=",", na_rep="", subset=numbers)
        .format(na_rep="", subset=words)
        .set_properties(subset=numbers, **{"text-align": "right"})
        .set_properties(subset=words, **{"text-align": "left"})
        .set_caption(f"{BY_NUMBER[form].title}（单位：万元）")
        .hide(axis="index")
    )
