"""This year against last year's disclosure."""

import pytest
from identities.ledger import YEAR, entry, statement

from juesuan_analysis.facts.finding import ADJUSTED, CONFLICT, HOLDS, NOT_ENOUGH
from juesuan_analysis.identities import check

NOW = [
    entry(1, "总计", "决算数", "859.59", side="收入"),
    entry(1, "年初结转和结余", "决算数", "12.30", side="收入"),
    entry(1, "本年收入合计", "决算数", "847.29", side="收入"),
]


def before(total="989.64", closing="12.30"):
    return [
        entry(1, "总计", "决算数", total, side="收入"),
        entry(1, "本年收入合计", "决算数", total, side="收入"),
        entry(1, "年末结转和结余", "决算数", closing, side="支出"),
    ]


TOLD = [statement("收入支出决算总体情况", "收入总计", "增减额", "-130.05", base=YEAR - 1)]


def outcomes(identity, previous, told=TOLD):
    return [f.outcome for f in check(NOW, told, previous) if f.identity == identity]


@pytest.mark.parametrize(("total", "expected"), [("989.64", HOLDS), ("998.64", CONFLICT)])
def test_last_years_amount_is_this_years_less_the_change(total, expected):
    assert outcomes("Y.change", before(total)) == [expected]


@pytest.mark.parametrize(("closing", "expected"), [("12.30", HOLDS), ("13.20", ADJUSTED)])
def test_what_was_left_is_what_is_brought_forward(closing, expected):
    assert outcomes("Y.opening", before(closing=closing)) == [expected]


def test_an_opening_that_breaks_its_own_form_is_a_conflict():
    now = [*NOW[:2], entry(1, "本年收入合计", "决算数", "846.39", side="收入")]
    found = check(now, [], before(closing="13.20"))
    assert [f.outcome for f in found if f.identity == "Y.opening"] == [CONFLICT]


def test_a_change_that_fits_its_rate_has_a_restated_base():
    rate = statement(
        "收入支出决算总体情况", "收入总计", "增减率", "-13.14", unit="%", base=YEAR - 1
    )
    now = statement("收入支出决算总体情况", "收入总计", "金额", "859.59")
    assert outcomes("Y.change", before("998.64"), [now, *TOLD, rate]) == [ADJUSTED]


def test_without_last_years_disclosure_nothing_is_checked():
    assert outcomes("Y.change", None) == outcomes("Y.opening", None) == [NOT_ENOUGH]


def test_a_cell_that_one_year_does_not_print():
    assert outcomes("Y.change", []) == [NOT_ENOUGH]
    assert outcomes("Y.opening", before()[:1]) == [NOT_ENOUGH]


def test_last_years_cells_are_told_from_this_years():
    (finding,) = [f for f in check(NOW, TOLD, before()) if f.identity == "Y.change"]
    assert [term.key[0] for term in finding.terms] == ["上年表", "表", "文"]
