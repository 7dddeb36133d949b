"""Numbers that decide how a page of a form is read: just inside and just outside of each (虚构)."""

from decimal import Decimal

import pytest
from typed import char, run, word

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.forms.amount import parse_amount
from juesuan_analysis.forms.beside import Labelled, left_of
from juesuan_analysis.forms.columns import Column, groups, resolve
from juesuan_analysis.forms.content import PageContent, find_unruled, parted, unit_above
from juesuan_analysis.forms.fill import fill
from juesuan_analysis.forms.folios import jumps
from juesuan_analysis.forms.guess import guess_grid
from juesuan_analysis.forms.header import header_height, is_sequence
from juesuan_analysis.forms.locate import (
    Title,
    find_titles,
    form_pages,
    is_unknown_title,
    match_title,
)
from juesuan_analysis.forms.notes import _seam, beside
from juesuan_analysis.forms.rows import Cell, read_rows
from juesuan_analysis.forms.table import Table
from juesuan_analysis.forms.tokens import Token, on_one_line, tokens_of, without_watermark
from juesuan_analysis.forms.unruled import unruled_table
from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.vocabulary.forms import BY_NUMBER


def texts(chars):
    return [token.text for token in tokens_of(chars)]


def grid(columns=1, rows=1, width=40.0, height=20.0):
    boxes = [Box(r, r + 1, c, c + 1) for r in range(rows) for c in range(columns)]
    xs = tuple(width * i for i in range(columns + 1))
    return Grid(1, xs, tuple(height * i for i in range(rows + 1)), tuple(boxes))


def line(text, y=0.0, height=10.0):
    return TextLine(text, Place(1, 0, y, 100, y + height))


# Characters of one number


@pytest.mark.parametrize(("gap", "joined"), [(3.9, True), (4.1, False)])
def test_a_gap_of_four_tenths_parts_two_numbers(gap, joined):
    assert (texts(run("12", 0, gap=gap)) == ["12"]) is joined


@pytest.mark.parametrize(("size", "joined"), [(19.0, True), (21.0, False)])
def test_a_character_twice_as_big_is_none_of_the_number(size, joined):
    assert (texts([char("1", 0), char("2", 5, size=size)]) == ["12"]) is joined


@pytest.mark.parametrize(("off", "joined"), [(1.2, True), (1.4, False)])
def test_characters_of_a_number_stand_on_one_baseline(off, joined):
    assert (texts([char("1", 0), char("2", 5, base=100 + off)]) == ["12"]) is joined


@pytest.mark.parametrize(("overlap", "joined"), [(1.4, True), (1.6, False)])
def test_characters_of_a_number_hardly_overlap(overlap, joined):
    assert (texts([char("1", 0), char("2", 5 - overlap)]) == ["12"]) is joined


@pytest.mark.parametrize(("off", "joined"), [(4.8, True), (5.2, False)])
def test_what_ocr_reads_stands_on_one_line_within_half_a_height(off, joined):
    read = [char("1", 0, confidence=0.9), char("2", 5, base=100 + off, confidence=0.9)]
    assert (texts(read) == ["12"]) is joined


@pytest.mark.parametrize(("off", "closed"), [(4.8, True), (5.2, False)])
def test_a_bracket_stands_on_the_line_of_its_amount(off, closed):
    chars = [char("(", 0, base=100 + off), *run("1.00", 5), char(")", 25)]
    assert ("(1.00)" in texts(chars)) is closed


@pytest.mark.parametrize(("gap", "near"), [(3.9, True), (4.1, False)])
def test_a_mark_stands_beside_its_number(gap, near):
    assert beside(char("1", 0), char("注", 5 + gap)) is near


@pytest.mark.parametrize(("off", "near"), [(7.8, True), (8.2, False)])
def test_a_mark_may_be_raised_by_most_of_a_height(off, near):
    assert beside(char("1", 0), char("注", 5, base=100 - off)) is near


