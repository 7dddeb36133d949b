"""A module that declares a chart is all that a chart is."""

import pytest

from juesuan_analysis import charts
from juesuan_analysis.charts.chart import CHARTS, SAID, WORDS, Chart, chart, chart_of
from juesuan_analysis.charts.language import in_english


@pytest.fixture
def declared():
    """An invented chart, forgotten after the test."""
    before = dict(CHARTS), dict(WORDS), list(SAID)

    @chart(
        values="x",
        figure="amount",
        english={"虚构之词": "invented word"},
        sentences=((r"虚构 (\d+) 句", "{0} invented"),),
    )
    def plot_invented(data):
        return data

    yield plot_invented
    for kept, held in zip(before[:2], (CHARTS, WORDS), strict=True):
        held.clear()
        held.update(kept)
    SAID[:] = before[2]


def test_a_declared_chart_is_public_with_its_words(declared):
    assert CHARTS["plot_invented"] is declared
    assert chart_of(declared) == Chart("x", "amount")
    assert in_english("虚构之词") == "invented word"
    assert in_english("虚构 3 句") == "3 invented"


def test_the_room_offers_what_its_modules_declare():
    assert {name for name in charts.__all__ if name.startswith("plot_")} == set(CHARTS)
    assert all(chart_of(getattr(charts, name)) == chart_of(CHARTS[name]) for name in CHARTS)


def test_a_function_of_the_users_own_declares_nothing():
    assert chart_of(lambda data: data) == Chart()
