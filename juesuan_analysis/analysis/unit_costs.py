"""What one vehicle, one reception, one guest, one trip cost."""

from __future__ import annotations

import numpy as np
import pandas as pd

from juesuan_analysis.analysis.counts import COUNTS, told_counts
from juesuan_analysis.analysis.departments.entities import by_unit
from juesuan_analysis.analysis.frame import WHO, amounts, single_rows
from juesuan_analysis.analysis.three_public import three_public
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.lines import PUBLIC_LINES
from juesuan_analysis.vocabulary.three_public import TREE
from juesuan_analysis.vocabulary.tree import counts_below


@frozen
class Ratio:
    """An item over a count, times a factor; ``name`` and ``unit`` for people."""

    item: str
    count: str
    name: str
    unit: str
    factor: int = 1


RATIOS: dict[str, Ratio] = {
    count.cost.column: Ratio(
        line.name, count.column, count.cost.name, count.cost.unit, count.cost.factor
    )
    for line, _, count in counts_below(TREE)
    if count.cost
}
_ITEMS = tuple(line.name for line in PUBLIC_LINES if line.counts)


def three_public_ratios(
    entries: pd.DataFrame, statements: pd.DataFrame, *, departments: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Divide “三公” expenditure by what the narrative counts.

    Parameters
    ----------
    entries, statements, departments
        As for :func:`three_public`.

    Returns
    -------
    DataFrame
        One row for each department and year: ``region``, ``department``, ``year``; the four items
        (决算数, 万元); the counts ``trips`` (个), ``travellers`` (人次), ``bought``, ``vehicles``
        (辆), ``batches`` (批次), ``guests`` (人次); and

        - ``running_per_vehicle``: 运行维护费 per 公务用车保有量, 万元/辆;
        - ``price_per_vehicle``: 购置费 per vehicle bought, 万元/辆;
        - ``cost_per_trip``, ``cost_per_traveller``: 出国（境）费, 万元/团组, 万元/人次;
        - ``cost_per_batch``, ``cost_per_guest``: 接待费, 元/批次, 元/人次;
        - ``note``: which ratios are missing, and why (数量未说明, 数量为零, 金额缺).

        :data:`RATIOS` names them in Chinese.
    """
    costs = three_public(entries, statements, departments=departments)
    costs = costs[costs["item"].isin(_ITEMS)]
    wide = costs.set_index([*WHO, "item"])["final"].unstack("item").reindex(columns=list(_ITEMS))
    counts = _counts(statements)
    if departments is not None:
        known = entries[list(WHO)].drop_duplicates().merge(counts, on=list(WHO), how="left")
        counts = by_unit(known, departments, values=list(COUNTS))
    counts = single_rows(counts, WHO)[[*WHO, *COUNTS]]
    table = wide.rename_axis(columns=None).reset_index().merge(counts, on=list(WHO), how="left")
    return add_ratios(table)


def add_ratios(table: pd.DataFrame) -> pd.DataFrame:
    """Add the ratios and the note to a frame of items and counts.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"公务接待费": [9.91], "guests": [1000]})
    >>> table = table.reindex(columns=[*_ITEMS, *COUNTS]).fillna({"公务接待费": 9.91})
    >>> add_ratios(table)["cost_per_guest"].tolist()
    [99.1]
    """
    values, notes = {}, []
    for column, ratio in RATIOS.items():
        cost, count = amounts(table[ratio.item]), amounts(table[ratio.count])
        # By nought pandas divides to infinity, which would lead every ranking.
        values[column] = cost * ratio.factor / count.where(count > 0)
        cases = [cost.isna(), count.isna(), count == 0]
        why = np.select(cases, ["金额缺", "数量未说明", "数量为零"], default="")
        text = pd.Series(why, index=table.index, dtype="str")
        notes.append(text.where(text == "", f"{ratio.name}：" + text + "；"))
    note = pd.Series("", index=table.index, dtype="str")
    for text in notes:
        note = note + text
    note = note.str.removesuffix("；")
    return table.assign(**values, note=note.where(note != ""))


def _counts(statements: pd.DataFrame) -> pd.DataFrame:
    """One row for each department and year with the counts that its narrative states."""
    said = told_counts(statements, list(COUNTS.values()))
    wide = said.pivot(index=list(WHO), columns="indicator", values="value")
    wide = wide.reindex(columns=list(COUNTS.values())).rename_axis(columns=None)
    return wide.set_axis(list(COUNTS), axis=1).reset_index()
