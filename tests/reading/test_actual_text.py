"""What a PDF states in place of its glyphs is nowhere seen (amounts 虚构)."""

import pytest

from juesuan_analysis.reading.actual_text import _is_told
from juesuan_analysis.reading.page import read_chars
from juesuan_analysis.reading.pdf import Pdf
from tests.reading.drawn_pages import number, page


def stated(words, drawn):
    return b"/Span <</ActualText (%b)>> BDC %b EMC\n" % (words, number(words=drawn))


def read(content):
    return "".join(char.text for char in read_chars(Pdf(page(content)), 0))


@pytest.mark.parametrize("words", [b"512.34", b"999.99", b""])
def test_what_is_drawn_is_read(words):
    assert read(stated(words, b"512.34")) == "100.00512.34"


def test_each_character_stands_where_it_is_drawn():
    plain = read_chars(Pdf(page(number())), 0)
    assert read_chars(Pdf(page(stated(b"512.34", b"512.34"))), 0) == plain


def test_what_fonts_do_not_tell_is_taken_as_it_is_stated():
    pdf = page(stated(b"512.34 of 8,000.00", rb"\001\002\003\004"))
    assert "512.34of8,000.00" in "".join(char.text for char in read_chars(Pdf(pdf), 0))


@pytest.mark.parametrize(
    ("own", "stated", "told"),
    [
        ("本年收入合计 0.00 0.00", "本年收入合计 9,999.99 9,999.99", True),
        ("ƧÌ ƦÜ 0.00", "收入支出 0.00", False),
        ("0.00 12.5%", "9,999.99 99.9%", True),
        ("\x16\x15\x0f\x12", "854.1", False),
    ],
)
def test_fonts_are_believed_that_say_the_same_words_or_figures(own, stated, told):
    assert _is_told(own, stated) == told
