"""What a page is, told from what the readers found and from its own lines."""

from __future__ import annotations

from juesuan_analysis.disclosure.roles import KnownPages, roles
from juesuan_analysis.facts.account import (
    ANNEX,
    BLANK,
    CONTENTS,
    COVER,
    FORM,
    GLOSSARY,
    NARRATIVE,
    OTHER,
    OTHER_TABLE,
    OVERVIEW,
)

_TABLE = ["项目 金额", "甲 1.00 2.00 3.00", "乙 4.00 5.00 6.00"]
PAGES = {
    1: (["虚构市甲局", "2024年度部门决算"], COVER),
    2: (["目 录", "第一部分 概况"], CONTENTS),
    3: (["一、收入支出决算总表", "第四部分 名词解释"], CONTENTS),
    4: (["一、主要职能", "负责全市工作，管理经费。"], OVERVIEW),
    5: (["支出决算表", *_TABLE], FORM),
    6: ([], BLANK),
    7: (["收入总计 10.00 万元，增加 1.00 万元。"], NARRATIVE),
    8: (["机构情况表", *_TABLE], OTHER_TABLE),
    9: (["第四部分 名词解释", "一、财政拨款收入：指……"], GLOSSARY),
    10: (["二、基本支出：指……"], GLOSSARY),
    11: (["第五部分 附件", "项目支出绩效自评表"], ANNEX),
    12: (_TABLE, ANNEX),
}


def test_each_page_is_what_it_says_or_what_was_read_on_it() -> None:
    known = KnownPages({5: {3}}, (), {7})
    found = list(roles([lines for lines, _ in PAGES.values()], known))
    assert [role for role, _ in found] == [role for _, role in PAGES.values()]
    assert [forms for _, forms in found if forms] == [(3,)]


def test_a_page_that_is_a_picture_is_not_blank() -> None:
    assert list(roles([["封面"], []], KnownPages({}, (), (), [2])))[1] == (OTHER, ())


def test_a_small_table_with_a_title_is_a_table() -> None:
    table = ["政府采购情况表（汇总）", "单位：万元", "项目 合计", "货物 77.77", "服务 66.66"]
    assert list(roles([["封面"], table], KnownPages({}, (), ())))[1] == (OTHER_TABLE, ())
