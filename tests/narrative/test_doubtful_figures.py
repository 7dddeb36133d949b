"""Figures of sentences whose number nobody can tell (figures 虚构)."""

import pytest
from narrative.conftest import text_lines

from juesuan_analysis.narrative.doubtful import doubtful_figures
from juesuan_analysis.narrative.lexer import figure, tokens


@pytest.mark.parametrize(
    "printed",
    [
        "△49.99",
        "—49.99",
        "49,99",
        "1,2345.67",
        "1,234,56",
        "1.234,56",
        "1'234.56",
        "12。34",
        "12·34",
        "1.23E+05",
        "l2.34",
        "1O.34",
        "12..34",
        "12.",
        "(49.99)",
        "49.99-",
        "49.99*",
        "#####",
        ".50",
    ],
)
def test_doubtful_figure_is_told_and_not_read(printed):
    text = f"本年收入合计为{printed}万元"
    folded = text.replace("(", "（").replace(")", "）")
    assert [t for t in tokens(folded) if t.kind == "FIGURE"] == []
    assert len(list(doubtful_figures(text_lines(text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "收入1,234.56万元",
        "分别为1267.86,2570.97万元",
        "收入——49.99万元",
        "减少-5.3%",
        "（含1.00万元）",
        "第1,2项",
        "2024年,12万元",
        "增长5%,3万元",
        "收入12,345,678元",
    ],
)
def test_plain_figure_is_not_doubtful(text):
    assert list(doubtful_figures(text_lines(text))) == []


def test_end_of_a_range_is_no_figure():
    assert [t for t in tokens("补助3-5万元") if t.kind == "FIGURE"] == []


def test_negative_in_words():
    assert figure("负49.99万元").number == -figure("49.99万元").number
