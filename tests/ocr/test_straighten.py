"""Slopes are told from boxes and from the picture, and places are found again on the page."""

import cv2
import numpy as np
import pytest

from juesuan_analysis.facts import Place
from juesuan_analysis.reading.ocr.straighten import Turn, lies_on_its_side, refined, rotated, slope


def box(x, y, width, height, degrees=0.0):
    """Corners of a box from its top left, clockwise, turned clockwise about it."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    return np.array([(x + a * c - b * s, y + a * s + b * c) for a, b in corners], np.float32)


def test_slope_is_the_median_of_long_boxes():
    boxes = [box(0, 0, 300, 20, 1.5), box(0, 50, 200, 20, 1.4), box(0, 90, 400, 20, 1.6)]
    assert slope(boxes) == pytest.approx(1.5, abs=0.01)


def test_short_boxes_do_not_tell_a_slope():
    assert slope([box(0, 0, 30, 20, 8.0)]) == 0.0


def test_no_boxes_no_slope():
    assert slope([]) == 0.0


def test_columns_of_tall_boxes_lie_on_their_side():
    assert lies_on_its_side([box(0, 0, 20, 200), box(40, 0, 20, 150), box(80, 0, 20, 90)])


def test_lines_of_text_do_not_lie_on_their_side():
    assert not lies_on_its_side([box(0, 0, 200, 20), box(0, 40, 150, 20), box(0, 80, 20, 200)])


@pytest.mark.parametrize(("width", "degrees"), [(59, 0.0), (61, 8.0)])
def test_a_box_three_times_as_long_as_high_tells_its_slope(width, degrees):
    assert slope([box(0, 0, width, 20, 8.0)]) == pytest.approx(degrees)


@pytest.mark.parametrize(("height", "on_its_side"), [(29, False), (31, True)])
def test_a_tall_box_is_half_as_high_again_as_wide(height, on_its_side):
    assert lies_on_its_side([box(0, 0, 20, height)]) is on_its_side


@pytest.mark.parametrize(("tall", "on_its_side"), [(2, False), (3, True)])
def test_a_page_on_its_side_has_more_than_two_tall_boxes_for_a_wide_one(tall, on_its_side):
    boxes = [box(0, 0, 200, 20), *[box(40, 0, 20, 200)] * tall]
    assert lies_on_its_side(boxes) is on_its_side


def ruled(degrees):
    image = np.full((800, 600, 3), 255, np.uint8)
    for y in range(100, 700, 40):
        cv2.line(image, (60, y), (540, y), (0, 0, 0), 2)
    return rotated(image, -degrees)


@pytest.mark.parametrize("degrees", [-1.7, 0.4, 1.2])
@pytest.mark.parametrize("off", [-1.3, 0.4])
def test_slope_of_rules_is_refined(degrees, off):
    assert refined(ruled(degrees), degrees + off) == pytest.approx(degrees, abs=0.05)


def test_straight_page_is_not_turned():
    assert refined(ruled(0.0), 0.3) == 0.0


def test_place_on_an_unturned_page_is_the_same():
    place = Place(1, 1, 2, 3, 4)
    assert Turn(0, 0.0, 600, 800).back(place) == place


def test_place_on_a_page_on_its_side():
    # A quarter turn clockwise brings the top left of a 600 × 800 page to the top right.
    assert Turn(1, 0.0, 600, 800).back(Place(1, 790, 0, 800, 10)) == Place(1, 0, 0, 10, 10)


def test_place_on_a_page_upside_down():
    assert Turn(2, 0.0, 600, 800).back(Place(1, 0, 0, 10, 20)) == Place(1, 590, 780, 600, 800)


def test_middle_of_a_skewed_page_stays():
    found = Turn(0, 2.0, 600, 800).back(Place(1, 299, 399, 301, 401))
    assert ((found.x0 + found.x1) / 2, (found.y0 + found.y1) / 2) == pytest.approx((300, 400))


def test_right_of_a_page_skewed_clockwise_was_lower():
    found = Turn(0, 2.0, 600, 800).back(Place(1, 590, 400, 600, 410))
    assert (found.y0 + found.y1) / 2 > 412


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_extent_undoes_what_the_turn_adds(quarters):
    turn = Turn(quarters, 1.5, 600, 800)
    assert turn.extent(turn.back(Place(1, 100, 100, 180, 118))) == pytest.approx((80, 18))