@pytest.mark.parametrize(("gap", "at"), [(0.55, 0), (0.65, 1)])
def test_a_note_s_number_ends_where_the_spacing_changes(gap, at):
    assert _seam([char("1", 0), *run("28.44", 5 + gap)]) == at


@pytest.mark.parametrize(("digits", "at"), [("1", 1), ("12", 2), ("123", 0)])
def test_a_note_s_number_has_two_digits_at_most(digits, at):
    assert _seam([*run(digits, 0), *run("28.44", 5 * len(digits) + 2)]) == at


@pytest.mark.parametrize(("size", "kept"), [(24.0, True), (26.0, False)])
def test_what_is_set_far_larger_than_the_amounts_is_a_watermark(size, kept):
    mark = word("样", 0, 0, size=size)
    assert (mark in without_watermark([word("1.00", 0, 0), mark])) is kept


@pytest.mark.parametrize(("off", "same"), [(4.8, True), (5.2, False)])
def test_two_tokens_are_on_one_line_within_half_a_height(off, same):
    assert on_one_line(word("1", 0, 100), word("2", 9, 100 + off)) is same


@pytest.mark.parametrize(("gap", "uneven"), [(0.9, False), (1.1, True)])
def test_digits_with_hardly_room_between_them_are_of_one_number(gap, uneven):
    chars = (*run("123", 0, gap=-0.8), char("4", 13.4 + gap))  # 0.8 into one another, then a gap
    assert Token(chars).is_uneven is uneven


@pytest.mark.parametrize(("gap", "uneven"), [(1.45, False), (1.55, True)])
def test_a_space_is_wider_than_the_rest(gap, uneven):
    assert Token((*run("123", 0), char("4", 15 + gap))).is_uneven is uneven


@pytest.mark.parametrize(("count", "torn"), [(1, False), (2, True), (3, True)])
def test_two_numbers_on_one_line_tear_a_cell(count, torn):
    tokens = tuple(word("1", 20.0 * i, 0) for i in range(count))
    assert Cell("合计", None, tokens, (), Place(1, 0, 0, 1, 1)).is_torn is torn


# Amounts


@pytest.mark.parametrize(
    ("printed", "amount"), [("0.123456", Decimal("0.123456")), ("0.1234567", None)]
)
def test_an_amount_has_six_decimals_at_most(printed, amount):
    assert parse_amount(printed, "万元") == amount


@pytest.mark.parametrize(("printed", "read"), [("95000000000", True), ("105000000000", False)])
def test_no_office_has_more_than_ten_times_what_the_country_produces(printed, read):
    assert (parse_amount(printed, "万元") is not None) is read


# A grid filled


@pytest.mark.parametrize(("x0", "column"), [(0.45, 1), (0.55, 0)])
def test_a_number_that_fills_a_column_and_more_is_the_right_one_s(x0, column):
    number = Token(
        (char("1", x0, base=12), char("2", 25, base=12))
    )  # to 30: more of it stands in the first column
    assert list(fill(grid(2, width=20.0), [number]).tokens) == [(0, column)]


@pytest.mark.parametrize(("below", "printed"), [(5.8, ["18.7", "9"]), (6.2, ["18.79"])])
def test_an_amount_is_broken_where_its_rest_is_on_the_next_line(below, printed):
    stack = [word("18.7", 0, 5), word("9", 0, 5 + below)]
    (held,) = fill(grid(width=21.0), stack).tokens.values()
    assert sorted(token.text for token in held) == sorted(printed)


@pytest.mark.parametrize(("room", "vague"), [(8.9, False), (9.1, True)])
def test_an_amount_is_broken_only_where_no_digit_more_has_room(room, vague):
    """A digit of five points, and the margins of the cell; else it is told, not read."""
    stack = [word("18.7", 0, 5), word("9", 0, 13)]
    (held,) = fill(grid(width=20.0 + room), stack).tokens.values()
    assert [(token.text, token.vague) for token in held] == [("18.79", vague)]


