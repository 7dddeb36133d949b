import math

import pandas as pd
import pytest

from juesuan_analysis.analysis import FrameError, coverage_text, district_totals


def panel(*rows, region="甲区"):
    columns = ["department", "year", "final", "scope"]
    rows = [(*row, "部门")[:4] for row in rows]
    frame = pd.DataFrame(rows, columns=columns).assign(region=region, item="合计")
    return frame.assign(budget=frame["final"] * 2)


PANEL = panel(("一局", 2022, 1.0), ("一局", 2023, 2.0), ("二局", 2022, 4.0), ("三局", 2023, 8.0))


def column(frame, name):
    return frame[name].tolist()


def test_balanced_by_default():
    table = district_totals(PANEL)
    assert column(table, "final") == [1.0, 2.0]
    assert column(table, "completion") == [50.0, 50.0]
    assert column(table, "n_departments") == [1, 1]
    assert column(table, "of") == [3, 3]
    assert column(table, "missing") == ["三局（缺 2022）、二局（缺 2023）"] * 2
    assert coverage_text(table) == (
        "2022—2023 年度都有数的 1 个部门，共 3 个；未计入：三局（缺 2022）、二局（缺 2023）"
    )


def test_whoever_disclosed():
    table = district_totals(PANEL, balanced=False)
    assert column(table, "final") == [5.0, 10.0]
    assert column(table, "missing") == ["三局", "二局"]
    assert table["coverage"][0] == "2022 年度有数的 2 个部门，共 3 个；未计入：三局"


def test_everyone_there():
    table = district_totals(panel(("一局", 2023, 1.0)))
    assert table["missing"].isna().all()
    assert coverage_text(table) == "2023 年度都有数的 1 个部门，共 1 个"


def test_zero_counts_and_a_blank_does_not():
    table = district_totals(panel(("一局", 2023, 0.0), ("二局", 2023, math.nan)))
    assert column(table, "final") == [0.0]
    assert column(table, "n_departments") == [1]


def test_nobody_has_a_figure():
    table = district_totals(panel(("一局", 2023, math.nan)))
    assert table["final"].isna().all()
    assert column(table, "n_departments") == [0]


def test_missing_budget_leaves_no_sum_of_budgets_and_is_told():
    rows = panel(("一局", 2023, 1.0), ("二局", 2023, 2.0))
    table = district_totals(rows.assign(budget=[2.0, math.nan]))
    assert column(table, "final") == [3.0]
    assert table["budget"].isna().all()
    assert coverage_text(table) == "2023 年度都有数的 2 个部门，共 2 个；预算数缺：二局"


def test_unit_inside_a_department_is_not_added():
    table = district_totals(
        panel(
            ("一局", 2023, 5.0), ("一局服务中心", 2023, 2.0, "单位"), ("某学校", 2023, 3.0, "单位")
        )
    )
    assert column(table, "final") == [5.0]
    assert column(table, "of") == [1]
    assert column(table, "dropped") == [
        "未加单位：一局服务中心（已含在部门内）、某学校（归属不明）"
    ]


def test_units_alone_are_added():
    table = district_totals(panel(("一校", 2023, 5.0, "单位"), ("二校", 2023, 2.0, "单位")))
    assert column(table, "final") == [7.0]


def test_scope_from_the_id_of_a_disclosure():
    rows = panel(("一局", 2023, 5.0), ("一校", 2023, 2.0)).drop(columns="scope")
    rows["disclosure_id"] = ["甲区|一局|部门|2023", "甲区|一校|单位|2023"]
    assert column(district_totals(rows), "final") == [5.0]


def test_regions_have_their_own_years():
    table = district_totals(pd.concat([PANEL, panel(("四局", 2024, 7.0), region="乙区")]))
    assert dict(
        zip(zip(table["region"], table["year"], strict=True), table["final"], strict=True)
    ) == {
        ("甲区", 2022): 1.0,
        ("甲区", 2023): 2.0,
        ("乙区", 2024): 7.0,
    }
    assert coverage_text(table).startswith("乙区：2024 年度都有数的 1 个部门，共 1 个。甲区：")


def test_indicators_are_summed_apart():
    rows = pd.DataFrame(
        {
            "region": "甲区",
            "department": "一局",
            "year": 2023,
            "indicator": ["收入总计", "支出总计"],
            "value": [1.0, 2.0],
        }
    )
    assert column(district_totals(rows), "value") == [1.0, 2.0]


def test_forty_departments():
    rows = panel(*((f"{n}局", year, 1.0) for n in range(40) for year in (2022, 2023)))
    assert column(district_totals(rows), "final") == [40.0, 40.0]


def test_refuses_a_row_twice():
    with pytest.raises(FrameError, match="有多行"):
        district_totals(pd.concat([PANEL, PANEL]))


def test_no_rows():
    table = district_totals(PANEL.iloc[:0])
    assert table.empty
    assert coverage_text(table) == "没有数据"
