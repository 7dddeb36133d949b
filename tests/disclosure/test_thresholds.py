"""Numbers that decide what a document is, and what of a scan is taken: on both sides (虚构)."""

from decimal import Decimal

import pytest

from juesuan_analysis.disclosure.attribution import is_department
from juesuan_analysis.disclosure.cutting import cut
from juesuan_analysis.disclosure.nature import cover_of
from juesuan_analysis.disclosure.numbering import lost_pages
from juesuan_analysis.disclosure.repair import coarse_pages, orphans, sift, usual_decimals
from juesuan_analysis.disclosure.roles import KnownPages, roles
from juesuan_analysis.disclosure.units import find_units
from juesuan_analysis.disclosure.years import find_year
from juesuan_analysis.facts import Entry, Place


def entry(printed="1.00", *, code=None, confidence=0.99, row=0):
    place = Place(1, 0, row, 1, row + 1)
    amount = Decimal(printed)
    return Entry(
        3, None, code, f"行{row}", None, "合计", amount, printed, "万元", place, confidence
    )


# Scans


@pytest.mark.parametrize(("confidence", "taken"), [(0.51, True), (0.49, False)])
def test_a_number_less_sure_than_half_is_not_taken(confidence, taken):
    (kept,), _ = sift([entry(confidence=confidence)])
    assert (kept.amount is not None) is taken


@pytest.mark.parametrize(("confidence", "coarse"), [(0.81, set()), (0.79, {1})])
def test_a_coarse_page_has_numbers_less_sure_than_four_fifths(confidence, coarse):
    assert coarse_pages([entry(confidence=confidence)] * 8) == coarse


@pytest.mark.parametrize(("unsure", "coarse"), [(5, set()), (6, {1})])
def test_a_page_is_coarse_where_more_than_a_quarter_is_unsure(unsure, coarse):
    entries = [entry(confidence=0.6)] * unsure + [entry()] * (22 - unsure)
    assert coarse_pages(entries) == coarse


@pytest.mark.parametrize(("numbers", "coarse"), [(7, set()), (8, {1})])
def test_a_page_is_judged_by_eight_numbers(numbers, coarse):
    assert coarse_pages([entry(confidence=0.6)] * numbers) == coarse


@pytest.mark.parametrize(("others", "decimals"), [(2, 2), (3, None)])
def test_nine_numbers_of_ten_have_the_same_decimals(others, decimals):
    assert usual_decimals([entry("1.5")] * others + [entry()] * (20 - others)) == decimals


@pytest.mark.parametrize(("children", "found"), [(10, 1), (8, 0)])
def test_a_code_without_parent_is_odd_where_nine_of_ten_have_theirs(children, found):
    codes = ["201", *(f"201{i:02d}" for i in range(1, children + 1)), "30101"]
    assert len(orphans([entry(code=code, row=i) for i, code in enumerate(codes)])) == found


# Pages


def numbered(*numbers):
    return [["正文", f"- {number} -"] for number in numbers]


@pytest.mark.parametrize(("lost", "told"), [(4, 1), (5, 0)])
def test_five_pages_may_be_lost_at_once(lost, told):
    pages = numbered(1, 2, 3, 4, 5, 6 + lost, 7 + lost)
    assert len(list(lost_pages(pages))) == told


@pytest.mark.parametrize(("numbers", "told"), [((1, 2, 3, 4, 6), 0), ((1, 2, 3, 4, 5, 7), 1)])
def test_four_pages_follow_on_one_another_for_each_that_is_lost(numbers, told):
    assert len(list(lost_pages(numbered(*numbers)))) == told


def role(*pages, forms=(), stated=()):
    known = KnownPages(dict.fromkeys(forms, (3,)), (), set(stated))
    return [found for found, _ in roles(pages, known)]


@pytest.mark.parametrize(("lines", "found"), [(15, "封面"), (16, "概况")])
def test_a_cover_has_fifteen_lines_at_most(lines, found):
    assert role(["某局"] * lines, ["表"], forms=[2])[0] == found


@pytest.mark.parametrize(("leaders", "found"), [(2, "概况"), (3, "目录")])
def test_three_lines_that_lead_to_a_page_are_a_table_of_contents(leaders, found):
    contents = [*["一、部门概况……………………3"] * leaders, *["某某"] * 14]
    assert role(contents, ["表"], forms=[2])[0] == found


@pytest.mark.parametrize(("line", "found"), [(5, "目录"), (6, "概况")])
def test_a_page_says_in_its_first_six_lines_what_it_is(line, found):
    lines = ["某某"] * 16
    lines[line] = "目录"
    assert role(lines, ["表"], forms=[2])[0] == found


@pytest.mark.parametrize(("amounts", "found"), [(5, "其他"), (6, "其他表")])
def test_a_page_with_six_amounts_is_a_table(amounts, found):
    assert role(["表"], [f"甲 {i}.00" for i in range(1, amounts + 1)], forms=[1])[1] == found


@pytest.mark.parametrize(("line", "cover"), [(11, "某局"), (12, "")])
def test_a_cover_s_words_stand_in_its_first_twelve_lines(line, cover):
    assert cover_of([[*[""] * line, "某局"]]) == cover


@pytest.mark.parametrize(("length", "found"), [(40, True), (41, False)])
def test_a_department_s_name_has_forty_characters_at_most(length, found):
    assert is_department("甲" * (length - 1) + "局") is found


@pytest.mark.parametrize(("length", "found"), [(3, True), (2, False)])
def test_a_department_s_name_has_three_characters_at_least(length, found):
    assert is_department("甲乙局"[3 - length :]) is found


@pytest.mark.parametrize(("length", "year"), [(40, 2023), (41, 2024)])
def test_a_heading_that_names_the_year_has_forty_characters_at_most(length, year):
    headed = "2023年度决算" + "某" * (length - 8)  # outweighs what is said in a long line
    assert find_year("", [headed, *["2024年度决算的事项,说明如下"] * 2]).year == year


@pytest.mark.parametrize(("lines", "units"), [(399, ["甲单位某某"]), (400, [])])
def test_a_list_of_units_has_four_hundred_lines_at_most(lines, units):
    listed = [*["某某"] * lines, "1.甲单位某某"]
    assert find_units([["纳入决算编制范围的单位包括：", *listed]]) == units


def own(name, form, *, above=0):
    return [*["某某"] * above, f"{name}2024年度部门决算", form, "合计 1.00"]


@pytest.mark.parametrize(("above", "parts"), [(5, 2), (6, 1)])
def test_a_page_says_in_its_first_six_lines_whose_it_is(above, parts):
    pages = [own("虚构市甲区财政局", "收入支出决算总表")]
    pages.append(own("虚构市甲区教育局", "收入支出决算总表", above=above))
    assert len(cut(pages)) == parts
