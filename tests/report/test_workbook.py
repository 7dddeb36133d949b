"""A workbook read back: every amount at its place, and nothing that runs."""

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from juesuan_analysis.show.form_layout import form_layout
from juesuan_analysis.show.report import sheets
from juesuan_analysis.show.report.dossier import chosen, dossiers
from juesuan_analysis.show.report.form_sheet import HEADER, sheet_name
from juesuan_analysis.show.report.workbook import workbook


def read(dossier):
    return openpyxl.load_workbook(io.BytesIO(workbook(dossier)))


@pytest.fixture
def book(dossier):
    return read(dossier)


@pytest.fixture(scope="module")
def read_back(store):
    """Dossiers of the specimens with their workbooks."""
    return [(one, read(one)) for one in dossiers(store, chosen(store))]


def sheet_of(book, number):
    return next(sheet for sheet in book if sheet.title.startswith(f"公开{number:02d}表"))


def places(layout):
    first = HEADER + layout.header_rows
    return {cell: (first + cell.row, cell.column + 1) for cell in layout.body}


@pytest.mark.parametrize("form", range(1, 10))
def test_every_printed_amount_is_at_its_place(read_back, form):
    for dossier, book in read_back:
        layout = form_layout(dossier.entries, form)
        sheet = book[sheet_name(layout)]
        for cell, place in places(layout).items():
            if cell.amount is not None:
                assert Decimal(repr(sheet.cell(*place).value)) == cell.amount


@pytest.mark.parametrize("form", range(1, 10))
def test_a_sheet_shows_the_amounts_as_they_were_printed(read_back, form):
    for dossier, book in read_back:
        layout = form_layout(dossier.entries, form)
        sheet = book[sheet_name(layout)]
        for cell, place in places(layout).items():
            if cell.amount is not None and dossier.entries.loc[cell.entry, "unit"] == "万元":
                shown = sheet.cell(*place)
                decimals = len(shown.number_format.partition(".")[2])
                assert f"{shown.value:.{decimals}f}" == cell.text.replace(",", "")


@pytest.mark.parametrize("form", range(1, 10))
def test_blank_cells_stay_blank(read_back, form):
    for dossier, book in read_back:
        layout = form_layout(dossier.entries, form)
        sheet = book[sheet_name(layout)]
        blank = [p for c, p in places(layout).items() if c.kind == "amount" and c.amount is None]
        assert {sheet.cell(*place).value for place in blank} <= {None}


def test_the_mark_of_a_note_is_shown_behind_its_number_and_explained(dossier):
    marked = dossier.entries.assign(mark="¹")
    book = read(replace(dossier, entries=marked))
    layout = form_layout(marked, 2)
    cell, place = next((c, p) for c, p in places(layout).items() if c.amount is not None)
    shown = sheet_of(book, 2).cell(*place)
    assert (Decimal(repr(shown.value)), shown.number_format) == (cell.amount, '#,##0.00"¹"')
    assert "注号 ¹" in shown.comment.text
    assert "注号" in [row[0].value for row in book["说明"].iter_rows()]


def test_there_is_a_sheet_for_each_form_between_note_and_findings(book):
    titles = book.sheetnames
    assert (titles[0], titles[-1], len(titles)) == ("说明", "核对结果", 11)
    assert all(len(title) <= 31 for title in titles)


def test_a_sheet_is_named_by_number_and_title(book):
    assert book.sheetnames[1] == "公开01表 收入支出决算总表"


def test_headings_are_merged(book):
    assert "A3:B3" in {str(merged) for merged in sheet_of(book, 2).merged_cells.ranges}


def test_a_sheet_has_title_department_and_unit(book):
    sheet = sheet_of(book, 2)
    words = [sheet.cell(1, 1).value, *(cell.value for cell in sheet[2] if cell.value)]
    assert words == ["收入决算表", "部门：虚构局", "公开02表", "金额单位：万元"]


def test_a_sheet_prints_on_landscape_paper_as_wide_as_it_is(book):
    setup = book["核对结果"].page_setup
    assert (setup.orientation, int(setup.paperSize), setup.fitToWidth, setup.fitToHeight) == (
        ("landscape", 9, 1, 0)
    )


def amounts(sheet):
    return [cell for row in sheet.iter_rows(min_row=5) for cell in row if cell.data_type == "n"]


def test_amounts_have_two_decimals_and_more_only_where_they_are_exact(book):
    formats = {c.value: c.number_format for c in amounts(sheet_of(book, 2)) if c.value is not None}
    assert formats[123.45] == "#,##0.00"
    assert formats[27.9818] == "#,##0.0000"


def test_a_contradicted_cell_says_why(book):
    [cell] = [c for c in amounts(sheet_of(book, 2)) if c.value == 120]
    assert "矛盾" in cell.comment.text


def test_a_corrected_cell_tells_what_was_printed(book):
    [cell] = [c for c in amounts(sheet_of(book, 5)) if c.value == 7.5]
    assert "原 9.50" in cell.comment.text


def test_a_form_that_is_not_in_the_document_is_told(book):
    words = {cell.value for row in sheet_of(book, 3).iter_rows() for cell in row}
    assert "（文件中没有找到这张表）" in words


def test_findings_begin_with_the_conflicts(book):
    row = [cell.value for cell in book["核对结果"][2]]
    assert row[:5] == ["不符", "合计 = 各部分之和", 123.45, 120, 3.45]


@pytest.mark.parametrize(
    "department", ['=HYPERLINK("http://evil.example")', "+1+1", "-1+1", "@SUM(A1)", "\t=1+1"]
)
def test_no_name_becomes_a_formula(make, department):
    book = read(make(department, department))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_a_name_that_looks_like_a_formula_is_quoted(make):
    cell = read(make("=1+1"))["说明"]["B3"]
    assert (cell.value, cell.quotePrefix) == ("=1+1", True)


def test_control_characters_do_not_stop_a_workbook(make):
    assert read(make("虚\x00构\x0b局"))["说明"]["B3"].value == "虚构局"


def test_the_same_disclosure_gives_the_same_bytes(dossier):
    assert workbook(dossier) == workbook(dossier)


@pytest.mark.parametrize("form", range(1, 10))
def test_a_form_that_is_short_prints_on_one_page(read_back, form):
    for dossier, book in read_back:
        rows = len(form_layout(dossier.entries, form).body_by_row())
        high = sheet_of(book, form).page_setup.fitToHeight
        assert high == (1 if rows <= 48 else 0)


def test_findings_have_the_height_of_their_longest_text(book):
    sheet = book["核对结果"]
    long, short = "长" * 100, "短"
    sheets.heighten(sheet, 100, [long, short], [46.0, 9.0])
    sheets.heighten(sheet, 101, [short, short], [46.0, 9.0])
    heights = sheet.row_dimensions
    assert heights[100].height == 5 * heights[101].height


def test_sides_of_findings_stand_at_the_right(book):
    sides = [cell for cell in book["核对结果"]["C"][1:] if cell.value is not None]
    assert {cell.alignment.horizontal for cell in sides} == {"right"}
