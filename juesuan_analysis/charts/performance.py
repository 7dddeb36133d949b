"""Charts of projects: how scores are spread, money against score, weights, one project's table."""

from __future__ import annotations

from typing import Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from juesuan_analysis.analysis.frame import amounts, require
from juesuan_analysis.analysis.rounding import rounded_shares
from juesuan_analysis.charts.below import caption, nothing, source_of
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.names import short_names
from juesuan_analysis.charts.style import (
    CURRENT,
    LABEL_SIZE,
    coloured,
    frame_off,
    ink_on,
    new_axes,
    style,
)
from juesuan_analysis.charts.theme import IN_CELL, INK, MUTED, PALETTE, PREVIOUS, RULE, Looks
from juesuan_analysis.fonts import register

GRADE_LINES = ((60.0, "中"), (80.0, "良"), (90.0, "优"))
_WIDTH, _ROW, _AROUND = 7.2, 0.34, 1.3
_DOTS, _SPREAD = 26, 0.30
_FULL = 100.0
_NAMED = 2  # odd projects that are named
_NAME_COLUMNS = 44
_LEAST = 0.03  # of the whole: a narrower part of a bar has no room for its share


def _names(ax: Axes, names: list[str]) -> None:
    ax.set_yticks(
        range(len(names)), short_names(names, _NAME_COLUMNS), family=register(), fontsize=LABEL_SIZE
    )
    ax.set_ylim(len(names) - 0.4, -0.6)


def _finish(
    ax: Axes, title: str, notes: list[str], *, own: bool, empty: bool, pad: float = 12
) -> None:
    """Set title and notes; in place of axes without figures, say that there are none."""
    if empty:
        ax.clear()
        nothing(ax)
    caption(ax, title, notes, pad=pad, own=own)


def _spread(values: pd.Series) -> np.ndarray:
    """Set equal values beside one another, so that each is seen."""
    order = values.groupby(values.round(1)).cumcount()
    sizes = values.groupby(values.round(1)).transform("size")
    step = 2 * _SPREAD / np.maximum(sizes - 1, 6)
    return np.asarray((order - (sizes - 1) / 2) * step)


@chart(
    english={
        "项目自评得分的分布": "Self-assessment scores of projects",
        "自评得分（满分的 %）": "Score (% of full marks)",
        "得分为满分的百分比；虚线为等级线": "Scores in % of full marks; dashed: grades",
    },
    sentences=((r"(\d+) 个，满分 (\d+) 个", "{0}, full marks {1}"),),
)
def plot_scores(
    data: pd.DataFrame,
    *,
    by: str = "region",
    ax: Axes | None = None,
    title: str | None = None,
    **look: Unpack[Looks],
) -> Axes:
    """Draw the scores of projects, one dot each, with the lines of the grades.

    Parameters
    ----------
    data
        As :func:`~juesuan_analysis.analysis.performance.score_distribution` gives it.
    by
        The column that the rows stand for.
    ax
        Axes to draw on; a new figure by default.
    title
        By default 项目自评得分的分布.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.
    """
    require(data, [by, "share"])
    data = data.assign(share=amounts(data["share"])).dropna(subset=["share"])
    names = sorted(data[by].dropna().unique(), key=str)
    with style(**look):
        own, ax = ax is None, ax or new_axes(_WIDTH, _AROUND + 2 * _ROW * max(len(names), 1))
        for at, name in enumerate(names):
            shares = data.loc[data[by] == name, "share"].astype("float64")
            ax.scatter(shares, at + _spread(shares), s=_DOTS, color=CURRENT, alpha=0.75, zorder=3)
            told = f"{len(shares)} 个，满分 {int((shares >= _FULL).sum())} 个"
            ax.text(
                max(_FULL, shares.max()) + 1.2,
                at,
                told,
                va="center",
                family=register(),
                color=MUTED,
            )
        for least, grade in GRADE_LINES:
            ax.axvline(least, color=PALETTE[2], linewidth=0.8, linestyle=(0, (4, 3)))
            ax.text(
                least, -0.62, grade, ha="left", va="bottom", family=register(), color=PALETTE[2]
            )
        _names(ax, [str(name) for name in names])
        low = min(55.0, float(data["share"].min()) - 3 if len(data) else 55.0)
        ax.set_xlim(low, _FULL + 14)
        frame_off(ax, value_axis="x")
        notes = ["得分为满分的百分比；虚线为等级线", *source_of(data)]
        title = "项目自评得分的分布" if title is None else title
        _finish(ax, title, notes, pad=18, own=own, empty=not names)
    return ax


