"""One disclosure at a glance."""

import pandas as pd
import pytest
from show.grids import tables, texts

from juesuan_analysis.show import disclosure_html

ROW = {
    "department": "虚构局",
    "year": 2024,
    "region": "虚构省甲市",
    "scope": "部门",
    "source": "虚构.pdf",
    "pages": 20,
    "forms": [1, 9],
    "address": None,
}
ENTRIES = pd.DataFrame(
    {
        "form": [1, 1, 9],
        "side": ["收入", "支出", None],
        "line": ["总计", "总计", "合计"],
        "measure": ["决算数"] * 3,
        "amount": [859.59, 859.59, None],
        "standing": ["已印证", "矛盾", None],
        "page": [4, 4, 17],
    }
)
NO_FINDINGS = pd.DataFrame(
    columns=[
        *("outcome", "statement", "left", "right", "difference"),
        *("page", "printed", "reason", "explanation", "identity"),
    ]
)


def conflicts(count):
    told = ("不符", "收入总计 = 支出总计", 859.59, 809.59, 50.0, 4, None, None, "改为 859.59", "F1")
    return pd.DataFrame([told] * count, columns=NO_FINDINGS.columns).assign(unit="万元")


def test_it_says_whose_and_where_from():
    html = disclosure_html(ROW, ENTRIES, NO_FINDINGS)
    assert "虚构局 2024 年度部门决算" in html
    assert "虚构省甲市　口径：部门　文件：虚构.pdf（20 页）" in html


def test_forms_that_are_not_there_are_named():
    html = disclosure_html(ROW, ENTRIES, NO_FINDINGS)
    assert ">表9<" in html
    assert ">表2 无<" in html


def test_standings_are_counted():
    html = disclosure_html(ROW, ENTRIES, NO_FINDINGS)
    assert "印有数的格 2 个" in html
    for told in ("已印证 1", "矛盾 1", "无旁证 0"):
        assert told in html


def test_numbers_without_a_standing_are_counted_as_such():
    html = disclosure_html(ROW, ENTRIES.assign(standing=None), NO_FINDINGS)
    assert "未判定 2" in html


def test_main_totals_tell_their_place():
    (table,) = tables(disclosure_html(ROW, ENTRIES, NO_FINDINGS))
    assert texts(table)[1] == ["收入总计", "859.59", "表1 第 4 页"]


def test_a_blank_total_differs_from_a_form_that_is_not_there():
    shown = texts(tables(disclosure_html(ROW, ENTRIES, NO_FINDINGS))[0])
    assert shown[-1] == ["“三公”经费支出", "空白", ""]
    assert shown[3] == ["本年收入合计", "没有读到这张表", ""]


def test_no_conflict_is_said():
    assert "勾稽关系不符 0 处" in disclosure_html(ROW, ENTRIES, NO_FINDINGS)


def test_a_conflict_tells_both_sides_page_and_what_may_be_wrong():
    html = disclosure_html(ROW, ENTRIES, conflicts(1))
    assert "勾稽关系：1 条不符是 1 处错</b>（第 4 页）" in html
    assert "第 1 处错，相差 50.00 万元</b>。可能：改为 859.59" in html
    assert "<li>收入总计 = 支出总计：859.59 与 809.59，差 50.00（第 4 页）</li>" in html


def test_conflicts_of_one_mistake_are_one_card():
    html = disclosure_html(ROW, ENTRIES, conflicts(4).assign(mistake=1))
    assert "第 1 处错，牵连 4 条，相差 50.00 万元" in html
    assert "第 2 处错" not in html


def test_what_is_missing_is_told_before_what_is_wrong():
    lost = conflicts(1).assign(outcome="数据不足", identity="D.form", reason="没有找到表3")
    html = disclosure_html(ROW, ENTRIES, pd.concat([conflicts(1), lost]))
    assert html.index("没有找到表3") < html.index("第 1 处错")


@pytest.mark.parametrize(("count", "folded"), [(3, None), (5, "其余 2 处")])
def test_many_conflicts_are_folded(count, folded):
    html = disclosure_html(ROW, ENTRIES, conflicts(count))
    assert html.count("改为 859.59") == count
    assert ("<details" in html) == bool(folded)
    assert not folded or folded in html


def test_what_was_not_read_is_listed():
    unread = conflicts(1).assign(
        outcome="未读出", difference=None, printed="12.30", reason="不在任何一格里"
    )
    html = disclosure_html(ROW, ENTRIES, unread)
    assert "没有读出 1 处" in html
    assert "“12.30”不在任何一格里" in html


@pytest.mark.parametrize("name", ["department", "source", "region", "address"])
def test_everything_is_escaped(name):
    html = disclosure_html({**ROW, name: "<img src=x>"}, ENTRIES, NO_FINDINGS)
    assert "<img" not in html
    assert "&lt;img src=x&gt;" in html
