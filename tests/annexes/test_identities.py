"""Identities of performance tables: each on a table that keeps it, and on one that does not."""

from decimal import Decimal

import pytest
from annexes.sheets import sheet

from juesuan_analysis.annexes import read_annexes
from juesuan_analysis.identities import check_projects
from juesuan_analysis.identities.book import Book
from juesuan_analysis.vocabulary.grades import scale_in

TABLE = """
项目名称|甲项目|<|<|<|<|<
主管部门|虚构局|<|<|实施单位|虚构局|<
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|100|100|{executed}|10|{rate}|{points}
^|其中：当年财政拨款|100|{source}|{executed}|-||-
^|其他资金||||-||-
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
产出指标（60分）|数量指标|次数|≥10次|{actual}|{weight}|60|
效益指标（30分）|社会效益指标|影响|好|好|30|28|
总分|<|<|<|<|100|{total}|
"""
KEPT = {
    "executed": "80",
    "rate": "80%",
    "points": "8",
    "source": "100",
    "actual": "12次",
    "weight": "60",
    "total": "96",
}


def findings(**changed):
    rows = TABLE.format(**KEPT | changed).strip().splitlines()
    wide = [line if line.count("|") == 7 else line + "|<" for line in rows]
    found = read_annexes([sheet(1, "# 项目支出绩效自评表", "\n".join(wide))])
    return check_projects(found.performance, [], [], Book([]))


def conflicts(**changed):
    return {f.identity for f in findings(**changed) if f.outcome == "不符"}


def test_a_table_that_keeps_all_rules_has_no_conflict():
    assert conflicts() == set()
    holding = {f.identity for f in findings() if f.outcome == "成立"}
    assert {"P.weights", "P.groups", "P.score", "P.total", "P.rate", "P.sources"} <= holding


@pytest.mark.parametrize(
    ("changed", "identities"),
    [
        ({"total": "97"}, {"P.total"}),
        ({"points": "10"}, {"P.execution_score", "P.total"}),
        ({"rate": "90%"}, {"P.rate"}),
        ({"source": "70"}, {"P.sources"}),
        ({"weight": "55"}, {"P.weights", "P.groups", "P.score"}),
    ],
)
def test_a_fault_is_told(changed, identities):
    assert conflicts(**changed) == identities


def test_a_missed_target_with_full_points_is_a_hint_and_no_conflict():
    assert conflicts(actual="8次") == set()
    told = next(f for f in findings(actual="8次") if f.identity == "P.target")
    assert (told.outcome, told.reason) == (
        "不适用",
        "提示：指标值 ≥10次，完成值 8次，仍得 60 分（满分）",
    )


def test_more_spent_than_the_budget_is_a_hint():
    told = findings(executed="120", rate="120%", points="10", total="98")
    assert not [f for f in told if f.outcome == "不符"]
    assert any(f.reason == "提示：执行数 120 大于全年预算数 100" for f in told)


def test_both_sides_of_a_conflict_are_told():
    found = next(f for f in findings(total="97") if f.identity == "P.total")
    assert (found.left, found.right) == (Decimal(97), Decimal(96))
    assert found.terms[0].name == "自评表“甲项目” 得分"


SCALE = "备注：95分（含）以上为优，85分（含）至95分为良，60分（含）至85分为中，60分以下为差"
GRADED = "评价等级|{grade}|<|<|<|<|<|<\n{scale}|<|<|<|<|<|<|<\n"


@pytest.mark.parametrize(
    ("grade", "scale", "outcome"),
    [
        ("优", "备注：无", "成立"),  # 92 of 100 on the ministry's scale
        ("良", "备注：无", "不符"),
        ("良", SCALE, "成立"),  # the scale that is printed goes first
        ("优", SCALE, "不符"),
        ("合格", SCALE, "数据不足"),
    ],
)
def test_the_grade_is_that_of_the_printed_scale(grade, scale, outcome):
    text = TABLE.format(**KEPT | {"total": "92"}) + GRADED.format(grade=grade, scale=scale)
    wide = [x if x.count("|") == 7 else x + "|<" for x in text.strip().splitlines()]
    read = read_annexes([sheet(1, "# 项目支出绩效自评表", "\n".join(wide))])
    found = check_projects(read.performance, [], [], Book([]))
    assert {f.outcome for f in found if f.identity == "P.grade"} == {outcome}


