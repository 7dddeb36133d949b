import pytest

from juesuan_analysis.disclosure.nature import nature_of, refuse_silent, without_forms
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.vocabulary.natures import (
    BUDGET,
    DEPARTMENT,
    ELSE,
    EXECUTION,
    GOVERNMENT,
    PERFORMANCE,
    PLACE_SUMMARY,
)

COLUMNS_OF_5 = "科目编码 科目名称 本年支出 基本支出 项目支出"
TAXES = ["增值税 1.00", "契税 2.00"]

NATURES = [
    (["虚构省丁市2023年全市财政决算"], [], GOVERNMENT),
    (["关于虚构县2022年县级财政决算（草案）的报告"], [], GOVERNMENT),
    (["2021年度虚构镇财政决算"], [], GOVERNMENT),
    (["虚构市2020年社会保险基金决算"], [], GOVERNMENT),
    (
        ["表二", "一般公共预算支出", "项目 预算数 调整预算数 决算数", "增值税 1.00", "契税 2.00"],
        [],
        GOVERNMENT,
    ),
    (["虚构县民政局2023年度部门决算", "2023年部门预算执行良好"], [1, 2], DEPARTMENT),
    (["虚构县财政局", "2023年度部门决算", "全县一般公共预算收入增长"], [1, 2, 3], DEPARTMENT),
    (["虚构镇人民政府2023年度部门决算公开"], [1, 4], DEPARTMENT),
    (["虚构开发区管委会2023年度部门决算"], [1], DEPARTMENT),
    (["收入支出决算总表", "部门：虚构县民政局"], [1], DEPARTMENT),
    (["虚构县民政局2024年部门预算", "收支预算总表"], [], BUDGET),
    # One form alone, without any department.
    (
        ["2023年度国有资本经营预算财政拨款支出决算表", "合计", "基本支出", "项目支出"],
        [8],
        DEPARTMENT,
    ),
    (["2023年度一般公共预算支出决算表", COLUMNS_OF_5], [5], DEPARTMENT),
    (["支出决算表", "公开03表", "2023年度"], [3], DEPARTMENT),
    # Departments that write of governments' accounts.
    (["虚构县税务局2020年度部门决算", *TAXES], [1, 3], DEPARTMENT),
    (["虚构县财政局2023年度决算情况说明", "全市一般公共预算收入"], [], DEPARTMENT),
    (["虚构县接待办公室2023年度部门决算（含“三公”经费）"], [1], DEPARTMENT),
    (["虚构市体育局2023年“三公”经费决算情况说明"], [], DEPARTMENT),
    # Governments' accounts of one table, or with an office's name above them.
    (["虚构县2023年地方政府债务限额及余额决算情况表"], [], GOVERNMENT),
    (["虚构街道2023年财政决算", "2023年一般公共预算收支决算总表"], [5], GOVERNMENT),
    (["虚构县2022年财政决算公开", "编制单位：虚构县财政局", *TAXES], [5], GOVERNMENT),
    (["2022年虚构县国有资本经营收支决算总表", "利润收入 1000"], [8], GOVERNMENT),
    (["虚构县2021年“三公”经费及财政决算情况", "全县一般公共预算收入", *TAXES], [], GOVERNMENT),
    (["虚构县2023年“三公”经费决算汇总情况说明"], [], PLACE_SUMMARY),
    (["虚构市市级2022年“三公”经费决算表", "预算数 决算数"], [9], PLACE_SUMMARY),
    (["附表12", "2023年虚构县本级一般公共预算“三公”经费决算表"], [9], PLACE_SUMMARY),
    (["虚构区2023年区级“三公”经费支出情况", "行政单位决算数汇总为820.00万元"], [], PLACE_SUMMARY),
    (["关于虚构县2022年县级部门“三公”经费支出决算情况的公告"], [], PLACE_SUMMARY),
    (["关于虚构县2023年预算执行情况和2024年预算草案的报告"], [], EXECUTION),
    (["虚构市2023年1—6月预算执行情况", "全市一般公共预算收入完成50.2亿元"], [], EXECUTION),
    (["2023年度项目支出绩效自评表", "年初预算数 全年预算数"], [], PERFORMANCE),
]


@pytest.mark.parametrize(("lines", "titled", "kind"), NATURES)
def test_what_a_file_is(lines, titled, kind):
    assert nature_of([lines], titled).kind == kind


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["虚构县教育局2023年项目支出绩效自评报告"], PERFORMANCE),
        (["关于2023年预算执行情况的报告"], EXECUTION),
        (["虚构县审计局关于2022年度县级预算执行和其他财政收支的审计工作报告"], ELSE),
        (["虚构县政府采购中心中标公告", "预算金额：60.00万元"], ELSE),
        (["虚构县民政局2023年度政府信息公开工作年度报告", "主动公开部门预算2条"], ELSE),
        (["虚构县2023年统计公报", "一般公共预算收入25.3亿元"], ELSE),
    ],
)
def test_what_a_file_without_forms_is(lines, kind):
    assert without_forms([lines]).kind == kind


def test_refusal_names_its_reasons():
    told = str(nature_of([["虚构省丁市2023年全市财政决算"]], []).refuse())
    assert told.startswith("是一级政府的决算")
    assert "封面写的是一级政府的决算" in told


def test_what_hinders_reading_is_said_with_the_refusal():
    with pytest.raises(DocumentError, match="不能断定它不是部门决算（扫描件约 36 dpi，字太小）"):
        refuse_silent([["目录"]], [], "虚构", ["扫描件约 36 dpi，字太小"])
