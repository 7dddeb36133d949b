"""Charts of projects: what they draw, on axes given or their own; data stay as they are."""

import pandas as pd
import pytest
from matplotlib import pyplot as plt

from juesuan_analysis.charts import (
    plot_execution_and_score,
    plot_indicator_kinds,
    plot_project,
    plot_scores,
)

SCORES = pd.DataFrame(
    {"region": ["东湖区", "东湖区", "西山区"], "year": 2024, "share": [100.0, 100.0, 88.5]}
)
SPENT = pd.DataFrame(
    {"name": ["甲", "乙"], "year": 2024, "rate": [30.0, 99.0], "score": [100.0, 97.0]}
).assign(odd=[True, False])
KINDS = pd.DataFrame(
    {"region": ["东湖区", "东湖区"], "kind": ["产出", "效益"], "share": [60.0, 40.0]}
)
PROJECT = pd.DataFrame(
    {
        "project_id": "甲",
        "year": 2024,
        "level1": ["产出指标", "产出指标"],
        "level2": ["数量指标", "质量指标"],
        "level3": ["次数", "合格率"],
        "target": ["≥10次", None],
        "actual": ["12次", None],
        "weight": [50.0, 40.0],
        "score": [50.0, 36.0],
    }
)
CASES = [
    (plot_scores, SCORES),
    (plot_execution_and_score, SPENT),
    (plot_indicator_kinds, KINDS),
    (plot_project, PROJECT),
]


@pytest.mark.parametrize(("plot", "data"), CASES)
def test_draws_on_given_axes_and_leaves_the_data(plot, data):
    before = data.copy()
    figure, ax = plt.subplots()
    assert plot(data, ax=ax) is ax
    assert figure.axes == [ax]
    pd.testing.assert_frame_equal(data, before)
    plt.close(figure)


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_scores_count_full_marks():
    ax = plot_scores(SCORES)
    assert "2 个，满分 2 个" in texts(ax)
    assert {"优", "良", "中"} <= set(texts(ax))
    plt.close(ax.figure)


def test_what_is_odd_is_named():
    ax = plot_execution_and_score(SPENT)
    assert texts(ax) == ["甲"]
    plt.close(ax.figure)


def test_an_indicator_shows_target_and_result():
    ax = plot_project(PROJECT)
    assert texts(ax) == ["≥10次 → 12次", ""]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["产出指标｜次数", "合格率"]
    plt.close(ax.figure)


def test_the_shares_of_a_bar_add_up_to_100():
    data = pd.DataFrame(
        {"region": "东湖区", "kind": [*"甲乙丙丁"], "share": [400 / 9, 100 / 3, 100 / 9, 100 / 9]}
    )
    assert sorted(texts(plot_indicator_kinds(data))) == ["11%", "11%", "33%", "45%"]