def test_a_scale_that_runs_over_two_lines_below_the_table():
    lines = "# 注：95分（含）以上为优，85分至95分为良，60分至85分为中，60分", "# 以下为差。"
    wide = [x if x.count("|") == 7 else x + "|<" for x in TABLE.format(**KEPT).strip().splitlines()]
    read = read_annexes([sheet(1, "# 项目支出绩效自评表", "\n".join(wide), *lines)])
    (told,) = (c.text for c in read.performance.projects[0].cells if c.column == "scale")
    assert [begin for _, begin in scale_in(told)] == [95, 85, 60, 0]


LISTED = """
序号|项目名称|全年预算数（元）|全年执行数（元）|自评得分
1|甲项目|1000000|{executed}|96
"""


@pytest.mark.parametrize(
    ("executed", "outcomes"), [("800000", {"成立"}), ("80000", {"不符", "成立"})]
)
def test_the_money_of_the_summary_is_that_of_the_table(executed, outcomes):
    wide = [x if x.count("|") == 7 else x + "|<" for x in TABLE.format(**KEPT).strip().splitlines()]
    read = read_annexes(
        [
            sheet(1, "# 项目支出绩效自评结果汇总表", LISTED.format(executed=executed)),
            sheet(2, "# 项目支出绩效自评表", "\n".join(wide)),
        ]
    )
    found = check_projects(read.performance, [], [], Book([]))
    told = [f for f in found if f.identity == "P.summary" and "执行数" in f.statement]
    assert {f.outcome for f in found if f.identity == "P.summary"} == outcomes
    assert (told[0].left, told[0].right) == (Decimal(executed) / 10000, 80)


def test_a_table_whose_row_was_not_read_is_not_judged():
    text = TABLE.format(**KEPT).replace("|60|60|", "|六十|60|")
    wide = [x if x.count("|") == 7 else x + "|<" for x in text.strip().splitlines()]
    read = read_annexes([sheet(1, "# 项目支出绩效自评表", "\n".join(wide))])
    pages = {loss.place.page for loss in read.losses}
    found = check_projects(read.performance, [], [], Book([]), pages)
    weights = next(f for f in found if f.identity == "P.weights")
    assert (weights.outcome, weights.reason) == ("未读出", "这张表有没有读出的行")


def test_execution_that_is_an_indicator_too_counts_once():
    text = """
项目名称|甲项目|<|<|<|<|<|<
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|100|100|80|10|80%|8
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
过程指标|预算执行|预算执行率|100%|80%|10|8|
产出指标|数量指标|次数|≥10次|12次|90|90|
总分|<|<|<|<|100|98|
"""
    read = read_annexes([sheet(1, "# 项目支出绩效自评表", text)])
    found = check_projects(read.performance, [], [], Book([]))
    told = {f.identity: f.outcome for f in found if f.identity in ("P.weights", "P.total")}
    assert told == {"P.weights": "成立", "P.total": "成立"}


def test_another_rule_of_scoring_that_the_table_prints_makes_a_hint():
    text = TABLE.format(**KEPT | {"points": "10", "total": "98"})
    text += "备注：执行率达到80%以上得满分|<|<|<|<|<|<|<\n"
    wide = [x if x.count("|") == 7 else x + "|<" for x in text.strip().splitlines()]
    read = read_annexes([sheet(1, "# 项目支出绩效自评表", "\n".join(wide))])
    found = check_projects(read.performance, [], [], Book([]))
    told = next(f for f in found if f.identity == "P.execution_score")
    assert told.outcome == "不适用"
    assert "执行率达到80%以上得满分" in (told.reason or "")


def test_a_source_with_a_name_of_its_own_is_part_of_the_appropriation():
    text = """
项目名称|甲项目|<|<|<|<|<|<
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|100|100|80|10|80%|8
^|其中：当年财政拨款|100|100|80|-||-
^|一般债券|40|40|40|-||-
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
产出指标|数量指标|次数|≥10次|12次|90|90|
总分|<|<|<|<|100|98|
"""
    read = read_annexes([sheet(1, "# 项目支出绩效自评表", text)])
    found = check_projects(read.performance, [], [], Book([]))
    assert {f.outcome for f in found if f.identity == "P.sources"} == {"成立"}
