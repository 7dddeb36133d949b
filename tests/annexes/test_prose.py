"""What reports tell in words and in tables that lie across."""

from decimal import Decimal

from annexes.sheets import line, sheet

from juesuan_analysis.annexes import read_annexes
from juesuan_analysis.annexes.prose import money_told


def told(*texts):
    found = money_told([line(text) for text in texts], "甲项目")
    return [(s.subject, s.kind, s.value, s.unit, s.year) for s in found]


def test_budget_receipts_spending_and_rates_of_a_report():
    assert told(
        "2024年该项目预算安排资金160.15万元，实际到位资金",
        "49.99万元，资金到位率31.21%；实际支出499900元，预算执行率为100%。",
    ) == [
        ("甲项目", "全年预算", Decimal("160.15"), "万元", 2024),
        ("甲项目到位资金", "金额", Decimal("49.99"), "万元", 2024),
        ("甲项目到位资金", "占比", Decimal("31.21"), "%", 2024),
        ("甲项目", "金额", Decimal("49.99"), "万元", None),
        ("甲项目", "完成率", Decimal(100), "%", None),
    ]


def test_a_rate_at_the_end_of_its_formula():
    text = "根据公式，资金到位率=(实际到位资金/预算资金)×100%=(49.99/160.15)×100%=31.21%，得4分。"
    assert told(text) == [("甲项目到位资金", "占比", Decimal("31.21"), "%", None)]


def test_the_money_is_the_reports_project_s():
    items = ["# 甲项目绩效评价报告", "# 项目预算为20万元，决算15万元。", "# 综合得分为90分。"]
    found = read_annexes([sheet(1, *items)])
    assert [(s.kind, s.value) for s in found.told] == [("全年预算", 20), ("金额", 15)]
    assert list(found.told_of) == ["甲项目", "甲项目"]


ACROSS = """
评价指标|决策|过程|产出|效益|合计
分值|20|20|30|30|100
得分|18|17.5|28|27|90.5
得分率|90%|87.5%|93.33%|90%|90.5%
"""


def test_classes_that_stand_side_by_side():
    found = read_annexes([sheet(1, "# 甲项目绩效评价报告", ACROSS)]).performance
    assert [(i.level1, i.weight, i.score) for i in found.indicators] == [
        ("决策", 20, 18),
        ("过程", 20, Decimal("17.5")),
        ("产出", 30, 28),
        ("效益", 30, 27),
    ]
    assert (found.projects[0].score, found.projects[0].score_max) == (Decimal("90.5"), 100)
