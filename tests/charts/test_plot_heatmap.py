import math

import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex

from juesuan_analysis.charts import plot_heatmap, style

pytestmark = pytest.mark.filterwarnings("error:Glyph")


def matrix(rows, years=(2022, 2023, 2024)):
    names = [f"虚构市某区第{i}综合行政执法局" for i in range(len(rows))]
    return pd.DataFrame(rows, index=names, columns=list(years), dtype=float)


def written(ax):
    return [text.get_text() for text in ax.texts]


def hatched(ax):
    return [(int(p.get_y()), int(p.get_x())) for p in ax.patches if p.get_hatch()]


def test_few_cells_carry_their_figures():
    ax = plot_heatmap(matrix([[1.0, -2.0, 3000.0]]))
    assert written(ax) == ["1.00", "−2.00", "3,000.00"]


def test_colours_hold_the_figures():
    ax = plot_heatmap(matrix([[1, 2, 3], [4, 5, 6]]))
    assert ax.collections[0].get_array().ravel().tolist() == [1, 2, 3, 4, 5, 6]
    assert ax.collections[0].get_clim() == (0.0, 6.0)


def test_both_signs_have_zero_in_the_middle():
    ax = plot_heatmap(matrix([[-1, 2, 3]]), unit="%")
    assert ax.collections[0].get_clim() == (-3.0, 3.0)
    assert "单位：%" in ax.get_xlabel()


def test_missing_is_hatched_with_a_legend():
    ax = plot_heatmap(matrix([[1, math.nan, 3], [4, 5, math.nan]]))
    assert hatched(ax) == [(0, 1), (1, 2)]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["无数据"]


def test_a_year_left_out_is_hatched():
    ax = plot_heatmap(matrix([[1, 2]], years=(2021, 2023)))
    assert hatched(ax) == [(0, 1)]
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["2021", "2022", "2023"]


def test_no_legend_without_missing():
    assert plot_heatmap(matrix([[1, 2, 3]])).get_legend() is None


def test_many_cells_have_a_colour_bar():
    ax = plot_heatmap(matrix([[i, i + 1, i + 2] for i in range(100)]))
    assert written(ax) == []
    assert len(ax.figure.axes) == 2


def test_unwritten_negative_figures_are_marked():
    ax = plot_heatmap(matrix([[-1, 2, 3]]), annotate=False)
    assert ax.collections[-1].get_offsets().tolist() == [[0.5, 0.5]]
    assert "短横：负数" in ax.get_xlabel()


def test_zeros_draw():
    assert written(plot_heatmap(matrix([[0, 0, 0]]))) == ["0.00"] * 3


@pytest.mark.parametrize("rows", [[], [[math.nan] * 3]])
def test_nothing_to_draw_is_said(rows):
    assert written(plot_heatmap(matrix(rows))) == ["没有可以画图的数"]


def test_rows_are_named_by_region_where_departments_repeat():
    index = pd.MultiIndex.from_tuples([("甲区", "财政局"), ("乙区", "财政局")])
    ax = plot_heatmap(pd.DataFrame([[1.0], [2.0]], index=index, columns=[2024]))
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["甲区 财政局", "乙区 财政局"]


@pytest.mark.parametrize(("count", "years"), [(1, 3), (2, 30), (40, 4), (80, 12)])
def test_texts_do_not_overlap(count, years, overlapping):
    data = matrix([[10_000 * i + y for y in range(years)] for i in range(count)], range(years))
    assert overlapping(plot_heatmap(data, title="热力图", note="覆盖范围" * 40)) == []


def test_leaves_settings_alone():
    before = dict(plt.rcParams)
    plot_heatmap(matrix([[1, 2, 3]]))
    assert dict(plt.rcParams) == before


def test_another_figure_can_be_the_middle():
    norm = plot_heatmap(pd.DataFrame({2024: [80.0, 110.0]}), center=100.0).collections[0].norm
    assert (norm(80.0), norm(100.0), norm(120.0)) == (0.0, 0.5, 1.0)


def test_limits_are_the_ends_of_the_colours():
    norm = (
        plot_heatmap(pd.DataFrame({2024: [92.0, 98.0]}), limits=(90.0, 100.0)).collections[0].norm
    )
    assert (norm.vmin, norm.vmax) == (90.0, 100.0)


def darkest(ax):
    return to_hex(ax.collections[0].get_cmap()(1.0))


@pytest.mark.parametrize(
    ("look", "colour"),
    [({}, "#12355b"), ({"theme": "grey"}, "#222222"), ({"palette": ["#7A1F1F"]}, "#7a1f1f")],
)
def test_colours_follow_theme_and_palette(look, colour):
    with style(**look):
        assert darkest(plot_heatmap(matrix([[1, 2, 3]]))) == colour


def test_invented_rows_are_told():
    assert "数据为虚构" in plot_heatmap(matrix([[1, 2, 3]])).get_xlabel()


def test_real_and_invented_rows_are_told_apart():
    rows = matrix([[1, 2, 3], [4, 5, 6]]).rename(
        index=lambda name: name[4:] if "0" in name else name
    )
    assert "含虚构数据：2 行中 1 行" in plot_heatmap(rows).get_xlabel()
