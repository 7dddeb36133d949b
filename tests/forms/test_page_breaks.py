"""Forms that go on over a page break, and pages that are lost (figures 虚构)."""

import pytest
from form_pages import read
from ruled import FORM3_HEADER, FORM3_WIDTHS, canvas, form3, table, text

BLANK = ["", "", "", "", "", ""]
FIGURES = ["300.50", "200.25", "100.25", "", "", ""]
TOTAL = ["", "合计", *FIGURES]
CLASS = ["201", "一般公共服务支出", *FIGURES]
UNIT = ["2010301", "行政运行", *BLANK]


def _lines(path, pages, header=(), folios=()):
    page = canvas(path)
    for i, rows in enumerate(pages):
        if i == 0:
            form3(page, rows)
        else:
            table(page, 20, 770, FORM3_WIDTHS, ([FORM3_HEADER] if i in header else []) + rows)
        if folios:
            text(page, 290, 20, f"- {folios[i]} -")
        page.showPage()
    page.save()
    return read(path)


def _names(result):
    return [entry.line for entry in result.entries if entry.measure == "本年支出合计"]


@pytest.mark.parametrize(
    ("pages", "names"),
    [
        ([[TOTAL], [CLASS]], ["合计", "一般公共服务支出"]),
        ([[CLASS, UNIT], [TOTAL]], ["一般公共服务支出", "行政运行", "合计"]),
        ([[CLASS, UNIT], [["", "支出合计", *FIGURES]]], ["一般公共服务支出", "行政运行", "合计"]),
        (
            [[TOTAL, ["2010301", "政府办公厅及", *FIGURES]], [["", "相关机构事务", *BLANK]]],
            ["合计", "政府办公厅及相关机构事务"],
        ),
        (
            [
                [["2010301", "政府办公厅及", "300.5", "200.25", "100.2", "", "", ""]],
                [["", "相关机构事务", "0", "", "5", "", "", ""]],
            ],
            ["政府办公厅及相关机构事务"],
        ),
    ],
)
def test_row_behind_a_page_break(tmp_path, pages, names):
    assert _names(_lines(tmp_path / "虚构.pdf", pages)) == names


def test_rest_of_a_name_below_a_repeated_header(tmp_path):
    pages = [
        [TOTAL, ["2010301", "政府办公厅及", *FIGURES]],
        [["", "相关机构事务", *BLANK], ["20199", "其他", *FIGURES]],
    ]
    result = _lines(tmp_path / "虚构.pdf", pages, header={1})
    assert _names(result) == ["合计", "政府办公厅及相关机构事务", "其他"]


ROWS = [[["2010301", f"支出第{i}项", *FIGURES]] for i in range(6)]


@pytest.mark.parametrize(
    ("folios", "told"),
    [((3, 4, 5, 6, 7, 8), 0), ((3, 4, 6, 7, 8, 9), 1), ((3, 3, 3, 3, 3, 3), 0), ((), 0)],
)
def test_page_number_that_jumps(tmp_path, folios, told):
    result = _lines(tmp_path / "虚构.pdf", ROWS, folios=folios)
    assert sum("页码" in unread.reason for unread in result.unread) == told


def test_page_that_lies_behind_another_form_goes_on_the_form_whose_header_it_repeats(tmp_path):
    page = canvas(tmp_path / "虚构.pdf")
    income = [*FORM3_HEADER[:2], "本年收入合计", "财政拨款收入", "其他收入"]
    widths = FORM3_WIDTHS[:5]
    text(page, 250, 800, "收入决算表")
    text(page, 480, 780, "单位：万元")
    table(page, 20, 770, widths, [income, [*TOTAL[:5]]])
    page.showPage()
    form3(page, [TOTAL])
    page.showPage()
    table(page, 20, 770, widths, [income, ["208", "社会保障支出", "7.50", "7.50", ""]])
    page.showPage()
    table(page, 20, 770, FORM3_WIDTHS, [FORM3_HEADER, CLASS])
    page.save()
    result = read(tmp_path / "虚构.pdf")
    assert {(e.form, e.line) for e in result.entries if e.printed} == {
        (2, "合计"),
        (2, "社会保障支出"),
        (3, "合计"),
        (3, "一般公共服务支出"),
    }


def test_page_without_header_whose_columns_are_more_is_of_another_form(tmp_path):
    page = canvas(tmp_path / "虚构.pdf")
    form3(page, [TOTAL])
    page.showPage()
    narrow = [*FORM3_WIDTHS[:2], *[30] * 12]
    table(page, 20, 770, narrow, [["201", "一般公共服务支出", *["1.50"] * 12]])
    page.save()
    result = read(tmp_path / "虚构.pdf")
    assert {e.line for e in result.entries if e.printed} == {"合计"}
    assert [u.printed for u in result.unread] == ["1.50"] * 12


def test_form_whose_first_page_is_lost_is_not_the_rest_of_the_form_before(tmp_path):
    page = canvas(tmp_path / "虚构.pdf")
    form3(page, [TOTAL, CLASS])
    page.showPage()
    table(page, 20, 770, FORM3_WIDTHS, [["201", "一般公共服务支出", "9.50", "9.50", *[""] * 4]])
    page.save()
    result = read(tmp_path / "虚构.pdf")
    assert {e.printed for e in result.entries if e.line == "一般公共服务支出"} == {
        "300.50",
        "200.25",
        "100.25",
        "",
    }
    assert [u.printed for u in result.unread] == ["9.50", "9.50"]


@pytest.mark.parametrize(("code", "read_on"), [("301", False), ("208", True)])
def test_page_without_header_whose_codes_are_of_another_kind(tmp_path, code, read_on):
    page = canvas(tmp_path / "虚构.pdf")
    form3(page, [TOTAL, CLASS])
    page.showPage()
    table(page, 20, 770, FORM3_WIDTHS, [[code, "支出", "9.50", "9.50", *[""] * 4]])
    page.save()
    result = read(tmp_path / "虚构.pdf")
    assert any(e.line == "支出" for e in result.entries) == read_on


def test_of_two_pages_with_the_same_codes_the_one_that_makes_up_the_total(tmp_path):
    page = canvas(tmp_path / "虚构.pdf")
    form3(page, [["", "合计", "300.50", "300.50", *[""] * 4], _class("201", "200.50")])
    for amount in ("77.00", "100.00"):  # the first is of another form, and lies out of order
        page.showPage()
        table(page, 20, 770, FORM3_WIDTHS, [_class("208", amount)])
    page.save()
    result = read(tmp_path / "虚构.pdf")
    assert {e.printed for e in result.entries if e.code == "208" and e.printed} == {"100.00"}
    assert [(u.printed, u.form) for u in result.unread] == [("77.00", None), ("77.00", None)]


def _class(code, amount):
    return [code, "支出", amount, amount, *[""] * 4]
