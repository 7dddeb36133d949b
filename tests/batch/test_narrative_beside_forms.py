"""The narrative may begin on the page of the last form."""

import pytest
from ruled import canvas, form3, text

from juesuan_analysis.disclosure.document import extract_document

ROWS = [
    ["", "合计", "300.50", "200.25", "100.25", "", "", ""],
    ["201", "一般公共服务支出", "300.50", "200.25", "100.25", "", "", ""],
]


@pytest.fixture
def extract(tmp_path):
    path = tmp_path / "虚构.pdf"
    page = canvas(path)
    text(page, 100, 700, "虚构市甲局")
    text(page, 100, 680, "2024年度部门决算公开，虚构数据，仅供测试")
    page.showPage()
    foot = form3(page, ROWS)
    text(page, 100, foot - 30, "第三部分 2024年度部门决算情况说明")
    text(page, 100, foot - 50, "一、支出决算情况说明")
    text(page, 100, foot - 70, "本年支出合计300.50万元，其中：基本支出200.25万元，占66.64%。")
    page.showPage()
    text(page, 100, 700, "二、机关运行经费支出情况")
    text(page, 100, 680, "机关运行经费支出5.00万元。")
    page.save()
    return extract_document(path)


def test_statements_below_a_form_are_read(extract):
    told = {(s.subject, s.kind): (str(s.value), s.place.page) for s in extract.statements}
    assert told["本年支出合计", "金额"] == ("300.50", 2)
    assert told["机关运行经费", "金额"] == ("5.00", 3)


def test_cells_of_a_form_are_no_statements(extract):
    assert {s.subject for s in extract.statements} == {"本年支出合计", "基本支出", "机关运行经费"}
