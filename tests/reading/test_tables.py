"""Ruled grids filled with the characters that stand in them."""

from __future__ import annotations

from juesuan_analysis.disclosure.pages import part_tables
from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.grid import Box, Grid, is_grid
from juesuan_analysis.reading.tables import is_inside, tables_of


def chars(text, x, y, size=10.0):
    return [Char(c, x + i * size, y, x + (i + 1) * size, y + size) for i, c in enumerate(text)]


GRID = Grid(
    3,
    (50.0, 150.0, 250.0),
    (100.0, 120.0, 160.0),
    (Box(0, 1, 0, 1), Box(0, 1, 1, 2), Box(1, 2, 0, 1), Box(1, 2, 1, 2)),
)
FILLED = [
    *chars("项目", 55, 105),
    *chars("得分", 155, 105),
    *chars("校园", 55, 125),
    *chars("安全", 55, 140),
    *chars("27", 155, 130),
]


def test_cells_hold_their_own_text_line_by_line():
    (table,) = tables_of([GRID], FILLED)
    texts = [[cell.text for cell in row] for row in table.rows]
    assert texts == [["项目", "得分"], ["校园\n安全", "27"]]


def test_a_merged_cell_is_one_cell():
    wide = Grid(
        3,
        (50.0, 150.0, 250.0),
        (100.0, 120.0, 140.0, 160.0),
        (Box(0, 1, 0, 2), Box(1, 2, 0, 1), Box(1, 2, 1, 2), Box(2, 3, 0, 1), Box(2, 3, 1, 2)),
    )
    (table,) = tables_of([wide], [*FILLED, *chars("28", 155, 145)])
    assert [(c.row, c.column, c.column_span) for c in table.cells()][:2] == [(0, 0, 2), (1, 0, 1)]


def test_a_frame_around_running_text_is_no_table():
    text = "本部门二〇二四年度收入总计" * 10
    assert tables_of([GRID], [*chars(text[:90], 55, 105, 1.0), *chars("一", 155, 105)]) == []


def test_a_line_belongs_to_a_table_by_its_middle():
    (table,) = tables_of([GRID], FILLED)
    inside, below = Place(3, 55, 105, 240, 115), Place(3, 55, 165, 240, 175)
    assert [is_inside(place, table) for place in (inside, below)] == [True, False]
    assert not is_inside(Place(4, 55, 105, 240, 115), table)


def test_the_place_of_a_table_is_that_of_its_grid():
    (table,) = tables_of([GRID], FILLED)
    assert table.place == Place(3, 50.0, 100.0, 250.0, 160.0)


def test_lines_of_a_table_are_no_running_text():
    sentence = TextLine("收入总计12.00万元。", Place(3, 50, 60, 250, 70))
    row = TextLine("校园27", Place(3, 55, 125, 170, 145))
    lines, tables = part_tables(PageContent([sentence, row], FILLED, [GRID]))
    assert lines == [sentence]
    assert len(tables) == 1


def test_rules_that_make_no_row_are_no_table():
    assert not is_grid(0, 3)
    assert is_grid(1, 3)
