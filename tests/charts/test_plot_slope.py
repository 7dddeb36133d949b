import math

import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

from juesuan_analysis.charts import plot_slope

pytestmark = pytest.mark.filterwarnings("error:Glyph")


def pairs(*amounts):
    names = [f"虚构市某区第{i}综合行政执法局" for i in range(len(amounts))]
    frame = pd.DataFrame(amounts, columns=["previous", "current"], dtype=float)
    return frame.assign(line=names)


def written(ax):
    return [text.get_text() for text in ax.texts]


def test_lines_hold_both_years():
    ax = plot_slope(pairs((10, 12), (30, 20)))
    ends = [line.get_ydata().tolist() for line in ax.lines if line.get_marker() == "o"]
    assert ends == [[10.0, 12.0], [30.0, 20.0]]


def test_falling_lines_are_dashed():
    ax = plot_slope(pairs((10, 12), (30, 20)))
    assert [line.is_dashed() for line in ax.lines if line.get_marker() == "o"] == [False, True]


def test_both_ends_are_named():
    ax = plot_slope(pairs((10, 12)).assign(line="甲局"))
    assert written(ax) == ["甲局 10.00", "12.00 甲局"]


def test_a_missing_year_is_said():
    ax = plot_slope(pairs((10, math.nan), (math.nan, 5)).assign(line=["甲局", "乙局"]))
    assert written(ax) == ["甲局 10.00（无本年数）", "5.00 乙局（无上年数）"]


def test_what_has_neither_year_is_counted():
    ax = plot_slope(pairs((10, 11), (math.nan, math.nan)))
    assert "两年都没有数：1 个" in ax.get_xlabel()


def test_years_name_the_sides():
    ax = plot_slope(pairs((10, 11)).assign(year=2024))
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["2023 年度", "2024 年度"]


def test_nothing_to_draw_is_said():
    assert written(plot_slope(pairs())) == ["没有可以画图的数"]


@pytest.mark.parametrize("count", [1, 2, 26, 40])
def test_all_are_named_without_overlap(count, overlapping):
    data = pairs(*[(1000 + i, 900 + 37 * i % 400) for i in range(count)])
    ax = plot_slope(data, title="两年", note="覆盖范围" * 40)
    assert len(ax.texts) == 2 * count
    assert overlapping(ax) == []


def test_small_axes_draw_the_largest(overlapping):
    ax = Figure(figsize=(4.5, 3), layout="constrained").subplots()
    plot_slope(pairs(*[(1000 + i, 900 + i) for i in range(40)]), ax=ax)
    shown = len(ax.texts) // 2
    assert shown < 40
    assert f"另有 {40 - shown} 个较小的未画" in ax.get_xlabel()
    assert overlapping(ax) == []


def test_zeros_draw(overlapping):
    assert overlapping(plot_slope(pairs((0, 0), (0, 0), (0, 0)))) == []


def test_leaves_settings_alone():
    before = dict(plt.rcParams)
    plot_slope(pairs((1, 2)))
    assert dict(plt.rcParams) == before
