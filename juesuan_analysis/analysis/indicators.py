"""The usual indicators of every disclosure in one long frame."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.cells import pick
from juesuan_analysis.analysis.counts import told_counts
from juesuan_analysis.analysis.frame import WHO, FrameError, amounts, held, require
from juesuan_analysis.analysis.indicator_records import (
    FORMS,
    INDICATOR,
    INDICATORS,
    RATIO,
    RATIO_INDICATORS,
    Indicator,
)
from juesuan_analysis.analysis.previous import NARRATED
from juesuan_analysis.analysis.ratios import ratio_values
from juesuan_analysis.analysis.standings import CARRIED
from juesuan_analysis.analysis.told import of_kind, one_value, told
from juesuan_analysis.narrative.headings import SECTIONS
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.lines import PUBLIC_LINES

_SECTIONS = tuple(name for name, _ in SECTIONS)


def indicators(
    entries: pd.DataFrame,
    statements: pd.DataFrame | None = None,
    *,
    names: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Give the usual indicators: totals, appropriations, kinds of expenditure, 三公, procurement.

    Parameters
    ----------
    entries, statements
        As a store gives them. Figures come from the forms; from the narrative where a form was
        not read or has no such cell.
    names
        Only these of :data:`INDICATORS` and :data:`RATIO_INDICATORS`; :func:`definitions` lists
        them. Without it all of the former.

    Returns
    -------
    DataFrame
        One row for each figure there is: ``region``, ``department``, ``year``, ``indicator``,
        ``value``, ``measure_unit`` (万元; 个, 人次, 辆, 批次 for counts; % and the like for
        ratios), ``value_source`` (表1…表9, 情况说明; 计算 for ratios) and, where known,
        ``disclosure_id``, ``source``, ``scope``, ``page``, ``standing``, ``grade``, ``ref``. A
        figure that is blank or that nobody states has no row.
    """
    ratios = None if names is None else list(names)
    chosen = _chosen(None if names is None else parts_of(names))
    cells = {one.name: one.cells for one in chosen if one.cells}
    formed = pick(entries, cells).rename(columns={"name": "indicator", "amount": "value"})
    formed = formed.assign(value_source="表" + formed.pop("form").astype("str"))
    if statements is None:
        return _finished(formed, chosen, ratios)
    narrated = narrated_values(statements, chosen)
    narrated = narrated.assign(value_source=NARRATED)
    both = pd.concat([formed, narrated], ignore_index=True)
    return _finished(both.drop_duplicates([*WHO, "indicator"]), chosen, ratios)


def _finished(
    figures: pd.DataFrame, chosen: Sequence[Indicator], ratios: Sequence[str] | None
) -> pd.DataFrame:
    """Add the ratios that are asked for, and keep what is asked for."""
    if ratios is None:
        return _ordered(figures, chosen, [one.name for one in chosen])
    known = _ordered(figures, chosen, [one.name for one in chosen])
    wanted = [name for name in ratios if name in RATIO]
    kept = known[known["indicator"].isin(list(ratios))]
    both = pd.concat([kept, ratio_values(known, wanted)], ignore_index=True)
    return _ordered(both, chosen, list(ratios))


def definitions() -> pd.DataFrame:
    """List every indicator with its definition.

    Returns
    -------
    DataFrame
        ``indicator``, ``formula`` (cells in order of trust, or the ratio), ``scope`` (全口径,
        财政拨款, 一般公共预算财政拨款), ``measure_unit``, ``forms`` and ``basis`` (the regulation).
    """
    rows = [
        (one.name, _formula(one), one.scope, one.unit, _forms(one), FORMS) for one in INDICATORS
    ]
    rows += [
        (one.name, one.formula, one.scope, one.unit, one.forms, one.basis)
        for one in RATIO_INDICATORS
    ]
    columns = ["indicator", "formula", "scope", "measure_unit", "forms", "basis"]
    return pd.DataFrame(rows, columns=columns)


def _formula(one: Indicator) -> str:
    cells = [
        f"表{cell.form} " + "/".join(filter(None, (cell.side, cell.line, cell.measure)))
        for cell in one.cells
    ]
    said = [f"{one.section}：{'、'.join(one.subjects)}"] if one.subjects else []
    return "；".join([*cells, *said])


def _forms(one: Indicator) -> str:
    forms = [f"表{cell.form}" for cell in one.cells]
    return "、".join([*dict.fromkeys(forms), *(["情况说明"] if one.subjects else [])])


def narrated_values(statements: pd.DataFrame, chosen: Sequence[Indicator]) -> pd.DataFrame:
    """What narratives state for indicators: ``region`` … ``indicator``, ``value``, and where."""
    names = subjects([one for one in chosen if one.kind != sections.COUNT])
    kinds = dict.fromkeys(one.kind for one in chosen if one.kind != sections.COUNT)
    frames = [told(statements, kind, sections=_SECTIONS).assign(kind=kind) for kind in kinds]
    parts = []
    if frames:
        said = pd.concat(frames, ignore_index=True).merge(names, on=["section", "subject", "kind"])
        said = said.dropna(subset="value").sort_values("order", kind="stable")
        said = said.drop_duplicates([*WHO, "indicator"])
        parts.append(said.drop(columns=["section", "subject", "kind", "order"]))
    wanted = [one.name for one in chosen if one.kind == sections.COUNT]
    if wanted or not parts:
        parts.append(told_counts(statements, wanted))
    return pd.concat(parts, ignore_index=True)


