import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex

from juesuan_analysis.analysis import FrameError
from juesuan_analysis.analysis.check_table import WORST_FIRST
from juesuan_analysis.charts import plot_checks

pytestmark = pytest.mark.filterwarnings("error:Glyph")


def outcomes(rows, documents=1):
    columns = [f"虚构市某区第{i}综合行政执法局 2024" for i in range(documents)]
    return pd.DataFrame(rows, index=[f"F{i}.rule" for i in range(len(rows))], columns=columns)


def look(ax, row):
    """Colour and mark of a cell in the first column."""
    mesh = ax.collections[0]
    code = mesh.get_array()[row, 0]
    marks = [line.get_marker() for line in ax.lines if row + 0.5 in line.get_ydata()]
    return to_hex(mesh.cmap(mesh.norm(code))), *marks


def test_every_outcome_looks_different_without_colour():
    ax = plot_checks(outcomes([[outcome] for outcome in WORST_FIRST]))
    marks = [look(ax, row)[1:] for row in range(len(WORST_FIRST))]
    assert len(set(marks)) == len(WORST_FIRST)


def test_a_conflict_is_crossed():
    assert look(plot_checks(outcomes([["不符"]])), 0) == ("#b5762a", "x")


def test_the_legend_counts():
    ax = plot_checks(outcomes([["成立", "成立"], ["不符", None]], 2))
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "成立 2",
        "不符 1",
        "无数据 1",
    ]


def test_missing_is_hatched():
    ax = plot_checks(outcomes([["成立"], [None]]))
    assert [(patch.get_y(), patch.get_hatch()) for patch in ax.patches] == [(1, "////")]


def test_names_of_identities():
    ax = plot_checks(outcomes([["成立"]]), names={"F0.rule": "表1：收入总计 = 支出总计"})
    assert ax.get_yticklabels()[0].get_text() == "表1：收入总计 = 支出总计"
    assert ax.get_xlabel() == "1 条勾稽关系，1 份公开文件"


def test_an_unknown_outcome_is_refused():
    with pytest.raises(FrameError, match="通过"):
        plot_checks(outcomes([["通过"]]))


def test_nothing_to_draw_is_said():
    assert plot_checks(outcomes([])).texts[0].get_text() == "没有核对结果"


@pytest.mark.parametrize(("rules", "documents"), [(1, 1), (12, 2), (90, 40)])
def test_texts_do_not_overlap(rules, documents, overlapping):
    rows = [[WORST_FIRST[(i + j) % 7] for j in range(documents)] for i in range(rules)]
    assert overlapping(plot_checks(outcomes(rows, documents), title="核对")) == []


def test_leaves_settings_alone():
    before = dict(plt.rcParams)
    plot_checks(outcomes([["成立"]]))
    assert dict(plt.rcParams) == before


def test_a_title_has_the_room_of_the_names_where_these_are_wide():
    names = {
        f"F{i}": "情况说明：政府采购支出总额 = 政府采购货物支出 + 政府采购工程支出"
        for i in range(4)
    }
    title = "有不符、数据不足或者没有读出的勾稽关系一览（虚构）"
    ax = plot_checks(outcomes(["成立"] * 4).set_axis(list(names)), names=names, title=title)
    ax.figure.draw_without_rendering()
    box = ax._left_title.get_window_extent()
    assert ax.figure.bbox.x0 < box.x0 < box.x1 < ax.get_window_extent().x1
