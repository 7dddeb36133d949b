"""Analyses of projects on small literal frames."""

import pandas as pd
import pytest

from juesuan_analysis.analysis.performance import (
    deviations,
    execution_and_score,
    full_marks,
    indicator_kinds,
    performance_table,
    projects_covered,
    quantified,
    repeated,
    score_distribution,
    self_and_department,
    targets_met,
)

WHO = {"region": "东湖区", "department": "东湖区财政局", "year": 2024, "disclosure_id": "a"}
PLACE = {"source": "a.pdf", "page": 17, "standing": "已印证", "ref": "a|项目/甲/自评表"}


def project(name, score, origin="自评表", most=100.0, **more):
    own = {"project_id": name, "origin": origin, "name": name, "kind": "项目"}
    return (
        WHO
        | PLACE
        | own
        | {"score": score, "score_max": most, "implementing_unit": "财政局", "grade": None}
        | more
    )


def indicator(name, weight, score, **more):
    own = {"project_id": "甲", "origin": "自评表", "level": 3, "level1": "产出指标"}
    texts = {"level2": "数量指标", "level3": name, "target": "≥10次", "actual": "12次"}
    numbers = {"target_value": 10.0, "target_unit": "次", "actual_value": 12.0, "actual_unit": "次"}
    rest = {"direction": "≥", "weight": weight, "score": score, "deviation_reason": None}
    return WHO | PLACE | own | texts | numbers | rest | more


PROJECTS = pd.DataFrame(
    [
        project("甲", 100.0),
        project("乙", 45.0, most=50.0),
        project("甲", 92.0, origin="评价报告"),
    ]
)
INDICATORS = pd.DataFrame(
    [
        indicator("一", 50.0, 50.0),
        indicator("二", 30.0, 27.0, actual="9次", actual_value=9.0, deviation_reason="雨季停工"),
        indicator(
            "三", 20.0, 20.0, level1="效益指标", target="有效提升", target_value=None, actual="提升"
        ),
    ]
)
FUNDS = pd.DataFrame(
    [
        WHO
        | PLACE
        | {"project_id": "甲", "origin": "自评表", "line": "年度资金总额"}
        | {"original_budget": 100.0, "full_year_budget": 80.0, "executed": 24.0}
    ]
)


def test_scores_are_shares_of_what_could_be_reached():
    found = score_distribution(PROJECTS)
    assert found[["name", "share", "grade"]].to_numpy().tolist() == [
        ["甲", 100.0, "优"],
        ["乙", 90.0, "优"],
    ]


def test_full_marks_of_projects_and_of_weight():
    (row,) = full_marks(PROJECTS, INDICATORS, ["region"]).to_dict("records")
    assert (row["projects"], row["full"], row["full_share"]) == (2, 1, 50.0)
    assert (row["weight"], row["full_weight"], row["weight_share"]) == (100.0, 70.0, 70.0)


def test_years_are_compared_on_departments_that_all_years_have():
    other = project("甲", 80.0, year=2023, department="东湖区民政局", disclosure_id="b")
    both = pd.concat([PROJECTS, pd.DataFrame([other])])
    assert len(score_distribution(both, ["year"])) == 0
    assert len(score_distribution(both, ["year"], balanced=False)) == 3


def test_a_report_beside_the_self_evaluation():
    (row,) = self_and_department(PROJECTS).to_dict("records")
    assert (row["name"], row["self_score"], row["report_score"], row["gap"]) == ("甲", 100, 92, 8)


def test_one_row_for_each_project_and_money_beside_its_score():
    table = performance_table(PROJECTS, FUNDS, INDICATORS)
    own = table[table["name"] == "甲"].iloc[0]
    assert (own["rate"], own["score"], own["report_score"], own["indicators"]) == (30, 100, 92, 3)
    (odd,) = execution_and_score(table).to_dict("records")
    assert odd["odd"]


def test_weights_by_class():
    found = indicator_kinds(INDICATORS)
    assert found[["kind", "count", "share"]].to_numpy().tolist() == [
        ["产出", 2, 80.0],
        ["效益", 1, 20.0],
    ]


def test_targets_that_are_words():
    found = quantified(INDICATORS).set_index("target_kind")["share"]
    assert found.to_dict() == {"数字": 80.0, "文字": 20.0}


@pytest.mark.parametrize(
    ("actual", "score", "verdict"),
    [
        (12.0, 50.0, "达到"),
        (10.0, 50.0, "恰好达到"),
        (20.0, 50.0, "远超"),
        (9.0, 40.0, "未达"),
        (9.0, 50.0, "未达仍满分"),
    ],
)
def test_targets_met(actual, score, verdict):
    rows = pd.DataFrame([indicator("一", 50.0, score, actual_value=actual)])
    assert targets_met(rows)["verdict"].tolist() == [verdict]


def test_a_limit_is_met_from_below():
    rows = pd.DataFrame([indicator("一", 50.0, 50.0, direction="≤", actual_value=8.0)])
    assert targets_met(rows)["reached"].tolist() == [125.0]


def test_reasons_beside_the_points_lost():
    assert deviations(INDICATORS)[["level3", "lost"]].to_numpy().tolist() == [["二", 3.0]]
    assert len(deviations(INDICATORS, "停工")) == 1
    assert len(deviations(INDICATORS, "疫情")) == 0


def test_targets_word_for_word_the_same():
    twice = pd.concat([INDICATORS, INDICATORS.assign(year=2023, disclosure_id="b")])
    found = repeated(twice)
    assert found["times"].tolist() == [2, 2, 2]
    assert found["years"].tolist() == [2, 2, 2]


def test_coverage_of_what_is_told():
    statements = pd.DataFrame([WHO | {"subject": "绩效自评项目数", "value": 4.0}])
    (row,) = projects_covered(PROJECTS, statements).to_dict("records")
    assert (row["published"], row["told"], row["covered"]) == (2, 4.0, 50.0)
