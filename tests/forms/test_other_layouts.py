"""Layouts of the nine forms that offices print beside the usual ones (figures 虚构)."""

from decimal import Decimal

import pytest
from form_pages import read
from ruled import FORM3_HEADER, FORM3_WIDTHS, ROW, canvas, table, text

UNIT, TOP = (480, 780), 770


@pytest.fixture
def drawn(tmp_path):
    """Draw tables, each on a page of its own with its title, and read them."""

    def _drawn(*pages, unit="单位：万元"):
        page = canvas(tmp_path / "虚构.pdf", (842, 842))
        for title, widths, rows in pages:
            text(page, 250, 800, title)
            text(page, *UNIT, unit)
            table(page, 20, TOP, widths, rows)
            page.showPage()
        page.save()
        return read(tmp_path / "虚构.pdf")

    return _drawn


def cells(result):
    return {
        (e.side, e.code, e.line, e.measure): e.amount
        for e in result.entries
        if e.amount is not None
    }


def test_columns_that_stand_on_the_next_page(drawn):
    left = [
        ["科目编码", "科目名称", "本年支出合计", "基本支出"],
        ["", "合计", "300.50", "200.25"],
        ["201", "一般公共服务支出", "300.50", "200.25"],
    ]
    right = [["项目支出", "上缴上级支出"], ["100.25", ""], ["100.25", ""]]
    found = drawn(("支出决算表", [60, 150, 80, 80], left), ("支出决算表", [80, 80], right))
    assert cells(found)[None, "201", "一般公共服务支出", "项目支出"] == Decimal("100.25")
    assert cells(found)[None, None, "合计", "项目支出"] == Decimal("100.25")
    assert found.unread == []


def test_codes_that_leave_their_class_to_the_rows_above(drawn):
    rows = [
        ["类", "款", "项", "科目名称", "本年支出合计"],
        ["201", "", "", "一般公共服务支出", "300.50"],
        ["", "03", "", "政府办公厅（室）及相关机构事务", "300.50"],
        ["", "", "01", "行政运行", "300.50"],
    ]
    found = drawn(("支出决算表", [30, 30, 30, 200, 80], rows))
    assert [e.code for e in found.entries] == ["201", "20103", "2010301"]


def test_code_without_its_class_is_not_read(drawn):
    rows = [["类", "款", "项", "科目名称", "本年支出合计"], ["", "", "01", "行政运行", "300.50"]]
    found = drawn(("支出决算表", [30, 30, 30, 200, 80], rows))
    assert found.entries == []
    assert "上文没有它的类或款" in found.unread[0].reason


def test_expenditure_below_income(drawn):
    rows = [
        ["项目", "决算数"],
        ["一般公共预算财政拨款收入", "300.50"],
        ["本年收入合计", "300.50"],
        ["一般公共服务支出", "300.25"],
        ["本年支出合计", "300.25"],
        ["年末结转和结余", "0.25"],
    ]
    found = cells(drawn(("收入支出决算总表", [200, 80], rows)))
    sides = {line: side for side, _, line, _ in found}
    assert (sides["本年收入合计"], sides["本年支出合计"]) == ("收入", "支出")
    assert sides["一般公共服务支出"] == sides["年末结转和结余"] == "支出"