@pytest.mark.parametrize(("below", "rows"), [(5.8, 1), (6.2, 2)])
def test_amounts_above_one_another_are_two_rows(below, rows):
    stack = [word("1.00", 0, 5), word("2.00", 0, 5 + below)]
    assert fill(grid(), stack).grid.shape == (rows, 1)


@pytest.mark.parametrize(("below", "text"), [(4.8, "甲乙"), (5.2, "乙甲")])
def test_the_lines_of_a_cell_are_half_a_height_apart(below, text):
    assert fill(grid(), [word("乙", 10, 6), word("甲", 0, 6 + below)]).text(0, 0) == text


# Parts of a table on two pages


@pytest.mark.parametrize(("higher", "found"), [(0.95, True), (1.05, False)])
def test_rows_of_both_parts_are_as_high(higher, found):
    names = [Column("科目名称", "name"), Column("合计", "measure", "合计")]
    left = Labelled(Table(grid(2, 2), {}, {}, {}), names, 1)
    table = Table(grid(1, 2, height=20 + higher), {}, {}, {})
    right = Labelled(table, [Column("项目支出", "measure", "项目支出")], 1)
    assert (left_of([left], right) is left) is found


def content(numbers):
    return {
        page: PageContent([line("正文"), line(str(number), 800)], [], [])
        for page, number in enumerate(numbers, start=1)
    }


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([1, 2, 3, 9, 10], {3: (3, 9)}),  # 3 of 4 follow on one another
        ([1, 2, 3, 9], {3: (3, 9)}),  # 2 of 3
        ([1, 2, 3, 4, 9, 20], {4: (4, 9), 5: (9, 20)}),  # 3 of 5
        ([1, 2, 3, 9, 20], {}),  # 2 of 4
        ([1, 2, 9], {}),  # 1 of 2
    ],
)
def test_printed_numbers_count_pages_where_most_follow_on_one_another(numbers, found):
    assert jumps(content(numbers)) == found


# Headers


@pytest.mark.parametrize(
    ("paths", "lines"),
    [
        (["项目", "公务接待费/决算数"], [None, None]),
        (
            ["项目", "因公出国（境）费/决算数", "公务接待费/决算数"],
            [None, "因公出国（境）费", "公务接待费"],
        ),
    ],
)
def test_lines_run_across_the_page_where_a_header_names_two(paths, lines):
    assert [column.line for column in resolve(BY_NUMBER[9], paths)] == lines


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["栏次", "1", "2", "4"], True),  # a column may be left out
        (["栏次", "1", "2", "5"], False),
        (["栏次", "28", "29", "30"], True),
        (["栏次", "29", "30", "31"], False),
        (["栏次", "1", "2"], True),
        (["栏次", "1"], False),
    ],
)
def test_a_row_of_column_numbers(texts, found):
    assert is_sequence(texts) is found


def ruled(*rows):
    own = grid(len(rows[0]), len(rows))
    owner = {(box.r0, box.c0): box for box in own.boxes}
    return Table(
        own, owner, {owner[r, c]: t for r, row in enumerate(rows) for c, t in enumerate(row)}, {}
    )


@pytest.mark.parametrize(
    ("name", "height"),
    [("其他支出", 2), ("经营收入", 2), ("农林水支出", 1), ("公共安全支出", 1)],
)
def test_a_short_name_may_stand_in_a_header(name, height):
    table = ruled(["项目", "决算数"], [name, ""], ["一、教育支出", "1.00"])
    assert header_height(BY_NUMBER[1], table) == height


# Titles and units


@pytest.mark.parametrize(("row", "unit"), [(3, "元"), (4, "万元")])
def test_a_grid_may_hold_its_unit_in_its_first_four_rows(row, unit):
    title = Title(3, "支出决算表", Place(1, 0, 0, 50, 10))
    rows = Grid(1, (0.0, 50.0), tuple(100 + 20.0 * i for i in range(8)), ())
    lines = [line("单位：万元", 500), line("单位：元", 105.0 + 20 * row)]
    assert unit_above(title, lines, rows, 0) == unit


