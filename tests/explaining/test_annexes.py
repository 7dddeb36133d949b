"""How a row of the annexes was read is told stage by stage, as of a cell of a form."""

import pytest

from juesuan_analysis import explain
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.show.explain.stage import CELL, CHECKS, HEADER, LINE, PAGE, ROW

DEPARTMENT = "枣庄市台儿庄区人民政府办公室"


@pytest.fixture
def explained(store):
    """Explain the first row of a dataset that meets a condition, by its reference."""

    def of(frame, condition):
        row = frame.query(condition).iloc[0]
        return explain(row["ref"], store.path.parent, store=store)

    return of


def words(explanation, title):
    return next(stage for stage in explanation.stages if stage.title == title).words


def test_an_indicator_is_led_back_to_its_table(store, explained):
    found = explained(store.indicators(department=DEPARTMENT), "level3 == '工作完成及时率'")
    assert [one.title for one in found.stages] == [PAGE, HEADER, ROW, CELL, CHECKS]
    assert words(found, PAGE)[-1].startswith("画出的表格线围成 20 行；认作自评表")
    assert "7 “分值”：分值" in words(found, HEADER)
    assert words(found, ROW)[1:] == (
        "一级指标：产出指标（取自合并的格）",
        "二级指标：时效指标（取自合并的格）",
        "三级指标：工作完成及时率",
    )
    assert words(found, CELL)[-2:] == (
        "4 分值：印为“10”，读作 10.00",
        "5 得分：印为“10”，读作 10.00",
    )


def test_each_cell_is_marked_where_it_stands(store, explained):
    rows = store.indicators(department=DEPARTMENT)
    found = explained(rows, "level3 == '工作完成及时率'")
    row = rows[rows["level3"] == "工作完成及时率"].iloc[0]
    marks = next(stage for stage in found.stages if stage.title == CELL).marks
    assert [mark.number for mark in marks] == [1, 2, 3, 4, 5]
    assert {(m.place.page, round(m.place.x0)) for m in marks} == {
        (cell["page"], round(cell["x0"])) for cell in row["cells"]
    }


def test_money_tells_its_unit_and_its_columns(store, explained):
    found = explained(store.project_funds(department=DEPARTMENT), "line == '年度资金总额'")
    assert words(found, HEADER)[0].endswith("：各行资金的名称")
    assert any(line.endswith(" 万元") and "印的单位是" in line for line in words(found, CELL))


def test_a_list_of_projects_has_its_heading(store, explained):
    found = explained(store.projects(department=DEPARTMENT), "origin == '汇总表'")
    assert [one.title for one in found.stages] == [PAGE, HEADER, ROW, CELL, CHECKS]


def test_what_a_sentence_says_of_a_project_stands_in_no_table(store, explained):
    found = explained(store.projects(department=DEPARTMENT), "origin == '情况说明'")
    assert [one.title for one in found.stages] == [LINE, ROW, CELL, CHECKS]
    assert words(found, LINE) == ("印在“情况说明”的文字里，不在画了线的表里",)


def test_the_grade_of_a_project_is_not_its_evidence(store, explained):
    found = explained(store.projects(department=DEPARTMENT), "origin == '汇总表' and grade == '优'")
    assert words(found, CHECKS)[0] in ("已印证", "矛盾", "受牵连", "无旁证")


def test_what_is_no_reference_is_told_in_one_line(store):
    with pytest.raises(JuesuanError, match="不是一个数的标识"):
        explain("甲局|没有的/一步", store.path.parent, store=store)
