"""Headings and heads of tables that offices write in their own way."""

from decimal import Decimal

from annexes.sheets import sheet

from juesuan_analysis.annexes import read_annexes

TITLE = "# 项目支出绩效自评表"
HEAD = "项目名称|甲项目|<|<|<|<|<|<"
SCORED = """
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
产出指标|数量指标|次数|≥10次|12次|90|89|
"""


def read(*items):
    return read_annexes([sheet(1, *items)])


def values(found):
    return [(i.level3, i.target, i.actual, i.weight, i.score) for i in found.performance.indicators]


def test_columns_nobody_knows_and_a_row_of_numbers_below_the_heading():
    text = f"""
{HEAD}
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|扣分|得分
1|2|3|4|5|6|7|8
产出指标|数量指标|次数|≥10次|9次|10|1|9
"""
    found = read(TITLE, text)
    assert values(found) == [("次数", "≥10次", "9次", 10, 9)]
    assert not found.losses


def test_a_result_with_a_unit_of_its_own_and_quarters_beside_the_year():
    text = """
项目名称|甲项目|<|<|<|<|<|<|<
一级指标|二级指标|三级指标|预期指标值|<|<|实际完成值|<|自评得分
^|^|^|符号|值|单位（文字描述）|值|单位（文字描述）|^
产出指标|数量指标|次数|≥|10|次|12|次|50
效益指标|社会效益指标|影响|文字描述||显著||较显著|40
"""
    assert values(read(TITLE, text)) == [
        ("次数", "≥10次", "12次", None, 50),
        ("影响", "显著", "较显著", None, 40),
    ]
    quarters = """
项目名称|甲项目|<|<|<|<|<|<
一级指标|二级指标|三级指标|年度指标值|实际完成值|<|分值|得分
^|^|^|^|上半年|全年|^|^
产出指标|数量指标|次数|≥10次|5次|12次|10|10
"""
    assert values(read(TITLE, quarters)) == [("次数", "≥10次", "12次", 10, 10)]


def test_a_table_with_one_column_of_names_beside_its_label():
    text = """
项目名称|甲项目|<|<|自评总分（分）|84.5
绩效指标|指标名称|计量单位|指标性质|年初指标值|指标得分（分）
^|办件数|件|≥|300|12.5
"""
    found = read(TITLE, text)
    assert values(found) == [("办件数", "≥300件", None, None, Decimal("12.5"))]
    assert found.performance.projects[0].score == Decimal("84.5")


def test_the_full_year_budget_goes_before_the_adjustment():
    text = f"""
{HEAD}
资金来源|<|年初预算数|预算调整数|全年预算数|全年执行数|执行率|得分
年度资金总额|<|120|10|130|65|0.5|5
{SCORED.strip()}
"""
    (line,) = read(TITLE, text).performance.funds
    assert (line.full_year_budget, line.executed, line.rate) == (130, 65, 50)


def test_figures_of_funds_with_their_labels_beside_them():
    text = f"""
{HEAD}
预算执行情况（元）|全年预算数|400000|全年执行数|120000|执行率|30.00%|<
{SCORED.strip()}
"""
    (line,) = read(TITLE, text).performance.funds
    assert (line.line, line.full_year_budget, line.executed, line.rate, line.unit) == (
        "年度资金总额",
        40,
        12,
        30,
        "元",
    )


def test_a_total_and_a_grade_in_one_cell_each():
    text = f"""
{HEAD}
{SCORED.strip()}
自评总分：94.5分|<|<|<|<|<|<|<
自评等级：优|<|<|<|<|<|<|<
"""
    (project,) = read(TITLE, text).performance.projects
    assert (project.score, project.grade) == (Decimal("94.5"), "优")


def test_a_name_and_a_total_outside_the_table():
    found = read(TITLE, "# 项目名称：乙项目", "# 联系人：赵某某", SCORED, "# 自评得分：89分")
    (project,) = found.performance.projects
    assert (project.name, project.score) == ("乙项目", 89)
    assert "赵" not in repr(found.performance)


def test_points_behind_the_name_where_no_column_holds_them():
    text = """
项目名称|甲项目|<|<|<|<
一级指标|二级指标|三级指标|年度指标值|实际完成值|得分
产出指标|数量指标|次数（10分）|≥10次|12次|9
总分（100分）|<|<|<|<|84
"""
    found = read(TITLE, text)
    assert values(found) == [("次数", "≥10次", "12次", 10, 9)]
    assert found.performance.projects[0].score_max == 100


