from decimal import Decimal

import pytest

from juesuan_analysis.forms.amount import is_nil, parse_amount


@pytest.mark.parametrize(
    ("printed", "unit", "amount"),
    [
        ("1,055.24", "万元", "1055.24"),
        ("10,552,412.34", "元", "1055.241234"),
        ("－12.30", "万元", "-12.30"),
        ("(12.30)", "万元", "-12.30"),
        ("（1,012.30）", "万元", "-1012.30"),
        ("‐12.30", "万元", "-12.30"),
        ("0.00", "万元", "0.00"),
        ("12", "千元", "1.2"),
    ],
)
def test_amount_is_exact(printed, unit, amount):
    assert parse_amount(printed, unit) == Decimal(amount)


@pytest.mark.parametrize(
    "printed",
    ["2.940.05", "1,05.24", "12%", "见注", "1.00 2.00", "9" * 16, "0.1234567", "△1.00", "(1.00"],
)
def test_what_is_not_one_amount_is_none(printed):
    assert parse_amount(printed, "万元") is None


@pytest.mark.parametrize("printed", ["", " ", "-", "—", "——"])
def test_nil(printed):
    assert is_nil(printed)


@pytest.mark.parametrize("printed", ["1\ufffd34.56", "\ufffd1.00", "1.0\ufffd", "1.00‰"])
def test_an_unknown_character_may_be_a_digit(printed):
    assert parse_amount(printed, "万元") is None


def test_a_cell_with_an_unknown_character_is_not_blank():
    assert not is_nil("\ufffd")
