"""Numbers that decide how lines become paragraphs: just inside and just outside of each (虚构)."""

from decimal import Decimal

import pytest
from identities.ledger import statement
from narrative.test_narrative_scene import scene_of

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.narrative.layout import reading_rows
from juesuan_analysis.narrative.paragraphs import paragraphs
from juesuan_analysis.narrative.steps import walk
from juesuan_analysis.narrative.whose import settled
from juesuan_analysis.vocabulary.sections import OVERALL, THREE_PUBLIC


def line(text, x=50.0, y=100.0, *, page=1, width=300.0, height=10.0):
    return TextLine(text, Place(page, x, y, x + width, y + height))


def texts(lines):
    return [row.text for row in reading_rows(lines)]


@pytest.mark.parametrize(("moved", "rows"), [(2.9, 1), (3.1, 2)])
def test_a_shadow_is_hardly_moved(moved, rows):
    assert len(texts([line("收入合计"), line("收入合计", x=50 + moved)])) == rows


@pytest.mark.parametrize(("below", "rows"), [(4.8, 1), (5.2, 2)])
def test_pieces_of_a_row_overlap_by_more_than_half(below, rows):
    assert len(texts([line("收入", width=50), line("合计", x=200, y=100 + below)])) == rows


@pytest.mark.parametrize(("gap", "text"), [(4.8, "12345"), (5.2, "123、45")])
def test_numbers_that_stand_apart_stay_so(gap, text):
    assert texts([line("123", width=50), line("45", x=100 + gap, width=20)]) == [text]


def body(page, *, head="", foot=""):
    rows = [f"第{page}页的正文,{i}" for i in range(6)]
    lines = [line(row, y=100.0 + 20 * i, page=page) for i, row in enumerate(rows)]
    heads = [line(head, y=20, page=page)] if head else []
    return [*heads, *lines, *([line(foot, y=180.5, page=page)] if foot else [])]


@pytest.mark.parametrize(("pages", "kept"), [(1, 1), (2, 0)])
def test_what_stands_at_the_edge_of_two_pages_is_furniture(pages, kept):
    lines = [each for page in range(1, pages + 1) for each in body(page, head="某局决算")]
    assert texts(lines).count("某局决算") == kept


@pytest.mark.parametrize(("pages", "kept"), [(2, 2), (3, 0)])
def test_what_stands_within_three_pages_is_furniture(pages, kept):
    rows = [
        line(text, y=100.0 + 20 * i, page=page)
        for page in range(1, pages + 1)
        for i, text in enumerate(["甲,", "乙,", "某局决算", "丙,", "丁,"])
    ]
    assert texts(rows).count("某局决算") == kept


@pytest.mark.parametrize(("row", "kept"), [(1, 0), (2, 2)])
def test_the_edge_of_a_page_are_its_first_two_rows(row, kept):
    words = ["甲,", "乙,", "丙,", "丁,", "戊,", "己,"]
    words[row] = "某局决算"
    rows = [
        line(text, y=100.0 + 20 * i, page=page) for page in (1, 2) for i, text in enumerate(words)
    ]
    assert texts(rows).count("某局决算") == kept


@pytest.mark.parametrize(("indent", "count"), [(13.5, 1), (14.5, 2)])
def test_a_paragraph_begins_one_character_and_a_half_further_in(indent, count):
    rows = [line("收入合计为", y=100), line("一百万元整", x=50 + indent, y=115)]
    rows += [line("其余各行", y=130 + 15 * i) for i in range(8)]
    assert len(paragraphs(rows)) == count


@pytest.mark.parametrize(("length", "count"), [(3000, 1), (3001, 2)])
def test_a_paragraph_has_three_thousand_characters_at_most(length, count):
    assert len(paragraphs([line("某" * length)])) == count


@pytest.mark.parametrize(("between", "values"), [(10, [Decimal(0)]), (11, [])])
def test_what_there_is_none_of_is_named_within_ten_characters(between, values):
    scene = walk(scene_of(f"本单位没有{'某' * between}公务接待费。", THREE_PUBLIC))
    assert [s.value for s in scene.stated] == values


@pytest.mark.parametrize(("more", "whose"), [("100.06", "收入总计"), ("100.07", "年初结转和结余")])
def test_a_rate_fits_to_six_tenths_of_its_last_place(more, whose):
    """10.00% fits 100.06 on 1000.00, which is 10.006%, and not 100.07."""
    whole = statement(OVERALL, "收入总计", "金额", Decimal(1000) + Decimal(more))
    part = (("金额", "500.00"), ("增减额", more), ("增减率", "10.00"))
    rest = [statement(OVERALL, "年初结转和结余", kind, value) for kind, value in part]
    assert settled((whole, *rest), 1)[-1].subject == whose
