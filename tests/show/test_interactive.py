"""A chart under the pointer, on a canvas that nobody sees."""

import pandas as pd
import pytest
from matplotlib.backend_bases import MouseEvent

from juesuan_analysis import interactive
from juesuan_analysis.charts import (
    plot_change,
    plot_heatmap,
    plot_slope,
    plot_structure,
    plot_three_public,
    plot_trend,
    plot_waterfall,
)
from juesuan_analysis.charts.marks import marks_of
from juesuan_analysis.errors import JuesuanError

PROOF = {"standing": "已印证", "page": 7, "ref": "虚构|表9/合计"}
FINAL = pd.DataFrame(
    {
        "department": ["虚构甲局", "虚构乙局"],
        "item": "合计",
        "budget": [10.0, 5.0],
        "final": [8.0, 6.0],
        "year": 2024,
    }
).assign(**PROOF)
PAIRS = pd.DataFrame(
    {
        "line": ["基本支出", "项目支出"],
        "label": ["基本支出", "项目支出"],
        "current": [11.0, 8.0],
        "previous": [10.0, 10.0],
        "change": [1.0, -2.0],
        "rate": [10.0, -20.0],
        "state": ["增加", "减少"],
    }
).assign(**PROOF)
PARTS = pd.DataFrame(
    {"label": ["基本支出", "项目支出"], "amount": [60.0, 40.0], "share": [60.0, 40.0]}
).assign(**PROOF)
YEARS = pd.DataFrame({"year": [2023, 2024], "line": "基本支出", "amount": [1.0, 2.0]}).assign(
    **PROOF
)
MATRIX = pd.DataFrame({2023: [1.0, 3.0], 2024: [2.0, 4.0]}, index=["虚构甲局", "虚构乙局"])


def point(made, x, y, name="motion_notify_event", ax=None):
    ax = ax or made.figure.axes[0]
    px, py = ax.transData.transform((x, y))
    event = MouseEvent(name, made.figure.canvas, px, py, button=1)
    made.figure.canvas.callbacks.process(name, event)


def text_of(made):
    return [note.get_text() for note in made._notes.values() if note.get_visible()]


def test_pointing_tells_figure_standing_and_page():
    made = interactive(plot_three_public(FINAL))
    made.figure.canvas.draw()
    point(made, 1.0, 1.0)
    assert text_of(made) == ["虚构甲局 合计 2024\n决算 8.00　预算 10.00\n已印证　第 7 页"]


def test_pointing_elsewhere_tells_nothing():
    made = interactive(plot_three_public(FINAL))
    made.figure.canvas.draw()
    point(made, 1.0, 1.0)
    point(made, 1.0, 0.5)
    assert (made.hovered, text_of(made)) == (None, [])


def test_a_click_keeps_the_row():
    made = interactive(plot_three_public(FINAL))
    made.figure.canvas.draw()
    point(made, 1.0, 0.0, "button_press_event")
    assert made.clicked["department"] == "虚构乙局"
    point(made, 1.0, 1.0)
    assert made.told.startswith("虚构乙局")


@pytest.mark.parametrize(
    ("chart", "spot", "expected"),
    [
        (lambda: plot_trend(YEARS), (2024, 2.0), 2024),
        (lambda: plot_heatmap(MATRIX), (1.5, 0.5), 2024),
    ],
)
def test_lines_and_cells(chart, spot, expected):
    made = interactive(chart())
    made.figure.canvas.draw()
    point(made, *spot)
    assert made.hovered["year"] == expected


@pytest.mark.parametrize(
    ("chart", "count"),
    [
        (lambda: plot_change(PAIRS), 4),
        (lambda: plot_waterfall(PAIRS), 2),
        (lambda: plot_slope(PAIRS), 2),
        (lambda: plot_structure(PARTS), 2),
    ],
)
def test_every_part_is_remembered(chart, count):
    marks = marks_of(chart().figure)
    assert len(marks) == count
    assert {row["label"] for mark in marks for row in mark.rows} == {"基本支出", "项目支出"}


def test_a_page_crop_is_found_once(store, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "juesuan_analysis.show.interactive.trace", lambda ref, *_, **__: asked.append(ref) or "图"
    )
    made = interactive(plot_three_public(FINAL), store, ".")
    made.figure.canvas.draw()
    for _ in range(2):
        point(made, 1.0, 1.0)
        point(made, 1.0, 0.5)
    assert (made.crop, asked) == ("图", ["虚构|表9/合计"])


def test_what_is_no_chart_is_refused():
    with pytest.raises(JuesuanError, match="这不是一张画了数的图"):
        interactive(plot_trend(YEARS.iloc[:0]))


def test_a_widget_in_the_notebook():
    pytest.importorskip("ipympl")
    box = interactive(plot_trend(YEARS)).widget()
    assert [type(child).__name__ for child in box.children] == ["Canvas", "HTML"]


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "ipympl.backend_nbagg", None)
    with pytest.raises(JuesuanError, match="pip install"):
        interactive(plot_trend(YEARS)).widget()


@pytest.mark.parametrize(
    ("environment", "installed", "shown"),
    [
        ({"JPY_SESSION_NAME": "03.ipynb"}, True, "VBox"),
        ({"JPY_SESSION_NAME": "03.ipynb"}, False, "Picture"),
        ({}, True, "Picture"),
    ],
)
def test_it_lives_only_in_an_open_notebook_with_the_extra(
    monkeypatch, environment, installed, shown
):
    if installed:
        pytest.importorskip("ipympl")
    displayed = []
    monkeypatch.setattr("os.environ", environment)
    monkeypatch.setattr("IPython.display.display", displayed.append)
    monkeypatch.setattr(
        "juesuan_analysis.show.interactive.find_spec", lambda name: name if installed else None
    )
    interactive(plot_trend(YEARS))._ipython_display_()
    assert [type(one).__name__ for one in displayed] == [shown]


def test_a_region_inside_the_name_is_not_told_again():
    made = interactive(
        plot_three_public(FINAL.assign(department="虚构甲区财政局", region="虚构甲区").iloc[:1])
    )
    made.figure.canvas.draw()
    point(made, 1.0, 0.0)
    assert made.told.startswith("虚构甲区财政局 合计 2024\n")
