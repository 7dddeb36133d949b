"""Cells of the forms picked for many documents at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from juesuan_analysis.analysis.documents import single_documents, with_scope
from juesuan_analysis.analysis.frame import WHO, FrameError, amounts, held, plain, require
from juesuan_analysis.analysis.standings import CARRIED
from juesuan_analysis.vocabulary.cells import Cell

_AT = ["form", "side", "line", "measure"]
_SHOWN = 3


def pick(entries: pd.DataFrame, wanted: Mapping[str, Sequence[Cell]]) -> pd.DataFrame:
    """Give the first of some cells that holds an amount, for each name and document.

    Parameters
    ----------
    entries
        As a store gives them; one document for each department and year.
    wanted
        Names, and for each the cells that hold its amount in order of trust.

    Returns
    -------
    DataFrame
        ``region``, ``department``, ``year``, ``name``, ``amount`` (万元), ``form``, and of
        ``disclosure_id``, ``source``, ``scope``, ``page``, ``standing``, ``grade`` and ``ref``
        what the entries have. No row where no cell holds an amount.

    Raises
    ------
    FrameError
        A cell is there twice with different amounts, or a department has two documents of a year.
    """
    require(entries, [*WHO, *_AT, "amount"])
    places = _places(wanted)
    # Forms first: a number is told apart sooner than a name, and most rows go.
    narrow = entries[entries["form"].isin(places["form"].unique())]
    narrow = narrow[narrow["line"].isin(places["line"].unique())]
    single_documents(narrow)
    lines = plain(narrow[held(narrow, (*WHO, *_AT, "amount", *CARRIED))])
    sided = with_scope(lines).assign(side=lines["side"].fillna(""), amount=amounts(lines["amount"]))
    # Blank cells go before the choice: then the next one in order of trust speaks.
    found = sided.merge(places, on=_AT).dropna(subset="amount")
    # A row that is printed again on the next page with the same figure is no contradiction.
    found = found.drop_duplicates([*WHO, "name", "order", "amount"])
    _refuse_twice(found)
    first = found.sort_values("order", kind="stable").drop_duplicates([*WHO, "name"])
    return first[[*WHO, "name", "amount", "form", *held(first, CARRIED)]].reset_index(drop=True)


def _places(wanted: Mapping[str, Sequence[Cell]]) -> pd.DataFrame:
    rows = [
        (name, order, cell.form, cell.side or "", cell.line, cell.measure)
        for name, cells in wanted.items()
        for order, cell in enumerate(cells)
    ]
    return pd.DataFrame(rows, columns=["name", "order", *_AT])


def _refuse_twice(found: pd.DataFrame) -> None:
    twice = found[found.duplicated([*WHO, "name", "order"])]
    if len(twice):
        shown = "；".join(
            f"{row.department} {row.year} 表{row.form} {row.line} {row.measure}"
            for row in twice.head(_SHOWN).itertuples()
        )
        raise FrameError(f"同一格有两个不同的数：{shown}。请先核对，或从数据中去掉其中一个")
