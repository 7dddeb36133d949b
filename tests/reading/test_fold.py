"""A sheet with two pages side by side is read as two pages, one below the other."""

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from form_pages import amounts, read
from ruled import canvas, form3, text

from juesuan_analysis.facts import Place
from juesuan_analysis.reading.fold import Fold, fold_of
from juesuan_analysis.reading.page import text_lines
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.upright import as_seen, frame_of, is_as_shown

LEFT, RIGHT = [(10.0, 90.0)] * 5, [(110.0, 190.0)] * 5


@pytest.mark.parametrize(
    ("size", "spans", "found"),
    [
        ((200, 140), [*LEFT, *RIGHT], Fold(100, 140)),
        ((200, 190), [*LEFT, *RIGHT], None),  # two pages are wider than high
        ((200, 140), [*LEFT, *RIGHT, (10.0, 190.0)], None),  # a rule over the whole sheet
        ((200, 140), [*LEFT, *RIGHT, (95.0, 99.0)], None),  # a letter in the middle
        ((200, 140), LEFT, None),  # a page that is blank at its right
    ],
)
def test_fold(size, spans, found):
    assert fold_of(size, spans) == found


@pytest.mark.parametrize("place", [Place(3, 1, 2, 30, 4), Place(3, 101, 2, 130, 4)])
def test_what_is_laid_down_leads_back(place):
    fold = Fold(100, 140)
    laid = fold.lay(place.x0, place.y0, place.x1, place.y1)
    assert fold.back(Place(3, *laid)) == place


@pytest.fixture
def single(tmp_path):
    """Two pages, a form on each (虚构)."""
    page = canvas(tmp_path / "虚构.pdf", (595, 842))
    form3(page, [["", "合计", "300.50", "200.25", "100.25", "", "", ""]])
    page.showPage()
    text(page, 100, 700, "虚构的第三部分，没有表格的一页")
    page.save()
    return tmp_path / "虚构.pdf"


@pytest.fixture
def sheet(single, tmp_path):
    pages = Pdf(single)
    raw = pdfium_c.FPDF_ImportNPagesToOne(pages.raw, 1190, 842, 2, 1)
    pdfium.PdfDocument(raw).save(tmp_path / "两页.pdf")
    return tmp_path / "两页.pdf"


def test_forms_are_read_as_from_single_pages(single, sheet):
    assert amounts(read(sheet)) == amounts(read(single)) != {}


def test_place_on_the_right_page_is_told_on_the_sheet(sheet):
    document = Pdf(sheet)
    line = text_lines(document, 0, frame_of(document, 0))[-1]
    assert line.text.startswith("虚构的第三部分")
    assert line.place.y0 > 842
    assert not is_as_shown(document, 0)
    assert as_seen(document, line.place).x0 == pytest.approx(595 + 100, abs=2)


def test_amounts_alone_at_the_right_are_no_page(tmp_path):
    page = canvas(tmp_path / "虚构.pdf", (842, 595))
    for at in range(2):
        text(page, 60, 500 - 20 * at, "2210201 住房公积金")
        text(page, 600, 500 - 20 * at, "53.98")
    page.save()
    assert is_as_shown(Pdf(tmp_path / "虚构.pdf"), 0)
