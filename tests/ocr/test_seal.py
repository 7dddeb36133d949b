"""A red seal goes, the print under it stays."""

import numpy as np
import pytest

from juesuan_analysis.reading.ocr.seal import without_seal

PAPER, PRINT, SEAL, SEALED_PRINT = (240,) * 3, (30,) * 3, (40, 40, 215), (5, 5, 28)


def page(*pixels):
    """A page of paper with one pixel of each kind in the middle of a block of seal."""
    image = np.full((40, 40, 3), PAPER, np.uint8)
    image[10:30, 10:30] = SEAL
    for i, pixel in enumerate(pixels):
        image[15, 15 + 3 * i] = pixel
    return image


def test_seal_takes_the_shade_of_paper():
    assert without_seal(page())[20, 20].min() > 225


def test_print_under_a_seal_stays_dark():
    assert without_seal(page(SEALED_PRINT))[15, 15].max() < 60


def test_print_beside_a_seal_is_left_alone():
    image = page()
    image[2, 2] = PRINT
    assert tuple(without_seal(image)[2, 2]) == PRINT


def test_page_without_seal_is_the_same_picture():
    image = np.full((5, 5, 3), PAPER, np.uint8)
    assert without_seal(image) is image


@pytest.mark.parametrize(("red", "sealed"), [(160, False), (161, True)])
def test_ink_of_a_seal_is_red_by_sixty_shades(red, sealed):
    image = np.full((40, 40, 3), PAPER, np.uint8)
    image[20, 20] = (100, 100, red)
    assert (without_seal(image) is not image) is sealed


@pytest.mark.parametrize(("red", "shade"), [(115, 115), (116, 129)])
def test_the_soft_edge_of_a_seal_is_red_by_fifteen_shades(red, shade):
    """It is made as much lighter as the seal is darker than the paper."""
    assert tuple(without_seal(page((100, 100, red)))[15, 15]) == (shade,) * 3


@pytest.mark.parametrize(("x", "lifted"), [(6, False), (7, True), (32, True), (33, False)])
def test_the_edge_of_a_seal_reaches_three_pixels_beyond_it(x, lifted):
    image = page()
    image[20, x] = (100, 100, 115)
    assert (tuple(without_seal(image)[20, x]) == (115,) * 3) is lifted
