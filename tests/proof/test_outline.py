"""Headings that are left out where a page turns tell of a lost page."""

from juesuan_analysis.disclosure.outline import lost_headings


def reasons(*pages):
    return [one.reason for one in lost_headings(pages, range(1, len(pages) + 1))]


def test_a_section_left_out_is_told():
    assert reasons(["八、甲说明", "九、乙说明"], ["续文", "十一、丁说明"]) == [
        "情况说明的标题从“九、”跳到“十一、”：可能缺页"
    ]


def test_a_heading_below_left_out_is_told():
    assert reasons(["十、丙说明", "文字"], ["（三）资产情况"]) == [
        "情况说明的标题从“十、”跳到“（三）”：可能缺页"
    ]


def test_headings_that_follow_one_another_tell_nothing():
    pages = (["八、甲", "（一）子", "(二) 丑"], ["（三）寅", "九、乙"], ["续"], ["十、丙"])
    assert reasons(*pages) == []


def test_numbers_that_begin_anew_tell_nothing():
    assert reasons(["九、甲", "（一）子"], ["一、名词"], ["（一）丑"]) == []


def test_a_number_that_is_wrong_within_a_page_tells_nothing():
    assert reasons(["一、甲", "三、乙"], ["四、丙"]) == []
