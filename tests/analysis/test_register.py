import pandas as pd
from frames import departments

from juesuan_analysis.analysis import belongings, entity_register

SEEN = pd.DataFrame(
    [
        ("旧局", 2021),
        ("旧局", 2022),
        ("新局", 2023),
        ("甲局", 2022),
        ("乙局", 2022),
        ("乙局", 2023),
    ],
    columns=["department", "year"],
).assign(region="虚构市甲区", region_code="990101", scope="部门")


def test_names_with_their_years():
    listed = departments(("旧局", None, 2022, "新局"), ("甲局", None, 2022, "乙局"))
    table = entity_register(SEEN, listed.assign(budget_code=["101", "102"])).set_index("department")
    assert table.loc["旧局", ["entity", "year_from", "year_to", "event"]].tolist() == [
        "新局",
        2021,
        2022,
        "更名",
    ]
    assert table.loc["甲局", "event"] == "合并"
    assert table.loc[["新局", "乙局"], "event"].tolist() == ["现名", "现名"]
    assert table.loc["旧局", "id"] == table.loc["新局", "id"]
    assert table["id"].nunique() == 2
    assert table.loc["旧局", "budget_code"] == "101"


def test_one_entity_for_each_department_without_a_list():
    assert entity_register(SEEN)["id"].nunique() == 4


def test_whose_units_summaries_list():
    disclosures = pd.DataFrame(
        {
            "region": "虚构市甲区",
            "year": 2023,
            "department": ["教育局", "第一中学", "某馆"],
            "scope": ["部门", "单位", "单位"],
            "units": [["虚构市甲区第一中学"], None, None],
        }
    )
    assert belongings(disclosures)[["department", "parent"]].to_numpy().tolist() == [
        ["第一中学", "教育局"]
    ]


def test_one_that_was_split():
    seen = pd.DataFrame(
        {"region": "虚构区", "department": ["甲局", "乙局", "丙局"], "year": [2022, 2023, 2023]}
    )
    listed = pd.DataFrame(
        {
            "region": "虚构区",
            "department": ["乙局", "丙局"],
            "year_from": [2023, 2023],
            "year_to": [None, None],
            "entity": "甲局",
            "note": "拆分",
        }
    )
    assert entity_register(seen, listed)["event"].tolist() == ["拆分", "拆分", "拆分"]
