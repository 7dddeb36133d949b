"""Numbers that decide what a page says: just inside and just outside of each (虚构)."""

import numpy as np
import pytest
from typed import char, run

from juesuan_analysis.facts import Place
from juesuan_analysis.facts.table import Cell, Table
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.fold import fold_of
from juesuan_analysis.reading.grid import Box, Grid, is_grid, without_slits
from juesuan_analysis.reading.order import are_shuffled, in_order, is_parted, is_shuffled
from juesuan_analysis.reading.overlaid import are_twins, meet, overlaps
from juesuan_analysis.reading.pale import may_hold
from juesuan_analysis.reading.raised import raised
from juesuan_analysis.reading.rules import _near, _strokes, _thin
from juesuan_analysis.reading.tables import is_table, tables_of

# Sheets that hold two pages


def printed(left, right, reach=0.0):
    middle = 500.0
    spans = [(10.0, 40.0)] * left + [(900.0, 940.0)] * right
    return [*spans, *([(10.0, middle - reach)] if reach else [])]


@pytest.mark.parametrize(("width", "folded"), [(1210, True), (1190, False)])
def test_a_sheet_of_two_pages_is_a_fifth_wider_than_high(width, folded):
    assert (fold_of((width, 1000), printed(5, 5)) is not None) is folded


@pytest.mark.parametrize(("reach", "folded"), [(21.0, True), (19.0, False)])
def test_nothing_is_printed_about_the_fold(reach, folded):
    assert (fold_of((1000, 700), printed(5, 5, reach)) is not None) is folded


@pytest.mark.parametrize(("things", "folded"), [(4, True), (3, False)])
def test_each_page_of_a_sheet_holds_four_things(things, folded):
    assert (fold_of((1000, 700), printed(9, things)) is not None) is folded


# The order in which a page was drawn


@pytest.mark.parametrize(("up", "shuffled"), [(5, False), (6, True)])
def test_lines_that_go_up_at_more_than_a_quarter_of_the_steps_are_shuffled(up, shuffled):
    heights = [0.0]
    for i in range(22):
        heights.append(heights[-1] + (-20 if i < up else 20))
    assert is_shuffled(heights, 3.0) is shuffled


@pytest.mark.parametrize(("steps", "shuffled"), [(4, False), (5, True)])
def test_four_steps_say_nothing_of_an_order(steps, shuffled):
    assert is_shuffled([-20.0 * i for i in range(steps + 1)], 3.0) is shuffled


@pytest.mark.parametrize(("steps", "parted"), [(10, False), (11, True)])
def test_ten_steps_say_nothing_of_pieces(steps, parted):
    assert is_parted([0.0] * (steps + 1), 1.0) is parted


@pytest.mark.parametrize(("off", "parted"), [(0.9, True), (1.1, False)])
def test_pieces_of_a_line_stand_within_a_tenth_of_a_height(off, parted):
    pieces = [char("甲", 10.0 * i, base=100 + off * (i % 2)) for i in range(13)]
    assert are_shuffled([each for piece in pieces for each in (piece, "\n")]) is parted


@pytest.mark.parametrize(("off", "text"), [(5.8, "甲乙"), (6.2, "乙\n甲")])
def test_what_is_nearer_than_six_tenths_of_a_height_is_one_line(off, text):
    found = in_order([char("甲", 0, base=100 + off), char("乙", 5)])
    assert "".join(each if isinstance(each, str) else each.text for each in found) == text


@pytest.mark.parametrize(("gap", "text"), [(2.9, "甲乙"), (3.1, "甲 乙")])
def test_what_is_farther_apart_than_three_tenths_of_a_height_is_apart(gap, text):
    found = in_order([char("甲", 0), char("乙", 5 + gap)])
    assert "".join(each if isinstance(each, str) else each.text for each in found) == text


# Tables between lines


