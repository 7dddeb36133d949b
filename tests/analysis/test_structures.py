import math

import pytest
from frames import entries

from juesuan_analysis.analysis import STRUCTURES, FrameError, concentration, structure_of

SPENT = "本年支出合计"


def by_code(*rows, measure=SPENT):
    return entries(*((3, None, code, line, measure, amount) for code, line, amount in rows))


def test_classes_of_the_published_total():
    table = structure_of(
        by_code((None, "合计", 10.0), ("201", "一般公共服务支出", 8.0), ("208", "社保", 2.0)),
        "支出功能分类",
    )
    assert table["label"].tolist() == ["一般公共服务支出", "社保"]
    assert table["share"].tolist() == [80.0, 20.0]
    assert table["note"].isna().all()


def test_parts_that_miss_the_total_are_told():
    table = structure_of(by_code((None, "合计", 10.0), ("201", "甲", 8.0)), "支出功能分类")
    assert table["note"].tolist() == ["各部分之和与总数相差 +2.00 万元"]


def test_items_and_another_column():
    cells = entries(
        (3, None, None, "合计", "项目支出", 4.0),
        (3, None, "2010601", "行政运行", "项目支出", 4.0),
        (3, None, "2010601", "行政运行", SPENT, 9.0),
        (3, None, "201", "一般公共服务支出", "项目支出", 4.0),
    )
    table = structure_of(cells, "支出功能分类", level=3, measure="项目支出")
    assert table[["code", "amount", "share"]].to_numpy().tolist() == [["2010601", 4.0, 100.0]]


def test_sources_leave_out_the_breakdown_of_one_of_them():
    measures = {"本年收入合计": 10.0, "财政拨款收入": 9.0, "教育收费": 1.0, "事业收入": 1.0}
    cells = entries(*((2, None, None, "合计", m, a) for m, a in measures.items()))
    table = structure_of(cells, "收入来源")
    assert table["label"].tolist() == ["财政拨款收入", "事业收入"]
    assert table["total"].tolist() == [10.0, 10.0]


def test_personnel_and_public_add_up_to_their_total():
    cells = entries(
        (6, "人员经费", None, "人员经费合计", "决算数", 75.0),
        (6, "公用经费", None, "公用经费合计", "决算数", 25.0),
    )
    table = structure_of(cells, "人员经费与公用经费")
    assert table["label"].tolist() == ["人员经费", "公用经费"]
    assert table["share"].tolist() == [75.0, 25.0]


def test_no_total_where_one_of_its_two_lines_is_blank():
    cells = entries(
        (6, "人员经费", None, "人员经费合计", "决算数", 75.0),
        (6, "公用经费", None, "公用经费合计", "决算数", math.nan),
    )
    assert structure_of(cells, "人员经费与公用经费")["share"].isna().all()


def test_economic_classes():
    cells = entries(
        (6, "人员经费", None, "人员经费合计", "决算数", 75.0),
        (6, "公用经费", None, "公用经费合计", "决算数", 25.0),
        (6, "人员经费", "301", "工资福利支出", "决算数", 75.0),
        (6, "人员经费", "30101", "基本工资", "决算数", 75.0),
    )
    assert structure_of(cells, "支出经济分类")["share"].tolist() == [75.0]
    assert structure_of(cells, "支出经济分类", level=2)["label"].tolist() == ["基本工资"]


@pytest.mark.parametrize("name", STRUCTURES)
def test_every_structure_of_the_specimens_adds_up(store, name):
    table = structure_of(store.entries(), name)
    assert len(table) > 1
    assert table["note"].isna().all()
    assert table["share"].max() <= 100


def test_concentration_chains(store):
    table = structure_of(store.entries(), "支出功能分类").pipe(
        concentration, within=["department", "year"]
    )
    assert table["hhi"].between(0, 10_000).all()


def test_unknown_name_and_level():
    with pytest.raises(FrameError, match="没有这个结构：利润"):
        structure_of(by_code(), "利润")
    with pytest.raises(FrameError, match="没有 3 级"):
        structure_of(by_code(), "支出经济分类", level=3)


def test_refuses_a_part_twice():
    with pytest.raises(FrameError, match="有多行"):
        structure_of(by_code(("201", "甲", 8.0), ("201", "甲", 8.0)), "支出功能分类")
