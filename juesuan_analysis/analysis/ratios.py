"""Indicators that are ratios of others, each with its formula, scope and source."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from juesuan_analysis.analysis.frame import WHO, amounts, held, require, single_rows
from juesuan_analysis.analysis.indicator_records import RATIO
from juesuan_analysis.analysis.measures import COLUMN
from juesuan_analysis.analysis.standings import CARRIED, proof_of_sums
from juesuan_analysis.vocabulary.lines import PUBLIC_LINES
from juesuan_analysis.vocabulary.three_public import TREE
from juesuan_analysis.vocabulary.tree import counts_below

COMPUTED = "计算"


def ratio_values(figures: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Work out ratios from a frame of indicators.

    Parameters
    ----------
    figures
        What :func:`indicators` gives, with all that the ratios are made of.
    names
        Which of :data:`RATIO_INDICATORS`.

    Returns
    -------
    DataFrame
        ``region``, ``department``, ``year``, ``indicator``, ``value``, ``measure_unit``,
        ``value_source`` (计算) and how far the parts are proved. No row where a part is missing or
        what is divided by is not positive.
    """
    keys = list(WHO)
    single_rows(figures, [*keys, "indicator"])
    wide = figures.pivot(index=keys, columns="indicator", values="value")
    rows = []
    for name in names:
        one = RATIO[name]
        over, under = (_sum(wide, parts) for parts in (one.over, one.under))
        value = (over / under.where(under > 0) * one.factor).rename("value").reset_index()
        found = value.dropna(subset="value").assign(indicator=name)
        parts = figures[figures["indicator"].isin([*one.over, *one.under])]
        proof = proof_of_sums(parts, keys)
        first = parts.drop_duplicates(keys)
        more = [c for c in held(first, CARRIED) if c not in proof.columns and c != "page"]
        found = found.merge(first[[*keys, *more]], on=keys, how="left")
        found = found.merge(proof, on=keys, how="left")
        rows.append(found.assign(**{COLUMN: one.unit, "value_source": COMPUTED}))
    if not rows:
        return figures.iloc[:0]
    return pd.concat(rows, ignore_index=True)


def _sum(wide: pd.DataFrame, names: Sequence[str]) -> pd.Series:
    there = wide.reindex(columns=list(names))
    # sum() takes a part that is not known for none, and the ratio would look sure.
    total: pd.Series = there.sum(axis=1).where(there.notna().all(axis=1))
    return total


# A cost and what it was spent on: one without the other is odd.
COST_AND_COUNT = {line.spoken: line.count_names() for line in PUBLIC_LINES if line.counts}
_KEPT = {name for _, name, count in counts_below(TREE) if count.kept}


def cost_without_count(figures: pd.DataFrame) -> pd.DataFrame:
    """List costs of “三公” without anything counted, and counts without a cost.

    Parameters
    ----------
    figures
        What :func:`indicators` gives. A count that nobody states is not odd; one stated as nought
        beside a cost is.

    Returns
    -------
    DataFrame
        ``region``, ``department``, ``year``, ``cost``, ``amount`` (万元), ``count``, ``number``
        and ``why``.
    """
    require(figures, [*WHO, "indicator", "value"])
    keys = list(WHO)
    single_rows(figures, [*keys, "indicator"])
    wide = figures.pivot(index=keys, columns="indicator", values="value")
    rows = []
    for cost, counts in COST_AND_COUNT.items():
        for count in counts:
            pair = wide.reindex(columns=[cost, count]).apply(amounts)
            some = (pair[cost] > 0) & (pair[count] == 0)
            none = (pair[cost] == 0) & (pair[count] > 0)
            # Vehicles that are kept and cost nothing that year stand in the garage of another.
            if count in _KEPT:
                none &= False
            why = np.select([some, none], ["有支出，数量为 0", "有数量，支出为 0"], default="")
            odd = pair.assign(cost=cost, count=count, why=why)[why != ""].reset_index()
            rows.append(odd.rename(columns={cost: "amount"}).assign(number=odd[count]))
    columns = [*keys, "cost", "amount", "count", "number", "why"]
    table: pd.DataFrame = pd.concat(rows, ignore_index=True)[columns]
    return table
