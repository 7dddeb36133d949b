"""A sum is judged only when its parts are known."""

import pytest
from identities.ledger import accounts, entry

from juesuan_analysis.facts import Place
from juesuan_analysis.facts.finding import CONFLICT, HOLDS, NOT_READ
from juesuan_analysis.facts.unread import number_lost
from juesuan_analysis.identities import check


def income(*rows):
    return [entry(1, line, "决算数", amount, side="收入") for line, amount in rows]


def found(identity, entries, lost=()):
    return next(f for f in check(entries, [], lost=lost) if f.identity == identity)


def lost(form, printed):
    return number_lost(form, printed, "没有读入", Place(4, 0, 0, 0, 0))


SHORT = income(("一般公共预算财政拨款收入", "2365.90"), ("本年收入合计", "2394.34"))


def test_a_row_that_no_rule_uses_and_that_is_the_gap():
    told = found("F1.income_total", [*SHORT, *income(("教育收费收入", "28.44"))])
    assert told.outcome == NOT_READ
    assert "教育收费收入 决算数 28.44（第 1 页）" in told.reason


def test_two_such_rows_together():
    rows = income(("教育收费收入", "20.44"), ("附加收入", "8.00"))
    assert found("F1.income_total", [*SHORT, *rows]).outcome == NOT_READ


@pytest.mark.parametrize(("parts", "outcome"), [(3, NOT_READ), (4, CONFLICT)])
def test_more_than_three_such_rows_make_up_a_gap_by_chance(parts, outcome):
    amounts = ("1.44", "8.00", "9.00", "10.00") if parts == 4 else ("9.44", "9.00", "10.00")
    rows = income(*((f"附加收入{amount}", amount) for amount in amounts))
    assert found("F1.income_total", [*SHORT, *rows]).outcome == outcome


@pytest.mark.parametrize(("others", "outcome"), [(11, NOT_READ), (12, CONFLICT)])
def test_among_more_than_twelve_numbers_a_gap_may_be_made_up_by_chance(others, outcome):
    rows = income(*((f"附加收入{i}", f"0.{i:02}") for i in range(1, others + 1)))
    told = found("F1.income_total", [*SHORT, *rows, *income(("教育收费收入", "28.44"))])
    assert told.outcome == outcome


def test_a_row_that_is_not_the_gap_excuses_nothing():
    told = found("F1.income_total", [*SHORT, *income(("教育收费收入", "28.45"))])
    assert told.outcome == CONFLICT


@pytest.mark.parametrize(
    ("printed", "outcome"), [("28.44", NOT_READ), ("2024 -09 28.44", NOT_READ), ("2024", CONFLICT)]
)
def test_a_number_that_was_told_as_unread(printed, outcome):
    assert found("F1.income_total", SHORT, [lost(1, printed)]).outcome == outcome


def test_a_number_of_another_form_excuses_nothing():
    assert found("F1.income_total", SHORT, [lost(2, "28.44")]).outcome == CONFLICT


def test_a_row_that_another_form_does_not_have_may_be_unread():
    entries = [e for e in accounts() if not (e.form == 7 and (e.code or "").startswith("212"))]
    told = found("F47.by_class", entries, [lost(7, "983.10")])
    assert told.outcome == NOT_READ


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ((("财政拨款收入", "2365.90"), ("其他收入", "28.44")), HOLDS),
        ((("财政拨款收入", "2365.90"), ("一般公共预算财政拨款收入", "2394.34")), HOLDS),
    ],
)
def test_appropriations_in_one_line_as_before_2019(rows, outcome):
    entries = income(*rows, ("本年收入合计", "2394.34"))
    assert found("F1.income_total", entries).outcome == outcome


def test_reserves_by_their_older_name():
    rows = (("本年收入合计", "10.00"), ("用事业基金弥补收支差额", "2.50"), ("总计", "12.50"))
    assert found("F1.income_grand", income(*rows)).outcome == HOLDS
