"""Pages that can only be read as pictures are told from the others."""

import pypdfium2 as pdfium
import pytest
from ruled import canvas, form3, text

from juesuan_analysis.reading.ocr.picture import (
    is_garbled,
    is_usable,
    needs_ocr,
    render,
    resolution,
)
from juesuan_analysis.reading.pdf import Pdf
from specimens.scanned import Copier, scan


@pytest.mark.parametrize(
    ("layer", "usable"),
    [
        ("枣庄市台儿庄区人民政府办公室 2024 年度部门决算公开", True),
        ("- 12 -", False),
        ("", False),
        ("\ue001\ue002\ue003" * 20, False),
        ("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑ" * 3, False),
        ("Total expenditure 1,234.56 in all departments", True),
    ],
)
def test_usable_text(layer, usable):
    assert is_usable(layer) is usable


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "虚构.pdf"
    page = canvas(path)
    form3(page, [["", "合计", "300.50", "200.25", "100.25", "", "", ""]])
    page.showPage()
    text(page, 100, 700, "第二部分")
    page.save()
    return path.read_bytes()


def test_scanned_page_needs_ocr(typed):
    assert needs_ocr(Pdf(scan(typed, Copier(100))), 0, "")


def test_scan_with_a_page_number_needs_ocr(typed):
    assert needs_ocr(Pdf(scan(typed, Copier(100))), 0, "- 3 -")


def test_nearly_empty_page_needs_none(typed):
    assert not needs_ocr(Pdf(typed), 1, "第二部分")


def test_garbled_text_needs_ocr(typed):
    assert needs_ocr(Pdf(typed), 0, "\ue001" * 50)


def test_page_too_narrow_to_be_read_needs_none(tmp_path):
    page = canvas(tmp_path / "窄.pdf", (3, 8000))
    page.save()
    assert not needs_ocr(Pdf(tmp_path / "窄.pdf"), 0, "\ue001" * 50)


@pytest.fixture(scope="module")
def searchable(typed, tmp_path_factory):
    """A scan with the scanner's own text, and a page of text with a small picture."""
    folder = tmp_path_factory.mktemp("searchable")
    image = pdfium.PdfDocument(typed)[0].render().to_pil()
    page = canvas(folder / "虚构.pdf")
    page.drawInlineImage(image, 0, 0, 595, 842)
    text(page, 100, 700, "虚构市甲局2024年度部门决算，支出合计300.5O万元", mode=3)
    page.showPage()
    page.drawInlineImage(image, 0, 0, 59, 84)
    text(page, 100, 700, "虚构市甲局2024年度部门决算，支出合计300.50万元")
    page.save()
    return Pdf(folder / "虚构.pdf")


LAYER = "虚构市甲局2024年度部门决算，支出合计300.50万元"


def test_hidden_text_of_a_scanner_is_not_taken(searchable):
    assert needs_ocr(searchable, 0, LAYER)


def test_text_that_is_seen_is_taken(searchable):
    assert not needs_ocr(searchable, 1, LAYER)


def test_page_is_rendered_in_three_colours(typed):
    image, scale = render(pdfium.PdfDocument(typed), 0)
    assert image.shape == (2339, 1653, 3)
    assert scale == pytest.approx(200 / 72)


_SOUND = "上海市普陀区规划和自然资源局2024年度部门决算，城乡社区支出3845.25万元。" * 12


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("N'- ªb CzK 8?H lCz v G L O1 1f 04 08 #k ' _ A Ja q8 Ft qJ x" * 12, True),
        (_SOUND, False),
        (_SOUND.replace("社区", "社{").replace("年度", "年þ"), True),
        (_SOUND.replace("社区", "社\n{\n"), True),  # a line may end anywhere
        (_SOUND.replace("3845.25", "\ue013\ue018\ue014\ue015.25"), True),  # digits of another font
        (_SOUND + "\uf06c一、部门职责" * 12, False),  # bullets
        (_SOUND + "城乡社{支出" * 3, False),  # a slip here and there is the office's
        (_SOUND + "20××年×月×日，XX局A类X光机·甲，3~5台，a、b两项" * 9, False),
    ],
)
def test_fonts_that_map_characters_to_others(text, garbled):
    assert is_garbled([text[:50], text[50:]]) is garbled


def test_no_page_of_a_garbled_document_is_trusted(typed):
    assert needs_ocr(Pdf(typed), 0, _SOUND, garbled=True)


@pytest.mark.parametrize("dpi", [72, 150])
def test_pixels_an_inch_of_a_scan(typed, dpi):
    assert resolution(Pdf(scan(typed, Copier(dpi))), 0) == pytest.approx(dpi, rel=0.05)


def test_a_page_of_text_has_no_resolution(typed):
    assert resolution(Pdf(typed), 0) is None
