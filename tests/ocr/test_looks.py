"""How often text is looked for on a page: once, and once more for what its rules do not tell."""

import cv2
import numpy as np
import pytest

from juesuan_analysis.reading.ocr import scan
from juesuan_analysis.reading.ocr.straighten import quarter_turned, rotated


def page(degrees=0.0, *, ruled=True):
    image = np.full((800, 600, 3), 255, np.uint8)
    for y in range(100, 700, 40) if ruled else ():
        cv2.line(image, (60, y), (540, y), (0, 0, 0), 2)
    return rotated(image, -degrees)


def box(width, height):
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)


@pytest.fixture
def looks(monkeypatch):
    """Give what each look finds, one after the other, and count the looks."""
    seen = []

    def will_find(*found):
        answers = iter(found)
        monkeypatch.setattr(scan, "detect", lambda image: seen.append(image) or next(answers))
        return seen

    return will_find


def test_a_straight_page_is_looked_at_once(looks):
    seen = looks([box(200, 20)])
    assert scan._level(page()).degrees == 0.0
    assert len(seen) == 1


def test_a_page_that_is_a_little_off_is_looked_at_once(looks):
    seen = looks([box(200, 20)])
    assert scan._level(page(1.2)).degrees == pytest.approx(1.2, abs=0.05)
    assert len(seen) == 1


def test_a_blank_page_is_looked_at_once(looks):
    seen = looks([])
    assert scan._level(page(ruled=False)).boxes == []
    assert len(seen) == 1


def test_a_page_on_its_side_is_looked_at_twice(looks):
    seen = looks([box(20, 200)], [box(200, 20)])
    assert scan._level(quarter_turned(page(), 3)).quarters == 1
    assert len(seen) == 2


def slanted(degrees):
    rise = 200 * np.tan(np.radians(degrees))
    return box(200, 20) + np.array([(0, 0), (0, rise), (0, rise), (0, 0)], np.float32)


def test_a_page_that_is_far_off_is_straightened_by_its_text(looks):
    seen = looks([slanted(4.0)], [box(200, 20)])
    assert scan._level(page(4.0)).degrees == pytest.approx(4.0, abs=0.05)
    assert len(seen) == 2


def test_text_that_slants_on_level_rules_is_not_looked_at_again(looks):
    seen = looks([slanted(2.0)])
    assert scan._level(page()).degrees == 0.0
    assert len(seen) == 1
