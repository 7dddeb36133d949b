"""A project is shown as its table; names of levels stand once."""

import pandas as pd

from juesuan_analysis.show import project_html

OWN = pd.Series(
    {
        "department": "虚构局",
        "year": 2024,
        "name": "甲<项目>",
        "origin": "自评表",
        "score": 98.0,
        "score_max": 100.0,
        "grade": None,
        "source": "a.pdf",
        "page": 17,
    }
)
INDICATORS = pd.DataFrame(
    {
        "level1": ["产出指标", "产出指标"],
        "level2": ["数量指标", "数量指标"],
        "level3": ["次数", "人数"],
        "target": ["≥10次", "≥5人"],
        "actual": ["12次", None],
        "weight": [50.0, 50.0],
        "score": [50.0, float("nan")],
        "deviation_reason": [None, None],
        "standing": ["已印证", "矛盾"],
    }
)


def test_names_are_escaped_and_levels_stand_once():
    html = project_html(OWN, pd.DataFrame(), INDICATORS)
    assert "甲&lt;项目&gt;" in html
    assert html.count("产出指标") == 1
    assert "a.pdf 第 17 页" in html


def test_a_score_that_is_not_given_is_blank():
    html = project_html(OWN, pd.DataFrame(), INDICATORS)
    assert "nan" not in html.lower()
    assert "None" not in html
