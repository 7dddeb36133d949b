"""Of figures with a character that is none of a number no part is read (figures 虚构)."""

import pytest

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.narrative import read_narrative
from juesuan_analysis.narrative.doubtful import doubtful_figures
from juesuan_analysis.vocabulary.text import UNKNOWN

TORN = [
    f"63{UNKNOWN}.6万元",
    f"637{UNKNOWN}6万元",
    f"{UNKNOWN}37.6 万元",
    "637·6万元",
    "1'637.60万元",
    "1‚637.60万元",
    "637。60 万元",
    "6O7.60万元",
    "63l.6万元",
    "1OO万元",
]


def lines(figure):
    texts = ["三、支出决算情况说明", f"本年支出合计 859.59 万元，其中：基本支出 {figure}。"]
    return [TextLine(t, Place(1, 50, 20 * i, 500, 20 * i + 12)) for i, t in enumerate(texts)]


@pytest.mark.parametrize("figure", TORN)
def test_no_part_of_a_torn_figure_is_read(figure):
    read = read_narrative(lines(figure), 2024)
    assert [(s.subject, str(s.value)) for s in read] == [("本年支出合计", "859.59")]


@pytest.mark.parametrize("figure", TORN)
def test_a_torn_figure_is_told(figure):
    told = [printed for printed, _ in doubtful_figures(lines(figure))]
    assert told == [figure.removesuffix("万元").strip().replace(UNKNOWN, "□")]


def test_a_torn_figure_is_told_at_the_end_of_a_line_too():
    line = TextLine(f"基本支出63{UNKNOWN}.6", Place(1, 50, 20, 500, 32))
    assert [printed for printed, _ in doubtful_figures([line])] == ["63□.6"]


@pytest.mark.parametrize(
    "figure",
    ["637.6万元", "1,637.60 万元", "0。2023年为5万元", "12辆，经费6万元", "5万元（“6·18”活动）"],
)
def test_what_is_whole_is_not_told(figure):
    assert [*doubtful_figures(lines(figure))] == []


def test_a_bullet_before_the_number_of_an_item_is_no_figure():
    texts = ["三、支出决算情况说明", f"{UNKNOWN}1、基本支出 637.60 万元。"]
    page = [TextLine(t, Place(1, 50, 20 * i, 500, 20 * i + 12)) for i, t in enumerate(texts)]
    assert [(s.subject, str(s.value)) for s in read_narrative(page, 2024)] == [
        ("基本支出", "637.60")
    ]
