import math

import pandas as pd

from juesuan_analysis.analysis import balanced

PANEL = pd.DataFrame(
    [
        ("甲", 2023, 1.0),
        ("甲", 2024, 2.0),
        ("乙", 2024, 5.0),
        ("丙", 2023, 1.0),
        ("丙", 2024, math.nan),
    ],
    columns=["department", "year", "amount"],
)


def test_keeps_units_with_an_amount_in_every_year():
    kept, coverage = balanced(PANEL)
    assert list(kept["department"]) == ["甲", "甲"]
    assert coverage.left_out == ("丙", "乙")
    assert str(coverage) == "2023—2024 年度都有数的 1 个，共 3 个"


def test_no_data():
    kept, coverage = balanced(PANEL.iloc[:0])
    assert kept.empty
    assert str(coverage) == "没有数据"


def test_unit_of_two_columns():
    panel = PANEL.assign(region=["x", "y", "x", "x", "x"])
    kept, coverage = balanced(panel, unit=["region", "department"])
    assert kept.empty
    assert coverage.of == 4
