"""Scans go through extraction like other documents, or say what they need."""

import io

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from ruled import canvas, form3, text

from juesuan_analysis.disclosure import document, pages
from juesuan_analysis.disclosure.document import extract_document
from juesuan_analysis.errors import DocumentError
from specimens.scanned import Copier, scan

ROWS = [
    ["", "合计", "1,300.50", "1,200.25", "100.25", "", "", ""],
    ["201", "一般公共服务支出", "1,300.50", "1,200.25", "100.25", "", "", ""],
    ["20103", "政府办公厅及相关机构事务", "1,300.50", "1,200.25", "100.25", "", "", ""],
    ["2010301", "行政运行", "1,200.25", "1,200.25", "", "", "", ""],
    ["2010302", "一般行政管理事务", "100.25", "", "100.25", "", "", ""],
]


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    """A cover and form 3 (虚构)."""
    path = tmp_path_factory.mktemp("typed") / "虚构.pdf"
    page = canvas(path)
    text(page, 100, 700, "虚构市甲局")
    text(page, 100, 680, "2024年度部门决算公开，虚构数据，仅供测试")
    page.showPage()
    form3(page, ROWS)
    page.save()
    return path


def joined(*parts):
    target = pdfium.PdfDocument.new()
    for part in parts:
        target.import_pages(pdfium.PdfDocument(part))
    out = io.BytesIO()
    target.save(out)
    return out.getvalue()


@pytest.fixture
def no_ocr(monkeypatch):
    for module in (document, pages):
        monkeypatch.setattr(module, "is_available", lambda: False)


def test_scan_without_the_extra_says_how_to_install_it(typed, tmp_path, no_ocr):
    path = tmp_path / "扫描.pdf"
    path.write_bytes(scan(typed.read_bytes(), Copier(100)))
    with pytest.raises(DocumentError, match=r'是扫描件.*pip install "juesuan-analysis\[ocr\]"'):
        extract_document(path)


def test_scanned_page_among_others_without_the_extra_is_told(typed, tmp_path, no_ocr):
    path = tmp_path / "混合.pdf"
    path.write_bytes(joined(typed.read_bytes(), scan(typed.read_bytes(), Copier(100), [2])))
    told = [u for u in extract_document(path).unread if u.place.page == 3]
    assert len(told) == 1
    assert "扫描图像" in told[0].reason


@pytest.fixture
def searchable(typed, tmp_path):
    """A scan under which the scanner hid what it made out, wrong."""
    path = tmp_path / "可搜索.pdf"
    page = canvas(path)
    for index, layer in enumerate(("虚构市乙局2023年度部门决算公开", "支出决算表 合计 1,380.50")):
        image = pdfium.PdfDocument(typed)[index].render(scale=200 / 72).to_pil()
        page.drawInlineImage(image, 0, 0, 595, 842)
        text(page, 100, 700, layer * 2, mode=3)
        page.showPage()
    page.save()
    return path


def test_hidden_text_is_not_read_without_the_extra(searchable, no_ocr):
    with pytest.raises(DocumentError, match="是扫描件"):
        extract_document(searchable)


def by_cell(extract):
    return {(e.code, e.line, e.measure): e.amount for e in extract.entries}


@pytest.fixture(scope="module")
def scanned(typed, tmp_path_factory):
    """The cover as text, the form as a skewed scan with noise, grey paper and a seal."""
    pytest.importorskip("rapidocr")
    copier = Copier(200, skew=1.3, noise=5, grey=238, blur=0.4, seal=True)
    path = tmp_path_factory.mktemp("scanned") / "扫描.pdf"
    raw = typed.read_bytes()
    cover = pdfium.PdfDocument.new()
    cover.import_pages(pdfium.PdfDocument(raw), [0])
    out = io.BytesIO()
    cover.save(out)
    path.write_bytes(joined(out.getvalue(), scan(raw, copier, [2])))
    return extract_document(path)


@pytest.mark.slow
def test_scan_gives_the_same_cells_as_text(typed, scanned):
    assert by_cell(scanned) == by_cell(extract_document(typed))
    assert scanned.unread == []


@pytest.mark.slow
def test_what_is_seen_counts_not_what_is_hidden(typed, searchable):
    pytest.importorskip("rapidocr")
    assert by_cell(extract_document(searchable)) == by_cell(extract_document(typed))


@pytest.mark.slow
def test_two_pages_on_a_scanned_sheet_are_read_apart(typed, tmp_path):
    pytest.importorskip("rapidocr")
    singles = pdfium.PdfDocument(typed)
    raw = pdfium_c.FPDF_ImportNPagesToOne(singles.raw, 1190, 842, 2, 1)
    sheet = io.BytesIO()
    pdfium.PdfDocument(raw).save(sheet)
    path = tmp_path / "两页.pdf"
    path.write_bytes(scan(sheet.getvalue(), Copier(200)))
    read = extract_document(path)
    assert by_cell(read) == by_cell(extract_document(typed))
    assert min(e.place.x0 for e in read.entries if e.amount) > 595


@pytest.mark.slow
def test_cells_of_scans_carry_their_certainty(scanned):
    held = [e for e in scanned.entries if e.amount is not None]
    assert all(0.5 <= e.confidence <= 1 for e in held)
    assert all(e.confidence is None for e in scanned.entries if e.amount is None)


@pytest.mark.slow
def test_places_on_a_skewed_scan_are_those_of_the_page(typed, scanned):
    text_places = {
        (e.code, e.measure): e.place for e in extract_document(typed).entries if e.amount
    }
    angle = 1.3 * 3.14159 / 180
    for e in scanned.entries:
        if e.amount is None:
            continue
        at = text_places[e.code, e.measure]
        x, y = (at.x0 + at.x1) / 2 - 297.5, (at.y0 + at.y1) / 2 - 421
        found = (e.place.x0 + e.place.x1) / 2 - 297.5, (e.place.y0 + e.place.y1) / 2 - 421
        assert found == pytest.approx((x - y * angle, y + x * angle), abs=3)
