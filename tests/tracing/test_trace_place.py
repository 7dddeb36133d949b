"""The frame stands around the cell, however the page is turned or cut."""

import pytest
from tracing.pictures import pixels

from juesuan_analysis import trace
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.page import read_chars
from juesuan_analysis.reading.pdf import open_pdf

WAYS = {
    "upright": ({}, (100, 84, 160, 100)),
    "turned by 90": ({"rotation": 90}, (700, 100, 716, 160)),
    "turned by 180": ({"rotation": 180}, (340, 700, 400, 716)),
    "turned by 270": ({"rotation": 270}, (84, 340, 100, 400)),
    "cut": ({"crop": (50, 600, 450, 760)}, (100, 84, 160, 100)),
    "cut and turned by 90": ({"crop": (50, 600, 450, 760), "rotation": 90}, (700, 100, 716, 160)),
    "cut and turned by 270": ({"crop": (50, 600, 450, 760), "rotation": 270}, (84, 340, 100, 400)),
    "offset": ({"media": (20, 30, 480, 790)}, (80, 74, 140, 90)),
    "offset, cut and turned": (
        {"media": (20, 30, 480, 790), "crop": (50, 600, 450, 760), "rotation": 180},
        (320, 670, 380, 686),
    ),
}
parametrized = pytest.mark.parametrize(("how", "place"), WAYS.values(), ids=WAYS)


def is_green(pixel):
    return pixel[1] > 100 and pixel[0] < 60 and pixel[2] < 60


def is_red(pixel):
    return pixel[0] > 150 and pixel[1] < 80


@parametrized
def test_places_are_those_that_the_reader_gives(page, how, place):
    row, folder = page(place, **how)
    with open_pdf(folder / row["source"]) as document:
        chars = read_chars(document, 0)
    x0, y0, x1, y1 = place
    assert all(x0 <= char.x <= x1 and y0 <= char.y <= y1 for char in chars)


@parametrized
def test_the_part_around_the_cell_is_shown(page, how, place):
    row, folder = page(place, **how)
    every = [pixel for line in pixels(trace(row, folder, around=10).png) for pixel in line]
    assert sum(map(is_green, every)) > 0.25 * len(every)


@parametrized
def test_the_frame_is_around_the_whole_cell(page, how, place):
    row, folder = page(place, **how)
    rows = pixels(trace(row, folder, around=10).png)
    red = [(x, y) for y, line in enumerate(rows) for x, p in enumerate(line) if is_red(p)]
    green = [(x, y) for y, line in enumerate(rows) for x, p in enumerate(line) if is_green(p)]
    xs, ys = zip(*red, strict=True)
    assert all(min(xs) < x < max(xs) and min(ys) < y < max(ys) for x, y in green)


@parametrized
def test_the_frame_is_close_to_the_cell(page, how, place):
    row, folder = page(place, **how)
    rows = pixels(trace(row, folder, around=10).png)
    red = [(x, y) for y, line in enumerate(rows) for x, p in enumerate(line) if is_red(p)]
    green = [(x, y) for y, line in enumerate(rows) for x, p in enumerate(line) if is_green(p)]
    axes = zip(zip(*red, strict=True), zip(*green, strict=True), strict=True)
    gaps = [abs(edge(frame) - edge(cell)) for frame, cell in axes for edge in (min, max)]
    assert max(gaps) <= 5 * 150 / 72


@pytest.mark.parametrize("place", [(100, 84, 160, 100), (100, 84, 118, 100), (60, 84, 104, 95)])
def test_no_frame_hides_a_number_in_the_cell_or_beside_it(page, place):
    row, folder = page(place)
    elsewhere = {"y0": 30, "y1": 40}
    ink, free = (
        sum(max(p) < 50 for line in pixels(trace(one, folder).png) for p in line)
        for one in (row, row | elsewhere)
    )
    assert ink >= free > 100


def test_a_cell_that_the_page_does_not_show_is_told(page):
    row, folder = page((100, 84, 160, 100), crop=(300, 100, 450, 300))
    with pytest.raises(DocumentError, match="可见范围"):
        trace(row, folder)


def test_a_huge_page_gives_a_picture_of_bounded_size(page):
    row, folder = page((100, 13584, 160, 13600), media=(0, 0, 14000, 14300))
    crop = trace(row, folder, around=14000)
    lines = pixels(crop.png)
    assert len(lines) * len(lines[0]) <= 4_010_000
