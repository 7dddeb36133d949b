"""Forms without rules, or with too few: read whole, or told as not read (figures 虚构)."""

from decimal import Decimal
from pathlib import Path

import pytest
from form_pages import amounts, read
from ruled import canvas, text

HEADS = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "经营支出"]
LEFTS = [20, 90, 260, 350, 440, 520]
ROWS = [
    ["", "合计", "300.50", "200.25", "100.25", ""],
    ["201", "一般公共服务支出", "300.50", "200.25", "100.25", ""],
    ["20103", "政府办公厅（室）及相关机构事务", "300.50", "200.25", "100.25", ""],
]
AMOUNTS = {
    (code, measure): Decimal(amount)
    for code in (None, "201", "20103")
    for measure, amount in zip(HEADS[2:5], ("300.50", "200.25", "100.25"), strict=True)
}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "虚构.pdf"


def draw(
    path: Path, rows: list[list[str]], heads: list[str] = HEADS, rules: tuple[float, ...] = ()
) -> None:
    """Draw a form without upright rules; amounts end where their column's heading does."""
    page = canvas(path)
    text(page, 250, 800, "支出决算表")
    text(page, 480, 780, "单位：万元")
    for y in rules:
        page.line(20, y, 575, y)
    for x, words in zip(LEFTS, heads, strict=False):
        for i, line in enumerate(words.split("/")):
            text(page, x, 756 - 9 * i, line)
    for i, row in enumerate(rows):
        for x, words in zip(LEFTS, row, strict=False):
            number = "." in words
            text(page, x + 50 if number else x, 726 - 16 * i, words, right=number)
    page.save()


@pytest.mark.parametrize("rules", [(), (766, 740, 680), (766, 740, 722, 706, 690)])
def test_table_without_upright_rules(path, rules):
    draw(path, ROWS, rules=rules)
    result = read(path)
    assert amounts(result) == AMOUNTS
    assert result.unread == []


def test_wrapped_heading(path):
    draw(path, ROWS, [*HEADS[:4], "对附属单位/补助支出", "经营支出"])
    assert {e.measure for e in read(path).entries if e.amount == Decimal("100.25")} == {
        "对附属单位补助支出"
    }


def test_wrapped_name(path):
    page = canvas(path)
    text(page, 250, 800, "支出决算表")
    for x, words in ((20, "科目编码"), (90, "科目名称"), (260, "本年支出合计")):
        text(page, x, 762, words)
    rows = [
        (744, ("", "合计", "3.00")),
        (726, ("20103", "", "3.00")),
        (731, ("", "政府办公厅（室）", "")),
        (721, ("", "及相关机构事务", "")),
        (700, ("2010301", "行政运行", "2.00")),
    ]
    for y, row in rows:
        for x, words in zip(LEFTS, row, strict=False):
            text(page, x, y, words)
    page.save()
    assert [(e.code, e.line, e.amount) for e in read(path).entries] == [
        (None, "合计", Decimal("3.00")),
        ("20103", "政府办公厅（室）及相关机构事务", Decimal("3.00")),
        ("2010301", "行政运行", Decimal("2.00")),
    ]


def unread(path: Path) -> set[str]:
    result = read(path)
    assert amounts(result) == {}
    return {record.printed for record in result.unread} - {""}


def test_amount_without_heading_leaves_the_table_unread(path):
    draw(path, ROWS, HEADS[:4])
    assert unread(path) == {"300.50", "200.25", "100.25"}


def test_amount_without_name_leaves_the_table_unread(path):
    draw(path, [*ROWS, ["", "", "7.00", "7.00", "", ""]])
    assert unread(path) == {"300.50", "200.25", "100.25", "7.00"}


def test_column_of_another_year_leaves_the_table_unread(path):
    draw(path, ROWS, [*HEADS[:4], "上年决算数", "经营支出"])
    assert unread(path) == {"300.50", "200.25", "100.25"}


def test_two_columns_of_one_name_leave_the_table_unread(path):
    draw(path, ROWS, [*HEADS[:4], "基本支出", "经营支出"])
    assert unread(path) == {"300.50", "200.25", "100.25"}


def test_both_sides_of_form_1(path):
    page = canvas(path)
    text(page, 250, 800, "收入支出决算总表")
    text(page, 480, 785, "单位：万元")
    for x, words in ((60, "收入"), (330, "支出")):
        text(page, x, 770, words)
    for x, words in ((20, "项目"), (180, "决算数"), (260, "项目"), (430, "决算数")):
        text(page, x, 754, words)
    rows = [
        ("一、一般公共预算财政拨款收入", "9.00", "一、一般公共服务支出", "8.00"),
        ("二、政府性基金预算财政拨款收入", "", "二、外交支出", ""),
        ("本年收入合计", "9.00", "本年支出合计", "8.00"),
    ]
    for i, row in enumerate(rows):
        for x, words in zip((20, 190, 260, 440), row, strict=True):
            text(page, x, 730 - 16 * i, words)
    page.save()
    result = read(path)
    assert {(e.side, e.line, e.amount) for e in result.entries if e.amount is not None} == {
        ("收入", "一般公共预算财政拨款收入", Decimal("9.00")),
        ("支出", "一般公共服务支出", Decimal("8.00")),
        ("收入", "本年收入合计", Decimal("9.00")),
        ("支出", "本年支出合计", Decimal("8.00")),
    }
    assert result.unread == []


def test_amounts_close_to_the_names_at_their_right(path):
    page = canvas(path)
    text(page, 250, 800, "收入支出决算总表")
    text(page, 480, 785, "单位：万元")
    for x, y, words in ((130, 770, "收入"), (410, 770, "支出")):
        text(page, x, y, words)
    for x, words in ((60, "项目"), (200, "决算数"), (280, "项目"), (440, "决算数")):
        text(page, x, 754, words)
    for i, row in enumerate([("本年收入合计", "本年支出合计"), ("总计", "总计")]):
        for x, words in zip((20, 264), row, strict=True):
            text(page, x, 730 - 16 * i, words)
            text(page, x + 240, 730 - 16 * i, "9.00", right=True)
    page.save()
    assert {(e.side, e.line, e.amount) for e in read(path).entries} == {
        (side, line, Decimal("9.00"))
        for side in ("收入", "支出")
        for line in (f"本年{side}合计", "总计")
    }