@chart(
    english={"预算执行率与自评得分": "Budget execution and self-assessment"},
    sentences=(
        (r"横轴：全年执行数占全年预算数的 %", "Horizontal: spent in % of the full-year budget"),
        (
            r"(\d+) 个项目，其中执行率不到 80% 仍评优 (\d+) 个",
            "{0} projects, {1} excellent with under 80% spent",
        ),
    ),
)
def plot_execution_and_score(
    data: pd.DataFrame, *, ax: Axes | None = None, title: str | None = None, **look: Unpack[Looks]
) -> Axes:
    """Draw the score of each project over the share of its budget that was spent.

    Parameters
    ----------
    data
        As :func:`~juesuan_analysis.analysis.performance.execution_and_score` gives it.
    ax
        Axes to draw on; a new figure by default.
    title
        By default 预算执行率与自评得分.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.
    """
    require(data, ["rate", "score", "odd", "name"])
    data = data.assign(rate=amounts(data["rate"]), score=amounts(data["score"]))
    data = data.dropna(subset=["rate", "score"])
    with style(**look):
        own, ax = ax is None, ax or new_axes(_WIDTH, 4.2)
        odd = data["odd"].astype(bool)
        for which, color in ((~odd, CURRENT), (odd, PALETTE[2])):
            part = data[which]
            ax.scatter(part["rate"], part["score"], s=_DOTS, color=color, alpha=0.8, zorder=3)
        for row in data[odd].head(_NAMED).itertuples():
            at = (float(row.rate), float(row.score))  # type: ignore[arg-type]
            ax.annotate(
                str(row.name), at, (6, -3), textcoords="offset points", family=register(), color=INK
            )
        ax.axhline(90, color=PALETTE[2], linewidth=0.8, linestyle=(0, (4, 3)))
        ax.axvline(80, color=RULE, linewidth=0.8)
        ax.set_ylabel("自评得分（满分的 %）", family=register())
        ax.margins(0.06)
        frame_off(ax, value_axis="y")
        few = f"{len(data)} 个项目，其中执行率不到 80% 仍评优 {int(odd.sum())} 个"
        notes = [f"横轴：全年执行数占全年预算数的 %；{few}", *source_of(data)]
        title = "预算执行率与自评得分" if title is None else title
        _finish(ax, title, notes, own=own, empty=data.empty)
    return ax


