"""What header paths mean, form by form: budgets, other years and changes are none of the form's."""

import pytest

from juesuan_analysis.forms.columns import resolve
from juesuan_analysis.vocabulary.forms import BY_NUMBER

CODED = ("科目编码", "科目名称")


def measures(form: int, *paths: str) -> list[str | None]:
    return [column.measure for column in resolve(BY_NUMBER[form], paths)]


@pytest.mark.parametrize(
    ("form", "paths", "expected"),
    [
        (1, ("收入/项目", "收入/预算数", "收入/决算数"), [None, None, "决算数"]),
        (1, ("项目", "上年决算数", "本年决算数"), [None, None, "决算数"]),
        (1, ("项目", "2023年决算数", "2024年决算数（万元）"), [None, None, "决算数"]),
        (
            2,
            (*CODED, "总计", "上年结转", "本年收入合计", "财政拨款收入"),
            [None, None, None, None, "本年收入合计", "财政拨款收入"],
        ),
        (2, (*CODED, "合计", "财政拨款收入"), [None, None, "本年收入合计", "财政拨款收入"]),
        (
            4,
            ("支出/项目", "支出/合计/预算数", "支出/合计/决算数"),
            [None, None, "合计"],
        ),
        (
            4,
            ("收入/项目", "收入/决算数", "支出/项目", "支出/决算数"),
            [None, "决算数", None, "合计"],
        ),
        (
            5,
            (*CODED, "年初预算数/小计", "年初预算数/基本支出", "决算数/小计", "决算数/基本支出"),
            [None, None, None, None, "合计", "基本支出"],
        ),
        (
            5,
            (*CODED, "年初预算数", "决算数", "基本支出", "项目支出"),
            [None, None, None, "合计", "基本支出", "项目支出"],
        ),
        (
            5,
            (
                *CODED,
                "年初结转和结余/合计",
                "本年支出/合计",
                "本年支出/基本支出/小计",
                "本年支出/基本支出/人员经费",
                "本年支出/项目支出",
            ),
            [None, None, "年初结转和结余", "合计", "基本支出", "人员经费", "项目支出"],
        ),
        (
            6,
            (*CODED, "合计", "人员经费", "日常公用经费"),
            [None, None, "决算数", "人员经费", "公用经费"],
        ),
        (9, ("项目", "年初预算数", "全年预算数", "决算数"), [None, None, "预算数", "决算数"]),
        (9, ("项目", "预算数", "决算统计数"), [None, "预算数", "决算数"]),
        (9, ("项目", "2024年预算数", "2024年决算数"), [None, "预算数", "决算数"]),
        (9, ("项目", "2023年决算数", "2024年决算数", "增减率"), [None, None, "决算数", None]),
    ],
)
def test_measures_of_a_header(form, paths, expected):
    assert measures(form, *paths) == expected


def test_two_columns_that_mean_the_same_are_none():
    assert measures(3, "科目名称", "基本支出", "其中/基本支出") == [None, None, None]


def test_lines_of_form_9_across_the_page_beside_a_column_of_names():
    paths = ("项目", "预算数/合计", "预算数/因公出国（境）费", "预算数/公务接待费")
    columns = resolve(BY_NUMBER[9], paths)
    assert [(c.role, c.line) for c in columns] == [
        ("name", None),
        ("measure", "合计"),
        ("measure", "因公出国（境）费"),
        ("measure", "公务接待费"),
    ]


def test_total_of_three_public_is_not_the_total_with_meetings():
    paths = (
        "项目",
        "合计",
        "“三公”经费/小计",
        "“三公”经费/因公出国（境）费",
        "会议费",
        "“三公”经费/公务接待费",
    )
    columns = resolve(BY_NUMBER[9], paths)
    assert [c.line for c in columns] == [
        None,
        None,
        "合计",
        "因公出国（境）费",
        "会议费",
        "公务接待费",
    ]