@pytest.mark.parametrize(("row", "tables"), [(2, 1), (3, 2)])
def test_a_title_below_the_first_rows_of_a_grid_begins_another_table(row, tables):
    boxes = [Box(r, r + 1, 0, 2) if r == row else Box(r, r + 1, 0, 1) for r in range(6)]
    own = Grid(1, (0.0, 50.0, 100.0), tuple(20.0 * i for i in range(7)), tuple(boxes))
    title = Title(3, "支出决算表", Place(1, 0, 20 * row + 5, 50, 20 * row + 15))
    assert len(parted(PageContent([], [], [own]), [title]).grids) == tables


@pytest.mark.parametrize(("text", "form"), [("支出算表", 3), ("出算表", None)])
def test_a_title_with_a_slip_has_four_characters(text, form):
    assert match_title(text)[1] == form


@pytest.mark.parametrize(("number", "pages"), [(4, [1, 2]), (5, [2])])
def test_five_titles_without_a_unit_are_a_table_of_contents(number, pages):
    titles = ["收入决算表", "支出决算表", "财政拨款收入支出决算总表", "收入支出决算总表"]
    titles.append("一般公共预算财政拨款支出决算表")
    lines = [text for title in titles[:number] for text in (title, "……………………")]
    assert form_pages([lines, ["支出决算表", "单位：万元"]]) == pages


@pytest.mark.parametrize(("before", "pages"), [(3, [1]), (4, [1, 2])])
def test_a_form_goes_on_where_the_narrative_begins_below_the_first_lines(before, pages):
    after = [*["某某科目"] * before, "第三部分"]
    assert form_pages([["支出决算表", "单位：万元"], after]) == pages


@pytest.mark.parametrize(("sentences", "pages"), [(3, [1, 2]), (4, [1])])
def test_a_form_goes_on_where_few_lines_are_sentences(sentences, pages):
    after = ["这里有一句话,说到别处。"] * sentences
    assert form_pages([["支出决算表", "单位：万元"], after]) == pages


@pytest.mark.parametrize(("length", "found"), [(58, True), (62, False)])
def test_a_title_has_sixty_characters_at_most(length, found):
    assert is_unknown_title("某" * (length - 3) + "明细表") is found


@pytest.mark.parametrize(("text", "found"), [("甲乙丙明细表", True), ("甲乙明细表", False)])
def test_a_title_has_six_characters_at_least(text, found):
    assert is_unknown_title(text) is found


@pytest.mark.parametrize(("below", "form"), [(38.0, 4), (42.0, 3)])
def test_the_next_line_of_a_title_is_within_four_heights(below, form):
    lines = [line("财政拨款收入支出", 0), line("决算总表", below)]
    assert [title.form for title in find_titles(lines)] == ([4] if form == 4 else [])


# Tables without rules: a heading and amounts, at places of their own


HEADS = ("科目名称", "本年支出合计", "基本支出")
LEFTS = (0, 100, 200)
FORM = BY_NUMBER[3]


def laid(*rows, top=100.0, step=20.0, lefts=LEFTS):
    return [
        word(text, x, top + step * i)
        for i, row in enumerate(rows)
        for x, text in zip(lefts, row, strict=False)
        if text
    ]


def guessed(words):
    """The guessed grid; None where there is a doubt."""
    found = guess_grid(FORM, words, 1)
    return None if isinstance(found, str) else found


@pytest.mark.parametrize(("gap", "columns"), [(5.8, 2), (6.2, 3)])
def test_columns_of_words_are_six_tenths_of_a_height_apart(gap, columns):
    lefts = (0, 10 + gap, 100)  # two letters are 10 wide
    found = guessed(laid(("名称", "处室", "甲"), ("合计", "一处", "2.00"), lefts=lefts))
    assert found is not None and len(found.columns) == columns


