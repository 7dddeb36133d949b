"""The six charts that a disclosure prints, as data: what each shows, and where the figures are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd

from juesuan_analysis.analysis.change import DECIMALS, add_change
from juesuan_analysis.analysis.frame import FrameError, amounts, require
from juesuan_analysis.analysis.previous import DISCLOSED, Previous, previous_figure
from juesuan_analysis.analysis.structure import structure
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.cells import Cell
from juesuan_analysis.vocabulary.totals import GENERAL_SPENT

_WHO = ["disclosure_id", "department", "year", "source"]
_NEEDED = [*_WHO, "form", "side", "line", "level", "measure", "amount"]


@frozen
class Item:
    """One pair of bars: its cells in order of trust, and what the narrative calls it."""

    label: str
    cells: tuple[Cell, ...]
    section: str


@frozen
class ChangeChart:
    """Last year beside this year."""

    caption: str
    items: tuple[Item, ...]
    kind: Literal["change"] = "change"

    @property
    def section(self) -> str:
        """The section of the narrative that prints it."""
        return self.items[0].section


@frozen
class StructureChart:
    """Shares of a total: the measures of one row, or the 类 of one measure.

    ``total`` is the measure of the 合计 row that holds the whole; ``by`` says what the parts are.
    """

    caption: str
    form: int
    total: str
    by: Literal["measure", "class"]
    section: str
    kind: Literal["structure"] = "structure"


Chart = ChangeChart | StructureChart

_OVERALL = sections.OVERALL
_APPROPRIATED = sections.APPROPRIATION
_GENERAL = sections.GENERAL
_GENERAL_MEASURE = "一般公共预算财政拨款"

# 图1…图6 of the narrative, in its order.
DISCLOSURE_CHARTS: tuple[Chart, ...] = (
    ChangeChart(
        "收、支决算总计变动情况图",
        (
            Item("收入总计", (Cell(1, "收入", "总计", "决算数"),), _OVERALL),
            Item("支出总计", (Cell(1, "支出", "总计", "决算数"),), _OVERALL),
        ),
    ),
    StructureChart("本年收入决算结构图", 2, "本年收入合计", "measure", sections.INCOME),
    StructureChart("本年支出决算结构图", 3, "本年支出合计", "measure", sections.EXPENDITURE),
    ChangeChart(
        "财政拨款收、支决算总计变动情况图",
        (
            Item("财政拨款收入总计", (Cell(4, "收入", "总计", "决算数"),), _APPROPRIATED),
            Item("财政拨款支出总计", (Cell(4, "支出", "总计", "合计"),), _APPROPRIATED),
        ),
    ),
    ChangeChart(
        "一般公共预算财政拨款支出决算变动情况图",
        (
            Item(
                GENERAL_SPENT,
                (Cell(5, None, "合计", "合计"), Cell(4, "支出", "本年支出合计", _GENERAL_MEASURE)),
                _GENERAL,
            ),
        ),
    ),
    StructureChart("一般公共预算财政拨款支出决算结构图", 5, "合计", "class", _GENERAL),
)
_PARTS_NOT_LISTED = ("教育收费",)  # 其中 of 事业收入
_LINES = {"合计"} | {
    cell.line
    for spec in DISCLOSURE_CHARTS
    if isinstance(spec, ChangeChart)
    for item in spec.items
    for cell in item.cells
}
_TOLD = ["section", "subject", "kind", "value", "stated_year", "base_year"]


def charted(entries: pd.DataFrame) -> pd.DataFrame:
    """Give what the charts look through, again and again: some lines, the 类, and of whom all is.

    Raises
    ------
    FrameError
        The entries lack columns.
    """
    require(entries, _NEEDED)
    # The first row of each document stays: one without these lines has to be named all the same.
    asked = entries["line"].isin(_LINES) | (entries["level"] == 1) | ~entries.duplicated(_WHO)
    return entries.loc[asked, _NEEDED]


def charted_statements(statements: pd.DataFrame) -> pd.DataFrame:
    """Give the columns of statements that the charts look at, those that are there."""
    return statements[[name for name in _TOLD if name in statements.columns]]


def chart_data(
    spec: Chart,
    entries: pd.DataFrame,
    statements: pd.DataFrame,
    previous_entries: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give the figures of one of a disclosure's charts.

    Parameters
    ----------
    spec
        One of :data:`DISCLOSURE_CHARTS`.
    entries, statements
        Those of one disclosure, as a store gives them.
    previous_entries
        Those of the same department's disclosure of the year before, where there is one.

    Returns
    -------
    DataFrame
        Amounts in 万元, with ``department``, ``year`` and ``source`` in every row. A change chart:
        ``label``, ``current``, ``previous``, ``change``, ``rate`` (%), ``state``, ``note`` and
        ``previous_source`` (上年决算, 情况说明, or missing), ``previous_stated`` (last year's
        figure as this document tells or implies it) and ``restated`` (by how much that differs
        from last year's own disclosure; missing without one). A structure chart: ``label``,
        ``amount``, ``total``, ``share`` (% of the published total) and ``rank``. No rows where
        the form was not read.
    """
    require(entries, _NEEDED)
    who = _who(entries)
    if isinstance(spec, ChangeChart):
        data = _change_data(spec, entries, statements, previous_entries, int(who["year"]))
    else:
        data = _structure_data(spec, entries)
    return data.assign(**who)


