"""Projects that the narrative scores, whatever it calls them, and who gave the score."""

from decimal import Decimal

from annexes.sheets import sheet

from juesuan_analysis.annexes import read_annexes
from juesuan_analysis.annexes.told import projects_told
from juesuan_analysis.facts import Place, Statement

TABLE = """
项目名称|信息化运维项目|<|<|<|<|<
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
产出指标|数量指标|次数|≥10次|12次|90|90
"""


def said(subject, value, sentence):
    return Statement(
        "预算绩效情况", subject, "数量", Decimal(value), "分", 2024, None, sentence, None,
        Place(1, 0, 0, 1, 1),
    )  # fmt: skip


def rows(*statements):
    found = read_annexes([sheet(1, "# 项目支出绩效自评表", TABLE)]).performance
    performance, of = projects_told(list(statements), found)
    told = [(p.project_id, p.score) for p in performance.projects if p.origin == "情况说明"]
    return told, list(of)


def test_a_name_with_and_without_the_word_project_is_one():
    one = said("信息化运维", "98.8", "信息化运维自评得分为98.8分。")
    two = said("信息化运维项目", "98.8", "信息化运维项目自评得分为98.8分。")
    told, of = rows(two, one)
    assert told == [("信息化运维项目", Decimal("98.8"))]
    assert of == ["信息化运维项目"] * 2


def test_the_score_of_the_departments_evaluation_is_not_that_of_the_table():
    other = said("信息化运维项目", "92", "信息化运维项目绩效评价得分为92分，等级为优。")
    own = said("信息化运维项目", "98.8", "信息化运维项目自评得分为98.8分。")
    assert rows(other, own)[0] == [("信息化运维项目", Decimal("98.8"))]
