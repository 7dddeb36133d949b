import pandas as pd
import pytest

from juesuan_analysis.analysis.previous import Previous, previous_figure

SECTION = "收入支出决算总体情况"
COLUMNS = ["section", "subject", "kind", "value", "stated_year", "base_year"]


def previous(rows, published=None, current=859.59):
    statements = pd.DataFrame([(SECTION, *row) for row in rows], columns=COLUMNS)
    return previous_figure(statements, SECTION, "收入总计", current, 2024, published)


FELL = ("收入总计", "增减额", -130.05, 2024, 2023)


@pytest.mark.parametrize(
    ("rows", "published", "expected"),
    [
        ([FELL], None, Previous(989.64, "情况说明")),
        ([FELL], 989.65, Previous(989.65, "上年决算")),
        ([("收入总计", "金额", 989.64, 2023, None)], None, Previous(989.64, "情况说明")),
        ([FELL, FELL], None, Previous(989.64, "情况说明")),
        ([], None, Previous(None, None)),
        ([FELL, ("收入总计", "增减额", 12.0, 2024, 2023)], None, Previous(None, None)),
        ([("收入总计", "增减额", -130.05, 2024, 2024)], None, Previous(None, None)),
        ([("支出总计", "增减额", -130.05, 2024, 2023)], None, Previous(None, None)),
    ],
    ids=[
        "stated change",
        "last year's disclosure comes first",
        "stated amount of last year",
        "said twice",
        "nothing said",
        "contradicts itself",
        "change against the budget",
        "another subject",
    ],
)
def test_previous_figure(rows, published, expected):
    assert previous(rows, published) == expected


def test_needs_this_year_to_work_back_from_a_change():
    assert previous([FELL], current=None) == Previous(None, None)