def filled(*texts, columns=2):
    cells = [
        Cell(text, Place(1, 0, 0, 1, 1), i // columns, i % columns) for i, text in enumerate(texts)
    ]
    return Table(1, tuple(tuple(cells[i : i + columns]) for i in range(0, len(cells), columns)))


@pytest.mark.parametrize(("texts", "found"), [("甲乙丙丁", True), ("甲乙丙", False)])
def test_a_table_has_four_cells_with_text(texts, found):
    assert is_table(filled(*texts)) is found


@pytest.mark.parametrize(("longest", "found"), [(11, True), (12, False)])
def test_no_cell_of_a_table_holds_eight_tenths_of_its_text(longest, found):
    assert is_table(filled("甲", "乙", "丙", "某" * longest)) is found  # 11 of 14, 12 of 15


@pytest.mark.parametrize(("below", "text"), [(4.8, "甲乙"), (5.2, "甲\n乙")])
def test_a_line_of_a_cell_drops_by_half_a_height(below, text):
    boxes = tuple(Box(r, r + 1, c, c + 1) for r in (0, 1) for c in (0, 1))
    grid = Grid(1, (0.0, 50.0, 100.0), (0.0, 30.0, 60.0), boxes)
    chars = [char("甲", 0, base=20), char("乙", 5, base=20 + below), *run("丙", 60, base=20)]
    chars += [char("丁", 0, base=50), char("戊", 60, base=50)]
    (table,) = tables_of([grid], chars)
    assert table.rows[0][0].text == text


@pytest.mark.parametrize(("slit", "columns"), [(3.9, 2), (4.1, 3)])
def test_a_slit_between_two_cells_is_narrower_than_four_points(slit, columns):
    boxes = tuple(Box(0, 1, c, c + 1) for c in range(3))
    drawn = Grid(1, (0.0, 50.0, 50.0 + slit, 100.0), (0.0, 30.0), boxes)
    grid = without_slits(drawn)
    assert grid.shape == (1, columns)


# Text on text


@pytest.mark.parametrize(("across", "met"), [(0.76, True), (0.74, False)])
def test_characters_meet_where_they_share_fifteen_hundredths(across, met):
    assert meet(char("1", 0), char("2", 5 - across)) is met


@pytest.mark.parametrize(("moved", "found"), [(0.96, [(0, 1)]), (1.04, [])])
def test_a_character_lies_on_another_where_it_covers_most_of_it(moved, found):
    narrow = [Char("1", x, 0, x + 2, 10) for x in (0, moved)]
    assert overlaps([*narrow, *run("345", 90)]) == found


@pytest.mark.parametrize(
    ("moved", "size", "twins"),
    [(0.95, 5.0, True), (1.05, 5.0, False), (2.3, 20.0, True), (2.5, 20.0, False)],
)
def test_a_character_hardly_moved_is_drawn_twice(moved, size, twins):
    assert are_twins(char("1", 0, size=size), char("1", moved, size=size)) is twins


@pytest.mark.parametrize(("ink", "held"), [(79, True), (81, False)])
def test_a_watermark_stands_out_by_less_than_two_fifths(ink, held):
    chars = run("样本件" + "1" * 97, 0)
    assert may_hold(chars, np.array([ink] * 3 + [200] * 97, np.uint8)) is held


@pytest.mark.parametrize(("length", "held"), [(2, False), (3, True)])
def test_a_watermark_has_three_characters(length, held):
    chars = run("样本件"[:length] + "1" * 97, 0)
    assert may_hold(chars, np.array([10] * length + [200] * 97, np.uint8)) is held


# Marks of notes


@pytest.mark.parametrize(("up", "found"), [(1.2, set()), (1.4, {4}), (8.9, {4}), (9.1, set())])
def test_a_mark_stands_off_the_line_and_not_above_it(up, found):
    assert raised([*run("1.00", 0), char("1", 20, size=8.8, base=100 - up)]) == found


@pytest.mark.parametrize(("size", "found"), [(8.9, {4}), (9.1, set())])
def test_a_mark_is_smaller_than_what_it_marks(size, found):
    assert raised([*run("1.00", 0), char("1", 20, size=size, base=97)]) == found


@pytest.mark.parametrize(("gap", "found"), [(5.8, {4}), (6.2, set())])
def test_a_mark_is_beside_what_it_marks(gap, found):
    assert raised([*run("1.00", 0), char("1", 20 + gap, size=6, base=97)]) == found


@pytest.mark.parametrize(("digits", "found"), [("12", {4, 5}), ("123", set())])
def test_a_mark_has_two_digits_at_most(digits, found):
    assert raised([*run("1.00", 0), *run(digits, 20, size=6, base=97)]) == found


@pytest.mark.parametrize(("size", "found"), [(8.4, {4}), (8.6, set())])
def test_a_mark_on_the_line_is_much_smaller(size, found):
    assert raised([*run("1.00", 0), char("1", 20, size=size)]) == found


# Rules


@pytest.mark.parametrize(("height", "rules"), [(1.4, 1), (1.6, 0)])
def test_a_filled_shape_is_a_rule_up_to_a_point_and_a_half(height, rules):
    assert len(list(_thin([(0.0, 0.0), (90.0, 0.0), (90.0, height), (0.0, height)]))) == rules


@pytest.mark.parametrize(("off", "rules"), [(0.45, 1), (0.55, 0)])
def test_a_stroke_is_level_within_half_a_point(off, rules):
    assert len(list(_strokes([(0.0, 0.0), (90.0, off)]))) == rules


@pytest.mark.parametrize(("x", "near"), [(0.95e5, True), (1.05e5, False)])
def test_what_is_drawn_beyond_any_page_is_no_rule(x, near):
    assert _near((x, 0.0)) is near


@pytest.mark.parametrize(("columns", "rejected"), [(1, True), (2, False)])
def test_a_grid_has_two_columns(columns, rejected):
    assert is_grid(1, columns) is not rejected
