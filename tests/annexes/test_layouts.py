"""Layouts of provinces, written down as words: what each row is read as."""

from decimal import Decimal

from annexes.sheets import sheet

from juesuan_analysis.annexes import read_annexes


def read(*sheets):
    return read_annexes(sheets).performance


def shown(performance):
    return [
        (i.level1, i.level2, i.level3, i.target, i.actual, i.weight, i.score)
        for i in performance.indicators
    ]


ANHUI = """
项目名称|219-虚构专项经费|<|<|<|<|<|<|<
主管部门|219-虚构局|<|<|<|实施单位|219001-虚构局本级|<|<
项目资金（万元）||年初预算数|全年预算数|全年执行数|<|分值|执行率|得分
^|^|^|(A)|(B)|<|^|(B/A)|^
^|年度资金总额|0|0|90|<|10|100.00|10
^|其中：当年财政拨款|90|90|90|<|-|100.00|-
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
^|产出指标(50分)|数量指标|培训人数|≥100人|120|20|20|
^|^|时效指标|及时性|及时|达成预期指标|30|28|晚了
^|效益指标(40分)|社会效益指标|影响|明显|达成预期指标|40|40|
总分|<|<|<|<|<|100|98|
"""


def test_a_heading_of_two_rows_codes_and_group_weights():
    found = read(sheet(1, "# 项目支出绩效自评表", ANHUI))
    (project,) = found.projects
    assert (project.name, project.code, project.score) == ("虚构专项经费", "219", Decimal(98))
    assert [(f.line, f.full_year_budget, f.score) for f in found.funds] == [
        ("年度资金总额", Decimal(0), Decimal(10)),
        ("当年财政拨款", Decimal(90), None),
    ]
    assert shown(found) == [
        ("产出指标", "数量指标", "培训人数", "≥100人", "120", 20, 20),
        ("产出指标", "时效指标", "及时性", "及时", "达成预期指标", 30, 28),
        ("效益指标", "社会效益指标", "影响", "明显", "达成预期指标", 40, 40),
    ]
    assert [i.group_weight for i in found.indicators] == [50, 50, 40]


HUBEI = """
单位名称：虚构局|<|<|填报日期：2025年3月1日|<|<|<
项目名称|虚构项目|<|<|<|<|<
预算执行情况（万元）（20分）||预算数（A）|执行数（B）|<|执行率（B/A）|得分（20分*执行率）
^|年度财政资金总额|100|90|<|90%|18
年度绩效目标1（40分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分
^|产出指标|数量指标|检查次数|≥10次|12次|40
年度绩效目标2（40分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分
^|效益指标|社会效益指标|影响|提高|提高|38
总分|96|<|<|<|<|<
"""


def test_objectives_bear_the_weights_of_their_indicators():
    found = read(sheet(1, "# 2024年度虚构项目自评表", HUBEI))
    assert [(f.weight, f.score) for f in found.funds] == [(20, 18)]
    assert [(i.group_weight, i.weight, i.score) for i in found.indicators] == [
        (40, None, 40),
        (40, None, 38),
    ]
    assert found.projects[0].score == 96


YUNNAN = """
项目名称|虚构项目|<|<|<|<|<|<|<|<
项目资金（元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|<|<
^|年度资金总额|0.00|50000.00|50000.00|10.00|100.00%|10.00|<|<
绩效指标|<|<|年度指标值|<|<|实际完成值|分值|得分|偏差原因分析及改进措施
一级指标|二级指标|三级指标|指标性质|指标值|度量单位|^|^|^|^
产出指标|数量指标|次数|>=|10|次|12|60.00|60.00|
效益指标|社会效益指标|影响|定性|有效保障||有效|30.00|30.00|
总分|<|<|<|<|<|<|100.00|100.00|（自评等级）优
"""


def test_targets_of_three_columns_amounts_in_yuan_and_the_grade_beside_the_total():
    found = read(sheet(1, "# 项目支出绩效自评表", YUNNAN))
    assert found.funds[0].full_year_budget == 5
    assert [(i.target, i.target_value, i.direction) for i in found.indicators] == [
        ("≥10次", 10, "≥"),
        ("有效保障", None, "定性"),
    ]
    assert found.projects[0].grade == "优"


