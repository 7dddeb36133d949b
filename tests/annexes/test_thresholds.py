"""Numbers that decide how annexes are read: just inside and just outside of each (虚构)."""

from decimal import Decimal

import pytest
from annexes.sheets import line, sheet, table
from typed import char, run

from juesuan_analysis.annexes import read_annexes
from juesuan_analysis.annexes.cells import Cell, rows_of
from juesuan_analysis.annexes.columns import (
    Column,
    _aligned,
    columns_of,
    counts_columns,
    head_height,
    is_fund_head,
    is_indicator_head,
    role_of,
)
from juesuan_analysis.annexes.evaluation import Evaluation
from juesuan_analysis.annexes.funds import _rate, fund_pairs, in_wan
from juesuan_analysis.annexes.matching import likeness, pair
from juesuan_analysis.annexes.reader import _is_in_words
from juesuan_analysis.annexes.report import Report, is_report_title
from juesuan_analysis.annexes.sheets import annex_pages
from juesuan_analysis.annexes.slots import fill_row, is_scored_row
from juesuan_analysis.facts import Place
from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.vocabulary.performance import (
    FUND_COLUMNS,
    INDICATOR_COLUMNS,
    SUMMARY_COLUMNS,
)


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


# Headings


@pytest.mark.parametrize(("length", "role"), [(24, "full_year_budget"), (25, None)])
def test_a_heading_has_twenty_four_characters_at_most(length, role):
    assert role_of("全年预算数" + "某" * (length - 5), FUND_COLUMNS) == role


@pytest.mark.parametrize(("off", "found"), [(2.9, True), (3.1, False)])
def test_edges_of_one_column_differ_by_three_points_at_most(off, found):
    columns = (Column("name", "甲", 0, 50), Column("score", "乙", 50, 100))
    assert _aligned(columns, [Cell("丙", Place(1, 50 + off, 0, 100, 20))]) is found


@pytest.mark.parametrize(("rows", "height"), [(3, 3), (4, 1)])
def test_a_heading_has_three_rows_at_most(rows, height):
    head = table("项目名称|得分\n" + "^|甲\n" * (rows - 1) + "丙|9")
    assert head_height(head, 0, SUMMARY_COLUMNS) == height


@pytest.mark.parametrize(
    ("row", "found"),
    [("1|2|3|4", True), ("1|2|3", False), ("9|10|11|12", True), ("98|99|100|101", False)],
)
def test_a_row_that_numbers_columns_has_four_numbers_of_two_digits(row, found):
    assert counts_columns(table(row)[0]) is found


@pytest.mark.parametrize(("row", "found"), [("一级指标|二级指标", True), ("一级指标|甲", False)])
def test_two_levels_head_a_table_of_indicators(row, found):
    assert is_indicator_head(table(row)[0]) is found


@pytest.mark.parametrize(
    ("row", "found"), [("全年预算数|全年执行数", True), ("全年预算数|甲", False)]
)
def test_two_amounts_head_a_block_of_funds(row, found):
    assert is_fund_head(table(row)[0]) is found


@pytest.mark.parametrize(
    ("row", "roles"),
    [
        ("全年预算数|10|全年执行数|9", ["line", "full_year_budget", "executed"]),
        ("全年预算数|10|得分|9", []),
    ],
)
def test_a_row_of_labels_and_figures_has_two_amounts(row, roles):
    assert [column.role for column in fund_pairs(table(row)[0])] == roles


# Rows


@pytest.mark.parametrize(("row", "found"), [("数量指标|10|9", True), ("数量指标|甲|9", False)])
def test_a_row_of_an_indicator_without_heading_has_two_figures(row, found):
    assert is_scored_row(table(row)[0]) is found


@pytest.mark.parametrize(("columns", "found"), [(4, True), (5, False)])
def test_a_row_may_be_shifted_by_four_columns(columns, found):
    head = [*[""] * columns, "二级指标", "三级指标", "分值", "得分"]
    row = ["数量指标", "次数", "10", "9", *[""] * columns]
    rows = table("\n".join(map("|".join, (head, row))))
    filled = fill_row(columns_of(rows[:1], INDICATOR_COLUMNS), rows[1])
    assert (filled is not None and filled.text("score") == "9") is found


@pytest.mark.parametrize(("row", "foot"), [("备注|甲|乙", True), ("备注|甲|乙|丙", False)])
def test_the_foot_of_a_table_has_three_cells_at_most(row, foot):
    evaluation = Evaluation("自评表", block="indicators")
    assert evaluation._read_foot(table(row)[0]) is foot


@pytest.mark.parametrize(("length", "kept"), [(30, {"grade": "优"}), (31, {})])
def test_a_line_that_tells_a_grade_has_thirty_characters_at_most(length, kept):
    evaluation = Evaluation("自评表", rows=[None])
    told = "自评等级为优"
    evaluation.read_line("某" * (length - len(told)) + told, Place(1, 0, 0, 1, 1))
    assert evaluation.fields == kept


@pytest.mark.parametrize(("row", "score"), [("合计|100|89", 89), ("合计|89", None)])
def test_a_total_is_told_by_two_figures(row, score):
    report = Report.titled(line("甲项目绩效评价报告"))
    report._read_total(table(row)[0])
    assert report.score == score


@pytest.mark.parametrize(
    ("heads", "found"), [(["决策", "产出", "合计"], True), (["产出", "合计"], False)]
)
def test_three_classes_stand_side_by_side(heads, found):
    rows = table("\n".join(map("|".join, (["指标", *heads], ["得分", *["9"] * len(heads)]))))
    assert Report.titled(line("甲项目绩效评价报告")).read_across(rows) is found


@pytest.mark.parametrize(("amount", "kept"), [(10**11 - 1, True), (10**11, False)])
def test_an_amount_is_less_than_a_hundred_billion_wan(amount, kept):
    assert (in_wan(Decimal(amount), "万元") is not None) is kept


# Words


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["绩效自评", "绩效", "自评"], True),
        (["绩效自评|绩效|自评", "甲|乙|丙"], False),
        (["绩效自评", "绩效", "甲"], False),
    ],
)
def test_three_rows_and_cells_that_speak_of_it_tell_an_evaluation_in_words(rows, found):
    assert _is_in_words(table("\n".join(rows))) is found


INDICATORS = """
项目名称|甲项目|<|<|<|<|<
一级指标|二级指标|三级指标|指标值|完成值|分值|得分
产出指标|数量指标|次数|≥10次|12次|100|89
"""


@pytest.mark.parametrize(("length", "score"), [(39, 89), (40, None)])
def test_a_sentence_of_forty_characters_ends_the_table_above_it(length, score):
    prose = f"# {'某' * (length - 1)}。"
    page = sheet(1, "# 项目支出绩效自评表", INDICATORS, prose, "# 自评得分：89分")
    (project,) = read_annexes([page]).performance.projects
    assert project.score == score