def _who(entries: pd.DataFrame) -> dict[str, Any]:
    if any(len(entries[column].unique()) != 1 for column in _WHO):
        distinct = entries[_WHO].drop_duplicates()
        names = "、".join(sorted(set(distinct["source"].astype(str))))
        raise FrameError(f"画一份决算的图需要恰好一份文件的数据，现有 {len(distinct)} 份：{names}")
    return {column: entries[column].iloc[0] for column in _WHO if column != "disclosure_id"}


def figure_in(entries: pd.DataFrame, cells: Sequence[Cell]) -> float | None:
    """Return the first of some cells that holds an amount."""
    for cell in cells:
        side = entries["side"].isna() if cell.side is None else entries["side"] == cell.side
        chosen = entries[
            side
            & (entries["form"] == cell.form)
            & (entries["line"] == cell.line)
            & (entries["measure"] == cell.measure)
        ]
        held = amounts(chosen["amount"]).dropna()
        if len(held):
            return float(held.iloc[0])
    return None


def _change_data(
    spec: ChangeChart,
    entries: pd.DataFrame,
    statements: pd.DataFrame,
    previous_entries: pd.DataFrame | None,
    year: int,
) -> pd.DataFrame:
    rows = []
    for item in spec.items:
        current = figure_in(entries, item.cells)
        published = _published(previous_entries, item, year)
        stated = previous_figure(statements, item.section, item.label, current, year)
        before = stated if published is None else Previous(published, DISCLOSED)
        restated = _difference(stated.amount, published)
        row = _change_row(item.label, current, before)
        rows.append(row | {"previous_stated": stated.amount, "restated": restated})
    data = add_change(pd.DataFrame(rows))
    columns = ["label", "current", "previous", "change", "rate", "state", "note"]
    columns += ["previous_source", "previous_stated", "restated"]
    told = {name: amounts(data[name]) for name in ("previous_stated", "restated")}
    return data.assign(**told).loc[data["current"].notna() | data["previous"].notna(), columns]


def _difference(stated: float | None, published: float | None) -> float | None:
    if stated is None or published is None:
        return None
    return round(stated - published, DECIMALS)


def _change_row(label: str, current: float | None, before: Previous) -> dict[str, object]:
    return {
        "label": label,
        "current": current,
        "previous": before.amount,
        "previous_source": before.source,
    }


def _published(entries: pd.DataFrame | None, item: Item, year: int) -> float | None:
    if entries is None or entries.empty:
        return None
    found = int(_who(entries)["year"])
    if found != year - 1:
        raise FrameError(f"上年决算应为 {year - 1} 年度，给出的是 {found} 年度")
    return figure_in(entries, item.cells)


def _structure_data(spec: StructureChart, entries: pd.DataFrame) -> pd.DataFrame:
    form = entries[entries["form"] == spec.form]
    if spec.by == "measure":
        parts = form[
            (form["line"] == "合计") & ~form["measure"].isin([spec.total, *_PARTS_NOT_LISTED])
        ]
        parts = parts.assign(label=parts["measure"])
    else:
        parts = form[(form["level"] == 1) & (form["measure"] == spec.total)]
        parts = parts.assign(label=parts["line"])
    total = figure_in(form, [Cell(spec.form, None, "合计", spec.total)])
    parts = parts[["label", "amount"]].assign(amount=amounts(parts["amount"]), total=total)
    # min_count, for blank parts alone make no total of 0.
    parts["total"] = parts["total"].fillna(parts["amount"].sum(min_count=1))
    return structure(parts, total="total").reset_index(drop=True)
