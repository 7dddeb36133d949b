"""What nobody sees is not read, and what is seen is, whatever lies behind it or over it."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from juesuan_analysis.reading.hidden import COLOUR, COVERED, LAYER, MODE, OUTSIDE, SMALL
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.sight import look_at
from juesuan_analysis.reading.upright import frame_of
from tests.reading.drawn_pages import number, page, seen, words

_BOX = b"140 140 80 30 re"
HIDDEN = {
    "render mode 3": (number(b"", at=b"3 Tr 150 150 Td"), MODE),
    "clip only": (number(b"", at=b"7 Tr 150 150 Td"), MODE),
    "white on white": (number(b"1 g"), COLOUR),
    "nearly white": (number(b".98 g"), COLOUR),
    "colour of its cell": (b".8 .9 1 rg %b f\n" % _BOX + number(b".8 .9 1 rg"), COLOUR),
    "clipped away": (number(b"0 0 10 10 re W n"), COVERED),
    "layer off": (b"/OC /OFF BDC\n" + number() + b"EMC\n", LAYER),
    "membership of a layer that is off": (b"/OC /MEMBER BDC\n" + number() + b"EMC\n", LAYER),
    "layer for print only": (b"/OC /PRINT BDC\n" + number() + b"EMC\n", LAYER),
    "under a white box": (number() + b"1 g %b f\n" % _BOX, COVERED),
    "under a dark box": (number() + b".3 g %b f\n" % _BOX, COVERED),
    "under a picture": (number() + b"q 80 0 0 30 140 140 cm /PAPER Do Q\n", COVERED),
    "under an opaque stamp": (number() + b"q 80 0 0 30 140 140 cm /SEAL Do Q\n", COVERED),
    "under a form": (number() + b"q 1 0 0 1 145 145 cm /BOX Do Q\n", COVERED),
    "half a point high": (b"BT /H .5 Tf 150 150 Td (512.34) Tj ET\n", SMALL),
    "made small": (b"BT /H 9 Tf .05 0 0 .05 150 150 Tm (512.34) Tj ET\n", SMALL),
    "transparent": (number(b"/CLEAR gs"), COLOUR),
}
SEEN = {
    "plain": number(),
    "white on dark": b"0 0 .5 rg %b f\n" % _BOX + number(b"1 g"),
    "grey": number(b".6 g"),
    "small": b"BT /H 3 Tf 150 150 Td (512.34) Tj ET\n",
    "over a picture": b"q 150 0 0 180 140 10 cm /PAPER Do Q\n" + number(),
    "on a coloured cell": b"1 .9 .6 rg %b f\n" % _BOX + number(b"0 g"),
    "layer on": b"/OC /ON BDC\n" + number() + b"EMC\n",
    "layer for the screen only": b"/OC /SCREEN BDC\n" + number() + b"EMC\n",
    "under a translucent seal": number() + b"q /HALF gs 80 0 0 30 140 140 cm /SEAL Do Q\n",
    "under a seal that multiplies": number() + b"q /MULTIPLY gs 80 0 0 30 140 140 cm /SEAL Do Q\n",
    "in red": number(b"1 0 0 rg"),
    "outlined": number(b"", at=b"1 Tr .3 w 150 150 Td"),
    "beside a box": number() + b"1 g 180 140 80 30 re f\n",
    "upright on a sheet that is turned": number(b"0 1 -1 0 300 0 cm"),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_what_nobody_sees_is_not_read(tmp_path: Path, how: str) -> None:
    content, why = HIDDEN[how]
    sight = seen(tmp_path / "虚构.pdf", page(content))
    assert words(sight) == ["100.00"]
    assert [(one.text, one.why) for one in sight.unseen] == [("512.34", why)]


@pytest.mark.parametrize("how", SEEN)
def test_what_is_seen_is_read(tmp_path: Path, how: str) -> None:
    sight = seen(tmp_path / "虚构.pdf", page(SEEN[how]))
    assert sorted(words(sight)) == ["100.00", "512.34"]
    assert not sight.unseen


def test_text_outside_the_crop_box_is_not_read(tmp_path: Path) -> None:
    sight = seen(tmp_path / "虚构.pdf", page(number(), b"/CropBox[0 0 140 200]"))
    assert words(sight) == ["100.00"]
    assert [one.why for one in sight.unseen] == [OUTSIDE]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_and_cropped_pages_are_looked_at_in_the_right_place(
    tmp_path: Path, turn: int
) -> None:
    entries = b"/MediaBox[-50 -40 300 200]/CropBox[10 20 290 190]/Rotate %d" % turn
    content = number() + number(b"1 g", b"9.99", b"200 60 Td")
    sight = seen(tmp_path / "虚构.pdf", page(content, entries))
    assert sorted(words(sight)) == ["100.00", "512.34"]


def test_a_number_seen_in_part_is_no_number(tmp_path: Path) -> None:
    content = number(words=b"1234.50") + b"1 g 149 140 11 30 re f\n"
    sight = seen(tmp_path / "虚构.pdf", page(content))
    assert words(sight) == ["100.00", "\ufffd\ufffd34.50"]


def test_a_number_drawn_twice_is_one(tmp_path: Path) -> None:
    content = number() + number(at=b"150.5 150.5 Td")
    sight = seen(tmp_path / "虚构.pdf", page(content))
    assert words(sight) == ["100.00", "512.34"]


def test_of_two_numbers_on_one_another_the_covered_one_is_not_read(tmp_path: Path) -> None:
    content = number() + b"1 g %b f 0 g\n" % _BOX + number(words=b"77.75")
    sight = seen(tmp_path / "虚构.pdf", page(content))
    assert words(sight) == ["100.00", "77.75"]
    assert [(one.text, one.why) for one in sight.unseen] == [("512.34", COVERED)]


def test_what_both_have_in_common_is_unknown(tmp_path: Path) -> None:
    content = number() + b"1 g %b f 0 g\n" % _BOX + number(words=b"512.78")
    sight = seen(tmp_path / "虚构.pdf", page(content))
    assert "\ufffd" in "".join(words(sight)[1:])


def test_two_numbers_on_one_another_that_both_show_are_told(tmp_path: Path) -> None:
    sight = seen(tmp_path / "虚构.pdf", page(number() + number(words=b"77.75")))
    assert sorted(one.text for one in sight.over) == ["512.34", "77.75"]


def test_a_hidden_number_takes_nothing_of_its_neighbour_along(tmp_path: Path) -> None:
    content = number(b"1 g") + number(words=b"30201", at=b"177.5 150 Td")
    sight = seen(tmp_path / "虚构.pdf", page(content))
    assert words(sight) == ["100.00", "30201"]


def test_a_page_of_another_size_is_looked_at_as_a_whole(tmp_path: Path) -> None:
    large = number(b"1 g", b"9.99", b"2900 1900 Td") + b"BT /H 40 Tf 1500 900 Td (31.75) Tj ET\n"
    sight = seen(tmp_path / "虚构.pdf", page(large, b"/MediaBox[0 0 3000 2000]"))
    assert "31.75" in words(sight)
    assert "9.99" not in words(sight)


def test_a_page_without_text_in_a_document_with_watermarks_has_nothing_to_be_seen(
    tmp_path: Path,
) -> None:
    path = tmp_path / "虚构.pdf"
    path.write_bytes(page(b""))
    with contextlib.closing(Pdf(path)) as document:
        assert words(look_at(document, 0, [], frame_of(document, 0), {"样本"})) == []
