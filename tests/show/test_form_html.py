"""A form in a notebook: spans that fit, marks, tooltips, and nothing that is not escaped."""

from decimal import Decimal

import pandas as pd
import pytest
from show.grids import tables, texts, widths

from juesuan_analysis.show import form_html

COLUMNS = ["code", "line", "level", "measure", "amount", "standing"]


def entries(*rows):
    frame = pd.DataFrame(rows, columns=COLUMNS).assign(form=5, side=None, page=12)
    frame["printed"] = [f"{amount:,.2f}" for amount in frame["amount"]]
    return frame.assign(x0=1.0, y0=2.0, x1=3.0, y1=4.0, department="虚构局", year=2024)


ONE = entries(("201", "一般公共服务支出", 1, "合计", 1234.5, "已印证"))


def cell(html, text):
    (table,) = tables(html)
    return next(c for row in table for c in row if text in c[0])


@pytest.mark.parametrize("form", range(1, 10))
def test_every_row_covers_every_column(store, form):
    for _, own in store.entries().groupby("disclosure_id"):
        (table,) = tables(form_html(own, form))
        assert len(set(widths(table))) == 1


def test_a_small_form_as_a_whole():
    assert texts(tables(form_html(ONE, 5))[0]) == [
        ["项目", "本年支出"],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["201", "一般公共服务支出", "1,234.50", "", ""],
    ]


def test_the_headline_says_whose_and_in_what_unit():
    assert "公开05表 一般公共预算财政拨款支出决算表" in form_html(ONE, 5)
    assert "虚构局 2024 年度　单位：万元" in form_html(ONE, 5)


def test_a_tooltip_tells_page_text_and_standing():
    assert cell(form_html(ONE, 5), "1,234.50")[3]["title"] == "第 12 页；印作“1,234.50”；已印证"


def test_the_mark_of_a_note_is_raised_beside_its_number_and_explained():
    html = form_html(ONE.assign(mark="¹"), 5)
    assert "1,234.50<sup>1</sup>" in html
    assert "注号：原表印在数旁的记号，不是数的一部分" in html
    assert cell(html, "1,234.50")[3]["title"] == "第 12 页；印作“1,234.50”；注号 ¹；已印证"


def test_a_mark_alone_is_shown_in_its_blank_cell():
    blank = ONE.assign(mark="①", amount=float("nan"), printed="", standing=None)
    assert "<sup>①</sup>" in form_html(blank, 5)


def test_names_have_no_tooltip():
    assert "title" not in cell(form_html(ONE, 5), "一般公共服务支出")[3]


def test_a_proved_number_has_no_mark():
    assert "✗" not in form_html(ONE, 5)
    assert "○" not in form_html(ONE, 5)


@pytest.mark.parametrize(("standing", "sign"), [("矛盾", "✗"), ("无旁证", "○")])
def test_a_mark_is_a_sign_and_explained(standing, sign):
    html = form_html(ONE.assign(standing=standing), 5)
    assert cell(html, "1,234.50")[0] == f"{sign}1,234.50"
    assert html.count(sign) == 2
    assert f"{sign}</span>{standing}：" in html


def test_a_correction_is_marked_with_what_was_published():
    fixed = ONE.assign(
        amount=1000.0, published_amount=1234.5, override_reason="印刷错误", override_author="张三"
    )
    shown = cell(form_html(fixed, 5), "1,000.00")
    assert shown[0] == "※1,000.00"
    assert shown[3]["title"].endswith("公布数 1,234.50，更正原因：印刷错误（张三）")


def test_a_cell_that_is_no_amount_shows_what_is_printed():
    odd = ONE.assign(amount=None, printed="2.940.05", standing=None)
    assert cell(form_html(odd, 5), "2.940.05")[0] == "？2.940.05"


def test_a_blank_cell_is_empty_and_no_zero():
    blank = ONE.assign(amount=None, printed="", standing=None)
    assert texts(tables(form_html(blank, 5))[0])[-1] == ["201", "一般公共服务支出", "", "", ""]


def test_ocr_says_how_sure_it_is():
    told = cell(form_html(ONE.assign(confidence=0.93), 5), "1,234.50")[3]["title"]
    assert told.endswith("文字识别，把握 93%")


def test_exact_decimals_are_shown_too():
    assert cell(form_html(ONE.assign(amount=Decimal("-0.1")), 5), "0.10")[0] == "−0.10"


def test_a_form_without_rows_says_so():
    assert texts(tables(form_html(ONE, 7))[0])[-1] == ["没有数据行"]


@pytest.mark.parametrize("column", ["line", "printed", "department", "standing"])
def test_everything_is_escaped(column):
    html = form_html(ONE.assign(**{column: "<b onload='x'>\"&"}), 5)
    assert "<b" not in html
    assert tables(html)


def test_nothing_is_loaded_and_no_style_leaks():
    html = form_html(ONE, 5)
    for word in ("<style", "<script", "http", "url(", "var(", "position"):
        assert word not in html
