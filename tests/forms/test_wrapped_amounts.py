"""Amounts too wide for their cells: broken in two lines, or touching what stands in the next."""

import pytest

from juesuan_analysis.forms.fill import fill
from juesuan_analysis.forms.tokens import tokens_of, touching_amounts
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.grid import Box, Grid

GRID = Grid(1, (0, 26, 52), (0, 30), (Box(0, 1, 0, 1), Box(0, 1, 1, 2)))


def _printed(lines: list[str], left: float = 1) -> str:
    chars = [
        Char(char, left + 6 * i, 4 + 12 * row, left + 6 * (i + 1), 14 + 12 * row)
        for row, line in enumerate(lines)
        for i, char in enumerate(line)
    ]
    return fill(GRID, tokens_of(chars)).number(0, 0)


@pytest.mark.parametrize("lines", [["18.7", "9"], ["1871", ".00"], ["-1.0", "0"]])
def test_broken_amount_is_one(lines):
    assert _printed(lines) == "".join(lines)


@pytest.mark.parametrize("lines", [["18.7", "90"], ["18.7", "x"], ["1871", "9"]])
def test_other_lines_are_not_joined(lines):
    """They make no amount with cents."""
    assert _printed(lines) != "".join(lines)


def _filled(lines: list[str], width: float):
    grid = Grid(1, (0, width, 2 * width), (0, 60), (Box(0, 1, 0, 1), Box(0, 1, 1, 2)))
    right = width - 1
    chars = [
        Char(
            c,
            right - 6 * (len(line) - i),
            4 + 12 * row,
            right - 6 * (len(line) - i - 1),
            14 + 12 * row,
        )
        for row, line in enumerate(lines)
        for i, c in enumerate(line)
    ]
    return fill(grid, tokens_of(chars)).tokens[0, 0]


@pytest.mark.parametrize(
    ("lines", "width", "vague"),
    [
        (["1,234,", "567.89"], 80, False),  # a piece is no number
        (["12345", "6.78"], 34, False),  # the cell is full
        (["12345", "6.78"], 80, True),
        (["100", "200.00"], 80, True),  # perhaps two amounts without a rule between
        (["12,3", "45,6", "78.90"], 80, False),
    ],
)
def test_pieces_of_one_amount_where_the_cell_or_a_piece_tells(lines, width, vague):
    (token,) = _filled(lines, width)
    assert (token.text, token.vague) == ("".join(lines), vague)


def test_nil_above_an_amount_is_no_part_of_it():
    assert "0345.00" not in [token.text for token in _filled(["0", "345.00"], 80)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1,234.5667.89", ["1,234.56", "67.89"]),
        ("20.4431204", ["20.44", "31204"]),  # a code of form 6
        ("20.44310", ["20.44", "310"]),
        ("20.4431", []),
        ("20.442010301", []),  # no list of 科目 stands beside another
    ],
)
def test_pieces_of_a_run(text, pieces):
    assert touching_amounts(text) == pieces


def _spaced(text: str, gaps: dict[int, float], left: float = 0) -> list[Char]:
    """Characters six points wide, with a gap before some of them."""
    chars, x = [], left
    for i, char in enumerate(text):
        x += gaps.get(i, 0)
        chars.append(Char(char, x, 4, x + 6, 14))
        x += 6
    return chars


WIDE = Grid(1, (0, 20, 120), (0, 30), (Box(0, 1, 0, 1), Box(0, 1, 1, 2)))


@pytest.mark.parametrize(
    ("text", "at", "gap"),
    [
        ("3319,430,200.00", 2, -1),  # the amount begins over the end of the line's number
        ("3319,430,200.00", 2, 1),
        ("123,659,000.00", 1, 1),  # whole together as well
        ("12,300,000.00", 1, -1),
    ],
)
def test_digits_are_cut_where_their_spacing_changes(text, at, gap):
    table = fill(WIDE, tokens_of(_spaced(text, {at: gap}, left=3)))
    assert [table.number(0, 0), table.number(0, 1)] == [text[:at], text[at:]]


def test_digits_of_even_spacing_are_one_number():
    table = fill(WIDE, tokens_of(_spaced("123,659,000.00", {}, left=12)))
    assert [table.number(0, 0), table.number(0, 1)] == ["", "123,659,000.00"]
