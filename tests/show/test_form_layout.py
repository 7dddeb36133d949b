from decimal import Decimal

import pandas as pd
import pytest

from juesuan_analysis.analysis import FrameError
from juesuan_analysis.show.form_layout import HeaderCell, form_layout

COLUMNS = ["side", "code", "line", "level", "measure", "amount"]


def entries(form, rows):
    frame = pd.DataFrame(rows, columns=COLUMNS).assign(form=form)
    return frame.assign(printed=[f"{a}" for a in frame["amount"]], page=3, x0=1, y0=2, x1=3, y1=4)


def grid(layout):
    return [[cell.text for cell in row] for row in layout.body_by_row()]


FORM1 = entries(
    1,
    [
        ("收入", None, "事业收入", None, "决算数", 1.0),
        ("收入", None, "本年收入合计", 0, "决算数", 1.0),
        ("收入", None, "总计", 0, "决算数", 1.0),
        ("支出", None, "外交支出", 1, "决算数", 2.0),
        ("支出", None, "国防支出", 1, "决算数", 3.0),
        ("支出", None, "本年支出合计", 0, "决算数", 5.0),
        ("支出", None, "结余分配", None, "决算数", 6.0),
        ("支出", None, "总计", 0, "决算数", 7.0),
    ],
)


def test_totals_of_two_sides_stand_at_one_height():
    assert grid(form_layout(FORM1, 1)) == [
        ["事业收入", "1.0", "外交支出", "2.0"],
        ["", "", "国防支出", "3.0"],
        ["本年收入合计", "1.0", "本年支出合计", "5.0"],
        ["", "", "结余分配", "6.0"],
        ["总计", "1.0", "总计", "7.0"],
    ]


def test_neighbours_share_a_merged_heading():
    assert form_layout(FORM1, 1).header_by_row()[0] == [
        HeaderCell(0, 0, "收入", 1, 2),
        HeaderCell(0, 2, "支出", 1, 2),
    ]


def test_a_heading_without_parts_reaches_down():
    layout = form_layout(entries(5, [(None, None, "合计", 0, "合计", 1.0)]), 5)
    assert layout.header_by_row()[0] == [
        HeaderCell(0, 0, "项目", 1, 2),
        HeaderCell(0, 2, "本年支出", 1, 3),
    ]


def test_vehicles_have_a_heading_of_their_own_in_form_9():
    layout = form_layout(entries(9, [(None, None, "公务接待费", None, "决算数", 1.0)]), 9)
    assert HeaderCell(1, 8, "公务用车购置及运行维护费", 1, 3) in layout.header
    assert HeaderCell(2, 8, "小计", 1, 1) in layout.header


def test_a_line_of_form_9_stands_in_its_column():
    layout = form_layout(entries(9, [(None, None, "公务接待费", None, "决算数", 1.0)]), 9)
    assert [cell.column for cell in layout.body if cell.amount is not None] == [11]


def test_a_measure_that_only_this_document_has_gets_a_column():
    layout = form_layout(entries(2, [(None, "205", "教育支出", 1, "教育收费", 4.0)]), 2)
    assert (layout.header[-3].text, grid(layout)[0][-1]) == ("教育收费", "4.0")


def test_one_more_line_of_form_9_stands_in_its_block():
    layout = form_layout(entries(9, [(None, None, "会议费", None, "预算数", 1.0)]), 9)
    assert HeaderCell(0, 0, "预算数", 1, 7) in layout.header


def test_a_total_takes_the_place_of_code_and_name():
    layout = form_layout(entries(5, [(None, None, "合计", 0, "合计", 1.0)]), 5)
    first = layout.body_by_row()[0][0]
    assert (first.text, first.colspan, first.total) == ("合计", 2, True)


def test_form_6_sets_public_funds_in_two_columns_with_the_totals_last():
    rows = [
        ("人员经费", "301", "工资福利支出", 1, "决算数", 1.0),
        ("人员经费", None, "人员经费合计", 0, "决算数", 1.0),
        ("公用经费", "302", "商品和服务支出", 1, "决算数", 2.0),
        ("公用经费", "30201", "办公费", 2, "决算数", 1.0),
        ("公用经费", "30202", "印刷费", 2, "决算数", 1.0),
        ("公用经费", "310", "资本性支出", 1, "决算数", 3.0),
        ("公用经费", "31002", "办公设备购置", 2, "决算数", 3.0),
        ("公用经费", None, "公用经费合计", 0, "决算数", 5.0),
    ]
    table = grid(form_layout(entries(6, rows), 6))
    assert table[0] == [
        *("301", "工资福利支出", "1.0"),
        *("302", "商品和服务支出", "2.0"),
        *("310", "资本性支出", "3.0"),
    ]
    assert [row[4] for row in table] == ["商品和服务支出", "办公费", "印刷费", ""]
    assert table[-1] == ["人员经费合计", "1.0", "", "", "", "公用经费合计", "5.0"]


def test_the_same_line_twice_keeps_both_amounts():
    rows = [
        (None, None, "其他支出", None, "合计", 1.0),
        (None, None, "其他支出", None, "合计", 2.0),
    ]
    amounts = [c.amount for c in form_layout(entries(5, rows), 5).body if c.amount is not None]
    assert amounts == [1.0, 2.0]


def test_a_blank_is_not_a_zero():
    layout = form_layout(entries(5, [(None, None, "合计", 0, "合计", None)]), 5)
    cell = layout.body_by_row()[0][1]
    assert (cell.amount, cell.entry) == (None, 0)


def test_exact_amounts_stay_exact():
    layout = form_layout(entries(5, [(None, None, "合计", 0, "合计", Decimal("0.1"))]), 5)
    assert layout.body_by_row()[0][1].amount == Decimal("0.1")


def test_a_form_that_was_not_read_has_a_header_and_no_body():
    layout = form_layout(FORM1, 7)
    assert (layout.header_rows, layout.body_rows) == (2, 0)


def test_two_disclosures_are_refused():
    two = FORM1.assign(disclosure_id=["a"] * 4 + ["b"] * 4)
    with pytest.raises(FrameError, match="多份"):
        form_layout(two, 1)


@pytest.mark.parametrize("form", range(1, 10))
def test_every_entry_of_a_form_has_its_cell(store, form):
    every = store.entries(exact=True)
    for _, own in every.groupby("disclosure_id"):
        cells = [cell.entry for cell in form_layout(own, form).body if cell.entry is not None]
        assert sorted(cells) == sorted(own.index[own["form"] == form])


@pytest.mark.parametrize("form", range(1, 10))
def test_every_line_covers_every_column(store, form):
    for _, own in store.entries().groupby("disclosure_id"):
        layout = form_layout(own, form)
        widths = {sum(cell.colspan for cell in row) for row in layout.body_by_row()}
        assert widths <= {len(layout.kinds)}
