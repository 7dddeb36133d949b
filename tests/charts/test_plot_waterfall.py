import math

import pandas as pd
import pytest
from matplotlib import pyplot as plt

from juesuan_analysis.analysis import FrameError
from juesuan_analysis.analysis.change import add_change
from juesuan_analysis.charts import plot_waterfall

pytestmark = pytest.mark.filterwarnings("error:Glyph")


def parts(*amounts):
    names = [f"虚构市某区第{i}局" for i in range(len(amounts))]
    frame = pd.DataFrame(amounts, columns=["previous", "current"], dtype=float)
    return add_change(frame.assign(line=names))


def written(ax):
    return [text.get_text() for text in ax.texts]


def test_bars_are_as_long_as_the_changes():
    ax = plot_waterfall(parts((10, 12), (30, 20)))
    assert [bar.get_width() for bar in ax.patches] == [40.0, -10.0, 2.0, 32.0]
    assert [bar.get_x() for bar in ax.patches] == [0.0, 40.0, 30.0, 0.0]


def test_amounts_are_signed():
    assert written(plot_waterfall(parts((10, 12), (30, 20)))) == [
        "40.00",
        "−10.00",
        "+2.00",
        "32.00",
    ]


def test_the_tail_is_one_bar():
    ax = plot_waterfall(parts(*[(100, 100 + i) for i in range(1, 41)]), top=3)
    names = [tick.get_text() for tick in ax.get_yticklabels()]
    assert names[0] == "上年"
    assert names[-2:] == ["其他 37 项", "本年"]
    assert written(ax)[1:-1] == ["+40.00", "+39.00", "+38.00", "+703.00"]


def test_a_tail_of_one_keeps_its_name():
    ax = plot_waterfall(parts((1, 4), (1, 3), (1, 2)), top=2)
    assert [tick.get_text() for tick in ax.get_yticklabels()][-2] == "虚构市某区第2局"


def test_small_changes_cut_the_axis_and_say_so():
    ax = plot_waterfall(parts((1000, 1010), (1000, 1005)))
    assert ax.get_xlim()[0] > 0
    assert "横轴不从 0 起" in ax.get_xlabel()


def test_large_changes_begin_at_zero():
    ax = plot_waterfall(parts((10, 20), (10, 5)))
    assert ax.get_xlim()[0] == 0
    assert "横轴" not in ax.get_xlabel()


def test_unknown_and_unchanged_parts_are_said():
    ax = plot_waterfall(parts((10, 20), (math.nan, 5), (3, 3)))
    assert "缺上年或本年数，未计入：虚构市某区第1局" in ax.get_xlabel()
    assert "没有变动：1 项" in ax.get_xlabel()
    assert written(ax) == ["13.00", "+10.00", "23.00"]


def test_nothing_to_draw_is_said():
    assert written(plot_waterfall(parts())) == ["没有两年都有数的项目，未画图"]


def test_one_part_twice_is_refused():
    with pytest.raises(FrameError, match="多行"):
        plot_waterfall(parts((1, 2), (1, 2)).assign(line="同一项"))


def test_years_name_the_totals():
    ax = plot_waterfall(parts((10, 12)).assign(year=2024))
    names = [tick.get_text() for tick in ax.get_yticklabels()]
    assert (names[0], names[-1]) == ("2023 年度", "2024 年度")


@pytest.mark.parametrize("count", [1, 2, 26, 40])
def test_texts_do_not_overlap(count, overlapping):
    data = parts(*[(1000 + i, 900 + 37 * i) for i in range(count)])
    assert overlapping(plot_waterfall(data, title="变动来源", note="覆盖范围" * 40)) == []


def test_zeros_draw():
    assert written(plot_waterfall(parts((0, 0)))) == ["0.00", "0.00"]


def test_leaves_settings_alone():
    before = dict(plt.rcParams)
    plot_waterfall(parts((1, 2)))
    assert dict(plt.rcParams) == before
