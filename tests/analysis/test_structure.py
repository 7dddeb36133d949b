import math

import pandas as pd
import pytest

from juesuan_analysis.analysis import concentration, share_change, structure


def parts(*amounts, **columns):
    return pd.DataFrame({"line": list("abcdef"[: len(amounts)]), "amount": amounts, **columns})


def test_share_and_rank():
    result = structure(parts(637.47, 222.12, 0.0))
    assert list(result["share"].round(2)) == [74.16, 25.84, 0.0]
    assert list(result["rank"]) == [1, 2, 3]


def test_blank_part_has_no_share():
    result = structure(parts(3.0, math.nan, 1.0))
    assert list(result["share"].isna()) == [False, True, False]
    assert list(result["share"].dropna()) == [75.0, 25.0]


def test_share_of_the_published_total():
    assert list(structure(parts(50.0, 30.0, total=100.0), total="total")["share"]) == [50.0, 30.0]


def test_no_share_of_a_zero_total():
    assert structure(parts(0.0, 0.0))["share"].isna().all()


def test_groups():
    result = structure(parts(1.0, 3.0, 5.0, department=["x", "x", "y"]), within=["department"])
    assert list(result["share"]) == [25.0, 75.0, 100.0]
    assert list(result["rank"]) == [2, 1, 1]


def test_concentration():
    row = concentration(parts(60.0, 40.0, 0.0)).iloc[0]
    assert (row["parts"], row["largest"], row["hhi"]) == (2, 60.0, pytest.approx(5200))


def test_concentration_of_groups_skips_those_with_a_negative_part():
    result = concentration(parts(1.0, 5.0, -1.0, department=["x", "y", "y"]), within=["department"])
    assert result["hhi"][0] == 10_000
    assert math.isnan(result["hhi"][1])


def test_share_change():
    result = share_change(parts(60.0, 40.0), parts(50.0, 50.0), on=["line"])
    assert list(result["share_change"]) == [10.0, -10.0]
