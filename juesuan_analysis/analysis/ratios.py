"""Indicators that are ratios of others, each with its formula, scope and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from juesuan_analysis.analysis.frame import WHO, amounts, held, require, single_rows
from juesuan_analysis.analysis.measures import COLUMN, PERCENT
from juesuan_analysis.analysis.standings import CARRIED, proof_of_sums
from juesuan_analysis.vocabulary.lines import PUBLIC_LINES
from juesuan_analysis.vocabulary.three_public import TREE
from juesuan_analysis.vocabulary.tree import counts_below

ALL, APPROPRIATED, GENERAL = "全口径", "财政拨款", "一般公共预算财政拨款"
COMPUTED = "计算"
_YUAN = 10_000
FORMS = "财政部部门决算公开样式（公开01—09表）"
_ANALYSIS = "《行政单位财务规则》（财政部令第113号）第九章 财务分析"
_PUBLIC = "《党政机关厉行节约反对浪费条例》；财政部关于“三公”经费公开的要求"
_SMALL = "《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）"


@dataclass(frozen=True, slots=True)
class RatioIndicator:
    """``over`` ÷ ``under`` × ``factor``; parts of either are added.

    ``scope`` says which money is meant, ``basis`` where the definition comes from.
    """

    name: str
    over: tuple[str, ...]
    under: tuple[str, ...]
    scope: str
    forms: str
    basis: str
    unit: str = PERCENT
    factor: float = 100.0

    @property
    def formula(self) -> str:
        """The definition in words."""
        shown = {100.0: " × 100%"}.get(self.factor, f" × {self.factor:,.0f}")
        more = "" if self.factor == 1 else shown
        return f"{' + '.join(self.over)} ÷ {_bracketed(self.under)}{more}"


def _bracketed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"（{' + '.join(names)}）"


_THREE = TREE.spoken
_SPENT = "本年支出"
_GENERAL_SPENT = "一般公共预算财政拨款支出"
RATIO_INDICATORS: tuple[RatioIndicator, ...] = (
    RatioIndicator("项目支出占比", ("项目支出",), (_SPENT,), ALL, "表3", _ANALYSIS),
    RatioIndicator(
        "财政拨款依赖度", ("财政拨款收入",), ("本年收入",), ALL, "表1、表2、表4", _ANALYSIS
    ),
    RatioIndicator(
        "预算完成率",
        (_GENERAL_SPENT,),
        ("一般公共预算财政拨款支出年初预算",),
        GENERAL,
        "表5、情况说明",
        _ANALYSIS,
    ),
    RatioIndicator("结转结余率", ("年末结转和结余",), ("收入总计",), ALL, "表1", _ANALYSIS),
    RatioIndicator("“三公”占本年支出", (_THREE,), (_SPENT,), ALL, "表9、表3", _PUBLIC),
    RatioIndicator(
        "“三公”占一般公共预算财政拨款支出",
        (_THREE,),
        (_GENERAL_SPENT,),
        GENERAL,
        "表9、表5",
        _PUBLIC,
    ),
    RatioIndicator(
        "公用经费与人员经费之比", ("公用经费",), ("人员经费",), GENERAL, "表6", _ANALYSIS
    ),
    RatioIndicator(
        "人均机关运行经费",
        ("机关运行经费",),
        ("年末实有人数",),
        GENERAL,
        "情况说明",
        "《机关事务管理条例》（国务院令第621号）",
        "元/人",
        _YUAN,
    ),
    RatioIndicator(
        "人均公用经费",
        ("公用经费",),
        ("年末实有人数",),
        GENERAL,
        "表6、情况说明",
        _ANALYSIS,
        "元/人",
        _YUAN,
    ),
    RatioIndicator(
        "中小企业采购占比",
        ("授予中小企业合同金额",),
        ("政府采购支出总额",),
        ALL,
        "情况说明",
        _SMALL,
    ),
)
RATIO = {one.name: one for one in RATIO_INDICATORS}


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
