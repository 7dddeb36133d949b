"""Text of narrow cells runs over their rules; each character finds the cell that it is of."""

from juesuan_analysis.annexes.cells import rows_of
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.grid import Box, Grid

GRID = Grid(1, (0.0, 40.0, 70.0, 110.0), (0.0, 20.0), tuple(Box(0, 1, c, c + 1) for c in range(3)))


def text(words, x, size=10.0, wide=6.0):
    return [
        Char(char, x + i * wide, 5.0, x + (i + 1) * wide, 5.0 + size)
        for i, char in enumerate(words)
    ]


def texts(*runs):
    chars = [char for run in runs for char in run]
    return [cell.text for cell in rows_of(GRID, chars)[0].cells]


def test_a_number_set_in_the_middle_of_a_narrow_cell_keeps_its_digits():
    assert texts(text("10", 14), text("100.00%", 34)) == ["10", "100.00%", ""]


def test_a_name_longer_than_its_cell_goes_on_over_the_rule():
    assert texts(text("204001教育局", 2)) == ["204001教育局", "", ""]


def test_neighbours_that_nearly_touch_stay_apart():
    assert texts(text("162.7", 9.5), text("10", 41)) == ["162.7", "10", ""]


def test_what_stands_beyond_the_last_rule_is_of_the_last_cell():
    assert texts(text("本级", 105)) == ["", "", "本级"]