@chart(
    english={
        "指标分值的构成": "Weights of indicators",
        "各类指标的分值占全部指标分值的 %": "Weights of classes in % of all indicators",
    }
)
def plot_indicator_kinds(
    data: pd.DataFrame,
    *,
    by: str = "region",
    ax: Axes | None = None,
    title: str | None = None,
    **look: Unpack[Looks],
) -> Axes:
    """Draw the weights of the classes of indicators as bars of 100%.

    Parameters
    ----------
    data
        As :func:`~juesuan_analysis.analysis.performance.indicator_kinds` (``kind``) or
        :func:`~juesuan_analysis.analysis.performance.quantified` (``target_kind``) gives it.
    by
        The column that the rows stand for.
    ax
        Axes to draw on; a new figure by default.
    title
        By default 指标分值的构成.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.
    """
    kind = "target_kind" if "target_kind" in data else "kind"
    require(data, [by, kind, "share"])
    data = data.assign(share=amounts(data["share"])).dropna(subset=[by, kind, "share"])
    table = data.pivot_table(index=by, columns=kind, values="share", aggfunc="sum").fillna(0.0)
    order = table.sum().sort_values(ascending=False).index
    printed = table.apply(rounded_shares, axis=1, digits=0)
    with style(**look):
        own, ax = ax is None, ax or new_axes(_WIDTH, _AROUND + 1.5 * _ROW * max(len(table), 1))
        left = np.zeros(len(table))
        for at, name in enumerate(order):
            widths = table[name].to_numpy(dtype=float)
            color = PALETTE[at % len(PALETTE)]
            ax.barh(range(len(table)), widths, left=left, height=0.6, color=color, label=str(name))
            ink = ink_on(coloured(color))
            shown = printed[name] if len(table) else ()
            for row, (start, wide, whole) in enumerate(zip(left, widths, shown, strict=True)):
                if wide >= _LEAST * _FULL:
                    words = ax.text(start + wide / 2, row, f"{whole:.0f}%", color=ink, gid=IN_CELL)
                    words.set(ha="center", va="center", family=register())
            left = left + widths
        _names(ax, [str(name) for name in table.index])
        ax.set_xlim(0, _FULL)
        frame_off(ax, value_axis="x")
        ax.legend(
            ncols=len(order),
            frameon=False,
            prop={"family": register(), "size": LABEL_SIZE},
            handlelength=1.0,
            loc="lower left",
            bbox_to_anchor=(0.0, 1.0),
            borderaxespad=0.0,
        )
        notes = ["各类指标的分值占全部指标分值的 %", *source_of(data)]
        title = "指标分值的构成" if title is None else title
        _finish(ax, title, notes, pad=26, own=own, empty=table.empty)
    return ax


@chart(
    english={
        "浅色为分值，深色为得分（未得满分的为赭色）；右侧为指标值 → 完成值": (
            "Light: weight; dark: score (ochre: not in full); at the right: target → actual"
        )
    }
)
def plot_project(
    data: pd.DataFrame, *, ax: Axes | None = None, title: str | None = None, **look: Unpack[Looks]
) -> Axes:
    """Draw the indicators of one project: what each could reach and what it was given.

    Parameters
    ----------
    data
        Rows of ``store.indicators()`` of one project and origin.
    ax
        Axes to draw on; a new figure by default.
    title
        By default the project's id.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.
    """
    require(data, ["project_id", "level1", "level3", "weight", "score", "target", "actual"])
    rows = data.reset_index(drop=True)
    names = rows["level3"].fillna(rows["level2"]).fillna(rows["level1"]).fillna("")
    first = rows["level1"].ne(rows["level1"].shift())
    labels = [
        f"{group}｜{name}" if begins else str(name)
        for group, name, begins in zip(rows["level1"].fillna(""), names, first, strict=True)
    ]
    weights, scores = amounts(rows["weight"]), amounts(rows["score"])
    with style(**look):
        own, ax = ax is None, ax or new_axes(_WIDTH, _AROUND + _ROW * len(rows))
        places = np.arange(len(rows))
        ax.barh(places, weights.fillna(0.0), height=0.62, color=PREVIOUS)
        short = scores < weights
        colors = [PALETTE[2] if low else CURRENT for low in short]
        ax.barh(places, scores.fillna(0.0), height=0.34, color=colors)
        for at, row in enumerate(rows.itertuples()):
            shown = [str(v) for v in (row.target, row.actual) if isinstance(v, str)]
            end = float(weights.fillna(0.0).iloc[at])
            told = " → ".join(shown)
            ax.text(end + 0.4, at, told, va="center", family=register(), color=MUTED)
        _names(ax, labels)
        ax.set_xlim(0, float(weights.max(skipna=True) or 10) * 1.9)
        frame_off(ax, value_axis="x")
        told = "浅色为分值，深色为得分（未得满分的为赭色）；右侧为指标值 → 完成值"
        given = str(rows["project_id"].iloc[0]) if len(rows) else ""
        title = given if title is None else title
        _finish(ax, title, [told, *source_of(rows)], own=own, empty=rows.empty)
    return ax
