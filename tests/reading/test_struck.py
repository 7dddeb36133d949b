"""Figures that a line is drawn through are told apart from those that stand (figures 虚构)."""

import pytest

from tests.reading.drawn_pages import number, page, seen, words

_NUMBER = number()  # 512.34 from 150 to 177.5, upon 150


def _struck(tmp_path, content, entries=b""):
    sight = seen(tmp_path / "虚构.pdf", page(content, entries))
    return [one.text for one in sight.struck], words(sight)


@pytest.mark.parametrize(
    "line",
    [
        b".5 w 150 153 m 177.5 153 l S",
        b"150 152.7 27.5 .6 re f",
        b".1 w 148 153 m 179 153 l S",
        b"1 0 0 RG 150 153 m 177.5 153 l S",
        b".5 w 150 149 m 177.5 157 l S",
        b".5 w 150 153 m 160 153 l S 160 153 m 177.5 153 l S",
    ],
)
def test_line_through_a_number_strikes_it_out(tmp_path, line):
    assert _struck(tmp_path, _NUMBER + line) == (["512.34"], ["100.00"])


@pytest.mark.parametrize(
    "line",
    [
        b".5 w 150 149 m 177.5 149 l S",
        b".5 w 150 150 m 177.5 150 l S",
        b".5 w 150 157 m 177.5 157 l S",
        b".5 w 100 153 m 250 153 l S",
        b".5 w 150 153 m 158 153 l S",
        b".5 w 164 140 m 164 170 l S",
    ],
)
def test_rules_and_underlines_strike_nothing_out(tmp_path, line):
    assert _struck(tmp_path, _NUMBER + line) == ([], ["100.00", "512.34"])


def test_note_that_strikes_out(tmp_path):
    note = (
        b"/Annots[<</Type/Annot/Subtype/StrikeOut/Rect[150 148 178 158]"
        b"/QuadPoints[150 158 178 158 150 148 178 148]>>]"
    )
    assert _struck(tmp_path, _NUMBER, note) == (["512.34"], ["100.00"])


def test_number_that_touches_the_struck_one_stands(tmp_path):
    both = number(words=b"512.34612.35") + b".5 w 150 153 m 177.5 153 l S"
    assert _struck(tmp_path, both) == (["512.34"], ["100.00", "612.35"])


def test_ground_of_a_number_strikes_nothing_out(tmp_path):
    ground = b"q .9 .9 .5 rg 150 148 28 10 re f Q "
    assert _struck(tmp_path, ground + _NUMBER) == ([], ["100.00", "512.34"])
