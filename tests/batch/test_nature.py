import pytest

from juesuan_analysis.disclosure.nature import nature_of, without_forms
from juesuan_analysis.vocabulary.natures import (
    BUDGET,
    DEPARTMENT,
    EXECUTION,
    GOVERNMENT,
    PERFORMANCE,
)

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
]


@pytest.mark.parametrize(("lines", "titled", "kind"), NATURES)
def test_what_a_file_is(lines, titled, kind):
    assert nature_of([lines], titled).kind == kind


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["虚构县教育局2023年项目支出绩效自评报告"], PERFORMANCE),
        (["关于2023年预算执行情况的报告"], EXECUTION),
    ],
)
def test_what_a_file_without_forms_is(lines, kind):
    assert without_forms([lines]).kind == kind


def test_refusal_names_its_reasons():
    told = str(nature_of([["虚构省丁市2023年全市财政决算"]], []).refuse())
    assert told.startswith("是一级政府的决算")
    assert "封面写的是一级政府的决算" in told
