from functools import partial

import pandas as pd
import pytest
from matplotlib import pyplot as plt

from juesuan_analysis.charts import plot_change, plot_trend, plot_waterfall, small_multiples

pytestmark = pytest.mark.filterwarnings("error:Glyph", "error:constrained_layout")


def series(count, lines=2, **more):
    rows = [
        (f"虚构市第{r}区", f"第{i}局", year, 100.0 * (r + 1) + 10 * i + year - 2021)
        for r in range(count)
        for i in range(lines)
        for year in (2021, 2022, 2023)
    ]
    return pd.DataFrame(rows, columns=["region", "line", "year", "amount"]).assign(**more)


def below(figure):
    return figure._supxlabel.get_text()


def test_charts_share_a_scale():
    figure = small_multiples(series(3), plot_trend)
    assert len({ax.get_ylim() for ax in figure.axes}) == 1
    assert "刻度不同" not in below(figure)


def test_each_region_has_a_chart_in_order():
    figure = small_multiples(series(3), plot_trend)
    assert [ax.get_title(loc="left") for ax in figure.axes] == [
        "虚构市第0区",
        "虚构市第1区",
        "虚构市第2区",
    ]


def test_one_unit_for_all():
    data = series(2)
    data.loc[data["region"] == "虚构市第1区", "amount"] *= 1000
    figure = small_multiples(data, plot_trend)
    assert below(figure).count("单位：") == 1
    assert "单位：万元" in below(figure)


def test_notes_of_all_stand_once_and_those_of_one_under_its_name():
    data = series(2)
    data["coverage"] = data["region"].map({"虚构市第0区": "2 个部门", "虚构市第1区": "3 个部门"})
    text = below(small_multiples(data, plot_trend, note="数据为虚构"))
    assert text.count("年度：2021—2023") == 1
    assert "虚构市第0区：2 个部门" in text
    assert "虚构市第1区：3 个部门" in text
    assert text.endswith("数据为虚构")


def test_a_chart_without_limits_says_that_scales_differ():
    pairs = pd.DataFrame(
        {
            "region": ["甲区", "乙区"],
            "label": "合计",
            "current": [1.0, 50.0],
            "previous": [2.0, 40.0],
            "change": [-1.0, 10.0],
            "rate": [-50.0, 25.0],
            "state": ["减少", "增加"],
        }
    )
    assert "各图刻度不同" in below(small_multiples(pairs, plot_change))


def test_an_option_named_by():
    rows = series(2).rename(columns={"line": "item"})
    figure = small_multiples(rows, partial(plot_trend, by="item"))
    assert len({ax.get_ylim() for ax in figure.axes}) == 1


def test_waterfalls_share_the_amounts():
    parts = pd.DataFrame(
        {
            "region": ["甲区", "乙区"],
            "line": "合计",
            "previous": [10.0, 90.0],
            "current": [20.0, 50.0],
        }
    )
    figure = small_multiples(parts.assign(change=[10.0, -40.0]), plot_waterfall)
    assert len({ax.get_xlim() for ax in figure.axes}) == 1


def test_nothing_to_draw_is_said():
    figure = small_multiples(series(0), plot_trend)
    assert figure.axes[0].texts[0].get_text() == "没有可以画图的数"


@pytest.mark.parametrize("count", [1, 2, pytest.param(26, marks=pytest.mark.slow)])
def test_texts_do_not_overlap(count, overlapping):
    figure = small_multiples(series(count, lines=12), plot_trend, title="各区", note="覆盖" * 90)
    assert [overlapping(ax) for ax in figure.axes] == [[]] * count


def test_opens_no_figure_of_pyplot_and_leaves_settings_alone():
    before = dict(plt.rcParams)
    small_multiples(series(2), plot_trend)
    assert plt.get_fignums() == []
    assert dict(plt.rcParams) == before


def test_white_on_a_dark_style(tmp_path):
    with plt.style.context("dark_background"):
        small_multiples(series(1), plot_trend).savefig(tmp_path / "图.png")
        plot_trend(series(1)).figure.savefig(tmp_path / "一张.png")
    corners = [plt.imread(tmp_path / name)[0, 0].tolist() for name in ("图.png", "一张.png")]
    assert corners == [[1.0, 1.0, 1.0, 1.0]] * 2


def test_a_thing_has_one_colour_in_all_charts():
    rows = [("甲区", "基本支出", 9.0), ("甲区", "项目支出", 1.0)]
    rows += [("乙区", "基本支出", 2.0), ("乙区", "项目支出", 5.0)]
    frame = pd.DataFrame(rows, columns=["region", "line", "amount"])
    both = pd.concat([frame.assign(year=2023), frame.assign(year=2024)])
    drawn = [
        {text.get_text().split()[0]: text.get_color() for text in ax.texts}
        for ax in small_multiples(both, plot_trend).axes
    ]
    assert drawn[0] == drawn[1]
