"""Pages on which one number is drawn in a way of its own, in the PDF's own syntax; all 虚构."""

from __future__ import annotations

from pathlib import Path

from juesuan_analysis.reading.page import read_glyphs
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.sight import Sight, look_at
from juesuan_analysis.reading.upright import frame_of
from tests.hostile.crafted import pdf, stream

SIZE = (300, 200)
PLAIN = b"BT /H 9 Tf 20 150 Td (100.00) Tj ET\n"
_IMAGE = b"/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceRGB/BitsPerComponent 8"
# Light grey, as paper of a picture is.
_PAPER = stream(b"\xee" * 12, _IMAGE, deflate=False)
_SEAL = stream(bytes([230, 40, 40] * 4), _IMAGE, deflate=False)
_STATES = (
    b"/ExtGState<</CLEAR<</ca 0/CA 0>>/HALF<</ca .5>>/MULTIPLY<</BM/Multiply>>>>"
    b"/XObject<</PAPER 20 0 R/SEAL 21 0 R/BOX 22 0 R>>"
    b"/Properties<</ON 30 0 R/OFF 31 0 R/MEMBER 32 0 R/PRINT 33 0 R/SCREEN 34 0 R>>"
)


def _layer(name: bytes, view: bytes, printed: bytes) -> bytes:
    usage = b"/Usage<</View<</ViewState/%b>>/Print<</PrintState/%b>>>>" % (view, printed)
    return b"<</Type/OCG/Name(%b)%b>>" % (name, usage)


_LAYERS = {
    30: _layer(b"on", b"ON", b"ON"),
    31: _layer(b"off", b"OFF", b"OFF"),
    32: b"<</Type/OCMD/OCGs[30 0 R 31 0 R]/P/AllOn>>",
    33: _layer(b"print", b"OFF", b"ON"),
    34: _layer(b"screen", b"ON", b"OFF"),
}
_CATALOG = (
    b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[30 0 R 31 0 R 33 0 R 34 0 R]"
    b"/D<</ON[30 0 R 34 0 R]/OFF[31 0 R]"
    b"/AS[<</Event/View/Category[/View]/OCGs[33 0 R 34 0 R]>>]>>>>%b>>"
)


def page(
    content: bytes, entries: bytes = b"", more: dict[int, bytes] | None = None, root: bytes = b""
) -> bytes:
    """A document of one page with 100.00 drawn plainly, and what ``content`` draws."""
    resources = b"/Resources<</Font<</H 5 0 R>>%b>>" % _STATES
    box = b"" if b"/MediaBox" in entries else b"/MediaBox[0 0 %d %d]" % SIZE
    return pdf(
        {
            1: _CATALOG % root,
            2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R%b%b%b>>" % (box, resources, entries),
            4: stream(PLAIN + content),
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            20: _PAPER,
            21: _SEAL,
            22: stream(b"1 g 0 0 60 20 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 60 20]"),
            **_LAYERS,
            **(more or {}),
        }
    )


def number(how: bytes = b"", words: bytes = b"512.34", at: bytes = b"150 150 Td") -> bytes:
    """Set a number; ``how`` stands before it."""
    return b"q %b BT /H 9 Tf %b (%b) Tj ET Q\n" % (how, at, words)


def seen(path: Path, data: bytes) -> Sight:
    """What is seen of the page."""
    path.write_bytes(data)
    document = Pdf(path)
    frame = frame_of(document, 0)
    sight = look_at(document, 0, read_glyphs(document, 0, frame), frame)
    document.close()
    return sight


def words(sight: Sight) -> list[str]:
    """The words that are seen."""
    text = "".join(glyph if isinstance(glyph, str) else glyph.text for glyph in sight.glyphs)
    return text.split()
