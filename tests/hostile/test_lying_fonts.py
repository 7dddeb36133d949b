"""A font that claims something else for a glyph costs the number, and puts no other in its place."""

import pytest
from hostile.crafted_more import LIES, TRUE, lying_map

from juesuan_analysis.disclosure.document import extract_document


def read(tmp_path, claims):
    path = tmp_path / "虚构.pdf"
    path.write_bytes(lying_map(claims))
    found = extract_document(path, {"department": "虚构市甲局"})
    return [e for e in found.entries if e.printed], found


@pytest.mark.parametrize("name", LIES)
def test_the_amount_is_right_or_told_as_unread(tmp_path, name):
    printed, found = read(tmp_path, LIES[name])
    amounts = [entry.amount for entry in printed]
    assert amounts == [TRUE, TRUE] or (amounts == [None, None] and len(found.unread) >= 2)


def test_an_honest_font_is_read(tmp_path):
    printed, found = read(tmp_path, {})
    assert [entry.amount for entry in printed] == [TRUE, TRUE]
    assert found.unread == []


def test_a_joiner_without_width_is_no_character(tmp_path):
    """Between the amount's digits stands a mark that is nothing wide."""
    path = tmp_path / "虚构.pdf"
    made = lying_map({"\u0001": "\u200b"}).replace(b"/DW 500", b"/DW 500/W[1[0]]")
    path.write_bytes(made.replace(b"<0031003200330034", b"<00310001003200330034"))
    found = extract_document(path, {"department": "虚构市甲局"})
    assert [e.amount for e in found.entries if e.printed] == [TRUE, TRUE]
