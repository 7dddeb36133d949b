"""Lists that nothing opens, sums of several items, counts by their verbs, next year's budget."""

from __future__ import annotations

from decimal import Decimal

import pytest

SPENT = "支出合计1000.00万元，按性质分：基本支出700.00万元，占70%；项目支出300.00万元，占30%。"


def told(statements):
    return [(s.subject, s.kind, s.value, s.decided_by) for s in statements]


def test_a_change_behind_a_list_is_the_whole_s_as_its_rate_shows(read):
    found = read(SPENT + "较上年900.00万元增加100.00万元，增长11.11%。", "三、支出决算情况说明")
    assert told(found)[-3:] == [
        ("本年支出合计", "金额", Decimal("900.00"), None),
        ("本年支出合计", "增减额", Decimal("100.00"), "增减率"),
        ("本年支出合计", "增减率", Decimal("11.11"), "增减率"),
    ]


def test_a_change_behind_a_list_that_fits_its_last_part_alone_stays_there(read):
    found = read(SPENT + "较上年增加100.00万元，增长50.00%。", "三、支出决算情况说明")
    assert {s.subject for s in found[-2:]} == {"项目支出"}


def test_a_change_without_a_rate_behind_a_list_is_the_whole_s(read):
    found = read(SPENT + "较上年增加100.00万元。", "三、支出决算情况说明")
    assert told(found)[-1] == ("本年支出合计", "增减额", Decimal("100.00"), None)


@pytest.mark.parametrize("words", ["共", "合计", "共计"])
def test_the_sum_of_several_items_is_none_of_theirs(read, words):
    found = read(f"上缴上级支出、经营支出{words}5.00万元。", "三、支出决算情况说明")
    assert [s.subject for s in found] == ["上缴上级支出、经营支出"]


def test_a_verb_says_what_is_counted(read):
    text = "公务接待费3.00万元。出国团组1个、2人，公务用车保有量7辆，接待65批次。"
    found = read(text, "九、“三公”经费支出决算情况说明")
    assert [s.subject for s in found[1:]] == [
        "因公出国（境）团组数",
        "因公出国（境）人次",
        "公务用车保有量",
        "公务接待批次",
    ]


def test_a_count_that_did_not_change_is_the_count_s(read):
    found = read("公务用车保有量3辆，与上年持平。", "九、“三公”经费支出决算情况说明")
    assert [(s.subject, s.kind, s.unit) for s in found][-1] == ("公务用车保有量", "增减额", "辆")


def test_what_follows_next_year_s_budget_is_next_year_s(read):
    text = "2025年“三公”经费预算9.00万元。公务接待费较上年减少1.00万元。结转至2026年使用。"
    found = read(text, "九、“三公”经费支出决算情况说明", 2024)
    assert [(s.year, s.base_year) for s in found] == [(2025, None), (2025, 2024)]


def test_codes_in_brackets_name_the_levels(read):
    text = "1.教育支出（205）普通教育（02）高中教育（04）：支出决算为80.00万元。"
    (found,) = read(text, "五、一般公共预算财政拨款支出决算情况说明")
    assert found.subject == "教育支出/普通教育/高中教育"
