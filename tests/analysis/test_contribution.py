import math

import pandas as pd
import pytest

from juesuan_analysis.analysis import change, contribution


def test_adds_up_to_the_rate_of_the_total():
    lines = ["基本支出", "项目支出"]
    now = pd.DataFrame({"line": lines, "amount": [637.47, 222.12]})
    before = pd.DataFrame({"line": lines, "amount": [674.48, 315.16]})
    points = contribution(change(now, before, on=["line"]))["contribution"]
    assert list(points.round(2)) == [-3.74, -9.40]
    assert points.sum() == pytest.approx((859.59 - 989.64) / 989.64 * 100)


def test_groups_are_totals_of_their_own_and_unknown_parts_spoil_only_theirs():
    keys = pd.DataFrame({"department": list("aabb"), "line": list("xyxy")})
    pairs = change(
        keys.assign(amount=[3.0, 3.0, 5.0, 1.0]),
        keys.assign(amount=[1.0, 3.0, 5.0, math.nan]),
        on=["department", "line"],
    )
    points = contribution(pairs, within=["department"])["contribution"]
    assert list(points[:2]) == [50.0, 0.0]
    assert points[2:].isna().all()


def test_published_total_as_base_leaves_known_parts_known():
    changes = pd.DataFrame({"change": [5.0, math.nan], "previous": [1.0, math.nan], "all": 50.0})
    points = contribution(changes, base="all")["contribution"]
    assert points[0] == 10.0
    assert math.isnan(points[1])
