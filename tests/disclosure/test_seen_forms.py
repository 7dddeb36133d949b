"""Forms whose text layer and whose page differ: what is printed is read or told, never guessed."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from juesuan_analysis.disclosure.document import Extract, extract_document
from juesuan_analysis.disclosure.unseen import DRAWN
from juesuan_analysis.facts.account import FORM
from juesuan_analysis.facts.finding import CONFLICT
from tests.ruled import FONT, FORM3_HEADER, FORM3_WIDTHS, SIZE, canvas, table, text

_ROWS = [
    ["", "合计", "300.50", "200.25", "100.25", "", "", ""],
    ["201", "一般公共服务支出", "300.50", "200.25", "100.25", "", "", ""],
]
_BLANK = (380.0, 711.5)  # inside the cell of 合计 and 上缴上级支出


def _form(path: Path, rows: list[list[str]] | None = None) -> Canvas:
    page = canvas(path)
    text(page, 100, 700, "虚构市甲局")
    text(page, 100, 680, "2024年度部门决算")
    page.showPage()
    text(page, 250, 780, "支出决算表")
    text(page, 480, 760, "单位：万元")
    table(page, 20, 740, FORM3_WIDTHS, [FORM3_HEADER, *(rows or _ROWS)])
    return page


def _read(page: Canvas, path: Path) -> Extract:
    page.save()
    return extract_document(path)


def _cell(extract: Extract, measure: str) -> list[str]:
    return [e.printed for e in extract.entries if (e.line, e.measure) == ("合计", measure)]


def _conflicts(extract: Extract) -> int:
    return sum(finding.outcome == CONFLICT for finding in extract.verdict.findings)


def _outlines(page: Canvas, x: float, y: float) -> None:
    """Draw two digits, 1 and 7, as filled shapes."""
    path = page.beginPath()
    path.rect(x, y, 1.2, 7)
    path.rect(x + 4, y + 6, 4, 1.2)
    path.rect(x + 6.6, y, 1.2, 7)
    page.drawPath(path, stroke=0, fill=1)


def _picture(page: Canvas, x: float, y: float, fill: str = "black") -> None:
    """Draw a small picture of digits."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (60, 24), "white")
    ImageDraw.Draw(image).text((4, 4), "12.34", fill=fill, font_size=16)
    page.drawImage(ImageReader(image), x, y, 25, 9)


def _red_outlines(page: Canvas, x: float, y: float) -> None:
    page.setFillColorRGB(0.85, 0.1, 0.1)
    _outlines(page, x, y)


def _red_picture(page: Canvas, x: float, y: float) -> None:
    _picture(page, x, y, "red")


@pytest.mark.parametrize("draw", [_outlines, _picture, _red_outlines, _red_picture])
def test_a_number_that_is_no_text_is_told(tmp_path: Path, draw: object) -> None:
    path = tmp_path / "虚构.pdf"
    page = _form(path)
    draw(page, *_BLANK)  # type: ignore[operator]
    extract = _read(page, path)
    assert _cell(extract, "上缴上级支出") == [DRAWN]
    assert [(u.form, u.printed) for u in extract.unread] == [(3, "")]
    assert _conflicts(extract) == 0


def _dash(page: Canvas) -> None:
    page.line(_BLANK[0], _BLANK[1] + 3, _BLANK[0] + 10, _BLANK[1] + 3)


def _diagonal(page: Canvas) -> None:
    page.line(360, 724, 420, 708)


def _seal(page: Canvas) -> None:
    page.setStrokeColorRGB(0.9, 0.1, 0.1)
    page.setLineWidth(3)
    page.circle(390, 700, 40)
    page.setFillColorRGB(0.9, 0.1, 0.1)
    page.circle(390, 716, 4, fill=1)


def _shade(page: Canvas) -> None:
    page.setFillAlpha(0.3)
    page.setFillColorRGB(0.2, 0.4, 0.9)
    page.rect(360, 708, 60, 16, stroke=0, fill=1)


@pytest.mark.parametrize("draw", [_dash, _diagonal, _seal, _shade])
def test_a_blank_cell_stays_blank_under_dashes_seals_and_shades(
    tmp_path: Path, draw: object
) -> None:
    path = tmp_path / "虚构.pdf"
    page = _form(path)
    draw(page)  # type: ignore[operator]
    extract = _read(page, path)
    assert _cell(extract, "上缴上级支出") == [""]
    assert extract.unread == []


def test_a_filled_field_is_read(tmp_path: Path) -> None:
    path = tmp_path / "虚构.pdf"
    page = _form(path)
    page.acroForm.textfield(
        value="7.25", x=370, y=709, width=45, height=12, fontSize=8, borderWidth=0, name="a"
    )
    extract = _read(page, path)
    assert _cell(extract, "上缴上级支出") == ["7.25"]


def test_a_note_without_appearance_leaves_its_cell_open(tmp_path: Path) -> None:
    path = tmp_path / "虚构.pdf"
    rows = [[*_ROWS[0][:2], "", *_ROWS[0][3:]], _ROWS[1]]
    page = _form(path, rows)
    page.freeTextAnnotation("300.50", DA="/Helv 8 Tf 0 g", Rect=[185, 710, 235, 722])
    extract = _read(page, path)
    assert _cell(extract, "本年支出合计") == [DRAWN]
    assert [u.printed for u in extract.unread] == ["300.50"]
    assert _conflicts(extract) == 0