@pytest.mark.parametrize("gap", [0.0, 0.5])
def test_columns_of_amounts_may_touch(gap):
    lefts = (0, 100, 120 + gap)  # amounts are 20 wide
    words = laid(("合计", "1.00", "2.00"), top=120, lefts=lefts)
    found = guessed([*words, *laid(("名", "甲", "乙"), lefts=lefts)])
    assert found is not None and len(found.columns) == 3


@pytest.mark.parametrize(("off", "height"), [(4.8, 1), (5.2, 2)])
def test_words_are_on_one_line_within_half_a_height(off, height):
    words = [*laid(HEADS[:2]), word(HEADS[2], 200, 100 + off)]
    found = guessed([*words, *laid(("合计", "1.00", "2.00"), top=130)])
    assert found is not None and len(found.header) == height


@pytest.mark.parametrize(("below", "foot"), [(14.3, 154.3), (14.7, 140.0)])
def test_a_line_goes_on_from_the_last_row_where_it_is_near(below, foot):
    words = [*laid(HEADS), *laid(("教育", "1.00", "2.00"), top=130), word("支出", 0, 130 + below)]
    found = guessed(words)
    assert found is not None and found.grid.ys[-1] == pytest.approx(foot)


@pytest.mark.parametrize(("below", "clear"), [(8.0, True), (8.4, False)])
def test_a_wrapped_name_is_clearly_nearer_to_one_row(below, clear):
    rows = laid(("教育", "1.00", "2.00"), ("合计", "1.00", "2.00"), top=130)
    assert (guessed([*laid(HEADS), *rows, word("支出", 0, 130 + below)]) is not None) is clear


@pytest.mark.parametrize(("columns", "found"), [(1, False), (2, True)])
def test_a_table_has_two_columns(columns, found):
    words = laid(HEADS[-columns:], ("1.00", "2.00")[:columns], lefts=LEFTS[1:])
    assert (guessed(words) is not None) is found


@pytest.mark.parametrize(("lines", "found"), [(10, True), (11, False)])
def test_a_header_has_ten_lines_at_most(lines, found):
    rows = [("名", "甲", "乙")] * lines
    assert (guessed(laid(*rows, ("合计", "1.00", "2.00"))) is not None) is found


@pytest.mark.parametrize(("lines", "found"), [(200, True), (201, False)])
def test_a_page_has_two_hundred_rows_at_most(lines, found):
    assert (guessed(laid(HEADS, *[("教育", "1.00", "2.00")] * lines)) is not None) is found


@pytest.mark.parametrize(("amounts", "tried"), [(0, 0), (1, 1)])
def test_a_table_without_rules_is_looked_for_where_there_is_an_amount(amounts, tried):
    title = Title(3, "支出决算表", Place(1, 0, 0, 50, 10))
    words = laid(HEADS, ("合计", *("1.00", "2.00")[:amounts]))
    assert len(find_unruled([title], PageContent([], [], []), words)) == tried


@pytest.mark.parametrize(("words", "too_many"), [(3000, False), (3001, True)])
def test_no_page_of_a_form_has_more_than_three_thousand_words(words, too_many):
    found = unruled_table(FORM, [word("某", 0, 0)] * words, 1)
    assert (found == "字太多，不会是一张表") is too_many


# Rows


@pytest.mark.parametrize(("over", "swallowed"), [(2.9, False), (3.1, True)])
def test_a_number_that_reaches_over_the_number_of_its_line_is_not_taken(over, swallowed):
    names = ["项目", "行次", "决算数"]
    form = BY_NUMBER[1]
    columns = resolve(form, names)
    own = grid(3, 2, width=60.0)
    tokens = [word("1", 70, 10), word("合计", 0, 30), word("1.00", 120 - over, 30)]
    (group,) = groups(form, columns)
    rows = read_rows(fill(own, tokens), columns, group, 0)
    assert [cell.swallows for row in rows for cell in row.cells][-1] is swallowed
