"""Cells whose amounts have signs, marks, brackets or units beside them (figures 虚构)."""

from decimal import Decimal

import pytest
from form_pages import amounts, read
from reportlab.lib.colors import black, red
from reportlab.pdfbase.pdfmetrics import stringWidth
from ruled import FONT, FORM3_HEADER, FORM3_WIDTHS, SIZE, canvas, form3, table, text

from juesuan_analysis.forms.signs import amount_of, unsigned
from juesuan_analysis.forms.tokens import tokens_of
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.vocabulary.lines import clean

FIGURES = ("300.50", "200.25", "100.25")
LABELS = [["", "合计"], ["201", "一般公共服务支出"], ["20103", "政府办公厅事务"]]


def _form(path, cell):
    page = canvas(path)
    form3(page, [[*label, *map(cell, FIGURES), "", "", ""] for label in LABELS])
    page.save()
    return read(path)


def _read(tmp_path, cell):
    return _form(tmp_path / "虚构.pdf", cell)


@pytest.mark.parametrize(
    "cell",
    [
        "¥{}",
        "￥ {}",
        "{}万元",
        "{}万",
        "＋{}",
        "{}*",
        "{}†",
        "{}①",
        "①{}",
        "{}¹",
        "{}(1)",
        "{}（1）",
        "(1){}",
        "{}[1]",
        "{}注1",
    ],
)
def test_amount_with_a_sign_or_a_mark(tmp_path, cell):
    result = _read(tmp_path, cell.format)
    assert sorted(set(amounts(result).values())) == sorted(map(Decimal, FIGURES))
    assert len(amounts(result)) == 9
    assert result.unread == []


@pytest.mark.parametrize("cell", ["-{}", "-¥{}", "¥-{}", "({})", "（{}）", "(¥{})", "¥({})"])
def test_amount_below_zero(tmp_path, cell):
    result = _read(tmp_path, cell.format)
    assert set(amounts(result).values()) == {-Decimal(figure) for figure in FIGURES}


@pytest.mark.parametrize("cell", ["△{}", "{}%", "{}-", "{}元", "{}亿", "{}年", "{}人"])
def test_what_is_no_amount_in_the_unit_of_the_form_is_told(tmp_path, cell):
    result = _read(tmp_path, cell.format)
    assert amounts(result) == {}
    assert len(result.unread) == 9


@pytest.mark.parametrize("nil", ["¥ -", "—", "-"])
def test_sign_of_nil_is_blank(tmp_path, nil):
    result = _read(tmp_path, lambda _: nil)
    assert amounts(result) == {}
    assert result.unread == []


@pytest.mark.parametrize(
    ("printed", "amount"), [(".50", "0.50"), (".00", "0.00"), ("-.50", "-0.50")]
)
def test_amount_without_a_zero_before_its_point(tmp_path, printed, amount):
    assert set(amounts(_read(tmp_path, lambda _: printed)).values()) == {Decimal(amount)}


def _drawn(path, draw):
    """Draw form 3 with its amounts by ``draw(page, right, y, figure, row, column)``."""
    page = canvas(path)
    text(page, 250, 800, "支出决算表")
    text(page, 480, 780, "单位：万元")
    table(page, 20, 770, FORM3_WIDTHS, [FORM3_HEADER, *([*ls, *[""] * 6] for ls in LABELS)])
    for row in range(3):
        for column, figure in enumerate(FIGURES, start=2):
            right = 20 + sum(FORM3_WIDTHS[: column + 1]) - 8
            draw(page, right, 770 - 16 * (row + 2) + 4, figure, row, column)
    page.save()
    return read(path)


def _set(page, right, y, pieces):
    """Set pieces of text one behind the other: words, size, rise."""
    x = right - sum(stringWidth(words, FONT, size) for words, size, _ in pieces)
    for words, size, rise in pieces:
        line = page.beginText(x, y)
        line.setFont(FONT, size)
        line.setRise(rise)
        line.textOut(words)
        page.drawText(line)
        x += stringWidth(words, FONT, size)


