"""A page may inherit its size; its characters must stand where the page shows them."""

from juesuan_analysis.reading.page import read_chars
from juesuan_analysis.reading.pdf import open_pdf

# 虚构: one line of text, 20 points below the top of a page whose size its parent gives.
PDF = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R
/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>> endobj
4 0 obj <</Length 37>> stream
BT /F 10 Tf 100 822 Td (123.45) Tj ET
endstream endobj
trailer <</Root 1 0 R>>
"""


def test_characters_are_measured_from_the_top_of_an_inherited_media_box(tmp_path):
    path = tmp_path / "虚构.pdf"
    path.write_bytes(PDF)
    with open_pdf(path) as document:
        assert {round(char.y) // 10 for char in read_chars(document, 0)} == {1}
