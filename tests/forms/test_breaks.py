"""Rows that are missing where a form goes on to another page (names 虚构)."""

import pytest

from juesuan_analysis.facts import Place
from juesuan_analysis.forms.breaks import breaks
from juesuan_analysis.forms.rows import Cell, Row
from juesuan_analysis.vocabulary.forms import BY_NUMBER


def row(page, name, code=""):
    return Row(None, code, name, (Cell("金额", None, (), (), Place(page, 0, 0, 9, 9)),))


def found(form, *rows):
    return [(b.place.page, b.missing) for b in breaks(BY_NUMBER[form], [rows])]


def coded(page, *codes):
    return [row(page, "科目", code) for code in codes]


def test_numbers_before_names_that_leave_some_out_between_two_pages():
    first = [row(1, "一、一般公共服务支出"), row(1, "二、外交支出")]
    assert found(1, *first, row(2, "五、教育支出"), row(2, "六、科学技术支出")) == [
        (2, "“二、外交支出”的下一行是“五、教育支出”")
    ]
    assert found(1, *first, row(2, "三、国防支出"), row(2, "四、公共安全支出")) == []


def test_an_office_that_leaves_numbers_out_everywhere_has_lost_no_page():
    rows = [row(1, "一、一般公共服务支出"), row(1, "四、公共安全支出"), row(2, "八、社会保障支出")]
    assert found(1, *rows) == []


WHOLE = ("201", "20101", "2010101", "208", "20805", "2080505")


def test_a_class_without_its_rows_at_the_end_of_a_page():
    assert found(3, *coded(1, *WHOLE, "210"), *coded(2, "221", "22102", "2210201")) == [
        (2, "210 下面没有它的各行")
    ]


def test_a_class_without_its_rows_at_the_end_of_the_form():
    assert found(3, *coded(1, *WHOLE), *coded(2, "210")) == [(2, "210 下面没有它的各行")]


@pytest.mark.parametrize("rest", [("210", "21011", "2101101"), ()])
def test_a_form_that_is_whole(rest):
    assert found(3, *coded(1, *WHOLE), *coded(2, *rest)) == []


def test_one_other_class_is_no_evidence():
    assert found(3, *coded(1, "201", "20101"), *coded(2, "208")) == []


def test_codes_of_the_economic_classification_that_leap_between_two_pages():
    first = coded(1, "301", "30101", "30102", "30103")
    assert found(6, *first, *coded(2, "30111", "30112")) == [(2, "30103 的下一行是 30111")]
    assert found(6, *first, *coded(2, "30105", "30106")) == []