@pytest.mark.parametrize(
    "pieces",
    [
        [("{}", SIZE, 0), ("1", 5, 3)],
        [("{}", SIZE, 0), ("12", 5, 3)],
        [("2", 5, 3), ("{}", SIZE, 0)],
        [("{}", SIZE, 0), ("1", 5, -1.5)],
        [("{}", SIZE, 0), ("(1)", 5, 3)],
        [("{}", SIZE, 0), ("*", 5, 3)],
    ],
)
def test_raised_mark_is_no_digit(tmp_path, pieces):
    def draw(page, right, y, figure, *_):
        _set(page, right, y, [(words.format(figure), *how) for words, *how in pieces])

    result = _drawn(tmp_path / "虚构.pdf", draw)
    assert sorted(set(amounts(result).values())) == sorted(map(Decimal, FIGURES))
    assert result.unread == []


def test_smaller_decimals_on_the_same_line_belong_to_the_number(tmp_path):
    def draw(page, right, y, figure, *_):
        _set(page, right, y, [(figure[:-2], SIZE, 0), (figure[-2:], 6, 0)])

    result = _drawn(tmp_path / "虚构.pdf", draw)
    assert set(amounts(result).values()) == set(map(Decimal, FIGURES))


@pytest.mark.parametrize(
    ("is_red", "told"),
    [(lambda row, column: row == 2 and column == 4, ["100.25"]), (lambda *_: True, [])],
)
def test_red_without_a_sign_may_be_below_zero(tmp_path, is_red, told):
    """Where all is red, red says nothing."""

    def draw(page, right, y, figure, row, column):
        page.setFillColor(red if is_red(row, column) else black)
        _set(page, right, y, [(figure, SIZE, 0)])

    result = _drawn(tmp_path / "虚构.pdf", draw)
    assert [unread.printed for unread in result.unread] == told
    assert len(amounts(result)) == 9 - len(told)


@pytest.mark.parametrize(
    ("beside", "amount"),
    [("", "1"), ("¥1.00", "1"), ("（¥1.00）", "-1"), ("1.00%", None), ("1.00元", None)],
)
def test_amount_of_a_cell(beside, amount):
    assert amount_of("1.00", beside, "万元") == (amount and Decimal(amount))


def test_unsigned_keeps_the_brackets_of_a_number():
    assert unsigned("（1,234.00）*") == "（1,234.00）"


@pytest.mark.parametrize(
    "name",
    [
        "其他收入*",
        "*其他收入",
        "其他收入[1]",
        "其他收入（1）",
        "其他收入注1",
        "注1其他收入",
        "其他收入¹",
        "①其他收入",
    ],
)
def test_name_without_its_mark(name):
    assert clean(name) == "其他收入"


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("{}①", "①"),
        ("①②{}", "①②"),
        ("{}（注1）", "(注1)"),
        ("{}注1、2", "注1、2"),
        ("{}*(1)", "*(1)"),
        ("{}[1][2]", "[1][2]"),
        ("{}万元*", "*"),
        ("*¥{}", "*"),
        ("{}    ①", "①"),
        ("(1)    {}", "(1)"),
        ("{}（一）", "(一)"),
        ("{}⑴", "(1)"),
        ("{}", ""),
    ],
)
def test_mark_is_kept_as_a_mark(tmp_path, cell, mark):
    entries = [e for e in _read(tmp_path, cell.format).entries if e.printed]
    assert {entry.mark for entry in entries} == {mark}
    assert {str(entry.amount) for entry in entries} == set(FIGURES)


@pytest.mark.parametrize(
    "cell", ["注1{}", "注1、2{}", "1 {}", "{} 1", "负{}", "减：{}", "{}CR", "l{}", "{}l"]
)
def test_what_may_be_another_number_is_told(tmp_path, cell):
    result = _read(tmp_path, cell.format)
    assert amounts(result) == {}
    assert len(result.unread) == 9


