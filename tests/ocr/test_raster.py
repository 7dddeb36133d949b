"""Grids are found on pictures, with their merged cells, in spite of gaps and letters."""

import cv2
import numpy as np

from juesuan_analysis.reading.grid import Box
from juesuan_analysis.reading.raster import find_grids_in

SIZE = (600, 800)
XS, YS = (100, 300, 500, 700, 900, 1100), (200, 260, 320, 380, 440, 500, 560)


def picture():
    """A grid of 6 rows and 5 columns at two pixels a point."""
    image = np.full((1600, 1200, 3), 245, np.uint8)
    for x in XS:
        cv2.line(image, (x, YS[0]), (x, YS[-1]), (90, 90, 90), 2)
    for y in YS:
        cv2.line(image, (XS[0], y), (XS[-1], y), (90, 90, 90), 2)
    return image


def grid(image):
    (found,) = find_grids_in(image, 3, SIZE)
    return found


def test_grid_is_found_in_points():
    found = grid(picture())
    assert found.page == 3
    assert found.shape == (6, 5)
    assert abs(found.xs[0] - 50) < 1
    assert abs(found.ys[-1] - 280) < 1


def test_cells_are_apart_where_rules_are_drawn():
    assert len(grid(picture()).boxes) == 30


def test_missing_rule_merges_two_cells():
    image = picture()
    image[204:258, 295:306] = 245
    assert Box(0, 1, 0, 2) in grid(image).boxes


def test_gap_in_a_rule_merges_nothing():
    image = picture()
    image[225:232, 295:306] = 245
    assert len(grid(image).boxes) == 30


def test_letters_across_a_missing_rule_do_not_make_one():
    image = picture()
    image[255:266, 304:496] = 245
    for x in range(310, 490, 22):
        cv2.putText(image, "H", (x, 272), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (0, 0, 0), 3)
    assert Box(0, 2, 1, 2) in grid(image).boxes


def test_blank_page_has_no_grid():
    assert find_grids_in(np.full((1600, 1200, 3), 245, np.uint8), 1, SIZE) == []
