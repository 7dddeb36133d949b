"""Numbers that decide how annexes are read: just inside and just outside of each (虚构)."""

from decimal import Decimal

import pytest
from typed import char, run

from juesuan_analysis.annexes.cells import Cell, rows_of
from juesuan_analysis.annexes.funds import _rate
from juesuan_analysis.annexes.matching import likeness, pair
from juesuan_analysis.annexes.report import is_report_title
from juesuan_analysis.annexes.sheets import annex_pages
from juesuan_analysis.facts import Place
from juesuan_analysis.reading.grid import Box, Grid


def cells(chars, *, xs=(0.0, 100.0), ys=(0.0, 60.0)):
    boxes = [Box(r, r + 1, c, c + 1) for r in range(len(ys) - 1) for c in range(len(xs) - 1)]
    return [row.texts for row in rows_of(Grid(1, xs, ys, tuple(boxes)), chars)]


@pytest.mark.parametrize(("below", "text"), [(5.8, "甲乙"), (6.2, "乙甲")])
def test_the_lines_of_a_cell_are_six_tenths_of_a_height_apart(below, text):
    assert cells([char("乙", 20, base=20), char("甲", 0, base=20 + below)]) == [[text]]


@pytest.mark.parametrize(("gap", "texts"), [(2.9, ["甲乙"]), (3.1, ["甲", "乙"])])
def test_a_gap_of_three_tenths_parts_two_texts(gap, texts):
    assert cells([char("甲", 0, base=20), char("乙", 5 + gap, base=20)], xs=(0.0, 6.5, 99.0)) == [
        texts
    ]


@pytest.mark.parametrize(("below", "texts"), [(5.8, ["甲乙"]), (6.2, ["甲", "乙"])])
def test_a_text_that_runs_over_a_rule_stays_on_its_line(below, texts):
    chars = [char("甲", 0, base=20), char("乙", 5, base=20 + below)]
    assert cells(chars, xs=(0.0, 6.5, 99.0)) == [texts]


@pytest.mark.parametrize(("edge", "texts"), [(17.3, ["甲乙丙丁"]), (17.2, ["甲乙丙", "丁"])])
def test_a_rule_through_a_character_leaves_it_to_the_text_before(edge, texts):
    chars = [*run("甲乙丙", 0, base=20), char("丁", 16, base=20)]  # the rule cuts it at a quarter
    assert cells(chars, xs=(0.0, edge, 99.0)) == [texts]


@pytest.mark.parametrize(("gap", "texts"), [(0.75, ["甲乙丙丁"]), (0.85, ["甲乙丙", "丁"])])
def test_a_gap_at_a_rule_parts_where_it_is_wider_than_the_text_s_own(gap, texts):
    chars = [*run("甲乙丙", 0, base=20), char("丁", 15 + gap, base=20)]
    assert cells(chars, xs=(0.0, 15.4, 99.0)) == [texts]


@pytest.mark.parametrize(("size", "texts"), [(24.0, [["样甲乙丙"]]), (26.0, [["甲乙丙"]])])
def test_what_is_set_far_larger_is_a_watermark(size, texts):
    assert cells([char("样", 0, size=size, base=30), *run("甲乙丙", 30, base=25)]) == texts


@pytest.mark.parametrize(("height", "rows"), [(1.9, 1), (2.1, 2)])
def test_a_row_lower_than_two_points_is_a_double_rule(height, rows):
    assert len(cells(run("甲", 0, base=40), ys=(0.0, height, 60.0))) == rows


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("甲乙丙丁", "甲乙丙丁戊己庚辛", 0.95),  # within the other
        ("甲乙丙", "甲乙丙丁戊己庚辛壬", 0.5),  # so do short names by chance
        ("甲丙戊庚", "甲乙丙丁戊己庚", 0.8),  # in the order of the other
        ("甲乙丙丁", "天地玄黄", 0.0),  # as long as the other, and nothing in common
    ],
)
def test_how_like_two_names_are(one, other, near):
    assert likeness(one, other) == near


@pytest.mark.parametrize(
    ("name", "known", "found"),
    [
        ("甲乙丙丁戊", "甲乙丙丁己庚", {0: (0, "近名")}),  # 8 of 11 characters in common
        ("甲乙丙丁戊子丑", "甲乙丙丁戊寅卯", {}),  # 10 of 14
    ],
)
def test_names_are_one_project_s_where_most_is_in_common(name, known, found):
    assert pair([name], [known, "天地玄黄"]) == found


def money(**texts):
    return {role: Cell(text, Place(1, 0, 0, 1, 1)) for role, text in texts.items()}


@pytest.mark.parametrize(("rate", "read"), [("1.45", "145.00"), ("1.55", "1.55")])
def test_a_rate_without_a_sign_is_a_share_up_to_one_and_a_half(rate, read):
    spent = str(Decimal(rate) * 100)
    assert _rate(money(rate=rate, full_year_budget="100", executed=spent), "万元") == Decimal(read)


@pytest.mark.parametrize(("length", "found"), [(60, True), (61, False)])
def test_a_report_s_title_has_sixty_characters_at_most(length, found):
    title = "甲项目绩效评价报告（）"
    assert is_report_title(f"{title[:-1]}{'某' * (length - len(title))}）") is found


@pytest.mark.parametrize(("between", "pages"), [(2, [1, 2, 3, 4]), (3, [1, 2, 5])])
def test_a_table_may_go_on_over_two_pages_that_do_not_say_so(between, pages):
    texts = [["项目支出绩效自评表"], *[["内容"]] * between, ["项目支出绩效自评表"]]
    assert annex_pages(texts) == pages
