"""What the explorer draws: for each view, a chart of the year and one of all years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from functools import partial

import pandas as pd
from matplotlib.axes import Axes

from juesuan_analysis.analysis import (
    DISCLOSURE_CHARTS,
    change,
    chart_data,
    execution,
    indicators,
    structure_of,
    three_public,
)
from juesuan_analysis.analysis.performance import execution_and_score
from juesuan_analysis.charts import (
    plot_change,
    plot_execution_and_score,
    plot_scores,
    plot_structure,
    plot_trend,
    style,
)
from juesuan_analysis.charts.below import caption, nothing
from juesuan_analysis.charts.picture import Picture
from juesuan_analysis.charts.style import pad
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.three_public import TREE
from juesuan_analysis.vocabulary.totals import GENERAL_SPENT

_WIDTH, _HEIGHT = 7.2, 4.0
_CHARTS = {spec.caption: spec for spec in DISCLOSURE_CHARTS}
_BUDGETS = {"completion": "年初预算", "completion_full": "全年预算"}
_SPENDING = {GENERAL_SPENT: "一般公共预算支出", TREE.spoken: "“三公”经费"}


@frozen
class Accounts:
    """One department's entries and statements of all its years, and the year looked at.

    ``projects`` has one row for each project of its annexes, where a view shows any.

    One document for each year; amounts in 万元, as a store gives them.
    """

    entries: pd.DataFrame
    statements: pd.DataFrame
    year: int
    projects: pd.DataFrame = field(default_factory=pd.DataFrame)


Draw = Callable[[Accounts, Axes], None]


@frozen
class View:
    """A name to pick, and the charts that it shows one below the other."""

    name: str
    draws: tuple[Draw, ...]
    annexes: bool = False  # whether it needs the projects


def _year(frame: pd.DataFrame, year: int) -> pd.DataFrame:
    return frame[frame["year"] == year]


def _printed(title: str) -> Draw:
    """One of the disclosure's own charts."""
    spec = _CHARTS[title]
    plot = plot_change if spec.kind == "change" else plot_structure

    def draw(accounts: Accounts, ax: Axes) -> None:
        entries = _year(accounts.entries, accounts.year)
        before = _year(accounts.entries, accounts.year - 1)
        statements = _year(accounts.statements, accounts.year)
        data = pd.DataFrame()
        if len(entries):
            data = chart_data(spec, entries, statements, before if len(before) else None)
        _or_nothing(plot, data, ax, title)

    return draw


def _over_years(*names: str) -> Draw:
    """Indicators over the years."""

    def draw(accounts: Accounts, ax: Axes) -> None:
        known = indicators(accounts.entries, accounts.statements, names=names)
        _trend(known.rename(columns={"indicator": "line", "value": "amount"}), ax, names)

    return draw


def _parts_over_years(name: str) -> Draw:
    """Parts of a total over the years."""

    def draw(accounts: Accounts, ax: Axes) -> None:
        parts = structure_of(accounts.entries, name).rename(columns={"label": "line"})
        # Forms list every source: those blank in all years would be lines at nought.
        there = parts.groupby("line")["amount"].transform(lambda part: part.fillna(0).ne(0).any())
        _trend(parts[there.astype(bool)], ax, [name])

    return draw


def _three_public(accounts: Accounts, ax: Axes) -> None:
    """The “三公” items beside last year's."""
    items = three_public(accounts.entries, accounts.statements)
    known = items.rename(columns={"item": "label", "final": "amount"}).dropna(subset="amount")
    now, before = _year(known, accounts.year), _year(known, accounts.year - 1)
    data = change(now, before, on=["label"])
    if len(now):
        data = data.assign(department=now["department"].iloc[0], year=accounts.year)
    _or_nothing(plot_change, data, ax, "“三公”经费支出决算变动情况图")


def _completion(accounts: Accounts, ax: Axes) -> None:
    """Final accounts as % of budgets, of the department and of “三公” in all."""
    rows = execution(accounts.entries, accounts.statements)
    rows = rows.assign(name=rows["subject"].map(_SPENDING)).dropna(subset="name")
    rates = [
        rows.assign(line=rows["name"] + f"／{budget}", completion=rows[column])
        for column, budget in _BUDGETS.items()
    ]
    known = pd.concat(rates).dropna(subset="completion")
    note = "完成率 = 决算数 ÷ 预算数"
    plot_trend(known, y="completion", ax=ax, title="历年预算完成率", note=note)


def _trend(data: pd.DataFrame, ax: Axes, names: tuple[str, ...] | list[str]) -> None:
    plot_trend(data, ax=ax, title=f"历年{'、'.join(names)}")


def _execution(accounts: Accounts, ax: Axes) -> None:
    """Score over execution, for each project of the year."""
    title = f"{accounts.year} 年各项目的预算执行率与自评得分"
    table = accounts.projects
    both = execution_and_score(_year(table, accounts.year)) if len(table) else table
    _or_nothing(plot_execution_and_score, both, ax, title)


def _scores(accounts: Accounts, ax: Axes) -> None:
    """Scores of the projects of every year."""
    table = accounts.projects
    if len(table):
        table = table.rename(columns={"score": "share"}).dropna(subset="share")
    by_year = partial(plot_scores, by="year")
    _or_nothing(by_year, table, ax, "历年项目自评得分")


def _or_nothing(plot: Callable[..., Axes], data: pd.DataFrame, ax: Axes, title: str) -> None:
    if data.empty:
        nothing(ax, "公开文件里没有读到这些数，未画图")
        caption(ax, title, [])
    else:
        plot(data, ax=ax, title=title)


VIEWS: dict[str, View] = {
    view.name: view
    for view in (
        View(
            "收入、支出总计",
            (_printed("收、支决算总计变动情况图"), _over_years("收入总计", "本年收入", "本年支出")),
        ),
        View("收入结构", (_printed("本年收入决算结构图"), _parts_over_years("收入来源"))),
        View("支出结构", (_printed("本年支出决算结构图"), _parts_over_years("支出性质"))),
        View(
            "财政拨款收入、支出",
            (
                _printed("财政拨款收、支决算总计变动情况图"),
                _over_years("财政拨款收入", "财政拨款支出"),
            ),
        ),
        View(
            GENERAL_SPENT,
            (_printed("一般公共预算财政拨款支出决算变动情况图"), _over_years(GENERAL_SPENT)),
        ),
        View(
            "一般公共预算财政拨款支出结构",
            (
                _printed("一般公共预算财政拨款支出决算结构图"),
                _parts_over_years("一般公共预算支出功能分类"),
            ),
        ),
        View("“三公”经费", (_three_public, _over_years(TREE.spoken))),
        View("预算完成率", (_completion,)),
        View("项目绩效", (_execution, _scores), annexes=True),
    )
}


def picture(view: View, accounts: Accounts) -> Picture:
    """Draw a view as one figure, which no pyplot knows of.

    Parameters
    ----------
    view
        One of :data:`VIEWS`.
    accounts
        One department's figures; a year that is not there is said in the chart.
    """
    with style():
        size = (_WIDTH, _HEIGHT * len(view.draws))
        figure = Picture(figsize=size, layout="constrained")
        pad(figure)
        axes = figure.subplots(len(view.draws), squeeze=False).ravel()
        for draw, ax in zip(view.draws, axes, strict=True):
            draw(accounts, ax)
    return figure
