"""Numbers that decide what a document is, and what of a scan is taken: on both sides (虚构)."""

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from juesuan_analysis.disclosure import document, pages
from juesuan_analysis.disclosure.attribution import _cover, is_department
from juesuan_analysis.disclosure.claims import untitled
from juesuan_analysis.disclosure.cutting import Owner, _forms_on, cut
from juesuan_analysis.disclosure.nature import cover_of, nature_of
from juesuan_analysis.disclosure.numbering import lost_pages
from juesuan_analysis.disclosure.repair import (
    coarse_pages,
    orphans,
    proved_amount,
    repair,
    sift,
    usual_decimals,
)
from juesuan_analysis.disclosure.roles import KnownPages, roles
from juesuan_analysis.disclosure.units import find_units
from juesuan_analysis.disclosure.unseen import _listed
from juesuan_analysis.disclosure.years import find_year
from juesuan_analysis.facts import Entry, Place
from juesuan_analysis.reading import grids
from juesuan_analysis.vocabulary.natures import DEPARTMENT, GOVERNMENT


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


@pytest.mark.parametrize(("kinds", "amount"), [(1, None), (2, Decimal("417.92"))])
def test_a_repair_rests_on_two_kinds_of_identities(kinds, amount):
    assert proved_amount(suspect("417.92", kinds=kinds), []) == amount


@pytest.mark.parametrize(("proposed", "amount"), [("417.94", Decimal("417.92")), ("417.95", None)])
def test_what_identities_propose_is_uncertain_by_two_in_the_last_decimal(proposed, amount):
    assert proved_amount(suspect(proposed), []) == amount


def suspect(proposed, kinds=2):
    """A cell that was read 411.92, where identities want something else."""
    mends = tuple(SimpleNamespace(identity=f"规则{i}") for i in range(kinds))
    return SimpleNamespace(
        entry=entry("411.92"), proposed=Decimal(proposed), mends=mends, breaks=(), score=1
    )


@pytest.mark.parametrize(("unread", "judged"), [(19, 20), (20, 21), (21, 21)])
def test_twenty_numbers_that_were_not_read_are_tried(unread, judged):
    seen = []

    def judge(entries):
        seen.append(entries)
        return SimpleNamespace(findings=[])

    lost = [replace(entry(row=i), amount=None) for i in range(unread)]
    repair(lost, judge)
    assert len(seen) == judged


# Pages


@pytest.mark.parametrize(("chars", "refused"), [(20, False), (19, True)])
def test_pages_have_five_characters_on_average(chars, refused):
    assert document._has_text([["字" * chars], [], [], []]) is not refused


def opened(monkeypatch, **stubs):
    for name, stub in stubs.items():
        monkeypatch.setattr(pages, name, stub)
    return pages.Pages(None, None, [["1.00"], ["1.00", "2.00"]], {}, [], {})


def test_a_page_with_two_lines_of_amounts_is_rendered_for_its_grid(monkeypatch):
    asked = []
    monkeypatch.setattr(pages.Pages, "_content", lambda *_: None)
    held = opened(monkeypatch, find_grids=lambda *found: asked.append(found[2:]) or [])
    held.contents([1, 2])
    assert asked == [([1, 2], [2])]


@pytest.mark.parametrize(("rules", "found"), [(5, 0), (6, 1)])
def test_a_table_between_lines_has_six_rules_at_least(monkeypatch, rules, found):
    held = opened(monkeypatch)
    monkeypatch.setattr(grids, "read_rules", lambda *_: ["线"] * rules)
    monkeypatch.setattr(grids, "frame_of", lambda *_: SimpleNamespace(size=(1, 1)))
    monkeypatch.setattr(grids, "grids_of", lambda *_: [SimpleNamespace(page=1, ys=[0])])
    assert len(held._interrupting(1)) == found


@pytest.mark.parametrize(("amounts", "told"), [(2, 0), (3, 1)])
def test_a_table_without_title_is_told_by_three_amounts(amounts, told):
    lines = ["科目编码科目名称", "基本支出项目支出", *(f"{i}.00" for i in range(1, amounts + 1))]
    sheets = SimpleNamespace(texts=[lines], lines=lambda _: [])
    assert len(list(untitled(sheets, [], []))) == told


@pytest.mark.parametrize(("named", "more"), [(5, ""), (6, "等 6 处")])
def test_five_of_the_texts_that_nobody_sees_are_named(named, more):
    assert _listed(["字"] * named) == "、".join(["字"] * 5) + more


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


@pytest.mark.parametrize(("line", "cover"), [(11, "某局"), (12, "")])
def test_a_department_is_named_in_the_first_twelve_lines(line, cover):
    assert _cover([[*[""] * line, "某局"]]) == cover


GOVERNMENT_S = ["调整预算数", "决算数为调整预算数的%"]  # weighs two
TRANSFERS = ["转移性收入", "转移性支出"]  # weigh one


@pytest.mark.parametrize(
    ("lines", "kind"), [(GOVERNMENT_S, DEPARTMENT), (GOVERNMENT_S + TRANSFERS, GOVERNMENT)]
)
def test_signs_that_weigh_three_tell_a_government_s_account(lines, kind):
    assert nature_of([lines], [], "某局").kind == kind


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


OF_FORMS = ["2024年度"] * 4  # nine at most, however many forms say it


@pytest.mark.parametrize(("headings", "year"), [(1, 2023), (2, 2024)])
def test_a_cover_s_final_account_outweighs_nine_forms_and_one_heading(headings, year):
    lines = [*OF_FORMS, *["2024年部门决算"] * headings]
    assert find_year("2023年度部门决算", lines).year == year


@pytest.mark.parametrize(("headings", "year"), [(1, 2023), (2, 2024)])
def test_a_cover_s_year_outweighs_one_form_and_one_heading(headings, year):
    assert find_year("2023年度公开", ["2024年度", *["2024年部门决算"] * headings]).year == year


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


FORMS = ["收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表"]


@pytest.mark.parametrize(
    ("titles", "forms"),
    [(FORMS, {1, 2, 3, 4}), ([*FORMS, "一般公共预算财政拨款支出决算表"], set())],
)
def test_a_page_that_names_five_forms_and_no_amount_is_a_table_of_contents(titles, forms):
    assert _forms_on(titles) == forms


@pytest.mark.parametrize(("year", "agrees"), [(2024, True), (None, True), (2023, False)])
def test_pages_of_one_disclosure_are_of_one_year(year, agrees):
    own = Owner("虚构市甲区财政局", alone=False, year=2024)
    assert own.agrees(Owner("虚构市甲区财政局", alone=False, year=year)) is agrees


def test_a_page_of_another_s_that_has_no_first_form_cuts_nothing():
    ninth = "财政拨款“三公”经费支出决算表"
    other, page = own("虚构市甲区教育局", ninth), own("虚构市甲区财政局", ninth)
    assert cut([other, own("虚构市甲区财政局", "收入支出决算总表"), page]) == [[1, 2, 3]]
