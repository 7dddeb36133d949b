import math

import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

from juesuan_analysis.charts import plot_trend
from juesuan_analysis.fonts import FAMILY

pytestmark = pytest.mark.filterwarnings("error:Glyph")


def series(**amounts):
    """Amounts from 2021 on, by name."""
    rows = [(name, 2021 + i, y) for name, ys in amounts.items() for i, y in enumerate(ys)]
    return pd.DataFrame(rows, columns=["line", "year", "amount"])


def many(count):
    return series(
        **{f"虚构市某区第{i}综合执法局": [1000 + i, 900 + i % 7, 950 + i / 9] for i in range(count)}
    )


def written(ax):
    return [text.get_text() for text in ax.texts]


def test_a_line_holds_the_amounts():
    ax = plot_trend(series(甲=[1.0, 2.0, 3.0]))
    assert ax.lines[0].get_xdata().tolist() == [2021, 2022, 2023]
    assert ax.lines[0].get_ydata().tolist() == [1.0, 2.0, 3.0]
    assert written(ax) == ["甲 3.00"]


def test_a_missing_year_is_a_gap():
    rows = series(甲=[1.0, 2.0, 3.0, 4.0]).query("year != 2022")
    values = plot_trend(rows).lines[0].get_ydata()
    assert math.isnan(values[1])


def test_a_year_between_gaps_is_a_dot():
    ax = plot_trend(series(甲=[math.nan, 2.0, math.nan, 4.0]))
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    assert dots[0].get_xdata().tolist() == [2022, 2024]


def test_an_earlier_end_is_said():
    ax = plot_trend(series(甲=[1.0, 2.0, math.nan], 乙=[1.0, 1.0, 1.0]))
    assert "甲 2.00（2022）" in written(ax)


def test_of_many_lines_the_largest_are_named():
    ax = plot_trend(many(40), top=3)
    assert written(ax) == [f"虚构市某区第{i}综合执法局 {950 + i / 9:,.2f}" for i in (39, 38, 37)]
    assert "灰线：其余 37 个" in ax.get_xlabel()


def test_small_axes_name_what_fits(overlapping):
    ax = Figure(figsize=(3, 2), layout="constrained").subplots()
    assert 1 <= len(written(plot_trend(many(40), ax=ax))) < 8
    assert overlapping(ax) == []


@pytest.mark.parametrize("count", [1, 2, 8, 40])
def test_texts_do_not_overlap(count, overlapping):
    assert overlapping(plot_trend(many(count), title="趋势", note="覆盖范围" * 40)) == []


def test_equal_lines_have_labels_apart(overlapping):
    assert overlapping(plot_trend(series(**{f"第{i}局": [0.0, 0.0] for i in range(8)}))) == []


def test_the_axis_says_when_it_does_not_begin_at_zero():
    assert "纵轴不从 0 起" in plot_trend(series(甲=[100.0, 101.0])).get_xlabel()
    assert "纵轴" not in plot_trend(series(甲=[1.0, 101.0])).get_xlabel()


def test_a_unit_of_its_own():
    ax = plot_trend(series(甲=[3.0, 200_000.0]).assign(unit="人"))
    assert ax.get_xlabel() == "单位：人　年度：2021—2022"
    assert written(ax) == ["甲 200,000.00"]


def test_what_has_no_figure_is_named():
    ax = plot_trend(series(甲=[1.0, 2.0], 乙=[math.nan, math.nan]))
    assert "没有数：乙" in ax.get_xlabel()


@pytest.mark.parametrize("rows", [many(0), series(甲=[math.nan])])
def test_nothing_to_draw_is_said(rows):
    assert written(plot_trend(rows)) == ["没有可以画图的数"]


def test_coverage_is_printed():
    ax = plot_trend(series(甲=[1.0, 2.0]).assign(coverage="2 个部门，共 3 个"))
    assert "2 个部门，共 3 个" in ax.get_xlabel()


def test_ticks_are_plain_and_in_the_carried_font():
    ax = plot_trend(series(甲=[-5_000_000.0, 5_000_000.0]), ax=Figure().subplots(), unit="万元")
    ax.figure.canvas.draw()
    ticks = ax.get_yticklabels()
    assert "−5,000,000" in {tick.get_text() for tick in ticks}
    assert {t.get_fontfamily()[0] for t in [*ticks, *ax.get_xticklabels(), *ax.texts]} == {FAMILY}


def test_leaves_settings_alone():
    before = dict(plt.rcParams)
    plot_trend(many(3))
    assert dict(plt.rcParams) == before


def test_coverage_that_another_line_repeats_is_said_once():
    rows = pd.DataFrame({"line": "甲", "year": [2023, 2024], "amount": [1.0, 2.0]})
    label = plot_trend(rows.assign(coverage=["共 3 个", "共 3 个；预算数缺：乙局"])).get_xlabel()
    assert label.count("共 3 个") == 1
