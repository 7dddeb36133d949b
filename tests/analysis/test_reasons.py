import math

from frames import GENERAL, entries, statements

from juesuan_analysis.analysis import reasons, search_reasons

OVERALL = "收入支出决算总体情况"
RUN = "一般公共服务支出/财政事务/行政运行"
FORM = entries(
    (5, None, "201", "一般公共服务支出", "合计", 60.0),
    (5, None, "20106", "财政事务", "合计", 60.0),
    (5, None, "2010601", "行政运行", "合计", 60.0),
)


def test_amount_and_rate_share_a_row():
    said = statements(
        (OVERALL, "收入总计", "增减额", -130.05, 2023, "人员减少"),
        (OVERALL, "收入总计", "增减率", -13.14, 2023, "人员减少"),
    )
    row = reasons(FORM, said).iloc[0]
    assert len(reasons(FORM, said)) == 1
    assert (row["base"], row["change"], row["rate"]) == ("上年", -130.05, -13.14)
    assert (row["reason"], row["sentence"], row["page"]) == ("人员减少", "收入总计。", 7)


def test_change_against_the_budget_is_computed():
    said = statements(
        (GENERAL, RUN, "年初预算", 50.0),
        (GENERAL, RUN, "完成率", 120.0, None, "年中追加"),
        (GENERAL, RUN, "增减额", math.nan, 2024, "年中追加"),
    )
    row = reasons(FORM, said).iloc[0]
    assert (row["base"], row["change"], row["rate"]) == ("预算", 10.0, 20.0)
    assert row["change_source"] == "计算"


def test_unknown_change_is_said_to_be():
    row = reasons(FORM, statements((GENERAL, RUN, "增减额", math.nan, 2024, "年中追加"))).iloc[0]
    assert math.isnan(row["change"])
    assert row["change_source"] != row["change_source"]


def test_figures_inside_a_reason_are_not_changes():
    said = statements((OVERALL, "原因/项目支出", "增减额", 3.0, 2023, "装修"))
    assert reasons(FORM, said).empty


def test_search_wants_all_words_in_any_order():
    said = statements(
        (OVERALL, "收入总计", "增减额", -1.0, 2023, "人员减少，工资减少"),
        (OVERALL, "支出总计", "增减额", -1.0, 2023, "项目减少"),
    )
    table = reasons(FORM, said)
    assert search_reasons(table, "工资 人员")["subject"].tolist() == ["收入总计"]
    assert search_reasons(table, ["减少"])["subject"].tolist() == ["收入总计", "支出总计"]
    assert search_reasons(table, "支出总计 项目")["reason"].tolist() == ["项目减少"]
    assert search_reasons(table, "疫情").empty


def test_words_are_not_patterns():
    said = statements((OVERALL, "收入总计", "增减额", -1.0, 2023, "新增（二期）项目"))
    assert len(search_reasons(reasons(FORM, said), "（二期）")) == 1


def test_reasons_of_the_specimens(store):
    table = reasons(store.entries(), store.statements())
    assert "增加定向捐赠收入" in set(search_reasons(table, "捐赠")["reason"])


def test_reasons_have_their_full_width_marks_back():
    told = statements((OVERALL, "收入总计", "增减额", -1.0, 2023, "压减1,234.50万元,人员减少;其他"))
    assert reasons(FORM, told).iloc[0]["reason"] == "压减1,234.50万元，人员减少；其他"