def test_two_cells_whose_numbers_are_joined_are_both_told(tmp_path: Path) -> None:
    """What nobody sees may join two numbers to one run of digits."""
    path = tmp_path / "虚构.pdf"
    page = _form(path)
    page.setFillGray(1)
    text(page, 207, 712, "987.65")
    extract = _read(page, path)
    read = {"本年支出合计": ["300.50"], "基本支出": ["200.25"]}
    told = {u.place.x0 for u in extract.unread}
    cells = {measure: _cell(extract, measure) for measure in read}
    assert cells == read or len(told) == 2
    assert _conflicts(extract) == 0


def test_hidden_numbers_are_told_with_their_page(tmp_path: Path) -> None:
    path = tmp_path / "虚构.pdf"
    page = _form(path)
    page.setFillGray(1)
    text(page, 380, 712, "99.99")
    extract = _read(page, path)
    account = extract.accounts[1]
    assert _cell(extract, "上缴上级支出") == [""]
    assert (account.role, account.forms, account.unseen) == (FORM, (3,), 1)
    assert account.note == "99.99（与底色相同）"


def test_the_account_of_each_page_agrees_with_the_entries(tmp_path: Path) -> None:
    path = tmp_path / "虚构.pdf"
    extract = _read(_form(path), path)
    assert all(account.agrees for account in extract.accounts)
    assert sum(a.entered for a in extract.accounts) == 6
    assert [account.role for account in extract.accounts] == ["封面", "公开表"]


def test_an_amount_that_no_cell_took_is_told(tmp_path: Path) -> None:
    path = tmp_path / "虚构.pdf"
    page = _form(path)
    text(page, 100, 600, "另有 4.44")
    extract = _read(page, path)
    assert [u.printed for u in extract.unread] == ["4.44"]
    assert extract.accounts[1].told == 1


def test_a_page_painted_twice_half_a_point_apart_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "虚构.pdf"
    page = _form(path)
    page.translate(0.5, 0.5)
    text(page, 250, 780, "支出决算表")
    text(page, 480, 760, "单位：万元")
    table(page, 20, 740, FORM3_WIDTHS, [FORM3_HEADER, *_ROWS])
    extract = _read(page, path)
    printed = [e.printed for e in extract.entries if e.printed]
    assert printed == ["300.50", "200.25", "100.25"] * 2
    assert extract.unread == []


@pytest.mark.parametrize("words", ["2024-09-10", "虚构市甲局", "内部资料 123"])
def test_a_pale_watermark_across_the_table_is_none_of_it(tmp_path: Path, words: str) -> None:
    path = tmp_path / "虚构.pdf"
    page = _form(path)
    page.setFillGray(0.85)
    for x in range(30, 500, 120):
        for y in range(60, 760, 31):
            text(page, x, y, words)
    extract = _read(page, path)
    assert [e.printed for e in extract.entries if e.printed] == ["300.50", "200.25", "100.25"] * 2
    assert {e.line for e in extract.entries} == {"合计", "一般公共服务支出"}


def test_pale_zeros_in_their_cells_are_read(tmp_path: Path) -> None:
    path = tmp_path / "虚构.pdf"
    page = _form(path)
    page.setFillGray(0.8)
    for x in (415, 475, 555):
        for y in (711, 695):
            text(page, x, y, "0.00", right=True)
    extract = _read(page, path)
    assert [e.printed for e in extract.entries].count("0.00") == 6


def _with_tabs_drawn(path: Path, x: float, y: float) -> None:
    """Draw two digits 1 in a font of shapes that says of each that it is a tab."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        shape = pdf.make_stream(b"5 0 0 0 5 7 d1 1.5 0 2 7 re f")
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, 0, 5, 7],
            FontMatrix=[0.1, 0, 0, 0.1, 0, 0],
            CharProcs=pikepdf.Dictionary(a=shape),
            Encoding=pikepdf.Dictionary(
                Type=pikepdf.Name.Encoding, Differences=[9, pikepdf.Name("/a")]
            ),
            FirstChar=9,
            LastChar=9,
            Widths=[5],
            Resources=pikepdf.Dictionary(),
        )
        page = pdf.pages[-1]
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.Shapes)
        page.contents_add(b"BT 0 g /Shapes 10 Tf %f %f Td <0909> Tj ET" % (x, y))
        pdf.save(path)


def test_text_that_the_pdf_calls_blank_is_told(tmp_path: Path) -> None:
    path = tmp_path / "虚构.pdf"
    _form(path).save()
    _with_tabs_drawn(path, *_BLANK)
    extract = extract_document(path)
    assert _cell(extract, "上缴上级支出") == [DRAWN]
    assert [(u.form, u.reason[:6]) for u in extract.unread] == [(3, "格内印有字，")]
    assert _conflicts(extract) == 0


def test_amount_that_is_struck_out_is_told_and_blames_nobody(tmp_path):
    path = tmp_path / "虚构.pdf"
    page = _form(path)
    right = 20 + sum(FORM3_WIDTHS[:3]) - 1
    page.line(right - stringWidth("300.50", FONT, SIZE), 714.5, right, 714.5)
    extract = _read(page, path)
    entry = next(e for e in extract.entries if (e.line, e.measure) == ("合计", "本年支出合计"))
    assert (entry.printed, entry.amount) == ("300.50", None)
    assert [u.reason for u in extract.unread if u.printed] == ["被划去的数，没有采用"]
    assert _conflicts(extract) == 0
