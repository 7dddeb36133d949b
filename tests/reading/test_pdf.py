"""An open PDF keeps its pages."""

import pypdfium2 as pdfium
import pytest

from juesuan_analysis.reading import pdf
from juesuan_analysis.reading.pdf import open_pdf


@pytest.fixture
def three_pages(tmp_path):
    document = pdfium.PdfDocument.new()
    for width in (100, 200, 300):
        document.new_page(width, 100)
    document.save(tmp_path / "虚构.pdf")
    return tmp_path / "虚构.pdf"


def test_page_is_opened_once(three_pages):
    with open_pdf(three_pages) as document:
        assert document.leaf(1).page is document.leaf(1).page


def test_pages_are_all_there_though_only_some_stay_open(three_pages, monkeypatch):
    monkeypatch.setattr(pdf, "_KEPT", 1)
    with open_pdf(three_pages) as document:
        widths = [document.leaf(i).page.get_width() for i in (0, 1, 2, 0)]
    assert widths == [100, 200, 300, 100]
