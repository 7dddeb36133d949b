"""Mistakes that a real disclosure contains, typeset again as facts.

上海市普陀区规划和自然资源局 2024: the narrative gives 基本支出 and 人员经费 otherwise than forms 5
and 6 (both by 12.89), and forms 1 and 2 differ by 0.01, which is rounding.
"""

import pytest
from ruled import canvas, table, text

from juesuan_analysis.disclosure.document import extract_document

TOLD = [
    "一、收入支出决算总体情况说明",
    "六、一般公共预算财政拨款基本支出决算情况说明",
    "一般公共预算财政拨款基本支出5377.64万元。其中：人员经费4896.98万元，主要包括：基本工资、",
    "津贴补贴、奖金；公用经费480.66万元，主要包括：办公费、印刷费。",
]


def cover(page):
    text(page, 100, 700, "上海市普陀区规划和自然资源局")
    text(page, 100, 680, "2024年度部门决算")
    page.showPage()


def form(page, title, widths, rows):
    text(page, 200, 800, title)
    text(page, 480, 780, "单位：万元")
    table(page, 20, 770, widths, rows)
    page.showPage()


@pytest.fixture(scope="module")
def extract(tmp_path_factory):
    path = tmp_path_factory.mktemp("lessons") / "规划和自然资源局.pdf"
    page = canvas(path)
    cover(page)
    header = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
    total = ["", "合计", "9746.50", "5364.75", "4381.74"]
    form(page, "一般公共预算财政拨款支出决算表", [60, 120, 80, 80, 80], [header, total])
    rows = [
        ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
        ["301", "工资福利支出", "4884.09", "302", "商品和服务支出", "480.66"],
        ["", "人员经费合计", "4884.09", "", "公用经费合计", "480.66"],
    ]
    widths = [50, 120, 80, 50, 120, 80]
    form(page, "一般公共预算财政拨款基本支出决算明细表", widths, rows)
    for i, line in enumerate(TOLD):
        text(page, 60, 780 - 20 * i, line)
    page.save()
    return extract_document(path)


def conflicts(extract):
    found = [f for f in extract.verdict.findings if f.outcome == "不符"]
    return {f.statement: (str(f.left), str(f.right), f.terms[0].page) for f in found}


def test_the_narrative_contradicts_two_forms_and_nothing_else(extract):
    assert conflicts(extract) == {
        "情况说明“基本支出”金额 = 表5 合计 基本支出": ("5377.64", "5364.75", 4),
        "情况说明“人员经费”金额 = 表6 人员经费合计 决算数": ("4896.98", "4884.09", 4),
    }


def test_a_total_that_is_a_cent_off_is_rounding(extract):
    row = next(
        f for f in extract.verdict.findings if f.statement.startswith("表5 合计：合计 = 基本")
    )
    assert (row.outcome, str(row.difference)) == ("尾差", "0.01")


def test_the_figures_that_the_narrative_repeats_are_proved(extract):
    found = zip(extract.entries, extract.verdict.entry_standings, strict=True)
    standing = {e.line: s for e, s in found if e.form == 6 and e.code is None}
    assert standing["公用经费合计"] == "已印证"


def test_the_contradicted_sentences_are_marked(extract):
    found = zip(extract.statements, extract.verdict.statement_standings, strict=True)
    assert {s.subject for s, standing in found if standing == "矛盾"} == {"基本支出", "人员经费"}
