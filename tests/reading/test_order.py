"""Text that was drawn in any order is read as a person reads it."""

from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.order import are_shuffled, in_order, is_parted, is_shuffled


def line(text, y, x=100.0, step=10.0):
    """Characters ten points wide and high, beside one another."""
    return [Char(c, x + step * n, y, x + step * n + 10, y + 10) for n, c in enumerate(text)]


def text(glyphs):
    return "".join(g if isinstance(g, str) else g.text for g in glyphs)


def test_lines_come_from_top_to_bottom():
    assert text(in_order([*line("下", 50), "\n", *line("上", 20)])) == "上\n下"


def test_words_of_a_line_come_from_left_to_right():
    assert text(in_order([*line("年度", 20, 160), *line("2024", 20, 100)])) == "2024 年度"


def test_pieces_that_touch_stay_together():
    assert text(in_order([*line("支出", 20, 120), *line("本年", 20, 100)])) == "本年支出"


def test_a_small_step_is_one_line():
    assert text(in_order([*line("注", 23, 130), *line("支出合计", 20, 90)])) == "支出合计注"


def test_characters_are_neither_lost_nor_made():
    glyphs = [*line("三二一", 50), "\n", " ", *line("六五四", 20)]
    assert sorted(text(in_order(glyphs)).replace("\n", "")) == sorted("一二三四五六")


def test_a_column_after_a_column_is_an_order():
    assert not is_shuffled([0, 10, 20, 30, 40, 0, 10, 20, 30, 40], 3)


def test_up_and_down_is_none():
    assert is_shuffled([0, 40, 10, 50, 20, 0, 30], 3)


def test_a_quarter_of_the_steps_up_is_still_an_order():
    assert not is_shuffled([0, 10, 20, 30, 0, 10, 20, 30, 0], 3)
    assert is_shuffled([0, 10, 20, 0, 10, 20, 0, 10, 0], 3)


def test_an_empty_page_has_an_order():
    assert not are_shuffled([])


def test_a_break_behind_each_character_of_a_line_is_none():
    words = [g for c in line("二〇二四年度部门决算公开", 20) for g in (c, "\n")]
    assert are_shuffled(words)
    assert text(in_order(words)) == "二〇二四年度部门决算公开"


def test_a_few_pieces_of_one_line_are_an_order():
    assert not is_parted([0, 10, 20, 20, 30, 40, 50, 60, 70, 80, 90, 100], 1)
    assert is_parted([0, 0, 0, 0, 10, 10, 10, 20, 20, 20, 30, 30], 1)


def test_text_that_is_set_out_downwards_stays_so():
    assert not are_shuffled([g for n in range(12) for g in (*line("竖", 20 + 10 * n), "\n")])