def narrated_previous(
    frame: pd.DataFrame, statements: pd.DataFrame, *, names: Sequence[str] | None = None
) -> pd.DataFrame:
    """Work out last year's indicators from what narratives say of them.

    Last year's stated amount, or this year's less the stated change: what
    :func:`previous_figure` does for one document.

    Parameters
    ----------
    frame
        What :func:`indicators` gives.
    statements
        Of the same documents.

    Returns
    -------
    DataFrame
        ``region``, ``department``, ``year`` (this year), ``indicator`` and ``previous`` (last
        year's figure), to hand to :func:`yearly_change` as ``narrated``.
    """
    keys = [*WHO, "indicator"]
    require(frame, [*keys, "value"])
    # A budget goes by the name of its final account: last year's amount would be taken for it.
    said = subjects([one for one in _chosen(names) if one.kind != sections.ORIGINAL_BUDGET])
    said = said.drop(columns="kind")
    last = _last_year(of_kind(statements, sections.AMOUNT), "stated_year", said)
    by = _last_year(of_kind(statements, sections.CHANGE), "base_year", said)
    changed = frame[[*keys, "value"]].merge(by.rename(columns={"value": "by"}), on=keys)
    changed = changed.assign(previous=(amounts(changed["value"]) - changed["by"]).round(6))
    # A stated amount goes before one worked out from the change, which two roundings made.
    both = pd.concat([last.rename(columns={"value": "previous"}), changed], ignore_index=True)
    known = both.dropna(subset="previous").drop_duplicates(keys)
    return known[[*keys, "previous"]].reset_index(drop=True)


def _last_year(about: pd.DataFrame, which: str, said: pd.DataFrame) -> pd.DataFrame:
    about = about[about[which] == about["year"] - 1]
    named = about.merge(said, on=["section", "subject"]).sort_values("order", kind="stable")
    return one_value(named, [*WHO, "indicator"])[[*WHO, "indicator", "value"]]


def subjects(chosen: Sequence[Indicator]) -> pd.DataFrame:
    """What narratives call indicators: ``section``, ``subject``, ``kind``, ``indicator`` …"""
    rows = [
        (one.section, subject, one.kind, one.name, order)
        for one in chosen
        for order, subject in enumerate(one.subjects)
    ]
    return pd.DataFrame(rows, columns=["section", "subject", "kind", "indicator", "order"])


def parts_of(names: Sequence[str]) -> list[str]:
    """Name the indicators that some indicators are, or are made of."""
    parts = [
        part
        for name in names
        for part in ((*RATIO[name].over, *RATIO[name].under) if name in RATIO else (name,))
    ]
    return list(dict.fromkeys(parts))


def _chosen(names: Sequence[str] | None) -> list[Indicator]:
    if names is None:
        return list(INDICATORS)
    unknown = [name for name in names if name not in INDICATOR]
    if unknown:
        raise FrameError(
            f"没有这个指标：{'、'.join(unknown)}（可选：{'、'.join([*INDICATOR, *RATIO])}）"
        )
    return [INDICATOR[name] for name in names]


def _ordered(
    frame: pd.DataFrame, chosen: Sequence[Indicator], names: Sequence[str]
) -> pd.DataFrame:
    place = {name: n for n, name in enumerate(names)}
    units = {one.name: one.unit for one in chosen} | {one.name: one.unit for one in RATIO.values()}
    unit = frame["indicator"].map(units).astype("str")
    placed = frame.assign(measure_unit=unit, _place=frame["indicator"].map(place))
    placed = placed.sort_values([*WHO, "_place"], kind="stable").reset_index(drop=True)
    first = [*WHO, "indicator", "value", "measure_unit", "value_source"]
    rest = held(placed, (*CARRIED, "n_contradicted"))
    return placed[[*first, *rest]]


def named_indicators(wanted: str) -> list[str]:
    """Name the indicators that a word means: a name, 三公 for all of “三公”, or a part of one.

    Raises
    ------
    FrameError
        None, or several; the message lists them.

    Examples
    --------
    >>> named_indicators("三公")[:2]
    ['“三公”经费合计', '因公出国（境）费']
    >>> named_indicators("机关运行")
    ['机关运行经费']
    """
    every = [*INDICATOR, *RATIO]
    if wanted in every:
        return [wanted]
    if wanted.strip('“”"').removesuffix("经费").strip("“”") == "三公":
        return [line.spoken for line in PUBLIC_LINES]
    found = [name for name in every if wanted and wanted in name]
    # 机关运行 is the amount; what it is per head has to be asked for by name.
    plain_ones = [name for name in found if not name.startswith("人均")]
    if len(plain_ones) == 1:
        return plain_ones
    told = "、".join(found or every)
    raise FrameError(f"“{wanted}”{'不止一个指标' if found else '不是指标'}。可选：{told}")
