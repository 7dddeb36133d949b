from functools import partial

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from juesuan_analysis.analysis import FrameError
from juesuan_analysis.charts import (
    plot_change,
    plot_heatmap,
    plot_structure,
    plot_three_public,
    plot_trend,
    plot_waterfall,
    small_multiples,
)

NAMES = ["虚构甲", "虚构乙", "虚构丙"]
PAIRS = pd.DataFrame(
    {
        "label": NAMES,
        "current": [1.0, 9.0, 5.0],
        "previous": [2.0, 4.0, 4.0],
        "change": [-1.0, 5.0, 1.0],
        "rate": [-50.0, 125.0, 25.0],
        "state": ["减少", "增加", "增加"],
    }
)
FINAL = pd.DataFrame({"department": NAMES, "item": "合计", "budget": 9.0, "final": [1.0, 9.0, 5.0]})
PARTS = pd.DataFrame({"label": NAMES, "amount": [1.0, 9.0, 5.0], "share": [6.67, 60.0, 33.33]})
SIX = pd.DataFrame({"label": list("abcdef"), "amount": range(1, 7), "share": range(1, 7)})


def names(ax, which="y"):
    ticks = ax.get_yticklabels() if which == "y" else ax.get_xticklabels()
    return [text.get_text().split("\n")[0] for text in ticks]


@pytest.mark.parametrize(
    ("plot", "data", "expected"),
    [
        (plot_three_public, FINAL, ["虚构丙", "虚构乙", "虚构甲"]),
        (
            partial(plot_waterfall, label="label"),
            PAIRS,
            ["上年", "虚构丙", "虚构乙", "虚构甲", "本年"],
        ),
        (partial(plot_structure), SIX.replace("a", "虚构丙"), ["虚构丙", "f", "e", "d", "c", "b"]),
        (plot_heatmap, FINAL.set_index("department")[["final"]], ["虚构丙", "虚构甲", "虚构乙"]),
    ],
)
def test_what_is_named_comes_first(plot, data, expected):
    assert names(plot(data, order=["虚构丙"])) == expected


def test_columns_in_an_order():
    assert names(plot_change(PAIRS, order=["虚构丙", "虚构甲"]), "x") == [
        "虚构丙",
        "虚构甲",
        "虚构乙",
    ]


def test_a_part_keeps_its_colour_where_another_is_nil():
    order = ["虚构乙", "虚构丙", "虚构甲"]
    whole, less = (plot_structure(data, order=order) for data in (PARTS, PARTS.drop(index=1)))
    assert to_hex(whole.patches[1].get_facecolor()) == to_hex(less.patches[0].get_facecolor())


def test_charts_side_by_side_have_one_order():
    other = FINAL.assign(final=[5.0, 2.0, 1.0], region="虚构乙区")
    both = pd.concat([FINAL.assign(region="虚构甲区"), other])
    figure = small_multiples(both, plot_three_public)
    assert [names(ax) for ax in figure.axes] == [["虚构乙", "虚构甲", "虚构丙"]] * 2


def test_colour_and_height_of_one_chart():
    ax = plot_three_public(FINAL, color="seagreen", height=5)
    assert to_hex(ax.patches[0].get_facecolor()) == "#2e8b57"
    assert ax.figure.get_size_inches()[1] == 5


def test_a_palette_by_its_name():
    ax = plot_trend(
        pd.DataFrame({"year": [2023, 2024], "line": "虚构", "amount": [1.0, 2.0]}), palette="Set2"
    )
    assert to_hex(ax.lines[0].get_color()) == "#66c2a5"


@pytest.mark.parametrize(
    ("look", "told"),
    [
        ({"color": "no-such"}, "不认识的颜色“no-such”"),
        ({"palette": "no-such"}, "没有“no-such”这组颜色"),
        ({"height": -1}, "图的大小是英寸数"),
    ],
)
def test_what_is_no_look_is_refused(look, told):
    with pytest.raises(FrameError, match=told):
        plot_three_public(FINAL, **look)
