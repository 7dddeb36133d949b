"""Numbers that decide how declared sources are read: just inside and just outside (虚构)."""

import pytest

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.declared.grid_of_cells import Shown, laid_out
from juesuan_analysis.reading.declared.heads import is_top
from juesuan_analysis.reading.declared.lay import lay
from juesuan_analysis.reading.declared.nested import Nested, unnested
from juesuan_analysis.reading.declared.numbering import _Level, _written
from juesuan_analysis.reading.declared.package import check_cells
from juesuan_analysis.reading.declared.segments import Line, segments
from juesuan_analysis.reading.declared.values import CellText, Declared, Paragraph, TextTable
from juesuan_analysis.reading.declared.web import is_login, read_html


def paragraphs(*texts):
    return [Paragraph(text, "") for text in texts]


def table(*rows):
    cells = [
        CellText(r, c, 1, 1, text, "") for r, row in enumerate(rows) for c, text in enumerate(row)
    ]
    return TextTable(tuple(cells))


def laid(*blocks):
    return lay(Declared(blocks))


@pytest.mark.parametrize(("lines", "pages"), [(40, [40]), (41, [40, 1])])
def test_a_page_of_text_has_forty_lines(lines, pages):
    assert [len(page.lines) for page in laid(*paragraphs(*["甲。"] * lines))] == pages


@pytest.mark.parametrize(("above", "pages"), [(6, [6]), (7, [1, 6])])
def test_six_lines_above_a_table_stand_on_its_page(above, pages):
    found = laid(*paragraphs(*["甲局"] * above), table(("甲", "乙"), ("丙", "丁")))
    assert [len(page.lines) for page in found] == pages


@pytest.mark.parametrize(("characters", "lines"), [(44, 1), (45, 2)])
def test_a_line_has_room_for_44_characters(characters, lines):
    (page,) = laid(*paragraphs("甲" * characters))
    assert len(page.lines) == lines


@pytest.mark.parametrize(("characters", "begins"), [(25, True), (26, None)])
def test_what_is_no_longer_than_a_heading_does_not_go_on(characters, begins):
    (page,) = laid(*paragraphs("甲" * characters, "乙"))
    assert page.lines[1].begins is begins


@pytest.mark.parametrize(("characters", "lines"), [(24, 1), (25, 2)])
def test_a_column_has_room_for_24_characters(characters, lines):
    (page,) = laid(table(("甲" * characters, "1.00"), ("乙", "2.00")))
    assert sum(line.text[0] == "甲" for line in page.inside) == lines


def test_marks_of_text_are_as_wide_as_characters():
    wide, narrow = (laid(*paragraphs(text))[0].lines[0].place for text in ("甲、", "甲1"))
    assert wide.x1 - wide.x0 == 20
    assert narrow.x1 - narrow.x0 == 15


@pytest.mark.parametrize(("characters", "kinds"), [(30, [TextTable]), (31, [TextTable, Line])])
def test_a_long_text_alone_below_a_table_is_running_text(characters, kinds):
    found = segments(table(("甲", "乙"), ("丙", "丁"), ("甲" * characters,)))
    assert [type(one) for one in found] == kinds


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ([("甲", "乙"), ("丙", "丁")], [TextTable]),
        ([("甲", "乙"), ("丙",)], [Line, Line]),
        ([("甲", "乙", "戊"), ("合计",)], [TextTable]),  # a form without amounts
        ([("甲", "乙"), ("合计",)], [Line, Line]),
    ],
)
def test_two_rows_of_two_texts_are_a_table(rows, kinds):
    assert [type(one) for one in segments(table(*rows))] == kinds


@pytest.mark.parametrize(("rows", "kinds"), [(1, [Paragraph]), (2, [TextTable, TextTable])])
def test_a_table_that_holds_another_has_two_rows_of_two_texts(rows, kinds):
    outer = Nested("甲")
    for row in range(rows):
        outer.add(row, 0, (1, 1), paragraphs("甲"))
        outer.add(row, 1, (1, 1), paragraphs("乙"))
    outer.add(rows, 0, (1, 1), [table(("丙", "丁"))])
    assert [type(one) for one in unnested(outer)][: len(kinds)] == kinds


@pytest.mark.parametrize(("row", "top"), [(7, True), (8, False)])
def test_a_sheet_has_its_title_in_its_first_six_rows(row, top):
    assert is_top(row, 2) is top


@pytest.mark.parametrize(
    ("row", "texts", "notes"),
    [
        (20_000, ["甲", "乙"], []),
        (20_001, ["甲"], ["工作表“虚构”第 20001 行以下还有字，没有读取"]),
    ],
)
def test_a_sheet_reaches_over_twenty_thousand_rows(row, texts, notes):
    shown = Shown({(0, 0): "甲", (row, 0): "乙"})
    (found,) = laid_out("虚构", shown)
    assert [cell.text for cell in found.cells] == texts
    assert [*shown.notes("虚构")] == notes


def test_no_disclosure_has_more_than_300_000_cells():
    check_cells(300_000)
    with pytest.raises(DocumentError):
        check_cells(300_001)


def web(folder, body):
    path = folder / "虚构.html"
    path.write_text(f"<html><body>{body}</body></html>", "utf-8")
    return path


@pytest.mark.parametrize(
    ("deep", "notes"), [(200, 0), (201, 1)], ids=["as deep as is read", "deeper"]
)
def test_what_stands_too_deep_in_a_page_is_told(tmp_path, deep, notes):
    found = read_html(web(tmp_path, "<div>甲。" * deep))
    assert len(found.blocks) == 200
    assert len(found.notes) == notes


@pytest.mark.parametrize(("said", "asks"), [(1999, True), (2000, False)])
def test_a_page_that_says_a_good_deal_does_not_only_ask_for_a_password(tmp_path, said, asks):
    assert is_login(web(tmp_path, f"{'甲' * said}<input type=password>")) is asks


@pytest.mark.parametrize(("span", "columns"), [(500, 500), (501, 500)])
def test_a_cell_reaches_over_five_hundred_columns(tmp_path, span, columns):
    rows = f"<tr><td colspan={span}>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>"
    (found,) = read_html(web(tmp_path, f"<table>{rows}</table>")).blocks
    assert found.cells[0].columns == columns


@pytest.mark.parametrize(("number", "text"), [(99, "九十九"), (100, "100")])
def test_word_counts_in_chinese_below_a_hundred(number, text):
    assert _written({0: _Level("chineseCounting", "%1", 1)}, {0: number}, 0) == text
