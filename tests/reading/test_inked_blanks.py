"""Glyphs that a PDF calls blank, and that show a figure (amounts 虚构)."""

import io
import re

import pikepdf
import pytest
import typst

from juesuan_analysis.reading.page import read_chars
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.vocabulary.text import UNKNOWN

SOURCE = b"#set page(width: 200pt, height: 100pt)\n300.58 #h(30pt) 41.25"


def said_of(instead, source=SOURCE):
    """What is read where the PDF says of its 8 that it is another character."""
    with pikepdf.open(io.BytesIO(typst.compile(source))) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                told = font.ToUnicode.read_bytes().decode("latin1")
                other = re.sub(r"(<\w+>\s+)<0038>", rf"\g<1><{instead:04x}>", told)
                font.ToUnicode.write(other.encode("latin1"))
        pdf.save(out := io.BytesIO())
    return "".join(char.text for char in read_chars(Pdf(out.getvalue()), 0))


@pytest.mark.parametrize("blank", [0x20, 0xA0, 0x3000])
def test_a_figure_that_is_called_a_blank_is_unknown(blank):
    assert said_of(blank) == f"300.5{UNKNOWN}41.25"


def test_what_is_called_what_it_is():
    assert said_of(0x38) == "300.5841.25"


def test_a_figure_that_the_text_engine_drops_behind_a_blank_is_unknown():
    source = b"#set page(width: 200pt, height: 100pt)\nof 84.17 and 4.58 or 4.17"
    assert said_of(0x20, source) == f"of{UNKNOWN}4.17and4.5{UNKNOWN}or4.17"
