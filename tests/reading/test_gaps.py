"""A number of a sentence that is no text is told; room that nothing is drawn in is not (虚构)."""

from pathlib import Path

import pytest
from ruled import FONT, canvas

from juesuan_analysis.reading.gaps import Gap, pictured
from juesuan_analysis.reading.page import Frame, read_glyphs
from juesuan_analysis.reading.pdf import Pdf

BEFORE, BEHIND = "本年度支出决算为", "万元，比上年减少"
X, Y, SIZE, ROOM = 60, 700, 10, 40
AT = X + SIZE * len(BEFORE)


def _strokes(page):
    """Draw something as high and wide as digits."""
    for at in range(5):
        page.rect(AT + 4 + 7 * at, Y, 4, 7)


def _line(page):
    page.line(AT, Y - 1, AT + ROOM, Y - 1)


def _found(path: Path, before: str, behind: str, draw) -> list[Gap]:
    page = canvas(path)
    page.setFont(FONT, SIZE)
    page.drawString(X, Y, before)
    page.drawString(AT + ROOM, Y, behind)
    draw(page)
    page.save()
    document = Pdf(path)
    frame = Frame(document[0])
    return pictured(document, 0, read_glyphs(document, 0, frame), frame)


def test_number_that_is_drawn_is_told_with_its_sentence(tmp_path):
    (gap,) = _found(tmp_path / "虚构.pdf", BEFORE, BEHIND, _strokes)
    assert gap.words == "本年度支出决算为□万元,比上年减少"
    assert (round(gap.place.x0), round(gap.place.x1)) == (AT, AT + ROOM)


@pytest.mark.parametrize(
    ("before", "behind", "draw"),
    [
        (BEFORE, BEHIND, lambda page: None),
        (BEFORE, BEHIND, _line),
        ("支出", "万元", _strokes),
        (BEFORE + "12.30", BEHIND, _strokes),
    ],
    ids=["nothing is drawn", "a line to write on", "a caption", "a number as text"],
)
def test_other_room_is_not_told(tmp_path, before, behind, draw):
    assert _found(tmp_path / "虚构.pdf", before, behind, draw) == []
