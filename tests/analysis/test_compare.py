import math

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
    table = positions(1.0, 2.0, 3.0, 4.0, 100.0)
    assert table["outlier"].tolist() == [False] * 4 + [True]
    assert table["z"].iloc[-1] == pytest.approx(0.6745 * 97)
    assert table["why"].iloc[-1] == (
        "100.00，比同组 5 个的中位数 3.00 高 97.00；修正 z 值（按绝对中位差）65.4，超出 ±3.5，明显偏高"
    )
    assert table["percentile"].tolist() == [10.0, 30.0, 50.0, 70.0, 90.0]


def test_mean_deviation_where_more_than_half_are_equal():
    table = positions(5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 9.0)
    assert table["z"].iloc[-1] == pytest.approx(4 / (1.253314 * 0.4))
    assert table["outlier"].tolist() == [False] * 9 + [True]


def test_all_equal():
    table = positions(5.0, 5.0, 5.0)
    assert table["why"].tolist() == ["同组 3 个都是 5.00"] * 3
    assert not table["outlier"].any()


def test_too_few_to_tell():
    assert set(positions(1.0, 99.0)["why"]) == {"同组只有 2 个有数，不判断离群"}


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
