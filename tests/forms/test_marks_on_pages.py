"""Marks over a table, units in odd places, codes and notes (figures 虚构)."""

from decimal import Decimal
from pathlib import Path

import pytest
from form_pages import amounts, read
from ruled import FONT, canvas, form3, table, text

ROWS = [
    ["", "合计", "300.50", "200.25", "100.25", "", "", ""],
    ["201", "一般公共服务支出", "300.50", "200.25", "100.25", "", "", ""],
]
AMOUNTS = {
    (code, measure): Decimal(amount)
    for code in (None, "201")
    for measure, amount in (
        ("本年支出合计", "300.50"),
        ("基本支出", "200.25"),
        ("项目支出", "100.25"),
    )
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "虚构.pdf"


@pytest.mark.parametrize("angle", [0, 30, 45])
@pytest.mark.parametrize("mark", ["虚构网2024.05", "123.45"])
def test_watermark(path, mark, angle):
    page = canvas(path)
    form3(page, ROWS)
    page.translate(60, 715)
    page.rotate(angle)
    page.setFont(FONT, 40)
    page.drawString(0, 0, mark)
    page.save()
    result = read(path)
    assert amounts(result) == AMOUNTS
    assert {e.line for e in result.entries} == {"合计", "一般公共服务支出"}


@pytest.mark.parametrize(("x", "printed"), [(184, "12  300.50"), (239, "300.50 12")])
def test_number_of_the_page_in_a_cell_is_no_part_of_its_amount(path, x, printed):
    page = canvas(path)
    bottom = form3(page, [["", "合计", "300.50", *[""] * 5]])
    text(page, x, bottom + (4 if x < 200 else -1), "12", right=x > 200)
    page.save()
    result = read(path)
    assert amounts(result) == {}
    assert [u.printed for u in result.unread] == [printed]


def test_thousands_apart_by_a_space(path):
    page = canvas(path)
    bottom = form3(page, [["", "合计", "", *[""] * 5]])
    text(page, 190, bottom + 4, "12 300.50")
    page.save()
    assert amounts(read(path)) == {(None, "本年支出合计"): Decimal("12300.50")}


def test_signs_in_place_of_a_number_are_told(path):
    page = canvas(path)
    form3(page, [["", "合计", "######", "200.25", *[""] * 4]])
    page.save()
    result = read(path)
    assert amounts(result) == {(None, "基本支出"): Decimal("200.25")}
    assert [(u.printed, u.reason) for u in result.unread] == [
        ("######", "印的是符号，没有印出数字")
    ]


def test_codes_that_leave_the_class_to_the_rows_above(path):
    page = canvas(path)
    text(page, 250, 800, "支出决算表")
    text(page, 480, 780, "单位：万元")
    rows = [
        ["208", "", "", "社会保障和就业支出", "9.00"],
        ["", "05", "", "行政事业单位养老支出", "8.00"],
        ["", "", "05", "机关事业单位基本养老保险缴费支出", "7.00"],
        ["", "", "06", "机关事业单位职业年金缴费支出", "1.00"],
    ]
    header = ["类", "款", "项", "科目名称", "本年支出合计"]
    table(page, 20, 770, [30, 30, 30, 160, 80], [header, *rows])
    page.showPage()
    table(page, 20, 800, [30, 30, 30, 160, 80], [["", "10", "", "社会福利", "1.00"]])
    page.save()
    assert [e.code for e in read(path).entries] == ["208", "20805", "2080505", "2080506", "20810"]


def test_subtotal_is_no_second_total(path):
    page = canvas(path)
    form3(page, [*ROWS, ["", "小计", "7.00", *[""] * 5]])
    page.save()
    result = read(path)
    assert amounts(result) == AMOUNTS
    assert [(u.printed, u.reason) for u in result.unread] == [
        ("7.00", "小计行，不是九表约定的一行")
    ]


@pytest.mark.parametrize("place", ["title", "heading", "row"])
def test_unit_in_odd_places(path, place):
    page = canvas(path)
    text(page, 250, 800, "支出决算表（元）" if place == "title" else "支出决算表")
    amount = "本年支出合计（元）" if place == "heading" else "本年支出合计"
    header = ["科目编码", "科目名称", amount]
    top = [["金额单位：元", "", ""]] if place == "row" else []
    table(page, 20, 770, [60, 150, 100], [*top, header, ["", "合计", "50,000.00"]])
    page.save()
    result = read(path)
    assert [e.amount for e in result.entries] == [Decimal(5)]
    assert result.unread == []


def test_unit_that_no_form_states_is_told(path):
    page = canvas(path)
    text(page, 250, 800, "支出决算表")
    table(page, 20, 770, [150, 100], [["科目名称", "本年支出合计"], ["合计", "5.00"]])
    page.save()
    assert [u.reason for u in read(path).unread] == ["各表都没有写明金额单位，按万元读"]


@pytest.mark.parametrize(
    "note",
    ["本部门2024年没有政府性基金收入，也没有安排的支出，故本表无数据。", "本表无数据"],
)
def test_note_in_an_empty_form(path, note):
    page = canvas(path)
    text(page, 200, 800, "政府性基金预算财政拨款收入支出决算表")
    text(page, 480, 780, "单位：万元")
    header = ["科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "年末结转和结余"]
    bottom = table(page, 20, 770, [60, 120, 80, 80, 80, 80], [header])
    page.rect(20, bottom - 16, 500, 16)
    text(page, 24, bottom - 12, note)
    page.save()
    result = read(path)
    assert (result.forms, result.entries, result.unread) == ([7], [], [])


def test_note_below_the_rows_is_no_line(path):
    page = canvas(path)
    bottom = form3(page, ROWS)
    page.rect(20, bottom - 16, 540, 16)
    text(
        page, 24, bottom - 12, "注：本表反映本年支出，其中会议费、培训费和差旅费等合计300.50万元。"
    )
    page.save()
    result = read(path)
    assert amounts(result) == AMOUNTS
    assert result.unread == []


@pytest.mark.parametrize("end", ["", "（预算）"])
def test_short_headings_of_form_4(path, end):
    page = canvas(path)
    text(page, 200, 800, "财政拨款收入支出决算总表")
    text(page, 480, 780, "单位：万元")
    header = ["收入", "决算数", "支出", "小计", "一般公共预算", "政府性基金", "国有资本经营"]
    rows = [["本年收入合计", "9.00", "本年支出合计", "9.00", "6.00", "2.00", "1.00"]]
    table(page, 20, 770, [110, 60, 110, 60, 70, 70, 70], [header, *rows])
    page.save()
    found = {(e.side, e.measure): str(e.amount) for e in read(path).entries}
    assert found == {
        ("收入", "决算数"): "9.00",
        ("支出", "合计"): "9.00",
        ("支出", "一般公共预算财政拨款"): "6.00",
        ("支出", "政府性基金预算财政拨款"): "2.00",
        ("支出", "国有资本经营预算财政拨款"): "1.00",
    }
