import pandas as pd
import pytest

from juesuan_analysis.analysis import FrameError, yearly_change


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


def several(*rows):
    columns = ["region", "department", "line", "year", "amount"]
    return pd.DataFrame([("甲区", *row) for row in rows], columns=columns)


def test_notes_tell_new_ended_gap_and_zero():
    data = several(
        ("旧局", "总计", 2021, 5.0),
        ("老局", "总计", 2021, 0.0),
        ("老局", "总计", 2022, 3.0),
        ("新局", "总计", 2022, 4.0),
        ("隔局", "总计", 2021, 1.0),
        ("隔局", "总计", 2023, 1.0),
        ("老局", "总计", 2023, -1.0),
        ("新局", "总计", 2023, 8.0),
    )
    notes = yearly_change(data).set_index(["department", "year"])["note"].dropna()
    assert notes.to_dict() == {
        ("旧局", 2021): "上年无数",
        ("老局", 2021): "上年无数",
        ("隔局", 2021): "上年无数",
        ("老局", 2022): "上年为零",
        ("老局", 2023): "由正转负",
        ("新局", 2022): "新增",
        ("旧局", 2022): "撤并",
        ("隔局", 2022): "年度不连续",
        ("隔局", 2023): "年度不连续",
    }


def test_absence_is_zero_only_where_the_department_has_both_years():
    data = several(("甲局", "a", 2023, 1.0), ("甲局", "b", 2024, 2.0), ("乙局", "a", 2024, 3.0))
    changes = yearly_change(data, absent="zero").set_index(["department", "line", "year"])
    assert changes.loc[("甲局", "a", 2024), "state"] == "取消"
    assert changes.loc[("甲局", "b", 2024), "state"] == "新增"
    assert changes.loc[("乙局", "a", 2024), "state"] == "缺上年"


def test_contribution_within_department_and_year():
    data = several(
        ("甲局", "a", 2023, 60.0),
        ("甲局", "b", 2023, 40.0),
        ("甲局", "a", 2024, 66.0),
        ("甲局", "b", 2024, 36.0),
    )
    changes = yearly_change(data, within=["region", "department"])
    assert changes.loc[changes["year"] == 2024, "contribution"].tolist() == [6.0, -4.0]


def test_narrated_figure_stands_in_and_says_so():
    data = panel(("甲", 2023, 10.0), ("甲", 2024, 12.0), ("乙", 2024, 9.0))
    narrated = panel(("甲", 2024, 99.0), ("乙", 2024, 6.0)).rename(columns={"amount": "previous"})
    changes = yearly_change(data, narrated=narrated)
    last = changes[changes["year"] == 2024].set_index("department")
    assert last["previous"].to_dict() == {"甲": 10.0, "乙": 6.0}
    assert last["previous_source"].to_dict() == {"甲": "上年决算", "乙": "情况说明"}
    assert last.loc["乙", "rate"] == 50.0


def test_refuses_a_row_twice():
    with pytest.raises(FrameError, match="有多行：甲、2024"):
        yearly_change(panel(("甲", 2024, 1.0), ("甲", 2024, 1.0)), on=["department"])


def test_forty_departments():
    data = panel(*((f"{n}局", year, float(n)) for n in range(1, 41) for year in (2023, 2024)))
    changes = yearly_change(data)
    assert len(changes) == 80
    assert set(changes.loc[changes["year"] == 2024, "state"]) == {"持平"}
