import math

import pandas as pd
import pytest
from frames import GENERAL, PUBLIC, entries, items, statements

from juesuan_analysis.analysis import FrameError, execution

WHOLE = "一般公共预算财政拨款支出"
RUN, CARE = "一般公共服务支出/财政事务/行政运行", "一般公共服务支出/财政事务/信息化建设"


def form5(*rows):
    return entries(*((5, None, code, line, "合计", amount) for code, line, amount in rows))


FORM = form5(
    (None, "合计", 90.0),
    ("201", "一般公共服务支出", 90.0),
    ("20106", "财政事务", 90.0),
    ("2010601", "行政运行", 60.0),
    ("2010607", "信息化建设", 30.0),
)
BUDGETS = statements(
    (GENERAL, RUN, "年初预算", 50.0),
    (GENERAL, RUN, "完成率", 120.0, None, "年中追加"),
    (GENERAL, CARE, "年初预算", 0.0),
)


def done(form, said):
    return execution(form, said).set_index("subject")


def test_item_against_its_stated_budget():
    row = done(FORM, BUDGETS).loc[RUN]
    assert (row["level"], row["code"], row["final"]) == ("项", "2010601", 60.0)
    assert (row["completion"], row["stated_completion"], row["gap"]) == (120.0, 120.0, 10.0)
    assert (row["original_source"], row["final_source"]) == ("情况说明", "表5")
    assert row["reason"] == "年中追加"


def test_no_completion_on_a_zero_budget():
    row = done(FORM, BUDGETS).loc[CARE]
    assert math.isnan(row["completion"])
    assert row["gap"] == 30.0


def test_class_and_department_get_the_sum_where_every_item_has_a_budget():
    table = done(FORM, BUDGETS)
    assert table.loc["一般公共服务支出", "original_budget"] == 50.0
    assert table.loc["一般公共服务支出", "original_source"] == "各项之和"
    assert table.loc[WHOLE, "original_source"] == "各项之和"


def test_no_sum_where_an_item_has_no_budget():
    table = done(FORM, BUDGETS.iloc[:2])
    assert math.isnan(table.loc["一般公共服务支出", "original_budget"])


def test_stated_budget_of_the_department_comes_first():
    said = pd.concat([BUDGETS, statements((GENERAL, WHOLE, "年初预算", 77.0))])
    assert done(FORM, said).loc[WHOLE, "original_budget"] == 77.0


def test_misnamed_section_is_found_by_class_and_item():
    said = statements((GENERAL, "一般公共服务支出/财税事务/行政运行", "年初预算", 50.0))
    assert done(FORM, said).loc[RUN, "original_budget"] == 50.0


def test_item_that_two_rows_could_be_is_told_apart_as_unknown():
    form = pd.concat([FORM, form5(("2010301", "行政运行", 1.0))])
    said = statements((GENERAL, "一般公共服务支出/财税事务/行政运行", "年初预算", 50.0))
    row = done(form, said).loc["一般公共服务支出/财税事务/行政运行"]
    assert pd.isna(row["code"])
    assert row["original_budget"] == 50.0


def test_item_only_in_the_narrative():
    said = statements(
        (GENERAL, "教育支出/进修及培训/培训支出", "年初预算", 5.0),
        (GENERAL, "教育支出/进修及培训/培训支出", "金额", 0.0),
    )
    row = done(FORM, said).loc["教育支出/进修及培训/培训支出"]
    assert (row["final"], row["final_source"], row["completion"]) == (0.0, "情况说明", 0.0)


def test_form_9_is_the_full_year_budget_unless_the_narrative_says_original():
    form = items({"合计": 3.0}, {"合计": 4.0})
    row = done(form, statements()).loc["“三公”经费合计"]
    assert (row["full_year_budget"], row["completion_full"], row["gap_of"]) == (
        4.0,
        75.0,
        "全年预算",
    )
    row = done(form, statements((PUBLIC, "“三公”经费合计", "年初预算", 4.0))).loc["“三公”经费合计"]
    assert (row["original_budget"], row["completion"]) == (4.0, 75.0)
    assert math.isnan(row["full_year_budget"])


def test_refuses_a_row_twice():
    with pytest.raises(FrameError, match="有多行"):
        execution(pd.concat([FORM, FORM]), BUDGETS)


def test_completion_agrees_with_the_published_one(store):
    table = execution(store.entries(), store.statements())
    stated = table[(table["level"] == "项") & table["stated_completion"].notna()]
    assert len(stated) > 10
    assert (stated["completion"] - stated["stated_completion"]).abs().max() < 0.011


PARK = "农林水支出/林业和草原/国家公园支出"
RENAMED = form5(
    (None, "合计", 90.0),
    ("213", "农林水支出", 90.0),
    ("21302", "林业和草原", 90.0),
    ("2130201", "行政运行", 60.0),
    ("2130299", "其他林业和草原支出", 30.0),
)


def test_renamed_item_is_one_row_found_by_its_amount():
    said = statements((GENERAL, PARK, "年初预算", 20.0), (GENERAL, PARK, "金额", 30.0))
    table = done(RENAMED, said)
    row = table.loc["农林水支出/林业和草原/其他林业和草原支出"]
    assert (row["original_budget"], row["matched_by"]) == (20.0, "金额")
    assert table.loc[table["level"] == "项", "final"].sum() == 90.0


def test_item_that_no_row_has_is_outside_sums():
    said = statements((GENERAL, PARK, "年初预算", 20.0), (GENERAL, PARK, "金额", 31.0))
    table = done(RENAMED, said)
    assert not table.loc[PARK, "in_form"]
    assert table.loc[PARK, "note"] == "表5没有这一项，不计入合计"
    assert math.isnan(table.loc[WHOLE, "original_budget"])


def test_two_rows_of_one_amount_are_not_told_apart_by_it():
    form = pd.concat([RENAMED, form5(("2130205", "森林资源培育", 30.0))])
    said = statements((GENERAL, PARK, "金额", 30.0))
    assert not done(form, said).loc[PARK, "in_form"]


def test_items_that_miss_the_total_are_told():
    form = pd.concat([RENAMED.iloc[:4], form5(("2130299", "其他林业和草原支出", 29.0))])
    assert done(form, statements()).loc[WHOLE, "note"] == "各项之和与部门的决算数相差 -1.00 万元"
