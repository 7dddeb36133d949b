"""Readings become characters and lines like those of a page with text."""

import pytest

from juesuan_analysis.reading.ocr.engine import Reading
from juesuan_analysis.reading.ocr.pieces import Piece
from juesuan_analysis.reading.ocr.words import (
    chars_of,
    in_order,
    is_cut_number,
    lines_of,
    simplified,
)


def run(text, x0, y0=0, x1=None, height=30):
    """The characters of a piece 20 pixels a character wide, at one pixel a point."""
    width = (x1 - x0) if x1 else 20 * len(text)
    centres = tuple((i + 0.5) / len(text) for i in range(len(text)))
    reading = Reading(text, tuple(0.9 for _ in text), centres)
    return chars_of(Piece(x0, y0, x0 + width, y0 + height), reading, 1.0)


def test_characters_stand_side_by_side():
    chars = run("12.5", 100)
    assert [round(c.x0) for c in chars[1:]] == [120, 140, 160]
    assert [a.x1 for a in chars[:-1]] == [b.x0 for b in chars[1:]]


def test_characters_carry_their_certainty():
    assert {c.confidence for c in run("12.5", 100)} == {0.9}


def test_other_forms_of_characters_are_simplified():
    assert simplified("支出決算總表") == "支出决算总表"


@pytest.mark.parametrize("read", ["财政拔款", "财政搜款", "财政拨款"])
def test_grants_are_read_as_such(read):
    assert simplified(read) == "财政拨款"


def test_other_words_with_the_same_characters_stay():
    assert simplified("公开选拔海拔搜集") == "公开选拔海拔搜集"


def test_pieces_do_not_run_together():
    chars = in_order([run("12", 0), run("34", 42)])
    assert "".join(c.text for c in chars) == "3412"


def test_pieces_of_one_height_make_a_line():
    assert [line.text for line in lines_of([run("单位", 60, 2), run("金额", 0)], 1)] == [
        "金额 单位"
    ]


def test_wide_white_parts_lines():
    assert [line.text for line in lines_of([run("表", 0), run("元", 300)], 1)] == ["表", "元"]


def test_lines_come_from_the_top():
    assert [line.text for line in lines_of([run("下", 0, 90), run("上", 0)], 1)] == ["上", "下"]


@pytest.mark.parametrize(
    ("parts", "cut"),
    [
        (["12", "345.67"], False),  # 行次 12, then an amount
        (["1234", "56.78"], True),
        (["1,", "234.56"], True),
        (["602.85", "公用经费合计"], False),
        (["592.16", "302"], False),
        (["2010301", "435.04"], False),
        (["合计", "1"], False),
        (["9.91"], False),
    ],
)
def test_number_that_a_rule_has_cut(parts, cut):
    assert is_cut_number(parts) is cut


@pytest.mark.parametrize(("apart", "touching"), [(25, True), (26, False)])
def test_characters_further_apart_than_their_size_do_not_touch(apart, touching):
    """A piece 30 pixels high has characters of 19.5."""
    one, other = run("甲乙", 0, x1=2 * apart)
    assert (one.x1 == other.x0) is touching


@pytest.mark.parametrize(("white", "lines"), [(39, 1), (40, 2)])
def test_white_of_two_characters_parts_lines(white, lines):
    one = run("甲", 0)
    other = run("乙", 0)
    moved = [c._replace(x0=c.x0 + 19.5 + white, x1=c.x1 + 19.5 + white) for c in other]
    assert len(lines_of([one, moved], 1)) == lines


@pytest.mark.parametrize(("lower", "lines"), [(9, 1), (11, 2)])
def test_pieces_lower_by_half_their_size_are_another_line(lower, lines):
    assert len(lines_of([run("甲", 0), run("乙", 30, y0=lower)], 1)) == lines
