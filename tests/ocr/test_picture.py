"""Pages that can only be read as pictures are told from the others."""

import pypdfium2 as pdfium
import pytest
from ruled import canvas, form3, text

from juesuan_analysis.reading.ocr.picture import (
    is_foreign,
    is_garbled,
    is_picture,
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


@pytest.mark.parametrize(
    ("layer", "usable"),
    [
        ("部" * 20, True),
        ("部" * 19, False),
        ("部" * 14 + "À" * 6, True),
        ("部" * 13 + "À" * 7, False),
    ],
)
def test_twenty_characters_of_which_seven_in_ten_are_known_say_something(layer, usable):
    assert is_usable(layer) is usable


@pytest.mark.parametrize(
    ("layer", "foreign"),
    [
        ("a" * 200, True),
        ("a" * 199, False),
        ("a" * 140 + "部" * 60, False),
        ("a" * 141 + "部" * 59, True),
    ],
)
def test_two_hundred_characters_of_which_three_in_ten_are_chinese(layer, foreign):
    assert is_foreign(layer) is foreign


@pytest.mark.parametrize(
    ("layer", "garbled"),
    [
        ("社{支" * 10, True),
        ("社{支" * 9, False),
        ("社{支" * 10 + "部" * 1080, False),  # ten in 1,100
        ("社{支" * 11 + "部" * 1078, True),
        ("\ue001" * 10 + "部" * 290, True),
        ("\ue001" * 9 + "部" * 290, False),
        ("\ue001" * 12 + "部" * 388, True),  # twelve of 400
        ("\ue001" * 11 + "部" * 389, False),
    ],
)
def test_ten_odd_letters_and_one_in_a_hundred(layer, garbled):
    assert is_garbled([layer]) is garbled


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


@pytest.mark.parametrize(("paths", "picture"), [(299, False), (300, True)])
def test_three_hundred_outlines_stand_for_letters(tmp_path, paths, picture):
    page = canvas(tmp_path / "虚构.pdf")
    for i in range(paths):
        page.line(50, 100 + 2 * i, 60, 100 + 2 * i)
    page.save()
    assert is_picture(Pdf(tmp_path / "虚构.pdf"), 0) is picture


@pytest.mark.parametrize(("height", "picture"), [(420, False), (422, True)])
def test_a_page_that_is_half_covered_is_a_picture(typed, tmp_path, height, picture):
    image = pdfium.PdfDocument(typed)[0].render().to_pil()
    page = canvas(tmp_path / "虚构.pdf", (595, 842))
    page.drawInlineImage(image, 0, 0, 595, height)
    page.save()
    assert is_picture(Pdf(tmp_path / "虚构.pdf"), 0) is picture


@pytest.mark.parametrize(("width", "needs"), [(71, False), (72, True)])
def test_nobody_reads_a_page_narrower_than_an_inch(tmp_path, width, needs):
    page = canvas(tmp_path / "窄.pdf", (width, 800))
    page.save()
    assert needs_ocr(Pdf(tmp_path / "窄.pdf"), 0, "\ue001" * 50) is needs
