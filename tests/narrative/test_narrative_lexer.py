"""Tokens and figures of folded text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from narrative.conftest import text_lines

from juesuan_analysis.narrative.lexer import figure, tokens
from juesuan_analysis.narrative.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("1,055.24万元", "1055.24", "万元"),
        ("1,055.4%", "1055.4", "%"),
        ("0.39万", "0.39", "万元"),
        ("-5.3%", "-5.3", "%"),
        ("0台（套）", "0", "台（套）"),
        ("26人次", "26", "人次"),
    ],
)
def test_figure(text, number, unit):
    read = figure(text)
    assert (read.number, read.unit and read.unit.name) == (Decimal(number), unit)


def test_figure_without_a_unit():
    assert figure("13.95").unit is None


def test_what_is_not_a_figure():
    assert tokens("not a figure") == []
    with pytest.raises(ValueError):
        figure("万元")


@pytest.mark.parametrize(
    "text", ["2024年5月份-12月份", "12月31日", "2020-2024年", "2024年度", "第3部门"]
)
def test_dates_and_ordinals_are_not_figures(text):
    assert [t for t in tokens(text) if t.kind == "FIGURE"] == []


@pytest.mark.parametrize(
    "text", ["1\ufffd34.56万元", "\ufffd34.56万元", "34\ufffd56", "34.5\ufffd"]
)
def test_a_figure_with_an_unknown_character_is_none(text):
    assert [t for t in tokens(text) if t.kind == "FIGURE"] == []


def test_pair_is_two_figures():
    assert [t.text for t in tokens("1267.86,2570.97万元") if t.kind == "FIGURE"] == [
        "1267.86",
        "2570.97万元",
    ]


def test_whole_of_a_share_is_not_a_subject():
    assert [t.kind for t in tokens("占本年支出合计的99.37%")] == ["SHARE", "FIGURE"]


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("公务接待费万2.28元。", "公务接待费2.28万元。"),
        ("收入3万2000元。", "收入3万2000元。"),
        ("收入三万2000元。", "收入三万2000元。"),
        ("支出1,200万\n元，占5%。", "支出1,200万元,占5%。"),
        ("支出2.\n28万元。", "支出2.28万元。"),
    ],
)
def test_a_unit_is_behind_its_number(printed, joined):
    assert paragraphs(text_lines(printed))[0].text == joined
