"""Printed page numbers that jump tell of a lost page."""

import pytest

from juesuan_analysis.disclosure.numbering import lost_pages, page_number


def reasons(*numbers):
    return [one.reason for one in lost_pages([["正文", n] if n else ["正文"] for n in numbers])]


@pytest.mark.parametrize(
    ("line", "number"), [("12", 12), ("- 12 -", 12), ("第 12 页", 12), ("12.00", None), ("", None)]
)
def test_the_number_of_a_page(line, number):
    assert page_number(["正文", line]) == number


def test_a_jump_is_told():
    assert reasons("1", "2", "3", "4", "6", "7") == ["印出的页码从 4 跳到 6：可能缺页"]


def test_pages_without_numbers_hide_no_jump_and_make_none():
    assert reasons("1", "2", "3", "4", None, "6", "7") == []


def test_numbers_that_do_not_follow_one_another_are_no_page_numbers():
    assert reasons("1", "4", "6", "9", "12") == reasons("3", "5", "6") == []
