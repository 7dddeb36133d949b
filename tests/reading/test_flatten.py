"""Notes and filled fields are part of their page, whether the file says how they look or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from juesuan_analysis.reading.ocr.picture import is_beneath
from juesuan_analysis.reading.page import read_text
from juesuan_analysis.reading.pdf import Pdf
from tests.hostile.crafted import stream
from tests.reading.drawn_pages import number, page

_AT = b"/Type/Annot/Rect[150 60 250 80]/P 3 0 R/DA(/H 9 Tf 0 g)"
_LOOK = stream(
    b"BT /H 9 Tf 2 5 Td (777.00) Tj ET",
    b"/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</H 5 0 R>>>>",
)
_FORMS = b"/AcroForm<</Fields[40 0 R]/DR<</Font<</H 5 0 R>>>>/DA(/H 9 Tf 0 g)>>"
NOTES = {
    "free text": b"<<%b/Subtype/FreeText/F 4/Contents(777.00)/AP<</N 41 0 R>>>>" % _AT,
    "free text without appearance": b"<<%b/Subtype/FreeText/F 4/Contents(777.00)>>" % _AT,
    "field": b"<<%b/Subtype/Widget/FT/Tx/T(a)/F 4/V(777.00)/AP<</N 41 0 R>>>>" % _AT,
    "field without appearance": b"<<%b/Subtype/Widget/FT/Tx/T(a)/F 4/V(777.00)>>" % _AT,
    "stamp": b"<<%b/Subtype/Stamp/F 4/AP<</N 41 0 R>>>>" % _AT,
}
UNSEEN = {
    "hidden note": b"<<%b/Subtype/FreeText/F 2/Contents(777.00)/AP<</N 41 0 R>>>>" % _AT,
    "not for the screen": b"<<%b/Subtype/FreeText/F 32/Contents(777.00)/AP<</N 41 0 R>>>>" % _AT,
    "link": b"<<%b/Subtype/Link/F 4/Contents(777.00)>>" % _AT,
    "pop-up": b"<<%b/Subtype/Popup/F 4/Contents(777.00)>>" % _AT,
}


def _lines(path: Path, note: bytes) -> list[str]:
    path.write_bytes(page(b"", b"/Annots[40 0 R]", {40: note, 41: _LOOK}, _FORMS))
    document = Pdf(path)
    lines = read_text(document, 0).lines
    document.close()
    return lines


@pytest.mark.parametrize("kind", NOTES)
def test_what_notes_and_fields_show_is_read(tmp_path: Path, kind: str) -> None:
    assert _lines(tmp_path / "虚构.pdf", NOTES[kind]) == ["100.00", "777.00"]


@pytest.mark.parametrize("kind", UNSEEN)
def test_what_they_do_not_show_is_not_read(tmp_path: Path, kind: str) -> None:
    assert _lines(tmp_path / "虚构.pdf", UNSEEN[kind]) == ["100.00"]


@pytest.mark.parametrize(
    ("content", "beneath"),
    [
        (number() + b"q 300 0 0 200 0 0 cm /PAPER Do Q\n", True),
        (b"q 300 0 0 200 0 0 cm /PAPER Do Q\n" + number() * 20, False),
        (number() + b"q 80 0 0 30 140 140 cm /PAPER Do Q\n", False),
    ],
)
def test_text_beneath_a_picture_of_the_page_is_known(
    tmp_path: Path, content: bytes, beneath: bool
) -> None:
    path = tmp_path / "虚构.pdf"
    path.write_bytes(page(content))
    document = Pdf(path)
    assert is_beneath(document, 0) is beneath
    document.close()
