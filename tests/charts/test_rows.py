"""Names of rows, and the words behind bars, have room on any axes."""

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt

from juesuan_analysis.charts import (
    plot_change,
    plot_checks,
    plot_heatmap,
    plot_slope,
    plot_structure,
    plot_three_public,
    plot_trend,
    plot_waterfall,
)
from juesuan_analysis.charts.rows import end_behind, row_labels, rows_of_room

LONG = "虚构某某自治州高新技术产业开发区管理委员会"
OFFICES = [f"{LONG}{name}（{name}办公室）" for name in ("财政局", "民政局", "审计局", "统计局")]
KINDS = [f"{kind}支出" for kind in "甲乙丙丁戊己庚辛壬癸"] * 2


def names(count):
    return [*OFFICES, *(f"{name}{i}" for i, name in enumerate(KINDS))][:count]


def amounts(count):
    return np.geomspace(1_000_000, 0.01, count).round(2)


def changes(count):
    frame = pd.DataFrame({"label": names(count), "previous": amounts(count)})
    frame = frame.assign(line=frame["label"], current=frame["previous"] * 1.5, year=2024)
    return frame.assign(change=frame["current"] / 3, rate=50.0, state="增加")


def shares(count):
    frame = pd.DataFrame({"label": names(count), "amount": amounts(count)})
    return frame.assign(share=frame["amount"] / frame["amount"].sum() * 100)


def three_public(count):
    frame = pd.DataFrame({"department": names(count), "item": "合计"})
    return frame.assign(final=amounts(count), budget=amounts(count) * 1.2)


def years(count):
    rows = [(name, year, 1.0) for name in names(count) for year in (2023, 2024)]
    return pd.DataFrame(rows, columns=["line", "year", "amount"])


def matrix(count, value):
    return pd.DataFrame(value, index=names(count), columns=names(6))


CHARTS = {
    "change": lambda n, **on: plot_change(changes(n), **on),
    "structure": lambda n, **on: plot_structure(shares(n), **on),
    "waterfall": lambda n, **on: plot_waterfall(changes(n), **on),
    "three_public": lambda n, **on: plot_three_public(three_public(n), **on),
    "slope": lambda n, **on: plot_slope(changes(n), **on),
    "trend": lambda n, **on: plot_trend(years(n), **on),
    "heatmap": lambda n, **on: plot_heatmap(matrix(n, 1.0), **on),
    "checks": lambda n, **on: plot_checks(matrix(n, "成立"), **on),
}


def _ticks(axis):
    """Tick labels that are drawn; those beyond the view are not."""
    low, high = sorted(axis.get_view_interval())
    ticks = zip(axis.get_majorticklocs(), axis.get_ticklabels(), strict=True)
    return [label for place, label in ticks if low <= place <= high]


def outside(ax):
    """Texts that leave the figure."""
    figure = ax.figure
    figure.draw_without_rendering()
    texts = [*ax.texts, *_ticks(ax.xaxis), *_ticks(ax.yaxis), ax._left_title]
    texts += [ax.xaxis.label, *(ax.get_legend().get_texts() if ax.get_legend() else [])]
    shown = [text for text in texts if text.get_visible() and text.get_text()]
    page = figure.bbox.padded(1)
    boxes = [(text.get_text(), text.get_window_extent()) for text in shown]
    return [
        text
        for text, box in boxes
        if box.x0 < page.x0 or box.x1 > page.x1 or box.y0 < page.y0 or box.y1 > page.y1
    ]


@pytest.mark.parametrize("count", [1, 4, 20])
@pytest.mark.parametrize("chart", CHARTS)
def test_nothing_leaves_a_chart_of_its_own(chart, count):
    assert outside(CHARTS[chart](count)) == []


@pytest.mark.parametrize("count", [4, 20])
@pytest.mark.parametrize("chart", [name for name in CHARTS if name not in ("heatmap", "checks")])
def test_nothing_overlaps_at_half_width(chart, count, overlapping):
    _, ax = plt.subplots(figsize=(3.6, 3.2), layout="constrained")
    CHARTS[chart](count, ax=ax)
    assert (outside(ax), overlapping(ax)) == ([], [])


@pytest.mark.parametrize("chart", CHARTS)
def test_ink_stands_on_white_in_the_callers_dark_figure(chart):
    with plt.style.context("dark_background"):
        _, ax = plt.subplots()
        CHARTS[chart](4, ax=ax)
    assert (ax.figure.get_facecolor(), ax.get_facecolor()) == ((1, 1, 1, 1), (1, 1, 1, 1))


def test_what_has_no_room_is_counted():
    _, ax = plt.subplots(figsize=(3.6, 3.2))
    plot_change(changes(20), ax=ax)
    shown = len(ax.get_yticklabels())
    assert f"另有 {20 - shown} 项较小的未画" in ax.get_xlabel().replace("\n", "")


def test_the_smallest_parts_are_one_bar():
    _, ax = plt.subplots(figsize=(3.6, 3.2))
    plot_structure(shares(20), ax=ax)
    last = ax.get_yticklabels()[-1].get_text()
    assert last == f"其他 {20 - len(ax.get_yticklabels()) + 1} 项"


def test_names_that_begin_differently_stay_apart():
    _, ax = plt.subplots(figsize=(3.6, 3.2))
    one, other = row_labels(ax, [f"虚构东湖区{LONG}", f"虚构西山区{LONG}"], 28)
    assert (one[:5], other[:5]) == ("虚构东湖区", "虚构西山区")


def test_the_axis_ends_behind_the_longest_words():
    # 46 of 100 points are words, with their gap of 10.
    assert end_behind(0.0, [54.0, 1.0], ["12345678", ""], 100.0) == pytest.approx(100.0)


def test_a_figure_of_its_own_has_room_for_all():
    _, ax = plt.subplots()
    assert rows_of_room(ax, own=True) is None