@pytest.mark.parametrize(
    "pieces",
    [
        [("{}", SIZE, 0), ("1", 5, 0)],
        [("1", 5, 0), ("{}", SIZE, 0)],
        [("{}", SIZE, 0), ("1,2", 5, 3)],
        [("1)", 5, 3), ("{}", SIZE, 0)],
        [("注1", 5, 3), ("{}", SIZE, 0)],
        [("{}", SIZE, 0), ("[注1]", 5, 3)],
    ],
)
def test_smaller_mark_is_no_digit(tmp_path, pieces):
    def draw(page, right, y, figure, *_):
        _set(page, right, y, [(words.format(figure), *how) for words, *how in pieces])

    result = _drawn(tmp_path / "虚构.pdf", draw)
    assert sorted(set(amounts(result).values())) == sorted(map(Decimal, FIGURES))
    assert result.unread == []


def test_mark_that_is_drawn_after_all_amounts_is_no_digit(tmp_path):
    late = []

    def draw(page, right, y, figure, *_):
        _set(page, right - 8, y, [(figure, SIZE, 0)])
        late.append((right - 4, y))
        if len(late) == 9:
            for x, height in late:
                _set(page, x, height, [("1", 5, 3)])

    result = _drawn(tmp_path / "虚构.pdf", draw)
    assert sorted(set(amounts(result).values())) == sorted(map(Decimal, FIGURES))
    assert result.unread == []


@pytest.mark.parametrize("error", ["#REF!", "#VALUE!", "#N/A", "#DIV/0!", "####"])
def test_error_of_a_sheet_is_no_blank(tmp_path, error):
    result = _read(tmp_path, lambda _: error)
    assert amounts(result) == {}
    assert len(result.unread) >= 9


@pytest.mark.parametrize("words", ["见附表", "涉密", "略", "同上", "N/A"])
def test_words_for_a_number_that_is_not_printed_are_told(tmp_path, words):
    result = _read(tmp_path, lambda _: words)
    assert amounts(result) == {}
    assert [u.reason for u in result.unread] == ["印的是文字，没有印出数字"] * 9


def test_word_for_no_number_is_blank(tmp_path):
    assert _read(tmp_path, lambda _: "无").unread == []


@pytest.mark.parametrize("words", ["二十八万", "贰拾捌万元整"])
def test_number_in_words_is_no_blank(tmp_path, words):
    result = _read(tmp_path, lambda _: words)
    assert amounts(result) == {}
    assert [u.reason for u in result.unread] == ["数是用文字写的，没有采用"] * 9


def test_upright_digits_are_told(tmp_path):
    def draw(page, right, y, figure, *_):
        for at, digit in enumerate(reversed(figure)):
            _set(page, right - 8, y - 3 + 2 * at, [(digit, 2, 0)])

    result = _drawn(tmp_path / "虚构.pdf", draw)
    assert amounts(result) == {}
    assert {u.reason for u in result.unread} == {"不是一个完整的数字"}


@pytest.mark.parametrize(("text", "vague"), [("注199,100.00", True), ("注①99,100.00", False)])
def test_digits_behind_the_word_for_a_note_are_vague_in_any_cell(text, vague):
    chars = [Char(char, 5.0 * i, 0.0, 5.0 * i + 5, 10.0) for i, char in enumerate(text)]
    assert tokens_of(chars)[-1].vague is vague


@pytest.mark.parametrize("signs", ["####", "***"])
def test_signs_that_touch_the_next_cells_amount_are_their_own_cells(tmp_path, signs):
    def draw(page, right, y, figure, _, column):
        own = signs if column == 2 else figure
        end = right + 7 if column == 2 else right - 49 + stringWidth(own, FONT, SIZE)
        _set(page, end, y, [(own, SIZE, 0)])

    result = _drawn(tmp_path / "虚构.pdf", draw)
    assert "印的是符号，没有印出数字" in {u.reason for u in result.unread}
    assert not any(entry.mark for entry in result.entries)
