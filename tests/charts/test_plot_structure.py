import math

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Wedge

from juesuan_analysis.analysis import structure
from juesuan_analysis.charts import plot_structure
from juesuan_analysis.vocabulary.lines import FUNCTIONAL_CLASSES

pytestmark = pytest.mark.filterwarnings("error:Glyph")
NAMES = [names[0] for names in FUNCTIONAL_CLASSES.values()]


def parts(*amounts):
    return structure(pd.DataFrame({"label": NAMES[: len(amounts)], "amount": amounts}))


def texts(ax):
    return [text.get_text() for text in ax.texts]


def is_ring(ax):
    return any(isinstance(patch, Wedge) for patch in ax.patches)


@pytest.mark.parametrize(
    ("count", "ring"), [(1, True), (2, True), (5, True), (6, False), (26, False)]
)
def test_ring_for_a_few_parts_bars_for_more(count, ring):
    assert is_ring(plot_structure(parts(*range(1, count + 1)))) is ring


def test_ring_lists_every_part_with_amount_and_share():
    said = texts(plot_structure(parts(854.15, 5.44)))
    assert {"合计", "859.59", "854.15", "99.37%", "5.44", "0.63%"} <= set(said)


def test_bars_from_the_largest():
    ax = plot_structure(parts(*range(1, 7)))
    assert texts(ax)[0] == "6.00（28.57%）"
    assert ax.get_yticklabels()[0].get_text() == NAMES[5]


def test_parts_without_an_amount_are_named_not_drawn():
    ax = plot_structure(parts(3.0, 0.0, math.nan))
    assert sum(isinstance(patch, Wedge) for patch in ax.patches) == 1
    assert "为 0：外交支出" in ax.get_xlabel()
    assert "空白：国防支出" in ax.get_xlabel()


def test_negative_parts_need_bars():
    ax = plot_structure(parts(8.0, -3.0))
    assert not is_ring(ax)
    assert "−3.00（−60.00%）" in texts(ax)


def test_gap_to_the_published_total_is_said():
    assert "相差 −0.50 万元" in plot_structure(parts(8.0, 2.0).assign(total=10.5)).get_xlabel()
    assert "相差" not in plot_structure(parts(8.0, 2.0).assign(total=10.01)).get_xlabel()


def test_nothing_to_draw_is_said():
    assert texts(plot_structure(parts(0.0, math.nan))) == ["没有可以画图的数"]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6, 26])
def test_labels_do_not_overlap(count):
    ax = plot_structure(parts(*[1000.0 / 3**i for i in range(count)]))
    ax.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in [*ax.texts, *ax.get_yticklabels()]]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_part_that_is_there_has_no_share_of_zero():
    ax = plot_structure(parts(1_000_000.0, 1.0))
    assert "不足 0.01%" in texts(ax)
    assert "0.00%" not in texts(ax)


def test_a_ring_needs_room_to_be_read():
    figure = Figure(figsize=(4, 3))
    assert not is_ring(plot_structure(parts(3.0, 2.0, 1.0), ax=figure.subplots()))


def test_shrinks_its_list_on_small_axes():
    figure = Figure(figsize=(5, 2))
    ax = plot_structure(parts(3.0, 2.0, 1.0), ax=figure.subplots())
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in ax.texts]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
