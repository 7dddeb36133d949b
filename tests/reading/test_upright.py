"""Places on a page whose text lies on its side are told on the page as it is shown."""

import pytest
from ruled import canvas, text

from juesuan_analysis.facts import Place
from juesuan_analysis.reading.page import text_lines
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.upright import as_seen, frame_of, is_as_shown, upright
from tests.reading.drawn_pages import page


@pytest.fixture
def turned(tmp_path):
    sheet = canvas(tmp_path / "虚构.pdf", (595, 842))
    sheet.translate(595, 0)
    sheet.rotate(90)
    text(sheet, 100, 400, "虚构的横排表格")
    sheet.save()
    return Pdf(tmp_path / "虚构.pdf")


def test_text_on_its_side_is_read_upright(turned):
    assert (upright(turned, 0), is_as_shown(turned, 0)) == (90, False)
    place = text_lines(turned, 0, frame_of(turned, 0))[0].place
    assert place.x1 - place.x0 > place.y1 - place.y0


def test_place_leads_back_to_the_page_as_it_is_shown(turned):
    shown = as_seen(turned, text_lines(turned, 0, frame_of(turned, 0))[0].place)
    assert shown.y1 - shown.y0 > shown.x1 - shown.x0
    assert shown.y1 == pytest.approx(842 - 100, abs=1)
    assert 190 < (shown.x0 + shown.x1) / 2 < 200


def test_upright_page_keeps_its_places(tmp_path):
    sheet = canvas(tmp_path / "虚构.pdf")
    text(sheet, 100, 400, "虚构的表格")
    sheet.save()
    place = Place(1, 1, 2, 3, 4)
    assert as_seen(Pdf(tmp_path / "虚构.pdf"), place) == place


def test_type_of_a_negative_size_with_a_turned_matrix_stands_upright():
    content = b"BT /H -9 Tf -1 0 0 -1 20 100 Tm (%b) Tj ET" % (b"100.00 " * 8)
    assert upright(Pdf(page(content)), 0) == 0
