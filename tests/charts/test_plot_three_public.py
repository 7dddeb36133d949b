import math

import pandas as pd
import pytest
from matplotlib import pyplot as plt

from juesuan_analysis.analysis import FrameError
from juesuan_analysis.charts import plot_three_public

pytestmark = pytest.mark.filterwarnings("error:Glyph")


def panel(*amounts, **more):
    names = [f"虚构市某区第{i}综合行政执法局" for i in range(len(amounts))]
    frame = pd.DataFrame(amounts, columns=["budget", "final"], dtype=float)
    return frame.assign(department=names, item="合计", **more)


def written(ax):
    return [text.get_text() for text in ax.texts]


def test_bars_are_ranked_and_as_long_as_the_final_accounts():
    ax = plot_three_public(panel((5, 4), (9, 8), (7, 6)))
    assert [bar.get_width() for bar in ax.patches] == [8.0, 6.0, 4.0]


def test_marks_stand_at_the_budgets():
    ax = plot_three_public(panel((5, 4), (9, 8)))
    assert [segment[0][0] for segment in ax.collections[-1].get_segments()] == [9.0, 5.0]


def test_over_budget_is_said():
    ax = plot_three_public(panel((5, 6), (5, 5)))
    assert written(ax) == ["6.00（预算 5.00，超）", "5.00（预算 5.00）"]
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert legend == ["决算数", "决算数超预算", "预算数"]


def test_missing_comes_last_and_is_said():
    ax = plot_three_public(panel((5, math.nan), (math.nan, 4), (0, 0)))
    assert written(ax) == ["4.00（无预算数）", "0.00（预算 0.00）", "无决算数（预算 5.00）"]


def test_one_item_is_drawn():
    two = pd.concat([panel((5, 4)), panel((2, 1)).assign(item="公务接待费")])
    ax = plot_three_public(two, item="公务接待费")
    assert written(ax) == ["1.00（预算 2.00）"]
    assert "项目：公务接待费" in ax.get_xlabel()


def test_regions_with_their_coverage():
    rows = panel((5, 4), coverage="2 个部门，共 3 个").drop(columns="department")
    ax = plot_three_public(rows.assign(region="虚构省甲市东湖区"))
    assert ax.get_yticklabels()[0].get_text() == "虚构省甲市东湖区"
    assert "2 个部门，共 3 个" in ax.get_xlabel()


def test_several_years_are_refused():
    with pytest.raises(FrameError, match="多行"):
        plot_three_public(pd.concat([panel((5, 4)), panel((5, 4))]))


@pytest.mark.parametrize("rows", [panel(), panel((math.nan, math.nan))])
def test_nothing_to_draw_is_said(rows):
    assert written(plot_three_public(rows)) == ["没有“三公”经费合计的数"]


@pytest.mark.parametrize("count", [1, 2, 26, 40])
def test_texts_do_not_overlap(count, overlapping):
    data = panel(*[(1000 + i, 900 + 37 * i % 400) for i in range(count)])
    assert overlapping(plot_three_public(data, title="三公", note="覆盖范围" * 40)) == []


def test_leaves_settings_alone():
    before = dict(plt.rcParams)
    plot_three_public(panel((1, 2)))
    assert dict(plt.rcParams) == before
