"""Wordings that published narratives use and that mislead a careless reader.

Sentences are from published disclosures of several provinces, shortened; where noted, 虚构.
"""

from __future__ import annotations

from decimal import Decimal

THREE_PUBLIC = "九、财政拨款“三公”经费支出决算情况说明"
GENERAL = "五、一般公共预算财政拨款支出决算情况说明"


def test_line_breaks_inside_words_and_numbers(rows):
    body = (
        "本单位2021年度总收入581.45万元，其中本年收\n入390.5\n5万元，"
        "较2020年度决算数减少175.26万元，下降\n31%。"
    )
    assert rows(body, year=2021) == [
        ("收入总计", "金额", "581.45"),
        ("本年收入合计", "金额", "390.55"),
        ("本年收入合计", "增减额", "-175.26"),
        ("本年收入合计", "增减率", "-31"),
    ]


def test_spaces_stretched_between_characters(rows):
    body = "本 年 收入 合 计 2946.25 万 元 ，其 中 ： 财 政 拨款 收 入\n2940.05 万元，占 99.79%。"
    assert rows(body, "二、收入决算情况说明") == [
        ("本年收入合计", "金额", "2946.25"),
        ("财政拨款收入", "金额", "2940.05"),
        ("财政拨款收入", "占比", "99.79"),
    ]


def test_one_figure_for_income_and_expenditure(rows):
    body = (
        "2024年度收、支总计均为859.59万元。与2023年度相比，收、支总计各减少130.05万元，下降13.14%。"
    )
    assert rows(body, year=2024) == [
        ("收入总计", "金额", "859.59"),
        ("支出总计", "金额", "859.59"),
        ("收入总计", "增减额", "-130.05"),
        ("支出总计", "增减额", "-130.05"),
        ("收入总计", "增减率", "-13.14"),
        ("支出总计", "增减率", "-13.14"),
    ]


def test_paired_figures_joined_by_a_comma(rows):
    body = (
        "2022年度收、支总计各是4125.49,4143.91万元。与2021年相比,收、支总计各减少1267.86,2570.97万元,"
        "各下降23.51%、38.28%。"
    )
    assert rows(body, year=2022) == [
        ("收入总计", "金额", "4125.49"),
        ("支出总计", "金额", "4143.91"),
        ("收入总计", "增减额", "-1267.86"),
        ("支出总计", "增减额", "-2570.97"),
        ("收入总计", "增减率", "-23.51"),
        ("支出总计", "增减率", "-38.28"),
    ]


def test_figures_for_listed_subjects(rows):  # 虚构
    assert rows(
        "基本支出、项目支出分别为80万元和20万元，分别占80%和20%。", "三、支出决算情况说明"
    ) == [
        ("基本支出", "金额", "80"),
        ("项目支出", "金额", "20"),
        ("基本支出", "占比", "80"),
        ("项目支出", "占比", "20"),
    ]


def test_two_base_years_in_one_sentence(read):
    body = (
        "“三公”经费财政拨款支出决算为62.07万元,完成全年预算84.82万元的73.2%,比上年决算数增加38.97万元,"
        "增长168.7%;比2019年(疫情前)决算数减少24.87万元,降低28.6%。"
    )
    found = [(s.kind, str(s.value), s.base_year) for s in read(body, THREE_PUBLIC)]
    assert found == [
        ("金额", "62.07", None),
        ("全年预算", "84.82", None),
        ("完成率", "73.2", None),
        ("增减额", "38.97", 2022),
        ("增减率", "168.7", 2022),
        ("增减额", "-24.87", 2019),
        ("增减率", "-28.6", 2019),
    ]


def test_no_rate_on_a_base_of_zero(rows):
    body = (
        "公务用车购置支出决算为0万元,完成预算0万元的--%(基数为0,不可比),"
        "比上年决算数增加0万元,增长--(基数为0,不可比)。"
    )
    assert rows(body, THREE_PUBLIC) == [
        ("公务用车购置费", "金额", "0"),
        ("公务用车购置费", "全年预算", "0"),
        ("公务用车购置费", "完成率", None),
        ("公务用车购置费", "增减额", "0"),
        ("公务用车购置费", "增减率", None),
    ]


def test_thousands_separator_in_a_rate(rows):
    body = "公务接待费支出决算为22.59万元,比上年决算数增加20.63万元,增长1,055.4%。"
    assert rows(body, THREE_PUBLIC)[-1] == ("公务接待费", "增减率", "1055.4")


