"""Each amount that a page prints is somebody's, and the sums agree."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan_analysis.disclosure.account import account, amounts_in
from juesuan_analysis.facts import Claim, Place
from juesuan_analysis.facts.account import (
    ANNEX,
    ANNEXED,
    ENTERED,
    FORM,
    OTHER,
    STATED,
    TAKERS,
    TOLD,
)

PLACE = Place(1, 0, 0, 10, 10)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("收入总计 1,055.24 支出总计 1055.24", ["1055.24", "1055.24"]),
        ("支出300万元，公车2辆，占12.5%，增长 3.4 %", ["300"]),
        (".50 和 1,234", ["0.50", "1234"]),
        ("2024年5月，第3页，编号1.2.3", []),
        ("建筑面积 1,250.5平方米", []),
        ("提高 2.5个百分点", []),
    ],
)
def test_amounts_are_numbers_with_decimals_separators_or_units(
    text: str, amounts: list[str]
) -> None:
    assert amounts_in(text) == tuple(Decimal(amount) for amount in amounts)


def test_what_nobody_claims_is_outside() -> None:
    (page,) = account([["合计 12.50", "注：1.20万元"]], [Claim(ENTERED, PLACE, "12.50")], {})
    assert (page.role, page.printed, page.entered, page.outside) == (OTHER, 2, 1, 1)


def test_a_number_that_a_narrow_cell_breaks_is_its_entry() -> None:
    (page,) = account([["13.2", "4"]], [Claim(ENTERED, PLACE, "13.24")], {})
    assert (page.printed, page.entered, page.outside) == (1, 1, 0)


def test_equal_amounts_are_told_apart_by_their_number() -> None:
    claims = [Claim(ENTERED, PLACE, "5.00")] * 2
    (page,) = account([["5.00 5.00 5.00"]], claims, {1: (FORM, (3,))})
    assert (page.forms, page.printed, page.entered, page.outside) == ((3,), 3, 2, 1)


def test_an_entry_without_decimals_is_printed_all_the_same() -> None:
    (page,) = account([["合计 0"]], [Claim(ENTERED, PLACE, "0")], {})
    assert (page.printed, page.entered) == (1, 1)


def test_two_statements_on_one_figure_are_one_amount() -> None:
    (page,) = account([["收入12.50万元"]], [Claim(STATED, PLACE, "12.50")] * 2, {})
    assert (page.printed, page.stated) == (1, 1)


def test_an_annex_hands_in_its_figures_as_any_reader() -> None:
    claims = [Claim(ANNEXED, PLACE, "80"), Claim(TOLD, PLACE, "7.5")]
    (page,) = account([["项目资金 80 7.5"]], claims, {1: (ANNEX, ())})
    assert (page.printed, page.annexed, page.told) == (2, 1, 1)


def test_an_amount_that_touches_a_code_is_one_amount() -> None:
    claims = [Claim(ENTERED, PLACE, "773.22"), Claim(ENTERED, PLACE, "223.82")]
    (page,) = account([["773.22302 商品 223.82307"]], claims, {})
    assert (page.printed, page.outside) == (2, 0)


@given(
    st.lists(st.sampled_from(["1.50", "2.25", "300.00"])),
    st.lists(st.tuples(st.sampled_from(TAKERS), st.sampled_from(["1.50", "2.25", "9.99", "0"]))),
)
def test_the_sums_agree_whatever_is_claimed(
    printed: list[str], claimed: list[tuple[str, str]]
) -> None:
    claims = [Claim(taker, PLACE, text) for taker, text in claimed]
    (page,) = account([[" ".join(printed)]], claims, {})
    assert page.agrees
    assert page.entered == sum(taker == ENTERED for taker, _ in claimed)
