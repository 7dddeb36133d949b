import math

import numpy as np
import pandas as pd
import pytest

from juesuan_analysis.analysis import FrameError, compare, peer_position


def long(*rows):
    return pd.DataFrame(rows, columns=["department", "year", "value"]).assign(region="甲区")


def test_matrix_keeps_rows_and_sorts_years():
    matrix = compare(long(("乙局", 2024, 1.0), ("甲局", 2023, 2.0)), "value")
    assert matrix.index.tolist() == [("甲区", "乙局"), ("甲区", "甲局")]
    assert matrix.columns.tolist() == [2023, 2024]
    assert matrix.isna().sum().sum() == 2


def test_peers_by_the_end_of_their_names():
    frame = long(("东区财政局", 2024, 1.0), ("西区财政局", 2024, 2.0), ("西区民政局", 2024, 3.0))
    assert len(compare(frame, "value", peers=["财政局"])) == 2
    with pytest.raises(FrameError, match="没有这些部门：审计局"):
        compare(frame, "value", peers=["审计局"])


def test_matrix_refuses_a_row_twice():
    with pytest.raises(FrameError, match="有多行"):
        compare(long(("甲局", 2024, 1.0), ("甲局", 2024, 1.0)), "value")


def positions(*values):
    frame = long(*((f"{n}局", 2024, value) for n, value in enumerate(values)))
    return peer_position(frame, "value")


def test_outlier_by_median_absolute_deviation():
    table = positions(*(10.0 * 1.1**n for n in range(19)), 1e6)
    assert table["outlier"].tolist() == [False] * 19 + [True]
    assert table["why"].iloc[-1] == (
        "1,000,000.00，比同组 20 个的中位数 24.76 高 999,975.24，在第 98 百分位；"
        "修正 z 值（对数，按绝对中位差）15.0，超出 ±3.5，明显偏高"
    )
    assert table["percentile"].tolist()[:3] == [2.5, 7.5, 12.5]


def test_few_clean_lognormal_amounts_are_flagged():
    draw = np.random.default_rng(7)
    tables = [positions(*draw.lognormal(3, 1.5, 40)) for _ in range(25)]
    assert sum(table["outlier"].sum() for table in tables) <= 5  # of 1,000


def test_false_flags_to_expect_stand_beside_the_flags():
    assert positions(*map(float, range(1, 41)))["expected_false"].iloc[0] == pytest.approx(
        0.13, abs=0.02
    )


def test_zeros_stand_apart():
    table = positions(0.0, 0.0, *(10.0 + n for n in range(8)), 1000.0)
    assert table["n_zero"].eq(2).all()
    assert table["z"].isna().tolist() == [True] * 2 + [False] * 9
    assert table["outlier"].tolist() == [False] * 10 + [True]
    assert table["why"].iloc[0] == "0；同组 11 个有数的中有 2 个为 0，另作一类，不判断离群"


def test_negative_figures_are_scored_as_they_are():
    assert set(positions(-1.0, *map(float, range(9)))["scale"]) == {"原值"}


def test_peers_are_of_one_scope():
    frame = long(*((f"{n}局", 2024, float(n)) for n in range(4)))
    table = peer_position(frame.assign(scope=["部门", "部门", "部门", "单位"]), "value")
    assert table["n_peers"].tolist() == [3, 3, 3, 1]


def test_unit_goes_with_the_matrix_and_several_are_refused():
    frame = long(("甲局", 2024, 1.0), ("乙局", 2024, 2.0)).assign(measure_unit=["人次", "人次"])
    assert compare(frame, "value").attrs["measure_unit"] == "人次"
    with pytest.raises(FrameError, match="几种计量单位：人次、万元"):
        compare(frame.assign(measure_unit=["人次", "万元"]), "value")


def test_mean_deviation_where_more_than_half_are_equal():
    table = positions(5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 9.0)
    assert table["z"].iloc[-1] == pytest.approx(10 / 1.253314)
    assert table["outlier"].tolist() == [False] * 9 + [True]


def test_all_equal():
    table = positions(*[5.0] * 8)
    assert table["why"].tolist() == ["同组 8 个都是 5.00"] * 8
    assert not table["outlier"].any()


def test_too_few_to_tell():
    assert set(positions(1.0, 99.0)["why"]) == {"同组只有 2 个有数，少于 8 个，不判断离群"}


def test_missing_is_nobodys_peer():
    table = positions(1.0, 2.0, 3.0, math.nan)
    assert table["n_peers"].tolist() == [3, 3, 3, 3]
    assert table["why"].iloc[-1] == "没有数，不比较"
    assert math.isnan(table["percentile"].iloc[-1])


def test_no_rate_from_a_zero_median():
    assert positions(0.0, 0.0, 1.0)["deviation_rate"].isna().all()


def test_years_are_groups_of_their_own():
    frame = long(("甲局", 2023, 1.0), ("乙局", 2023, 3.0), ("甲局", 2024, 10.0))
    assert peer_position(frame, "value")["median"].tolist() == [2.0, 2.0, 10.0]


def test_forty_departments():
    table = positions(*map(float, range(40)))
    assert table["n_peers"].eq(40).all()
    assert not table["outlier"].any()
