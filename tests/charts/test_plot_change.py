import math

import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

from juesuan_analysis.analysis import change
from juesuan_analysis.charts import plot_change
from juesuan_analysis.fonts import FAMILY

pytestmark = pytest.mark.filterwarnings("error:Glyph")


def pairs(*amounts):
    labels = [f"虚构部门{i}" for i in range(1, len(amounts) + 1)]
    now, before = (
        pd.DataFrame({"label": labels, "amount": side}) for side in zip(*amounts, strict=True)
    )
    return change(now, before, on=["label"])


def texts(ax):
    ax.figure.canvas.draw()
    ticks = [*ax.get_xticklabels(), *ax.get_yticklabels()]
    return [text.get_text() for text in [*ax.texts, *ticks]]


def test_amounts_and_rate():
    ax = plot_change(pairs((859.59, 989.64)), title="变动情况图")
    said = texts(ax)
    assert {"859.59", "989.64", "虚构部门1\n减少 130.05（−13.14%）"} <= set(said)
    assert ax.get_title(loc="left") == "变动情况图"
    assert ax.get_xlabel() == "单位：万元"


def test_bars_are_as_high_as_the_amounts():
    ax = plot_change(pairs((859.59, 989.64), (3.0, 2.0)))
    heights = [bar.get_height() for bar in ax.patches]
    assert heights == [989.64, 2.0, 859.59, 3.0]


def test_hundred_millions():
    ax = plot_change(pairs((3_456_789.0, 2_345_678.0)))
    assert {"345.68", "234.57"} <= set(texts(ax))
    assert ax.get_xlabel() == "单位：亿元"


def test_missing_and_zero_are_said():
    ax = plot_change(pairs((100.0, math.nan), (math.nan, 5.0), (7.0, 0.0), (0.0, 3.0), (1.0, 1.0)))
    said = texts(ax)
    assert "无数" in said
    for words in (
        "100.00（缺上年数，未比较）",
        "无数（缺本年数，未比较）",
        "7.00（上年为 0）",
        "0.00（−100.00%）",
        "1.00（持平）",
    ):
        assert words in said


def test_says_where_last_year_comes_from():
    data = pairs((1.0, 2.0)).assign(previous_source="情况说明", year=2024, department="虚构局")
    ax = plot_change(data)
    assert "上年数：按情况说明所述增减推算" in ax.get_xlabel()
    assert "来源：虚构局2024年度部门决算公开" in ax.get_xlabel()
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["2023 年度", "2024 年度"]


@pytest.mark.parametrize("count", [1, 2, 4, 5, 40])
def test_amounts_do_not_overlap(count):
    ax = plot_change(pairs(*[(1000.0 + i, 900.0 + 7 * i) for i in range(count)]))
    ax.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in ax.texts]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_draws_into_given_axes_in_the_carried_font():
    figure = Figure()
    ax = figure.subplots()
    assert plot_change(pairs((1.0, 2.0)), ax=ax, title="标题") is ax
    figure.canvas.draw()
    written = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label]
    assert {text.get_fontfamily()[0] for text in written} == {FAMILY}


def test_leaves_settings_alone():
    before = dict(plt.rcParams)
    plot_change(pairs((1.0, 2.0)))
    assert dict(plt.rcParams) == before


def test_a_rate_beyond_a_thousandfold_is_said_in_short():
    assert any("（逾 1,000 倍）" in text for text in texts(plot_change(pairs((1e8, 1.0)))))


def test_a_restated_year_is_told_below():
    rows = pd.DataFrame(
        {
            "label": ["虚构支出"],
            "current": [12.0],
            "previous": [10.0],
            "change": [2.0],
            "rate": [20.0],
            "state": ["增加"],
            "previous_stated": [9.5],
            "restated": [-0.5],
        }
    )
    assert (
        "上年数有重述：虚构支出 上年公开 10.00，本年称 9.50（万元）"
        in plot_change(rows).get_xlabel()
    )
