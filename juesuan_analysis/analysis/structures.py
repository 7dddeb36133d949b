"""The usual structures of a disclosure as data: where the parts are, and the total."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from juesuan_analysis.analysis.documents import single_documents, with_scope
from juesuan_analysis.analysis.frame import (
    WHO,
    FrameError,
    amounts,
    held,
    plain,
    require,
    single_rows,
)
from juesuan_analysis.analysis.standings import CARRIED
from juesuan_analysis.analysis.structure import structure
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.cells import FINAL, IN, OUT
from juesuan_analysis.vocabulary.forms import KINDS, OTHER_SOURCES, SOURCES
from juesuan_analysis.vocabulary.lines import (
    APPROPRIATIONS,
    CODE_LEVELS,
    PERSONNEL_TOTAL,
    PUBLIC_LINES,
    PUBLIC_TOTAL,
)
from juesuan_analysis.vocabulary.money import WAN
from juesuan_analysis.vocabulary.three_public import TREE

_HALF_CENT = 0.005
# How many digits the codes of each level have.
_FUNCTIONAL = dict(enumerate(CODE_LEVELS, 1))
_ECONOMIC = {1: 3, 2: 5}


@frozen
class Structure:
    """Parts of a total in one form.

    ``by`` says what tells the parts apart: the columns of one row (``line``), the named lines of
    one column (``measure``), or the codes of one column. ``totals`` are lines (columns, by
    measure) whose sum is the total.
    """

    form: int
    by: Literal["measure", "line", "code"]
    totals: tuple[str, ...]
    measure: str = FINAL
    line: str = "合计"
    side: str | None = None
    parts: tuple[str, ...] = ()
    digits: tuple[tuple[int, int], ...] = ()


_BY_CODE = tuple(_FUNCTIONAL.items())

STRUCTURES: dict[str, Structure] = {
    "收入来源": Structure(2, "measure", ("本年收入合计",), parts=SOURCES),
    "收入来源（总表）": Structure(
        1,
        "line",
        ("本年收入合计",),
        side=IN,
        parts=(*(f"{fund}收入" for fund in APPROPRIATIONS), *OTHER_SOURCES),
    ),
    "支出功能分类": Structure(3, "code", ("合计",), measure="本年支出合计", digits=_BY_CODE),
    "一般公共预算支出功能分类": Structure(5, "code", ("合计",), measure="合计", digits=_BY_CODE),
    "支出性质": Structure(3, "measure", ("本年支出合计",), parts=KINDS),
    "基本支出与项目支出": Structure(5, "measure", ("合计",), parts=KINDS[:2]),
    "人员经费与公用经费": Structure(
        6, "line", (PERSONNEL_TOTAL, PUBLIC_TOTAL), parts=(PERSONNEL_TOTAL, PUBLIC_TOTAL)
    ),
    "支出经济分类": Structure(
        6, "code", (PERSONNEL_TOTAL, PUBLIC_TOTAL), digits=tuple(_ECONOMIC.items())
    ),
    "财政拨款收入": Structure(4, "line", ("本年收入合计",), side=IN, parts=APPROPRIATIONS),
    "财政拨款支出": Structure(
        4, "measure", ("合计",), line="本年支出合计", side=OUT, parts=APPROPRIATIONS
    ),
    "“三公”经费": Structure(
        9, "line", (TREE.name,), parts=tuple(line.name for line in PUBLIC_LINES if not line.parts)
    ),
}


def structure_of(
    entries: pd.DataFrame, name: str, *, level: int = 1, measure: str | None = None
) -> pd.DataFrame:
    """Give one of the usual structures of every disclosure.

    Parameters
    ----------
    entries
        As a store gives them; one document for each department and year.
    name
        One of :data:`STRUCTURES`: 收入来源, 支出功能分类, 支出性质, 支出经济分类 …
    level
        For classifications: 1 类, 2 款, 3 项.
    measure
        For classifications another column, such as 项目支出: its parts and its total.

    Returns
    -------
    DataFrame
        One row for each part that the form prints: ``region``, ``department``, ``year``,
        ``structure``, ``code``, ``label``, ``amount`` (万元), ``total`` (the published one),
        ``share`` (%), ``rank``, ``note`` (by how much the parts miss the total, where they do),
        ``measure_unit``, and where known ``disclosure_id``, ``source``, ``scope``, ``page``,
        ``standing``, ``grade``, ``ref``. A blank part stays
        missing. Chain :func:`concentration` or :func:`yearly_change` to it.
    """
    spec = _spec(name, level)
    require(entries, [*WHO, "form", "side", "code", "line", "measure", "amount"])
    single_documents(entries)
    column = measure or spec.measure
    form = with_scope(plain(entries[entries["form"] == spec.form]))
    form = form.assign(amount=amounts(form["amount"]))
    parts = _parts(form, spec, column, level)
    single_rows(parts, [*WHO, "code", "label"])
    joined = parts.merge(_totals(form, spec, column), on=list(WHO), how="left")
    shared = structure(joined, within=WHO, total="total")
    first = [*WHO, "structure", "code", "label", "amount", "total", "share", "rank", "note"]
    shared = shared.assign(structure=name, note=_miss(shared), measure_unit=WAN)
    return shared[[*first, "measure_unit", *held(shared, CARRIED)]]


def _spec(name: str, level: int) -> Structure:
    if name not in STRUCTURES:
        raise FrameError(f"没有这个结构：{name}（可选：{'、'.join(STRUCTURES)}）")
    spec = STRUCTURES[name]
    levels = [one for one, _ in spec.digits]
    if spec.by == "code" and level not in levels:
        raise FrameError(f"“{name}”只有 {'、'.join(map(str, levels))} 级，没有 {level} 级")
    return spec


def _parts(form: pd.DataFrame, spec: Structure, column: str, level: int) -> pd.DataFrame:
    if spec.by == "measure":
        rows = _on_line(form, spec)
        rows = rows[rows["measure"].isin(spec.parts)]
        return rows.assign(label=rows["measure"], code=None)
    rows = form[form["measure"] == column]
    if spec.by == "line":
        rows = rows[rows["line"].isin(spec.parts) & _sided(rows, spec)]
        return rows.assign(label=rows["line"].str.removesuffix("合计"), code=None)
    digits = dict(spec.digits)[level]
    return rows[rows["code"].str.len() == digits].assign(label=lambda part: part["line"])


def _totals(form: pd.DataFrame, spec: Structure, column: str) -> pd.DataFrame:
    if spec.by == "measure":
        rows = _on_line(form, spec)
        rows = rows[rows["measure"].isin(spec.totals)]
    else:
        rows = form[form["measure"] == column]
        rows = rows[rows["line"].isin(spec.totals) & _sided(rows, spec) & rows["code"].isna()]
    single_rows(rows, [*WHO, "line", "measure"])
    group = rows.groupby(list(WHO), dropna=False, sort=False)["amount"]
    # 人员经费 alone, where 公用经费 is blank, is not the whole of basic expenditure.
    total = group.sum().where(group.count() == len(spec.totals))
    return total.rename("total").reset_index()


def _on_line(form: pd.DataFrame, spec: Structure) -> pd.DataFrame:
    return form[(form["line"] == spec.line) & _sided(form, spec)]


def _sided(rows: pd.DataFrame, spec: Structure) -> pd.Series:
    if spec.side is None:
        return pd.Series(True, index=rows.index)
    return rows["side"] == spec.side


def _miss(shared: pd.DataFrame) -> pd.Series:
    """Say by how much more than rounding the parts of a total miss it."""
    group = shared.groupby(list(WHO), dropna=False, sort=False)["amount"]
    # Unrounded, a gap of just the tolerance is a hair above it where floats say so.
    gap = (shared["total"] - group.transform("sum")).round(6)
    # As identities judge sums: each part, and the total, may be rounded by half a cent.
    off = gap.abs() > _HALF_CENT * (group.transform("count") + 1)
    text = "各部分之和与总数相差 " + gap.map("{:+,.2f}".format).astype("str") + " 万元"
    return text.where(off)
