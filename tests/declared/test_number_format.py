"""Numbers as a workbook shows them."""

import pytest

from juesuan_analysis.reading.declared.number_format import shown_number


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (123456789012345678, "0", "123456789012346000"),  # a workbook keeps 15 digits
        (1234567.891234, "General", "1234567.8912"),  # and shows 11 by itself
        (0, "0.00;-0.00", "0.00"),
        (0, '0.00;-0.00;"无"', "无"),
        (-1.5, "0.00", "-1.50"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value, pattern, text):
    assert shown_number(value, pattern) == text


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (0, "yyyy-mm-dd", "1899-12-30"),
        (2_958_465, "yyyy-mm-dd", "9999-12-31"),
        (45_292, "yy.m", "24.1"),
        (45_292, "yyy.m", "2024.1"),
    ],
)
def test_a_date_is_shown_as_its_format_says(value, pattern, text):
    assert shown_number(value, pattern) == text


@pytest.mark.parametrize("value", [-1234567.89, -1, 2_958_466])
def test_what_is_no_date_is_shown_as_signs(value):
    """Excel fills the cell with #, so that no digit of the amount is seen."""
    assert shown_number(value, "yyyy-mm-dd") == "####"