def test_left_over_template_takes_the_sign_of_the_amount(rows):
    body = "“三公”经费财政拨款支出决算数比2023年度减少0.15万元，下降（增长）27.78%。"
    assert rows(body, THREE_PUBLIC, year=2024) == [
        ("“三公”经费合计", "增减额", "-0.15"),
        ("“三公”经费合计", "增减率", "-27.78"),
    ]


def test_left_over_template_without_a_sign_has_no_value(rows):  # 虚构
    assert rows("公务接待费比上年增加（减少）10万元。", THREE_PUBLIC) == [
        ("公务接待费", "增减额", None)
    ]


def test_missing_per_cent_sign(read):
    body = "与2023年度相比，收入支出总计增加1193.20万元，增长13.95。主要原因：项目增加。"
    last = read(body, year=2024)[-1]
    assert (last.kind, last.value, last.unit) == ("增减率", Decimal("13.95"), "%")


def test_wan_for_wan_yuan_and_brackets(rows):
    body = "国内公务接待支出0.39万（含外宾接待支出0.00万元），共2批次、26人次。"
    assert rows(body, THREE_PUBLIC) == [
        ("国内接待费", "金额", "0.39"),
        ("外宾接待费", "金额", "0.00"),
        ("国内公务接待批次", "数量", "2"),
        ("国内公务接待人次", "数量", "26"),
    ]


def test_yuan_become_wan_yuan(rows):  # 虚构
    assert rows("公务接待费12000元。", THREE_PUBLIC) == [("公务接待费", "金额", "1.2000")]


def test_last_years_amount_in_the_text(read):
    body = "2020年度收、支总计2918.96万元,比上年2665.56万元增加253.4万元,增长9.51%。"
    found = [(s.kind, str(s.value), s.year, s.base_year) for s in read(body, year=2020)[::2]]
    assert found == [
        ("金额", "2918.96", 2020, None),
        ("金额", "2665.56", 2019, None),
        ("增减额", "253.4", 2020, 2019),
        ("增减率", "9.51", 2020, 2019),
    ]


def test_level_with_last_year_is_a_change_of_zero(read):
    body = "上级补助收入0万元。与2023年决算数相同。"
    last = read(body, "二、收入决算情况说明", year=2024)[-1]
    assert (last.subject, last.kind, last.value) == ("上级补助收入", "增减额", Decimal(0))
    assert last.base_year == 2023


def test_roughly_level_has_no_value(read):
    body = "公务接待费全年预算为9.91万元，支出决算为9.91万元，与2024年预算基本持平。"
    last = read(body, THREE_PUBLIC, year=2024)[-1]
    assert (last.kind, last.value, last.base_year) == ("增减额", None, 2024)


def test_level_carries_over_to_the_parts(rows):
    body = "2024年度“三公”经费支出决算数与2023年度持平。其中：公务接待费支出决算持平。"
    assert rows(body, THREE_PUBLIC, year=2024) == [
        ("“三公”经费合计", "增减额", "0"),
        ("公务接待费", "增减额", "0"),
    ]


def test_nothing_received_or_spent(rows):
    body = "本部门2024年度无政府性基金预算财政拨款收入和支出。"
    assert rows(body, "七、政府性基金预算财政拨款收入支出决算情况说明") == [
        ("政府性基金预算财政拨款收入", "金额", "0"),
        ("政府性基金预算财政拨款支出", "金额", "0"),
    ]


def test_nothing_of_the_kind(rows):  # 虚构
    body = "本单位没有使用国有资本经营预算财政拨款安排的支出。"
    assert rows(body, "八、国有资本经营预算财政拨款支出决算情况说明") == [
        ("国有资本经营预算财政拨款支出", "金额", "0")
    ]


def test_denied_sentence_with_figures_is_not_zero(rows):  # 虚构
    body = "本单位无政府性基金预算财政拨款收入3万元以外的收支。"
    assert ("政府性基金预算财政拨款收入", "金额", "0") not in rows(
        body, "七、政府性基金预算财政拨款收入支出决算情况说明"
    )


def test_share_without_an_amount(rows):
    body = "服务采购授予中小企业合同金额占服务支出金额的100%。"
    assert rows(body, "十一、政府采购支出说明") == [("服务采购授予中小企业合同金额", "占比", "100")]


def test_no_budget_has_no_completion_rate(rows):
    body = (
        "一般公共服务支出（类）统计信息事务（款）其他统计信息事务支出（项）。"
        "年初预算为0万元，支出决算为49.99万元，年初无预算。"
    )
    path = "一般公共服务支出/统计信息事务/其他统计信息事务支出"
    assert rows(body, GENERAL) == [
        (path, "年初预算", "0"),
        (path, "金额", "49.99"),
        (path, "完成率", None),
    ]