def test_a_continued_table_bears_its_title_again():
    again = SCORED.strip() + "\n总分|<|<|<|<|100|89|"
    first = sheet(1, TITLE, f"{HEAD}\n{SCORED.strip()}")
    found = read_annexes([first, sheet(2, "# 项目支出绩效自评表（续）", again)])
    (project,) = found.performance.projects
    assert (project.name, project.score, len(found.performance.indicators)) == ("甲项目", 89, 2)


def test_a_heading_of_two_rows_over_a_summary():
    text = """
序号|项目名称|项目资金|<|自评结果|<
^|^|全年预算数|全年执行数|得分|等级
1|甲项目|10|9|92|优
"""
    found = read("# 项目支出绩效自评结果汇总表", text).performance
    assert [(p.name, p.score, p.grade) for p in found.projects] == [("甲项目", 92, "优")]


def test_a_table_of_targets_alone_is_told():
    text = """
项目名称|甲项目|<|<
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|次数|≥10次
"""
    found = read("# 项目支出绩效目标申报表", text)
    assert not found.performance.projects
    assert [loss.printed for loss in found.losses] == ["项目支出绩效目标申报表"]


def test_rows_whose_heading_is_on_a_page_that_is_lost_are_told():
    text = "产出指标|数量指标|次数|≥10次|12次|90|89\n效益指标|社会效益指标|影响|好|好|10|10"
    (loss,) = read(text).losses
    assert loss.reason == "像是绩效表的一部分，前面没有表头，上一页可能缺失，没有采用"


def test_an_evaluation_told_in_the_cells_of_a_table_is_told():
    text = """
一、部门基本情况|（一）部门绩效目标的设立情况|根据职责设立目标。
二、绩效自评工作情况|（一）绩效自评的目的|了解资金使用情况。
三、评价结论|<|自评得分98分，自评等级为优。
四、存在的问题|<|绩效指标不够细化。
"""
    (loss,) = read("# 部门整体支出绩效自评情况", text).losses
    assert loss.printed == "部门整体支出绩效自评情况"
    assert "用文字写在表里" in loss.reason


def test_a_summary_with_scores_of_its_parts_before_the_whole():
    text = """
序号|项目名称|执行数（万元）|产出指标得分|效益得分|自评总分|评价结果
一|区本级项目|<|<|<|<|<
1|甲项目|9|50|20|80|良
二|转移支付项目|<|<|<|<|<
1|乙补助|9|50|30|90|优
"""
    found = read("# 项目支出绩效自评情况汇总表", text).performance
    assert [(p.name, p.kind, p.score, p.grade) for p in found.projects] == [
        ("甲项目", "项目", 80, "良"),
        ("乙补助", "转移支付", 90, "优"),
    ]


def test_a_total_under_another_name_is_no_indicator():
    text = f"{HEAD}\n{SCORED.strip()}\n自评得分|<|<|<|<|100|89|\n加分合计项|<|<|<|<|5|5|"
    found = read(TITLE, text)
    assert len(found.performance.indicators) == 1
    assert found.performance.projects[0].score == 89


def test_a_row_with_points_and_no_name_is_told():
    text = f"{HEAD}\n{SCORED.strip()}\n加分项|<|<|<|<|5|5|"
    found = read(TITLE, text)
    assert len(found.performance.indicators) == 1
    assert [loss.printed for loss in found.losses] == ["加分项 5 5"]


def test_a_table_without_rules_between_its_rows_is_told():
    (loss,) = read(TITLE, "项目名称甲项目年度资金总额100一级指标产出指标数量指标次数|10|9").losses
    assert loss.reason == "绩效表没有读出"


def test_an_empty_form_has_no_project():
    text = f"""
项目名称||<|<|<|<|<|<
{SCORED.strip().splitlines()[0]}
产出指标|数量指标||||||
总分|||||||
"""
    assert not read(TITLE, text).performance.projects


def test_a_scale_of_grades_to_tick():
    text = f"{HEAD}\n{SCORED.strip()}\n评价等级|□优 ☑良 □中 □差|<|<|<|<|<|<"
    assert read(TITLE, text).performance.projects[0].grade == "良"