HUNAN = """
一级指标|分值|二级指标|分值|三级指标|分值|指标解释|评分标准|得分
投入|10|目标设定|10|绩效目标合理性|5|目标依据是否充分，是否符合客观实际|①符合；②适合。每项得1分。|5
^|^|^|^|绩效指标明确性|5|指标是否清晰|清晰得5分|4
过程|90|预算执行|90|预算完成率|90|预算完成数/预算数|100%计满分|83
合计|100||100||100|||92
"""


def test_each_level_has_a_weight_of_its_own_and_many_words_stand_before_the_score():
    found = read(
        sheet(1, "# 2024年度部门整体支出绩效自评报告", "# 部门整体支出绩效评价指标评分表", HUNAN)
    )
    assert [(i.level3, i.group_weight, i.weight, i.score) for i in found.indicators] == [
        ("绩效目标合理性", 10, 5, 5),
        ("绩效指标明确性", 10, 5, 4),
        ("预算完成率", 90, 90, 83),
    ]
    (project,) = found.projects
    assert (project.name, project.score, project.score_max) == ("部门整体支出", 92, 100)


CUT = (
    """
项目名称|虚构项目|<|<|<|<|<|<
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
|数量指标|发放人数|≥10人|12人|20|20|
^|质量指标|很长的指标名|≥95%|96%|20|19|
""",
    """
产出指标||称在这里换页|||||
^|时效指标|及时率|100%|100%|20|20|
效益指标|社会效益指标|影响|好|好|40|39|
合计|||||100|98|
""",
)


def test_a_name_cut_by_the_end_of_a_page_and_a_class_named_below_it():
    found = read(sheet(1, "# 项目支出绩效自评表", CUT[0]), sheet(2, CUT[1]))
    assert [(i.level1, i.level3, i.score) for i in found.indicators] == [
        ("产出指标", "发放人数", 20),
        ("产出指标", "很长的指标名称在这里换页", 19),
        ("产出指标", "及时率", 20),
        ("效益指标", "影响", 39),
    ]
    assert found.indicators[1].place.page == 1


SHIFTED = """
项目名称|虚构项目|<|<|<|<|<|<|<
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
|产出指标（40分）|成本指标（10分）|经济成本指标|控制数|5|5|10|10
|||数量指标|人数|46人|46人|40|40
时效指标|及时率|年底前|年底前|10|9|||
工作效率|||显著|显著|20|20||
"""


def test_cells_shifted_either_way_are_read_by_what_they_are():
    found = read(sheet(1, "# 项目支出绩效自评表", SHIFTED))
    assert shown(found) == [
        ("成本指标", "经济成本指标", "控制数", "5", "5", 10, 10),
        ("产出指标", "数量指标", "人数", "46人", "46人", 40, 40),
        ("产出指标", "时效指标", "及时率", "年底前", "年底前", 10, 9),
        ("产出指标", "时效指标", "工作效率", "显著", "显著", 20, 20),
    ]


SUMMARY = """
序号|项目名称|主管部门|预算数|执行数|执行率|自评得分|自评等级|备注
区对下转移支付项目|<|<|<|<|<|<|<|<
1|甲项目补助|虚构局|10|9|90%|96|优|
区本级项目|<|<|<|<|<|<|<|<
2|乙经费|虚构局|20|10|50%|78|中|
合计||||||||
"""


def test_a_summary_with_amounts_under_headings():
    found = read(sheet(1, "# 2024年度项目支出绩效自评结果汇总表", SUMMARY))
    assert [(p.name, p.kind, p.score, p.grade) for p in found.projects] == [
        ("甲项目补助", "转移支付", 96, "优"),
        ("乙经费", "项目", 78, "中"),
    ]


PERSONS = """
项目名称|甲项目|<|<|<|<|<
项目负责人|赵某某|<|联系电话|0531-1234567|<|<
主管部门|虚构局|<|实施单位|虚构局|<|<
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|得分
^|产出指标|数量指标|数|10|10|50
总分|<|<|<|<|<|96
填表人：钱某某|<|联系电话：123|<|<|<|<
"""
LISTED = ("序号|姓名|单位|职务\n1|孙某某|虚构局|科长", "2|李某某|虚构局|科员")


