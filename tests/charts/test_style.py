from itertools import pairwise

import pandas as pd
import pytest
from matplotlib.colors import to_rgb

from juesuan_analysis.charts.style import CURRENT
from juesuan_analysis.charts.text import amount_text, note_lines, percent_text, unit_for, wrapped
from juesuan_analysis.charts.theme import PALETTE, PREVIOUS


def grey(colour):
    red, green, blue = to_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_stay_apart_in_greyscale():
    greys = [grey(colour) for colour in PALETTE]
    assert greys == sorted(greys)
    assert min(b - a for a, b in pairwise(greys)) > 0.1
    assert grey(PREVIOUS) - grey(CURRENT) > 0.4


@pytest.mark.parametrize(
    ("value", "signed", "text"),
    [
        (1234567.891, False, "1,234,567.89"),
        (-0.5, False, "−0.50"),
        (0.0, True, "0.00"),
        (3.0, True, "+3.00"),
        (0.0049, False, "不足 0.01"),
        (0.005, False, "0.01"),
        (-0.001, True, "−不足 0.01"),
    ],
)
def test_amount_text(value, signed, text):
    assert amount_text(value, signed=signed) == text


def test_percent_text():
    assert percent_text(-13.141, signed=True) == "−13.14%"


@pytest.mark.parametrize(
    ("amounts", "unit"),
    [
        ([99_999.0], "万元"),
        ([100_000.0, -200_000.0], "亿元"),
        ([100_000.0, 3.0], "万元"),
        ([], "万元"),
    ],
)
def test_unit_for(amounts, unit):
    assert unit_for(pd.Series(amounts, dtype=float)) == unit


def test_wrapped_never_begins_a_line_with_a_stop():
    assert wrapped("一般公共预算，支出", 12) == "一般公共预算，\n支出"


def test_a_number_is_never_broken():
    assert wrapped("共1,234,567.89万元", 10) == "共\n1,234,567.89\n万元"


def test_a_bracket_begins_the_next_line():
    assert wrapped("甲局（乙丙局", 6) == "甲局\n（乙丙\n局"


def test_the_lines_of_a_note_are_nearly_as_long_as_each_other():
    lines = note_lines(["来源：虚构东湖区住房和城乡建设局部门决算公开"], 42).split("\n")
    assert min(map(len, lines)) > 8
