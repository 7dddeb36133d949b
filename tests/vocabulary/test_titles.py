import pytest

from juesuan_analysis.vocabulary.titles import title_parts


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("高等学校收入支出决算总表", 1),
        ("部门收支决算批复表", 1),
        ("收入决算表（按功能分类列示）", 2),
        ("虚构市甲局（本级）支出决算表", 3),
        ("高等学校财政拨款收入支出决算总表", 4),
        ("公共财政拨款支出决算表", 5),
        ("公共财政预算财政拨款支出决算表", 5),
        ("一般公共预算财政拨款支出决算功能分类表", 5),
        ("公共财政预算财政拨款基本支出决算表", 6),
        ("一般公共预算财政拨款基本支出决算批复表", 6),
        ("政府性基金预算财政拨款收支决算表", 7),
        ("国有资本经营预算财政拨款支出决算表", 8),
        ("三公经费公共财政预算财政拨款支出决算表", 9),
        ("财政拨款三公经费、行政参公单位机关运行经费情况表", 9),
        ("三公经费、会议费和培训费支出决算统计表", 9),
    ],
)
def test_form_of_a_title(title, form):
    parts = title_parts(title)
    assert parts is not None
    assert parts.form == form


@pytest.mark.parametrize(
    "title",
    [
        "收入决算表（按单位列示）",
        "项目收入支出决算表",
        "政府性基金支出决算表",
        "支出决算明细表",
        "一般公共预算财政拨款支出决算表（按经济分类）",
        "政府性基金预算财政拨款三公经费支出决算表",
        "财政拨款收入决算表",
        "社会保险基金收入决算表",
        "全市一般公共预算支出决算表",
        "虚构市一般公共预算支出决算表",
        "市级三公经费支出决算表",
    ],
)
def test_table_of_accounts_that_is_none_of_the_nine(title):
    parts = title_parts(title)
    assert parts is not None
    assert parts.form is None


@pytest.mark.parametrize("title", ["教育支出决算表", "部门决算报表", "政府采购情况表", "支出"])
def test_other_words_make_no_title_of_accounts(title):
    assert title_parts(title) is None


@pytest.mark.parametrize(
    ("title", "sure"),
    [
        ("支出决算表", True),
        ("支出总表", False),
        ("财政拨款支出决算表", False),
        ("政府性基金预算支出决算表", False),
    ],
)
def test_title_that_could_name_another(title, sure):
    parts = title_parts(title)
    assert parts is not None
    assert parts.is_sure is sure


def test_district_may_be_the_department():
    parts = title_parts("虚构开发区一般公共预算财政拨款支出决算表")
    assert parts is not None
    assert not parts.is_government
