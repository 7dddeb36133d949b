"""Small raised digits that lie in the blank cell beside their amount's (figures 虚构)."""

from decimal import Decimal

import pytest
from form_pages import amounts, read
from ruled import FONT, SIZE, canvas, form3

ROWS = [["", "合计", "300.50", "", "", "", "", ""], ["201", "公共安全支出", "300.50"]]
TOTAL_RIGHT, PROJECT_LEFT = 240, 300  # the edges of 本年支出合计, and the left one of 项目支出
BASE = 770 - 2 * 16 + 4


def _read(tmp_path, *drawn, rows=ROWS):
    page = canvas(tmp_path / "虚构.pdf")
    form3(page, rows)
    for x, y, size, text in drawn:
        page.setFont(FONT, size)
        page.drawString(x, y, text)
    page.save()
    return read(tmp_path / "虚构.pdf")


@pytest.mark.parametrize("mark", ["1", "12", "1,2"])
def test_a_raised_digit_in_the_next_cell_marks_the_amount(tmp_path, mark):
    result = _read(tmp_path, (TOTAL_RIGHT + 0.5, BASE + 0.35 * SIZE, 0.55 * SIZE, mark))
    assert amounts(result) == dict.fromkeys(
        [(None, "本年支出合计"), ("201", "本年支出合计")], Decimal("300.50")
    )
    marks = [e.mark for e in result.entries if e.amount is not None]
    assert marks == [mark.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")), ""]


def test_a_raised_digit_before_an_amount_in_the_cell_before(tmp_path):
    rows = [["", "合计", "", "300.50"], ["201", "公共安全支出", "", "300.50"]]
    width = 0.5 * SIZE * 6  # of 300.50, set one point from its right edge
    at = TOTAL_RIGHT + 60 - 1 - width - 0.6 * SIZE
    result = _read(tmp_path, (at, BASE + 0.35 * SIZE, 0.55 * SIZE, "1"), rows=rows)
    assert set(amounts(result)) == {(None, "基本支出"), ("201", "基本支出")}


def test_a_tiny_digit_beside_no_amount_is_told(tmp_path):
    result = _read(tmp_path, (PROJECT_LEFT + 20, BASE, 0.5 * SIZE, "3"))
    assert (None, "项目支出") not in amounts(result)
    assert [(u.printed, u.reason) for u in result.unread] == [("3", "不是一个完整的数字")]


def test_a_digit_of_a_smaller_type_on_the_same_line_is_a_number(tmp_path):
    result = _read(tmp_path, (PROJECT_LEFT + 20, BASE, 0.8 * SIZE, "3"))
    assert amounts(result)[None, "项目支出"] == Decimal(3)


def test_a_raised_digit_as_large_as_the_amounts_is_a_number(tmp_path):
    result = _read(tmp_path, (TOTAL_RIGHT + 1, BASE + 0.2 * SIZE, SIZE, "3"))
    assert amounts(result)[None, "基本支出"] == Decimal(3)
