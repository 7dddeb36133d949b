import math

import pandas as pd
import pytest
from frames import PUBLIC, departments, items, statements

from juesuan_analysis.analysis import three_public_ratios

COSTS = items({"公务接待费": 9.91, "公务用车运行维护费": 8.88, "公务用车购置费": 0.0})


def ratios(*counts, cells=COSTS):
    said = statements(*((PUBLIC, subject, "数量", value) for subject, value in counts))
    return three_public_ratios(cells, said).iloc[0]


def test_units_are_wan_for_vehicles_and_yuan_for_receptions():
    row = ratios(("公务用车保有量", 6), ("公务接待批次", 60), ("公务接待人次", 1000))
    assert row["running_per_vehicle"] == pytest.approx(1.48)
    assert row["cost_per_guest"] == pytest.approx(99.1)
    assert row["cost_per_batch"] == pytest.approx(1651.6667)


def test_home_and_abroad_are_added_where_only_they_are_told():
    row = ratios(("国内公务接待人次", 900), ("国（境）外接待人次", 100))
    assert row["guests"] == 1000


def test_home_alone_is_not_the_whole():
    assert math.isnan(ratios(("国内公务接待人次", 900))["guests"])


def test_note_says_why_a_ratio_is_missing():
    row = ratios(("公务用车购置数", 0), ("公务接待批次", 2), ("公务接待人次", 3))
    assert row["note"] == (
        "每团组出国（境）费：金额缺；每人次出国（境）费：金额缺；单车购置费：数量为零；单车运行维护费：数量未说明"
    )
    assert math.isnan(row["price_per_vehicle"])


def test_counts_of_merged_departments_are_summed():
    cells, said = [], []
    for name, year, cost, cars in (
        ("民政局", 2022, 2.0, 1),
        ("教体局", 2022, 7.0, 2),
        ("教体局", 2023, 9.0, 3),
    ):
        who = {"department": name, "year": year}
        cells.append(items({"公务用车运行维护费": cost}, **who))
        said.append(statements((PUBLIC, "公务用车保有量", "数量", cars), **who))
    listed = departments(("民政局", None, 2022, "教体局"))
    table = three_public_ratios(pd.concat(cells), pd.concat(said), departments=listed)
    assert table[["year", "vehicles", "running_per_vehicle"]].to_numpy().tolist() == [
        [2022, 3.0, 3.0],
        [2023, 3.0, 3.0],
    ]


def test_no_statements():
    assert math.isnan(ratios()["running_per_vehicle"])
