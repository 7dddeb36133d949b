"""Forms that run over pages sideways, stand one below the other, or are broken (figures 虚构)."""

from decimal import Decimal
from pathlib import Path

import pytest
from form_pages import amounts, read
from ruled import FORM3_HEADER, FORM3_WIDTHS, canvas, form3, table, text

from juesuan_analysis.model import Entry

HEADER = ["科目编码", "科目名称", "本年收入合计", "财政拨款收入", "事业收入", "其他收入"]
ROWS = [
    ["", "合计", "30.50", "20.25", "9.25", "1.00"],
    ["201", "一般公共服务支出", "30.50", "20.25", "9.25", "1.00"],
    ["20103", "政府办公厅（室）及相关机构事务", "30.50", "20.25", "9.25", "1.00"],
]
WIDTHS = [60, 150, 80, 80, 80, 80]
AMOUNTS = {
    (row[0] or None, measure): Decimal(amount)
    for row in ROWS
    for measure, amount in zip(HEADER[2:], row[2:], strict=True)
}
LINES = ["合计", "因公出国（境）费", "公务接待费"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "虚构.pdf"


def part(*columns: int) -> tuple[list[float], list[list[str]]]:
    return [WIDTHS[i] for i in columns], [[row[i] for i in columns] for row in [HEADER, *ROWS]]


def head(page, title: str, unit: str = "单位：万元") -> None:
    text(page, 250, 800, title)
    text(page, 480, 780, unit)


def whole(path: Path) -> dict[tuple[str | None, str, str], Decimal | None]:
    found = [e for e in read(path).entries if e.amount is not None]
    return {(e.side, e.line, e.measure): e.amount for e in found}


@pytest.mark.parametrize("right", [(4, 5), (0, 1, 4, 5)], ids=["no names", "names again"])
def test_right_part_on_the_next_page(path, right):
    page = canvas(path)
    head(page, "收入决算表")
    table(page, 20, 770, *part(0, 1, 2, 3))
    page.showPage()
    table(page, 20, 800, *part(*right))
    page.save()
    result = read(path)
    assert amounts(result) == AMOUNTS
    assert result.unread == []


def test_right_part_with_another_number_of_rows_is_told_as_unread(path):
    page = canvas(path)
    head(page, "收入决算表")
    table(page, 20, 770, *part(0, 1, 2, 3))
    page.showPage()
    table(page, 20, 800, [80, 80], [HEADER[4:], *[row[4:] for row in ROWS[1:]]])
    page.save()
    result = read(path)
    assert {measure for _, measure in amounts(result)} == {"本年收入合计", "财政拨款收入"}
    assert [u.printed for u in result.unread] == ["9.25", "1.00"] * 2


def test_amounts_of_a_broken_row_on_the_next_page(path):
    page = canvas(path)
    form3(page, [["2080505", "机关事业单位基本养老", *[""] * 6]])
    page.showPage()
    table(page, 20, 800, FORM3_WIDTHS, [["", "保险缴费支出", "9.00", *[""] * 5]])
    page.save()
    found = [(e.code, e.line, e.amount) for e in read(path).entries if e.amount is not None]
    assert found == [("2080505", "机关事业单位基本养老保险缴费支出", Decimal("9.00"))]


def test_expenditure_below_income(path):
    page = canvas(path)
    head(page, "收入支出决算总表")
    rows = [
        ["收入", ""],
        ["项目", "决算数"],
        ["一、一般公共预算财政拨款收入", "9.00"],
        ["总计", "9.00"],
        ["支出", ""],
        ["项目", "决算数"],
        ["一、一般公共服务支出", "8.00"],
        ["总计", "8.00"],
    ]
    table(page, 20, 770, [250, 100], rows)
    page.save()
    assert whole(path) == {
        ("收入", "一般公共预算财政拨款收入", "决算数"): Decimal("9.00"),
        ("收入", "总计", "决算数"): Decimal("9.00"),
        ("支出", "一般公共服务支出", "决算数"): Decimal("8.00"),
        ("支出", "总计", "决算数"): Decimal("8.00"),
    }


def titled(page, top: float, title: str, unit: str, widths: list[float], rows) -> float:
    """Draw a table whose first two rows are its title and its unit."""
    right = 20 + sum(widths)
    for i, words in enumerate((title, f"部门：虚构市甲局 单位：{unit}")):
        page.line(20, top - 16 * i, right, top - 16 * i)
        text(page, 150, top - 16 * i - 12, words)
    for x in (20, right):
        page.line(x, top, x, top - 32)
    return table(page, 20, top - 32, widths, rows)


@pytest.mark.parametrize("gap", [0, 10])
def test_two_titled_grids_with_units_of_their_own(path, gap):
    page = canvas(path)
    income = [["科目编码", "科目名称", "本年收入合计"], ["", "合计", "7.00"]]
    bottom = titled(page, 800, "收入决算表", "万元", [60, 150, 80], income)
    spent = [["科目编码", "科目名称", "本年支出合计"], ["", "合计", "50,000.00"]]
    titled(page, bottom - gap, "支出决算表", "元", [60, 150, 80], spent)
    page.save()
    assert [(e.form, e.amount) for e in read(path).entries] == [
        (2, Decimal("7.00")),
        (3, Decimal(5)),
    ]


def public(path: Path, header: list[str], rows: list[list[str]]) -> list[Entry]:
    page = canvas(path)
    head(page, "“三公”经费支出决算表")
    table(page, 20, 770, [130] * len(header), [header, *rows])
    page.save()
    return [e for e in read(path).entries if e.amount is not None]


@pytest.mark.parametrize("corner", ["", "年度"])
def test_form_9_with_measures_in_rows_under_any_heading(path, corner):
    rows = [["预算数", "5.00", "3.00", "2.00"], ["决算数", "4.00", "2.50", "1.50"]]
    found = public(path, [corner, *LINES], rows)
    assert [(e.line, e.measure, str(e.amount)) for e in found] == [
        (line, row[0], amount) for row in rows for line, amount in zip(LINES, row[1:], strict=True)
    ]


def test_total_that_holds_other_expenses_is_none_of_three_public(path):
    header = [f"决算数/{line}" for line in (*LINES, "会议费")]
    found = public(path, header, [["5.00", "2.50", "1.50", "1.00"]])
    assert {e.line: e.amount for e in found} == {
        "因公出国（境）费": Decimal("2.50"),
        "公务接待费": Decimal("1.50"),
    }


@pytest.mark.parametrize(("total", "kept"), [("5.00", False), ("4.00", True)])
def test_total_above_other_expenses_counts_where_it_holds_none_of_them(path, total, kept):
    rows = [
        ["合计", total],
        ["因公出国（境）费", "2.50"],
        ["公务接待费", "1.50"],
        ["会议费", "1.00"],
    ]
    found = public(path, ["项目", "决算数"], rows)
    assert ("合计" in {e.line for e in found}) is kept


def test_blocks_of_form_9_one_below_the_other(path):
    page = canvas(path)
    head(page, "“三公”经费支出决算表")
    top = 770.0
    for words, row in (("2024年度预算数", "5.00"), ("2024年度决算数", "4.00")):
        page.rect(20, top - 16, 300, 16)
        text(page, 120, top - 12, words)
        top = table(page, 20, top - 16, [100] * 3, [LINES, [row, row, ""]])
    page.save()
    assert whole(path) == {
        (None, line, measure): Decimal(amount)
        for measure, amount in (("预算数", "5.00"), ("决算数", "4.00"))
        for line in LINES[:2]
    }


def test_form_of_another_unit_that_the_first_did_not_print(path):
    page = canvas(path)
    text(page, 20, 780, "部门：虚构市甲局")
    form3(page, [["", "合计", "9.00", *[""] * 5]])
    page.showPage()
    text(page, 20, 780, "单位：虚构市乙中心")
    form3(page, [["", "合计", "3.00", *[""] * 5]])
    page.showPage()
    text(page, 20, 780, "单位：虚构市乙中心")
    head(page, "收入决算表")
    table(page, 20, 770, *part(0, 1, 2, 3))
    page.save()
    assert {(e.form, e.amount) for e in read(path).entries if e.amount} == {(3, Decimal("9.00"))}


def test_header_is_still_that_of_form_3(path):
    page = canvas(path)
    form3(page, [["", "合计", "9.00", *[""] * 5]])
    page.showPage()
    table(page, 20, 800, FORM3_WIDTHS, [FORM3_HEADER, ["201", "国防", "1.00", *[""] * 5]])
    page.save()
    assert len(amounts(read(path))) == 2
