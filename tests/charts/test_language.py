import pandas as pd
import pytest

from juesuan_analysis.analysis import INDICATORS, RATIO_INDICATORS, RATIOS, FrameError
from juesuan_analysis.charts import plot_change, plot_three_public, plot_trend, style, untranslated
from juesuan_analysis.charts.language import in_english
from juesuan_analysis.vocabulary.forms import BY_NUMBER
from juesuan_analysis.vocabulary.lines import ECONOMIC_CLASSES, FUNCTIONAL_CLASSES, THREE_PUBLIC

TREND = pd.DataFrame({"year": [2023, 2024], "line": "基本支出", "amount": [610.0, 637.6]})
BARS = pd.DataFrame(
    {
        "department": ["虚构市甲局", "虚构市乙局"],
        "item": "合计",
        "budget": [10.0, 5.0],
        "final": [8.0, 6.0],
    }
)


def _known():
    names = [*THREE_PUBLIC, *ECONOMIC_CLASSES.values()]
    names += [name for several in FUNCTIONAL_CLASSES.values() for name in several]
    names += [one.name for one in (*INDICATORS, *RATIO_INDICATORS, *RATIOS.values())]
    return names + [
        getattr(measure, "name", measure)
        for form in BY_NUMBER.values()
        for measure in form.measures
    ]


def test_every_line_measure_and_indicator_of_the_vocabulary_has_an_english_name():
    assert [name for name in _known() if in_english(name) == name] == []


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("单位：亿元", "Unit: 100 million yuan"),
        ("年度：2021—2024", "Fiscal years 2021–2024"),
        ("减少 130.05（−13.14%）", "Decrease 130.05 (−13.14%)"),
        ("不足 0.01", "<0.01"),
        ("× 教育支出", "× Education"),
        ("教育支出 980.25", "Education 980.25"),
        ("11.00 教育支出（无上年数）", "11.00 Education (no previous figure)"),
        ("另有 3 个未画", "3 more not shown"),
        ("基本支出、项目支出", "Basic expenditure, Project expenditure"),
        ("虚构市甲局（乙中心）", "虚构市甲局（乙中心）"),
    ],
)
def test_words_of_charts(chinese, english):
    assert in_english(chinese) == english


def test_a_chart_in_english():
    ax = plot_trend(TREND, title="基本支出", lang="en")
    assert ax.texts[0].get_text() == "Basic expenditure 637.60"
    assert ax.get_title(loc="left") == "Basic expenditure"
    assert untranslated(ax) == []


def test_names_of_the_users_own():
    ax = plot_three_public(BARS, lang="en", english={"虚构市甲局": "Bureau A"})
    assert [text.get_text() for text in ax.get_yticklabels()] == ["Bureau A", "虚构市乙局"]


def test_what_has_no_english_name_is_listed():
    assert untranslated(plot_three_public(BARS, lang="en")) == ["虚构市甲局", "虚构市乙局"]


def test_the_language_ends_with_its_block():
    with style(lang="en"):
        plot_trend(TREND)
    assert plot_trend(TREND).texts[0].get_text() == "基本支出 637.60"


def test_unknown_language():
    with pytest.raises(FrameError, match="可选：zh（中文）、en（英文）"):
        plot_trend(TREND, lang="fr")


def test_states_of_changes_are_said_in_english():
    rows = pd.DataFrame(
        {
            "label": ["教育支出"],
            "current": [5.0],
            "previous": [0.0],
            "change": [5.0],
            "rate": [None],
            "state": ["新增"],
            "year": [2024],
        }
    )
    ax = plot_change(rows, lang="en")
    assert ax.get_xticklabels()[0].get_text() == "Education\nprevious year 0"
