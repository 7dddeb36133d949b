"""Wordings that leave something open, and what the identities make of them. All figures 虚构."""

from __future__ import annotations

import pytest
from identities.ledger import accounts, entry
from narrative.conftest import text_lines

from juesuan_analysis.facts.finding import (
    CONFLICT,
    HOLDS,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    ROUNDING,
)
from juesuan_analysis.identities import check
from juesuan_analysis.narrative import read_narrative

OVERALL, GENERAL = "一、收入支出决算总体情况说明", "五、一般公共预算财政拨款支出决算情况说明"
INCOME, EXPENDITURE = "二、收入决算情况说明", "三、支出决算情况说明"
PUBLIC, ASSETS = "九、财政拨款“三公”经费支出决算情况说明", "十二、国有资产占用情况说明"
PERFORMANCE = "十三、预算绩效情况说明"


def outcomes(identity, heading, body, entries=()):
    told = read_narrative(text_lines(f"{heading}\n{body}"), 2024)
    return [f.outcome for f in check(entries, told) if f.identity == identity]


@pytest.mark.parametrize(("rate", "expected"), [("90.91", ROUNDING), ("86.36", CONFLICT)])
def test_income_at_all_may_mean_this_years_income(rate, expected):
    body = f"2024年度收入总计1200万元，其中：本年收入1100万元。财政拨款收入1000万元，占总收入的{rate}%。"
    assert outcomes("N.share", INCOME, body) == [expected]


@pytest.mark.parametrize(
    ("share", "expected"), [("100.00", HOLDS), ("50.61", ROUNDING), ("61.50", CONFLICT)]
)
def test_running_costs_are_a_share_of_the_cars_or_of_all(share, expected):
    body = (
        "“三公”经费支出42.62万元。公务用车购置及运行维护费21.57万元，其中："
        f"公务用车运行维护费21.57万元，占{share}%。"
    )
    assert outcomes("N.share", PUBLIC, body) == [expected]


def test_a_share_of_a_named_whole_without_de():
    body = "2024年度一般公共预算财政拨款支出970.00万元，占本年支出合计89.81%。"
    cells = [entry(1, "本年支出合计", "决算数", "1080.00", side="支出")]
    assert outcomes("N.share", GENERAL, body, cells) == [ROUNDING]


@pytest.mark.parametrize(("done", "expected"), [("95", HOLDS), ("114", CONFLICT)])
def test_completion_of_the_budget_that_the_rate_names(done, expected):
    body = (
        "一般公共服务（类）财政事务（款）行政运行（项）年初预算500.00万元，调整预算数为600.00万元，"
        f"支出决算为570.00万元，完成调整预算数的{done}%。"
    )
    assert outcomes("N.completion", GENERAL, body) == [expected]


def test_completion_of_an_original_budget_is_not_that_of_form_9():
    body = "公务接待费支出11.62万元，完成年初预算的58.1%。"
    assert outcomes("N.completion", PUBLIC, body, accounts()) == [NOT_ENOUGH]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("小于预算数", HOLDS), ("大于预算数", CONFLICT), ("未超过预算数", None)],
)
def test_each_clause_has_its_own_direction(word, expected):
    body = (
        "公务用车运行维护费预算为20.00万元，支出决算为21.57万元，决算数大于预算数；"
        f"公务接待费预算为18.35万元，支出决算为11.62万元，决算数{word}。"
    )
    assert outcomes("N.direction", PUBLIC, body) == [HOLDS, *([expected] if expected else [])]


@pytest.mark.parametrize(("less", "expected"), [("3.38", HOLDS), ("3.83", CONFLICT)])
def test_the_difference_from_the_budget(less, expected):
    body = f"公务接待费2024年度决算数11.62万元，比2024年年初预算数15.00万元减少{less}万元。"
    assert outcomes("N.direction", PUBLIC, body) == [expected]


@pytest.mark.parametrize(("rate", "expected"), [("31", ROUNDING), ("32", CONFLICT)])
def test_a_rate_without_decimals_among_others(rate, expected):
    body = (
        f"2024年度本年收入390.55万元，较2023年度决算数减少175.26万元，下降{rate}%。"
        "财政拨款收入351.50万元，占90.00%；其他收入39.05万元，占10.00%。"
    )
    assert outcomes("N.rate", INCOME, body) == [expected]


@pytest.mark.parametrize(("amount", "expected"), [("1.10", ROUNDING), ("1.20", CONFLICT)])
def test_an_amount_in_hundreds_of_millions(amount, expected):
    cells = [entry(1, "总计", "决算数", "11003.25", side="收入")]
    body = f"2024年度收入总计{amount}亿元，事业收入5.37万元，其他收入6.41万元。"
    assert outcomes("N.amount", OVERALL, body, cells)[0] == expected


@pytest.mark.parametrize(("amount", "expected"), [("约1100万元", ROUNDING), ("1100万元", CONFLICT)])
def test_a_rough_amount(amount, expected):
    cells = [entry(1, "总计", "决算数", "1103.25", side="收入")]
    assert outcomes("N.amount", OVERALL, f"2024年度收入总计{amount}。", cells) == [expected]


def test_parts_of_a_class_are_not_the_whole():
    body = (
        "一般公共服务支出510.00万元，其中：基本支出400.00万元，项目支出110.00万元；"
        "住房保障支出20.00万元，主要用于人员经费15.00万元、公用经费5.00万元。"
    )
    found = outcomes("N.amount", GENERAL, body, accounts())
    assert found == [CONFLICT, CONFLICT]  # the two 类 alone are compared, and both differ


def test_what_the_whole_district_spent_is_not_compared():
    body = "2024年全区一般公共预算支出56.78亿元，收入总计60.00亿元。"
    assert outcomes("N.amount", PERFORMANCE, body, accounts()) == [NOT_APPLICABLE]
    assert outcomes("N.amount", OVERALL, body, accounts()) == [NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("一般公务用车5辆、执法执勤用车1辆、特种作业车2辆", HOLDS),
        ("应急保障用车6辆、其他用车2辆，其他用车主要是：调研车1辆、巡查车1辆", HOLDS),
        ("应急保障用车5辆、执法执勤用车1辆", NOT_ENOUGH),
        ("应急保障用车5辆、其他用车1辆", CONFLICT),
        ("应急保障用车5辆、执法执勤用车4辆", CONFLICT),
    ],
)
def test_kinds_of_vehicles(kinds, expected):
    body = f"截至2024年12月31日，本部门共有车辆8辆，其中，{kinds}。"
    assert outcomes("N.vehicles", ASSETS, body) == [expected]


def test_a_phrase_that_is_no_indicator_may_have_several_values():
    body = "处置车辆1辆，账面原值12.00万元；报废资产10项，账面原值5.00万元，账面原值共6.00万元。"
    assert outcomes("N.one_value", ASSETS, body) == [NOT_APPLICABLE]
