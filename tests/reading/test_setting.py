"""Characters stand where the PDF's own numbers set them, whatever its fonts say of their heights."""

import re

import pytest

from juesuan_analysis.reading.page import read_chars
from juesuan_analysis.reading.pdf import Pdf

SIMPLE = (
    "<< /Type /Font /Subtype /TrueType /BaseFont /Kai /FirstChar 48 /LastChar 50"
    " /Widths [{w} {w} {w}] /Encoding /WinAnsiEncoding /FontDescriptor 6 0 R >>"
)
DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /Kai /Flags 32 /FontBBox {bbox} /ItalicAngle 0"
    " /Ascent {up} /Descent {down} /CapHeight 700 /StemV 80 >>"
)
TYPE3 = (
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 40 40] /FontMatrix [{m} 0 0 {m} 0 0]"
    " /FirstChar 48 /LastChar 50 /Widths [20 20 20] /CharProcs << /a 6 0 R >>"
    " /Encoding << /Type /Encoding /Differences [48 /a /a /a] >> /ToUnicode 7 0 R >>"
)
TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF>"
    " endcodespacerange 1 beginbfrange <30> <32> <0030> endbfrange endcmap"
)


def _stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def _pdf(content: str, *others: str) -> bytes:
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R"
        " /Resources << /Font << /F 5 0 R >> >> >>",
        _stream(content),
        *others,
    ]
    out, starts = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    return (
        out + end + f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    ).encode()


def _boxes(pdf: bytes) -> list[tuple[float, ...]]:
    return [tuple(round(edge, 2) for edge in char[1:5]) for char in read_chars(Pdf(pdf), 0)]


@pytest.mark.parametrize(
    ("up", "down", "bbox"),
    [
        (880, -120, "[0 -120 1000 880]"),
        (220, -36, "[0 -36 256 220]"),
        (1802, -246, "[0 -246 2048 1802]"),
        (0, 0, "[0 0 0 0]"),
        (-120, 880, "[-500 -900 3000 2000]"),
    ],
)
def test_heights_that_a_font_states_are_not_asked(up, down, bbox):
    content = "BT /F 10 Tf 20 50 Td (012) Tj ET"
    pdf = _pdf(content, SIMPLE.format(w=500), DESCRIPTOR.format(up=up, down=down, bbox=bbox))
    assert _boxes(pdf) == [(20 + 5 * i, 41.2, 25 + 5 * i, 51.2) for i in range(3)]


def test_widths_are_those_of_the_pdf_and_not_of_the_font_that_stands_in():
    pdf = _pdf(
        "BT /F 10 Tf 20 50 Td (012) Tj ET",
        SIMPLE.format(w=300),
        DESCRIPTOR.format(up=880, down=-120, bbox="[0 -120 1000 880]"),
    )
    assert [(x0, x1) for x0, _, x1, _ in _boxes(pdf)] == [(20, 23), (23, 26), (26, 29)]


@pytest.mark.parametrize(
    "setting",
    [
        "/F 10 Tf 1 0 0 1 20 50 Tm",
        "/F 1 Tf 10 0 0 10 20 50 Tm",
        "/F 100 Tf 0.1 0 0 0.1 20 50 Tm",
    ],
)
def test_size_is_that_of_type_and_matrix(setting):
    pdf = _pdf(
        f"BT {setting} (0) Tj ET",
        SIMPLE.format(w=500),
        DESCRIPTOR.format(up=880, down=-120, bbox="[0 -120 1000 880]"),
    )
    assert _boxes(pdf) == [(20, 41.2, 25, 51.2)]


def test_text_that_runs_upwards():
    pdf = _pdf(
        "BT /F 10 Tf 0 1 -1 0 50 20 Tm (01) Tj ET",
        SIMPLE.format(w=500),
        DESCRIPTOR.format(up=220, down=-36, bbox="[0 -36 256 220]"),
    )
    assert _boxes(pdf) == [(41.2, 75, 51.2, 80), (41.2, 70, 51.2, 75)]


def test_slanted_text_is_a_watermark():
    pdf = _pdf(
        "BT /F 10 Tf 0.7 0.7 -0.7 0.7 50 20 Tm (01) Tj ET BT /F 10 Tf 20 50 Td (2) Tj ET",
        SIMPLE.format(w=500),
        DESCRIPTOR.format(up=880, down=-120, bbox="[0 -120 1000 880]"),
    )
    assert [char.text for char in read_chars(Pdf(pdf), 0)] == ["2"]


@pytest.mark.parametrize(("scale", "size"), [("0.025", 10), ("1", 0.25)])
def test_type_3_fonts_may_have_units_of_their_own(scale, size):
    glyph = _stream("20 0 0 0 20 40 d1 0 0 20 40 re f")
    pdf = _pdf(
        f"BT /F {size} Tf 20 50 Td (012) Tj ET",
        TYPE3.format(m=scale),
        glyph,
        _stream(TO_UNICODE),
    )
    assert _boxes(pdf) == [(20 + 5 * i, 41.2, 25 + 5 * i, 51.2) for i in range(3)]