def test_no_person_and_no_number_of_a_telephone_is_taken():
    found = read(
        sheet(1, "# 项目支出绩效自评表", PERSONS),
        sheet(2, "# 甲项目支出绩效评价报告", "# 评价组成员名单", LISTED[0]),
        sheet(3, LISTED[1]),
    )
    assert len(found.indicators) == 1
    assert not any(name in repr(found) for name in ("赵", "钱", "孙", "李某", "1234567"))


def test_a_table_without_scores_and_signs_for_what_was_not_scored():
    text = """
项目名称|甲项目|<|<|<|<|<
一级指标|二级指标|三级指标|年度指标值|实际完成值|权重|得分
产出指标|数量指标|次数|≥10|12|22.5|/
产出指标|质量指标|合格率|100%|100%|67.5|/
合计|||||100|/
"""
    found = read(sheet(1, "# 项目支出绩效自评表", text))
    assert [(i.weight, i.score) for i in found.indicators] == [
        (Decimal("22.5"), None),
        (Decimal("67.5"), None),
    ]
    assert (found.projects[0].score, found.projects[0].score_max) == (None, 100)


def test_a_row_that_fits_no_heading_is_told():
    text = """
项目名称|甲项目|<|<|<|<|<
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
产出指标|数量指标|次数|≥10|12|满分|20
"""
    read_ = read_annexes([sheet(1, "# 项目支出绩效自评表", text)])
    assert [loss.reason for loss in read_.losses] == ["这一行的单元格与表头对不上，没有采用"]


def test_a_title_over_a_table_that_nobody_knows_is_told():
    text = "甲|乙|丙\n1|2|3\n4|5|6"
    read_ = read_annexes([sheet(1, "# 项目支出绩效自评表", text)])
    assert [loss.printed for loss in read_.losses] == ["项目支出绩效自评表"]


SICHUAN = """
项目名称|51092324T000010263357-2023年虚构补助项目|<|<|<|<|<|<|<|<
主管部门|虚构局|<|<|实施单位|虚构局本级|<|<|<|<
项目基本情况|1.项目年度目标完成情况|项目年度目标|<|<|年度目标完成情况|<|<|<|<
^|^|购买设备|<|<|完成|<|<|<|<
^|2.项目实施内容及过程概述|购买13台电脑|<|<|<|<|<|<|<
预算执行情况(10分)|年度预算数（万元）|年初预算|<|调整后预算数|<|预算执行数|预算执行率|权重|得分
^|总额|1.20|<|3.36|<|3.00|89.29%|10|8.93
^|其中：财政资金|1.20|<|3.36|<|3.00|89.29%|/|/
^|财政专户管理资金|0.00|<|0.00|<|0.00|0.00%|/|/
^|其他资金||<||<|||/|/
绩效指标(90分)|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分
^|产出指标|数量指标|购买电脑数量|≥|13|台|13|60|60
^|效益指标|社会效益指标|覆盖率|≥|95|%|95|30|30
合计|<|<|<|<|<|<|<|100|98.93
"""


def test_the_heading_of_the_block_may_stand_over_the_names_of_funds():
    found = read(sheet(1, "# 部门预算项目支出绩效自评表（2023年度）", SICHUAN))
    (project,) = found.projects
    assert (project.name, project.code) == ("2023年虚构补助项目", "51092324T000010263357")
    assert [
        (f.line, f.original_budget, f.full_year_budget, f.executed, f.rate, f.weight, f.score)
        for f in found.funds
    ] == [
        ("年度资金总额", *map(Decimal, ("1.20", "3.36", "3.00", "89.29", "10", "8.93"))),
        ("当年财政拨款", *map(Decimal, ("1.20", "3.36", "3.00", "89.29")), None, None),
        ("财政专户管理资金", *map(Decimal, ("0", "0", "0", "0")), None, None),
        ("其他资金", None, None, None, None, None, None),
    ]
    assert (project.objective, project.achieved) == ("购买设备", "完成")


def test_amounts_of_funds_without_a_name_are_told():
    without = SICHUAN.replace("^|其中：财政资金|", "^||")
    found = read_annexes([sheet(1, "# 部门预算项目支出绩效自评表（2023年度）", without)])
    assert [loss.printed for loss in found.losses] == ["1.20 3.36 3.00 89.29% / /"]
