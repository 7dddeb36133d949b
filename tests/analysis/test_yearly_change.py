import pandas as pd

from juesuan_analysis.analysis import yearly_change


def panel(*rows):
    return pd.DataFrame(rows, columns=["department", "year", "amount"])


def test_each_year_beside_the_one_before():
    result = yearly_change(
        panel(("甲", 2022, 10.0), ("甲", 2023, 15.0), ("甲", 2024, 12.0)), on=["department"]
    )
    assert list(result["year"]) == [2022, 2023, 2024]
    assert list(result["state"]) == ["缺上年", "增加", "减少"]
    assert list(result["rate"].dropna()) == [50.0, -20.0]


def test_a_gap_is_not_bridged():
    result = yearly_change(panel(("甲", 2021, 10.0), ("甲", 2024, 12.0)), on=["department"])
    assert list(result["state"]) == ["缺上年", "缺上年"]


def test_new_and_ended_departments():
    data = panel(("甲", 2023, 10.0), ("乙", 2024, 12.0))
    unknown = yearly_change(data, on=["department"])
    assert list(unknown["department"]) == ["甲", "乙", "甲"]
    assert list(unknown["state"]) == ["缺上年", "缺上年", "缺本年"]
    zero = yearly_change(data, on=["department"], absent="zero")
    assert list(zero["state"]) == ["缺上年", "新增", "取消"]


def test_no_data():
    assert yearly_change(panel(), on=["department"]).empty
