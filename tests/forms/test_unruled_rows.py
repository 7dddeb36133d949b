"""Rows of forms without rules whose names are wrapped, and forms that go on (figures 虚构)."""

import pytest
from typed import word

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.forms.heads import heads_in, lowest
from juesuan_analysis.forms.meanings import readings_of
from juesuan_analysis.forms.printed import lines_of
from juesuan_analysis.forms.unread import loose
from juesuan_analysis.forms.unruled import Unruled, unruled_table
from juesuan_analysis.forms.wraps import owners_of
from juesuan_analysis.vocabulary.forms import BY_NUMBER

LEFTS = (0, 100, 200)
COLUMNS = [(0.0, 30.0), (100.0, 120.0)]
LONG, SHORT = "机关事业单位", "费"  # 30 and 5 wide


def body(*pieces):
    """Lines of text: each a name, or an amount, and its height."""
    words = [word(text, 100 if "." in text else 0, y) for text, y in pieces]
    lines = lines_of(words)
    return owners_of(lines, [line.has_amount for line in lines], COLUMNS)


def test_a_name_goes_on_below_its_amount_set_at_the_top():
    assert body((LONG, 10), ("1.00", 10), (SHORT, 22), (LONG, 34), ("2.00", 34)) == [0, 0, 1]


def test_a_name_begins_above_its_amount_set_at_the_foot():
    lines = [(SHORT, 10), ("1.00", 10), (LONG, 22), (SHORT, 34), ("2.00", 34)]
    assert body(*lines) == [0, 1, 1]


def test_many_names_without_numbers_end_at_once():
    """Forty rows and a remark of twelve lines: each way on its own, they would take for ever."""
    lines = lines_of([word(LONG, 0, 10.0 * i) for i in range(52)])
    assert owners_of(lines, [i < 40 for i in range(52)], COLUMNS) == [*range(40), *[39] * 12]


def test_a_name_has_its_middle_at_its_amount():
    lines = [(LONG, 10), ("1.00", 16), (SHORT, 22), (LONG, 34), ("2.00", 40), (SHORT, 46)]
    assert body(*lines) == [0, 0, 0, 1, 1, 1]


def test_a_line_between_two_short_names_is_of_none():
    assert body((SHORT, 10), ("1.00", 10), (SHORT, 22), (SHORT, 34), ("2.00", 34)) is None


def test_a_line_between_two_full_names_is_of_none():
    assert body((LONG, 10), ("1.00", 10), (LONG, 22), (LONG, 34), ("2.00", 34)) is None


def header(*rows):
    return lines_of([word(text, x, y) for y, row in rows for x, text in row])


def test_a_heading_is_wrapped_over_lines_below_one_another():
    heads = heads_in(header((0, [(0, "科目名称"), (100, "附属单位")]), (12, [(100, "上缴收入")])))
    assert [head.texts for head in heads] == [("科目名称",), ("附属单位", "上缴收入")]


def test_a_heading_over_two_is_none_of_them():
    rows = (0, [(40, "本年支出决算数")]), (12, [(30, "基本支出"), (60, "项目支出")])
    heads = heads_in(header(*rows))
    assert [head.texts[0] for head in lowest(heads)] == ["基本支出", "项目支出"]


def form_9(total):
    """预算数 and 决算数, each over the middle of three columns, or over their left."""
    lines = ("合计", "公务接待费", "因公出国（境）费")
    spans = [(50.0 * i, 50.0 * i + 40) for i in range(6)]
    tops = [
        (60 if total == "middle" else 0, "预算数"),
        (210 if total == "middle" else 150, "决算数"),
    ]
    leaves = [(50.0 * i + (10 if total == "middle" else 0), lines[i % 3]) for i in range(6)]
    heads = heads_in(header((0, tops), (30, leaves)))
    told = [[(c.measure, c.line) for c in r] for r in readings_of(BY_NUMBER[9], heads, spans)]
    whole = [each for each in told if len(set(each)) == len(each) and all(m for m, _ in each)]
    return whole, [(m, line) for m in ("预算数", "决算数") for line in lines]


@pytest.mark.parametrize("total", ["middle", "left"])
def test_a_heading_reaches_over_the_columns_below_it(total):
    found, wanted = form_9(total)
    assert found and all(each == wanted for each in found)


def test_two_columns_of_one_meaning_are_not_read():
    rows = [("科目名称", "基本支出", "基本支出"), ("合计", "3.00", "2.00")]
    assert isinstance(unruled_table(BY_NUMBER[3], page(*rows), 1), str)


def test_loose_amounts_are_told_with_the_form_that_begins_above_them():
    line = TextLine("合计 3.00", Place(1, 0, 90, 300, 110))
    words = page(("合计", "3.00", ""))
    told = [
        loose([line], words, [], 1, begun) for begun in ([(0.0, 3)], [(0.0, 3), (200.0, 5)], [])
    ]
    assert [unread.form for found in told for unread in found] == [3, 3, None]


HEADS = ("科目名称", "本年支出合计", "基本支出")


def page(*rows, top=100.0):
    return [
        word(text, x, top + 20 * i)
        for i, row in enumerate(rows)
        for x, text in zip(LEFTS, row, strict=True)
        if text
    ]


FIRST = page(HEADS, ("合计", "3.00", "2.00"))


def going_on(*rows):
    before = unruled_table(BY_NUMBER[3], FIRST, 1)
    assert isinstance(before, Unruled)
    found = unruled_table(BY_NUMBER[3], page(*rows), 2, before)
    return found if isinstance(found, str) else [c.measure for c in found.columns]


@pytest.mark.parametrize("above", [[], [HEADS], [("虚构局", "", "")]])
def test_a_form_goes_on_under_its_columns(above):
    assert going_on(*above, ("合计", "3.00", "2.00")) == [None, "本年支出合计", "基本支出"]


def test_another_header_is_not_the_same_form():
    assert isinstance(
        going_on(("科目名称", "本年支出合计", "项目支出"), ("合计", "3.00", "2.00")), str
    )
