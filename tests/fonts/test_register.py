import base64
import io
import re

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from matplotlib import font_manager

from juesuan_analysis.fonts import FAMILY, FILES, register
from juesuan_analysis.fonts.subset import font_faces

NEEDED = (
    "收、支决算总计变动情况图“三公”经费（万元）㎡‰±−①⑩〔2024〕，。；：％０９"
    "⻔⼈𬸪屲氹台儿庄枣庄盱眙鄠邑亳"
)


def test_known_to_matplotlib_once():
    assert register() == register() == FAMILY
    entries = [e for e in font_manager.fontManager.ttflist if e.name == FAMILY]
    assert sorted(e.weight for e in entries) == [400, 700]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_has_the_characters(path):
    cmap = TTFont(path, lazy=True).getBestCmap()
    assert [c for c in NEEDED if ord(c) not in cmap] == []
    gb2312 = [
        bytes([row, cell]).decode("gb2312", "ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    ]
    assert [c for c in gb2312 if c and ord(c) not in cmap] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_carries_its_own_name_and_licence(path):
    names = TTFont(path, lazy=True)["name"]
    assert names.getDebugName(1) == FAMILY
    assert "SIL Open Font License" in names.getDebugName(13)
    assert "Source" not in names.getDebugName(4)
    assert path.with_name("OFL.txt").read_text(encoding="utf-8").startswith("Copyright")
    assert path.stat().st_size < 2_500_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_minus_is_no_wider_than_a_digit_and_a_half(path):
    font = TTFont(path, lazy=True)
    cmap, widths = font.getBestCmap(), font["hmtx"]
    assert widths[cmap[0x2212]][0] < 1.5 * widths[cmap[ord("0")]][0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_outlines_call_no_subroutines(path):
    outlines = TTFont(path, lazy=True)["CFF "].cff
    top = outlines.topDictIndex[0]
    assert len(outlines.GlobalSubrs) == 0
    assert [one for one in top.FDArray if len(getattr(one.Private, "Subrs", ()))] == []


def test_a_subset_draws_what_the_whole_font_draws():
    woff = base64.b64decode(re.search(r"base64,([^)]*)", font_faces("决算9,"))[1])
    part, whole = TTFont(io.BytesIO(woff)), TTFont(FILES[0], lazy=True)
    assert set(part.getBestCmap()) == set(map(ord, "决算9,"))
    for point, name in part.getBestCmap().items():
        assert _drawn(part, name) == _drawn(whole, whole.getBestCmap()[point])


def _drawn(font, name):
    pen = RecordingPen()
    glyphs = font.getGlyphSet()
    glyphs[name].draw(pen)
    return pen.value, glyphs[name].width