def test_sentence_in_an_empty_form_is_no_line(drawn):
    rows = [
        ["科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "年末结转和结余"],
        ["", "本部门2024年没有政府性基金收入，故本表无数据。", "", "", "", ""],
    ]
    found = drawn(("政府性基金预算财政拨款收入支出决算表", [60, 250, 80, 80, 80, 80], rows))
    assert (found.entries, found.unread, found.forms) == ([], [], [7])


def test_subtotal_beside_a_total_is_told(drawn):
    rows = [
        ["科目编码", "科目名称", "本年支出合计"],
        ["", "合计", "300.50"],
        ["", "小计", "200.50"],
        ["201", "一般公共服务支出", "300.50"],
    ]
    found = drawn(("支出决算表", [60, 150, 80], rows))
    assert {line for _, _, line, _ in cells(found)} == {"合计", "一般公共服务支出"}
    assert [(one.printed, one.reason[:3]) for one in found.unread] == [("200.50", "小计行")]


def test_unit_in_the_header(drawn):
    rows = [
        ["科目编码", "科目名称", "本年支出合计（元）"],
        ["201", "一般公共服务支出", "3005000.00"],
    ]
    found = drawn(("支出决算表", [60, 150, 120], rows), unit="")
    assert cells(found)[None, "201", "一般公共服务支出", "本年支出合计"] == Decimal("300.5")


def test_forms_without_any_unit_say_so(drawn):
    rows = [["科目编码", "科目名称", "本年支出合计"], ["201", "一般公共服务支出", "300.50"]]
    found = drawn(("支出决算表", [60, 150, 120], rows), unit="")
    assert ["没有写明金额单位" in one.reason for one in found.unread] == [True]


def test_line_that_a_page_break_cuts(drawn):
    head = ["项目", "决算数", "项目", "决算数"]
    before = [
        head,
        ["一般公共预算财政拨款收入", "300.50", "一般公共服务支出", "300.50"],
        ["本年收入合", "300.50", "本年支出合", "300.50"],
    ]
    after = [["计", "", "计", ""], ["总计", "300.50", "总计", "300.50"]]
    widths = [150, 80, 150, 80]
    found = drawn(("收入支出决算总表", widths, before), ("", widths, after))
    lines = {(side, line) for side, _, line, _ in cells(found)}
    assert {("收入", "本年收入合计"), ("支出", "本年支出合计"), ("收入", "总计")} <= lines
    assert ("收入", "计") not in lines


def test_cells_that_each_have_a_frame_of_their_own(tmp_path):
    """As browsers draw a table with border="1": slits of two points between the frames."""
    page = canvas(tmp_path / "虚构.pdf")
    text(page, 250, 800, "支出决算表")
    text(page, 480, 784, "金额单位：万元")
    rows = [FORM3_HEADER, ["", "合计", "300.50", "200.25", "100.25", "", "", ""]]
    page.rect(18.9, 776.9 - 2 * ROW, sum(FORM3_WIDTHS) + 2.2, 2 * ROW + 2.2)
    for i, row in enumerate(rows):
        for j, words in enumerate(row):
            x, y = 20 + sum(FORM3_WIDTHS[:j]), 778 - ROW * (i + 1)
            page.rect(x + 1.1, y + 1.1, FORM3_WIDTHS[j] - 2.2, ROW - 2.2)
            text(page, x + 4, y + 5, words)
    page.save()
    result = read(tmp_path / "虚构.pdf")
    assert [entry.printed for entry in result.entries if entry.printed] == [
        "300.50",
        "200.25",
        "100.25",
    ]


YUNNAN = [
    ["项目", "行次", "预算数", "决算统计数"],
    ["栏次", "", "1", "2"],
    ["一、“三公”经费支出", "1", "—", "—"],
    ["（一）支出合计", "2", "6.00", "3.80"],
    ["1．因公出国（境）费", "3", "", ""],
    ["2．公务用车购置及运行维护费", "4", "4.00", "3.00"],
    ["3．公务接待费", "5", "2.00", "0.80"],
    ["（二）相关统计数", "6", "—", "—"],
    ["1．公务用车保有量（辆）", "7", "—", "3"],
    ["2．国内公务接待批次（个）", "8", "—", "12"],
    ["二、机关运行经费", "9", "—", "356.70"],
]


def test_a_heading_with_the_name_of_the_total_is_no_total_and_counts_are_no_amounts(drawn):
    title = "“三公”经费、行政参公单位机关运行经费情况表"
    found = drawn((title, [200, 40, 100, 100], YUNNAN))
    assert [(e.line, e.measure, e.amount) for e in found.entries if e.line == "合计"] == [
        ("合计", "预算数", Decimal("6.00")),
        ("合计", "决算数", Decimal("3.80")),
    ]
    assert {e.line for e in found.entries} == {
        "合计",
        "因公出国（境）费",
        "公务用车购置及运行维护费",
        "公务接待费",
    }
    assert [(u.printed, "数量" in u.reason) for u in found.unread] == [
        ("3", True),
        ("12", True),
        ("356.70", False),
    ]
