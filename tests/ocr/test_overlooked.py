"""Print in a cell in which the detector found no text is found by its ink."""

import numpy as np
import pytest

from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.reading.ocr.overlooked import overlooked
from juesuan_analysis.reading.ocr.pieces import Piece

GRID = Grid(1, (0, 100, 200), (0, 40), (Box(0, 1, 0, 1), Box(0, 1, 1, 2)))
READ = Piece(110, 10, 190, 30)  # in the right cell


def _found(*ink: tuple[int, int, int, int]) -> list[Piece]:
    mask = np.zeros((40, 200), bool)
    for x0, y0, x1, y1 in ink:
        mask[y0:y1, x0:x1] = True
    return list(overlooked([READ], [GRID], mask, 1.0))


def test_print_is_found_with_a_margin():
    assert _found((20, 12, 60, 28)) == [Piece(17, 9, 63, 31)]


@pytest.mark.parametrize(
    "ink",
    [
        (),
        ((0, 0, 3, 40),),  # the rule at its left
        ((20, 20, 21, 21),),  # a speck
        ((20, 20, 60, 21),),  # a stroke too low for a number
        ((120, 12, 160, 28),),  # it was read
    ],
)
def test_nothing_else_is(ink):
    assert _found(*ink) == []


@pytest.mark.parametrize(
    ("ink", "found"),
    [
        ((20, 12, 60, 14), True),
        ((20, 12, 60, 13), False),  # one pixel is noise
        ((4, 12, 9, 28), True),
        ((4, 12, 8, 28), False),  # the rest of a rule, at the edge of the cell
    ],
)
def test_what_is_lower_or_narrower_is_no_number(ink, found):
    assert bool(_found(ink)) is found


def test_a_speck_beside_a_number_is_no_part_of_it():
    assert _found((20, 12, 60, 28), (80, 20, 81, 21)) == [Piece(17, 9, 63, 31)]


def test_a_cell_begins_four_pixels_within_its_rules():
    assert _found((0, 12, 60, 28)) == [Piece(4, 9, 63, 31)]


@pytest.mark.parametrize(("usual", "found"), [(8, True), (7, False)])
def test_what_is_taller_than_two_pieces_and_a_half_is_a_stamp(usual, found):
    mask = np.zeros((40, 200), bool)
    mask[13:27, 20:60] = True  # twenty pixels, with the margin
    piece = Piece(110, 10, 190, 10 + usual)
    assert bool(list(overlooked([piece], [GRID], mask, 1.0))) is found