def test_widths_that_do_not_fit_the_places_end_at_the_next_character():
    content = "BT /F 10 Tf 20 50 Td (0) Tj 5 0 Td (1) Tj 5 0 Td (2) Tj ET"
    pdf = _pdf(
        content,
        SIMPLE.format(w=1000),
        DESCRIPTOR.format(up=880, down=-120, bbox="[0 -120 1000 880]"),
    )
    assert [(x0, x1) for x0, _, x1, _ in _boxes(pdf)] == [(20, 25), (25, 30), (30, 40)]


def test_red_is_told_of_the_first_digit():
    content = "BT /F 10 Tf 1 0 0 rg 20 50 Td (01) Tj ET BT 0 g /F 10 Tf 80 50 Td (2) Tj ET"
    pdf = _pdf(
        content,
        SIMPLE.format(w=500),
        DESCRIPTOR.format(up=880, down=-120, bbox="[0 -120 1000 880]"),
    )
    assert [char.red for char in read_chars(Pdf(pdf), 0)] == [True, False, False]


def test_raised_digits_are_marks():
    content = "BT /F 10 Tf 20 50 Td (12) Tj 6 Tf 3 Ts (1) Tj ET".replace(" 6 Tf", " /F 6 Tf")
    pdf = _pdf(
        content,
        SIMPLE.format(w=500),
        DESCRIPTOR.format(up=880, down=-120, bbox="[0 -120 1000 880]"),
    )
    text = "".join(char.text for char in read_chars(Pdf(pdf), 0))
    assert re.fullmatch("12¹", text)


SEVERAL = TO_UNICODE.replace(
    "1 beginbfrange <30> <32> <0030> endbfrange",
    "3 beginbfchar <30> <0030> <31> <00310031> <32> <002E00300030> endbfchar",
)


@pytest.mark.parametrize(
    ("matrix", "along", "expected"),
    [
        ("1 0 0 1 20 50", (1, 3), [20, 25, 30, 35, 40, 45, 50]),
        ("0 1 -1 0 60 10", (4, 2), [90, 85, 80, 75, 70, 65, 60]),
        ("-1 0 0 -1 180 50", (3, 1), [180, 175, 170, 165, 160, 155, 150]),
    ],
)
def test_a_glyph_for_several_characters_is_shared_out_among_them(matrix, along, expected):
    font = TYPE3.format(m=0.025).replace("[20 20 20]", "[20 40 60]")
    content = f"BT /F 10 Tf {matrix} Tm (012) Tj ET"
    glyph = _stream("20 0 0 0 20 28 d1 0 0 20 28 re f")
    chars = read_chars(Pdf(_pdf(content, font, glyph, _stream(SEVERAL))), 0)
    assert "".join(char.text for char in chars) == "011.00"
    begin, end = along
    assert [round(char[begin], 2) for char in chars] == expected[:-1]
    assert [round(char[end], 2) for char in chars] == expected[1:]


@pytest.mark.parametrize("said", ["0031FE00", "FEFF0031", "0031200D", "0031DB40DD00"])
def test_what_chooses_a_variant_of_a_character_is_none_by_itself(said):
    font = TYPE3.format(m=0.025)
    glyph = _stream("20 0 0 0 20 28 d1 0 0 20 28 re f")
    told = _stream(SEVERAL.replace("00310031", said).replace("002E00300030", "0032"))
    pdf = _pdf("BT /F 10 Tf 20 50 Td (0112) Tj ET", font, glyph, told)
    chars = read_chars(Pdf(pdf), 0)
    assert "".join(char.text for char in chars) == "0112"
    assert [round(char.x0, 2) for char in chars] == [20, 25, 30, 35]


def test_figures_reach_no_further_than_the_next_where_most_would():
    """A font that tells the width of 汉字 for its figures too, which the text then moves back."""
    font = TYPE3.format(m=0.025).replace("[20 20 20]", "[40 40 40]")
    told = SEVERAL.replace("00310031", "5E74").replace("002E00300030", "0032")
    glyph = _stream("40 0 0 0 40 28 d1 0 0 20 28 re f")
    line = f"BT /F 4 Tf 1 0 0 1 2 80 Tm ({'1' * 40}) Tj ET"
    number = "BT /F 10 Tf 1 0 0 1 20 50 Tm [(0) 500 (2) 500 (0)] TJ ET"
    chars = read_chars(Pdf(_pdf(f"{line} {number}", font, glyph, _stream(told))), 0)
    figures = [char for char in chars if char.text.isdigit()]
    assert [(round(c.x0, 2), round(c.x1, 2)) for c in figures] == [(20, 25), (25, 30), (30, 40)]
