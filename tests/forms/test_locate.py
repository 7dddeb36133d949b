import pytest

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.forms.locate import (
    find_titles,
    find_unit,
    form_pages,
    is_unknown_title,
    match_title,
    running_heads,
)


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("收入支出决算总表", 1),
        ("一、收入支出决算总表", 1),
        ("上海市普陀区财政局2024年度收入决算表", 2),
        ("三、出决算表", 3),
        ("四、政拨款收入支出决算总表", 4),
        ("财政拨款“三公”经费支出决算表", 9),
        ("财政拨款“ ” 三公 经费支出决算表", 9),
        ('财政拨款"三公"经费支出决算表', 9),
        ("一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表", 9),
        ("国有资本经营预算财政拨款收入支出决算表 公开08表", 8),
        ("表6 一般公共预算财政拨款基本支出决算明细表", 6),
        ("表五：一般公共预算财政拨款支出决算表", 5),
        ("附件1：收入支出决算总表", 1),
        ("财决01表 收入支出决算总表", 1),
        ("3支出决算表", 3),
        ("2023年度中国海洋大学收入决算表", 2),
        ("一般公共预算财政拨款支出决算表", 5),
        ("一般公共预算财政拨款收入支出决算表", 5),
        ("“三公”经费、行政参公单位机关运行经费情况表", 9),
        ("虚构市甲局（本级）2024年度支出决算表", 3),
        ("支出决算表（部门汇总）", 3),
        ("支出决算表（财决公开03表）", 3),
        ("《支出决算表》", 3),
        ("支出决算情况表", 3),
        ("虚构市甲局2024年度支出决算公开表", 3),
    ],
)
def test_title_of_a_form(line, form):
    assert match_title(line) == (True, form)


@pytest.mark.parametrize(
    "line",
    [
        "收入决算表（分单位）",
        "一般公共预算财政拨款支出决算明细表",
        "政府采购情况表",
        "三、财政拨款支出决算明细表",
    ],
)
def test_title_of_another_table(line):
    assert match_title(line) == (True, None)


@pytest.mark.parametrize(
    "line", ["2025年部门收入预算总表", "收入决算情况说明", "一、收入", "854.15"]
)
def test_no_title(line):
    assert match_title(line) == (False, None)


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("项目资金分配明细情况表", True),
        ("2024年度机构人员基本情况表", True),
        ("支出决算表", False),
        ("支出决算表（续表）", False),
        ("虚构市甲局2024年度部门决算报表", False),
        ("公开03表", False),
        ("注：数据来自一般公共预算财政拨款支出表", False),
        ("本年支出合计", False),
    ],
)
def test_title_of_a_table_that_is_not_known(line, unknown):
    assert is_unknown_title(line) is unknown


def test_line_at_the_top_of_every_page_is_no_title():
    pages = [["虚构市甲局财务情况表", "支出决算表", "单位：万元"], ["虚构市甲局财务情况表", "201"]]
    assert not is_unknown_title("虚构市甲局财务情况表", running_heads(pages))


def test_pages_of_forms_leave_out_contents_and_narrative():
    contents = [f"{title} ....3" for title in ("目录",)] + [
        "收入支出决算总表",
        "收入决算表",
        "支出决算表",
        "财政拨款收入支出决算总表",
        "一般公共预算财政拨款支出决算表",
    ]
    form = ["收入支出决算总表", "单位：万元", "项目 决算数"]
    more = ["201 一般公共服务支出 1.00"]
    narrative = ["第三部分 2024年度部门决算情况说明", "一、收入支出决算总体情况说明"]
    assert form_pages([["封面"], contents, form, more, narrative, more]) == [3, 4]


def test_the_last_rows_of_a_form_may_stand_above_the_narrative():
    form, rows = ["支出决算表", "单位：万元"], ["201 一般公共服务支出 1.00"]
    narrative = ["第三部分 情况说明", *["本年度收入1.00万元，主要是人员。"] * 9]
    assert form_pages([form, rows + narrative, narrative]) == [1, 2]
    assert form_pages([form, narrative]) == [1]


def test_a_form_goes_on_behind_a_blank_page_but_not_behind_one_that_is_not_read():
    form, rows = ["支出决算表", "单位：万元"], ["201 一般公共服务支出 1.00"]
    assert form_pages([form, [], rows]) == [1, 3]
    assert form_pages([form, [], rows], unread=[2]) == [1]


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("金额单位：万元", "万元"),
        ("单位:元", "元"),
        ("单 位： 人民币元", "元"),
        ("金额单位：人民币（元）", "元"),
        ("部门：某局", None),
    ],
)
def test_unit(line, unit):
    assert find_unit([line]) == unit


def test_continuation_with_long_names_is_no_running_text():
    form = ["财政拨款收入支出决算总表", "单位：万元"]
    rows = ["国有资本经营预算财政拨款 二十二、灾害防治及应急管理支出"] * 9
    text = ["本年度收入减少，主要是人员减少。"] * 9
    assert form_pages([form, rows, text]) == [1, 2]


def _lines(*lines: tuple[str, float]) -> list[TextLine]:
    return [TextLine(text, Place(1, 100, y, 300, y + 12)) for text, y in lines]


def test_title_wrapped_over_two_lines():
    (title,) = find_titles(_lines(("虚构市甲局一般公共预算财政拨款", 40), ("基本支出决算表", 60)))
    assert (title.form, title.place.y0) == (6, 40)


def test_title_stands_where_it_is_printed_whatever_the_text_layer_has_before_it():
    lines = _lines(("✓", 530), ("一般公共预算财政拨款基本支出决算表", 40))
    (title,) = find_titles(lines)
    assert (title.form, title.place.y0) == (6, 40)
