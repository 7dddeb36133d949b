"""The measure by which the browser tests tell characters from boxes, tried on known pictures."""

import io

import matplotlib as mpl
import pytest
from lab.glyphs import at, boxes, pixels, place_of, text
from matplotlib.figure import Figure

from juesuan_analysis.fonts import FAMILY, register
from juesuan_analysis.show.explorer import VIEWS, Accounts, picture

TITLE = "收、支决算总计变动情况图"
OTHER = "农业林水利科学图书馆文化"


def _titled(family):
    register()
    with mpl.rc_context({"font.family": [family]}):
        figure = Figure(figsize=(7.2, 4.2), dpi=110)
        figure.subplots().set_title(TITLE, loc="left", fontsize=12, weight="bold")
        stream = io.BytesIO()
        figure.savefig(stream, format="png")
    return pixels(stream.getvalue())


@pytest.fixture(scope="module")
def chart(store):
    row = store.disclosures(year=2024).iloc[0]
    ids = [row["disclosure_id"]]
    accounts = Accounts(store.entries(disclosure=ids), store.statements(disclosure=ids), 2024)
    return pixels(picture(VIEWS["收入、支出总计"], accounts)._repr_png_())


def test_a_chart_shows_its_title_in_the_carried_font(chart):
    score, place = place_of(chart, TITLE)
    assert score > 0.9
    assert at(chart, boxes(len(TITLE)), place) < 0.3
    assert at(chart, text(OTHER), place) < 0.7


def test_the_carried_font_is_found_wherever_it_is_drawn():
    assert place_of(_titled(FAMILY), TITLE)[0] > 0.9


@pytest.mark.filterwarnings("ignore:Glyph")
def test_boxes_are_not_taken_for_characters():
    drawn = _titled("DejaVu Sans")
    score, place = place_of(drawn, TITLE)
    assert score < 0.5
    assert at(drawn, text(TITLE), place) < 0.5
