"""Two readings, one decision: the forms decide, and are not proved by it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from narrative.conftest import text_lines

from juesuan_analysis.facts import Entry, Place
from juesuan_analysis.facts.finding import CONFLICT, NOT_APPLICABLE
from juesuan_analysis.identities import check, decide
from juesuan_analysis.narrative import read_narrative

AT = Place(1, 0, 0, 9, 9)


def cell(form, side, line, measure, amount):
    return Entry(form, side, None, line, 0, measure, Decimal(amount), amount, "万元", AT)


FORMS = [
    cell(1, "收入", "本年收入合计", "决算数", "900.00"),
    cell(1, "收入", "总计", "决算数", "1000.00"),
    cell(4, "支出", "本年支出合计", "合计", "640.00"),
    cell(5, None, "合计", "合计", "560.00"),
]


def told(text):
    return read_narrative(text_lines(text), 2024)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("二、收入决算情况说明\n2024年度收入总计900.00万元。", "本年收入合计"),
        ("二、收入决算情况说明\n2024年度收入总计1000.00万元。", "收入总计"),
        ("一、收入支出决算总体情况说明\n2024年总收入900.00万元。", "本年收入合计"),
        ("三、财政拨款支出决算情况说明\n财政拨款支出640.00万元。", "财政拨款支出"),
        ("三、财政拨款支出决算情况说明\n财政拨款支出560.00万元。", "一般公共预算财政拨款支出"),
    ],
)
def test_the_forms_decide_between_two_readings(text, subject):
    (statement,) = decide(told(text), FORMS)
    assert (statement.subject, statement.decided_by) == (subject, "各表")


def test_what_neither_reading_fits_stays_and_conflicts():
    statements = told("二、收入决算情况说明\n2024年度收入总计990.00万元。")
    assert decide(statements, FORMS) == statements
    assert [
        f.identity
        for f in check(FORMS, statements)
        if f.outcome == CONFLICT and f.identity[0] == "N"
    ] == ["N.amount"]


def test_a_decided_statement_proves_nothing_about_the_cell():
    statements = told("二、收入决算情况说明\n2024年度收入总计900.00万元。")
    found = [f for f in check(FORMS, decide(statements, FORMS)) if f.identity == "N.amount"]
    assert [f.outcome for f in found] == [NOT_APPLICABLE]


def test_changes_go_with_the_amount_that_was_decided():
    text = "二、收入决算情况说明\n2024年度收入总计900.00万元，比上年增加90.00万元，增长11.11%。"
    decided = decide(told(text), FORMS)
    assert {s.subject for s in decided} == {"本年收入合计"}


def test_an_unmistakable_name_is_not_tested():
    (statement,) = told("一、收入支出决算总体情况说明\n2024年度收入总计900.00万元。")
    assert statement.other_subject is None


def test_a_name_out_of_the_vocabulary_is_marked():
    statements = told("二、收入决算情况说明\n事业收入8.00万元，救护培训收入3.00万元。")
    assert [(s.subject, s.named) for s in statements] == [
        ("事业收入", True),
        ("救护培训收入", False),
    ]


def test_a_change_given_to_the_whole_by_its_rate_says_so():
    text = (
        "一、收入支出决算总体情况说明\n"
        "收入总计1100.00万元，其中年初结转和结余50.00万元，较上年增加100.00万元，增长10.00%。"
    )
    changes = [s for s in told(text) if s.kind in ("增减额", "增减率")]
    assert {(s.subject, s.decided_by) for s in changes} == {("收入总计", "增减率")}
    rates = [f for f in check([], told(text)) if f.identity == "N.rate"]
    assert [f.outcome for f in rates] == [NOT_APPLICABLE]


PUBLIC = [
    cell(9, None, "合计", "预算数", "9.00"),
    cell(9, None, "公务用车运行维护费", "预算数", "7.00"),
    cell(9, None, "公务接待费", "预算数", "2.00"),
    cell(9, None, "合计", "决算数", "6.00"),
    cell(9, None, "公务用车运行维护费", "决算数", "5.00"),
    cell(9, None, "公务接待费", "决算数", "1.00"),
]


def budgets(total, cars, guests, rates=("60.00", "62.50", "50.00"), printed=PUBLIC):
    text = (
        f"九、“三公”经费支出决算情况说明\n2024年“三公”经费支出预算为{total}万元，支出决算为6.00万元，"
        f"完成预算的{rates[0]}%。公务用车运行维护费预算为{cars}万元，支出决算为5.00万元，完成预算的"
        f"{rates[1]}%；公务接待费预算为{guests}万元，支出决算为1.00万元，完成预算的{rates[2]}%。"
    )
    decided = decide(told(text), printed)
    kinds = {s.kind for s in decided if s.kind.endswith("预算")}
    found = [f.identity for f in check(printed, decided) if f.outcome == CONFLICT]
    return kinds, [identity for identity in found if identity[0] == "N"]


def test_plain_budgets_of_which_none_is_the_form_s_are_the_original_ones():
    assert budgets("10.00", "8.00", "2.00", ("60.00", "62.50", "50.00"))[0] == {"全年预算"}
    assert budgets("10.50", "8.00", "2.50", ("57.14", "62.50", "40.00")) == ({"年初预算"}, [])


@pytest.mark.parametrize(("lines", "kind"), [(1, "全年预算"), (2, "年初预算")])
def test_two_budgets_that_are_not_the_form_s_are_no_misprint(lines, kind):
    printed = [*PUBLIC[:lines], *PUBLIC[3:]]
    rates = ("57.14", "62.50", "40.00")
    assert budgets("10.50", "8.00", "2.50", rates, printed)[0] == {kind}


@pytest.mark.parametrize(("rate", "kind"), [("57.20", "年初预算"), ("57.21", "全年预算")])
def test_a_completion_that_is_off_by_more_than_rounding_shows_no_budget(rate, kind):
    """6.00 is 57.14% of 10.50."""
    assert budgets("10.50", "8.00", "2.50", (rate, "62.50", "40.00"))[0] == {kind}


def test_one_budget_that_is_not_the_form_s_is_a_misprint():
    kinds, found = budgets("9.00", "8.00", "2.00", ("66.67", "62.50", "50.00"))
    assert (kinds, found) == ({"全年预算"}, ["N.public_budget"])
