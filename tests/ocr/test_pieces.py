"""Pieces of text are cut at rules, but not through print that runs over one."""

import numpy as np
import pytest

from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.reading.ocr.pieces import cut, ink_of

# Two columns of 100 points and two rows of 40, one pixel a point.
GRID = Grid(
    1, (0, 100, 200), (0, 40, 80), tuple(Box(r, r + 1, c, c + 1) for r in (0, 1) for c in (0, 1))
)
WHOLE_ROW = Grid(1, (0, 100, 200), (0, 40, 80), (Box(0, 1, 0, 2), Box(1, 2, 0, 1), Box(1, 2, 1, 2)))


def ink(*spans):
    """Ink between heights 10 and 30 over the given columns, and the rule at 100."""
    mask = np.zeros((80, 200), bool)
    mask[:, 100] = True
    for x0, x1 in spans:
        mask[10:30, x0:x1] = True
    return mask


def box(x0, y0, x1, y1):
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], np.float32)


def columns(boxes, grids, mask):
    return [[(p.x0, p.x1) for p in parts] for parts in cut(boxes, grids, mask, 1.0)]


def test_texts_of_two_cells_are_cut_at_the_rule():
    assert columns([box(40, 5, 160, 35)], [GRID], ink((45, 90), (110, 155))) == [
        [(40, 99), (102, 160)]
    ]


def test_print_over_a_rule_stays_whole():
    assert columns([box(40, 5, 160, 35)], [GRID], ink((45, 155))) == [[(40, 160)]]


def test_margin_beyond_a_rule_is_cut_off():
    assert columns([box(40, 5, 104, 35)], [GRID], ink((45, 90))) == [[(40, 99)]]


def test_merged_cell_is_not_cut():
    assert columns([box(40, 5, 160, 35)], [WHOLE_ROW], ink((45, 90), (110, 155))) == [[(40, 160)]]


def test_text_outside_grids_is_not_cut():
    assert columns([box(40, 5, 160, 35)], [], ink((45, 90), (110, 155))) == [[(40, 160)]]


def test_rows_are_cut_apart():
    found = cut([box(10, 5, 90, 75)], [GRID], ink(), 1.0)
    assert [(p.y0, p.y1) for parts in found for p in parts] == [(5, 37), (43, 75)]


def test_ink_is_what_is_dark():
    image = np.full((20, 20, 3), 235, np.uint8)
    image[5:15, 5:15] = 40
    assert ink_of(image)[10, 10]
    assert not ink_of(image)[1, 1]


@pytest.mark.parametrize(("right", "parts"), [(109, [(40, 99)]), (110, [(40, 99), (102, 110)])])
def test_a_margin_is_three_tenths_of_the_height_at_most(right, parts):
    assert columns([box(40, 5, right, 35)], [GRID], ink((45, 90))) == [parts]


@pytest.mark.parametrize(("height", "parts"), [(40, [(40, 99), (102, 160)]), (50, [(40, 160)])])
def test_white_of_a_twentieth_of_the_height_parts_two_texts(height, parts):
    """One pixel is white on either side of the rule."""
    tall = Grid(1, (0, 100, 200), (0, 80), (Box(0, 1, 0, 1), Box(0, 1, 1, 2)))
    found = columns([box(40, 5, 160, 5 + height)], [tall], ink((45, 98), (103, 155)))
    assert found == [parts]


@pytest.mark.parametrize(("left", "parts"), [(95, [(95, 99), (102, 160)]), (96, [(102, 160)])])
def test_what_is_left_of_a_piece_is_four_pixels_wide(left, parts):
    assert columns([box(left, 10, 160, 22)], [GRID], ink((110, 155))) == [parts]


@pytest.mark.parametrize(
    ("rule", "parts"), [(103, [(40, 102), (105, 160)]), (104, [(40, 99), (102, 160)])]
)
def test_a_rule_stands_within_three_pixels_of_where_the_grid_has_it(rule, parts):
    mask = ink((45, 90), (110, 155))
    mask[:, 100], mask[:, rule] = False, True
    assert columns([box(40, 5, 160, 35)], [GRID], mask) == [parts]


@pytest.mark.parametrize(("high", "parts"), [(1, [(40, 99), (102, 160)]), (2, [(40, 160)])])
def test_a_line_of_one_pixel_over_a_rule_is_noise(high, parts):
    mask = ink((45, 90), (110, 155))
    mask[20 : 20 + high, 90:110] = True
    assert columns([box(40, 5, 160, 35)], [GRID], mask) == [parts]
