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


def items(department, year, *amounts, scope="部门", kind="全年预算"):
    names = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务用车购置费"]
    names += ["公务用车运行维护费", "公务接待费"]
    rows = [(department, year, name, amount) for name, amount in zip(names, amounts, strict=True)]
    frame = pd.DataFrame(rows, columns=["department", "year", "item", "final"])
    return frame.assign(region="甲区", scope=scope, budget=frame["final"], budget_kind=kind)


def test_parts_add_up_over_one_set_of_departments():
    none = math.nan
    table = district_totals(
        pd.concat(
            [
                items("一局", 2023, 10.0, 1.0, 6.0, 2.0, 4.0, 3.0),
                items("二局", 2023, 5.0, none, 5.0, none, 5.0, none),  # blanks that leave no choice
                items("三局", 2023, 9.0, none, none, none, none, 2.0),
                items("四局", 2023, 9.0, 1.0, 5.0, 1.0, 4.0, 1.0),
            ]
        )
    )
    final = table.set_index("item")["final"]
    assert final.tolist() == [15.0, 1.0, 11.0, 2.0, 9.0, 3.0]
    assert set(table["n_departments"]) == {2}
    assert table["missing"][0] == "三局（2023 分项不全）、四局（2023 分项与合计不符）"


def test_budgets_of_two_kinds_are_two_columns():
    rows = pd.concat(
        [
            items("一局", 2023, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, kind="年初预算"),
            items("二局", 2023, 2.0, 0.0, 2.0, 0.0, 2.0, 0.0),
        ]
    )
    whole = district_totals(rows).iloc[0]
    assert (whole["original_budget"], whole["full_year_budget"]) == (1.0, 2.0)
    assert math.isnan(whole["budget"])
    assert math.isnan(whole["completion"])
    assert "年初预算 1 个部门、全年预算 1 个部门，两种预算未相加" in whole["coverage"]


def test_a_department_of_one_year_leaves_the_units_of_others():
    rows = [(f"{n}校", year, 1.0, "单位") for n in range(3) for year in (2022, 2023)]
    table = district_totals(panel(*rows, ("一局", 2023, 5.0)), balanced=False)
    assert column(table, "final") == [3.0, 5.0]
    assert column(table, "n_unknown") == [0, 3]
    assert "归属不明的单位 3 个，没有相加" in table["coverage"][1]


def test_units_whose_department_is_known_and_absent_are_added():
    rows = panel(("一局", 2023, 5.0), ("一校", 2023, 2.0, "单位"), ("二校", 2023, 3.0, "单位"))
    belongs = pd.DataFrame(
        {"region": "甲区", "department": ["一校", "二校"], "parent": ["一局", "教育局"]}
    )
    table = district_totals(rows, belongs=belongs)
    assert column(table, "final") == [8.0]
    assert column(table, "dropped") == ["未加单位：一校（已含在部门内）"]


def test_the_worst_of_the_addends_and_how_many_are_contradicted():
    rows = panel(("一局", 2023, 1.0), ("二局", 2023, 2.0), ("三局", 2023, 2.0))
    table = district_totals(rows.assign(standing=["已印证", "矛盾", "矛盾"], ref=["a", "b", "c"]))
    assert column(table, "standing") == ["矛盾"]
    assert column(table, "n_contradicted") == [2]
    assert column(table, "ref") == ["a；b；c"]
    assert "含有矛盾的数 2 个" in table["coverage"][0]
