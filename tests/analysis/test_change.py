import math
from decimal import Decimal

import pandas as pd
import pytest

from juesuan_analysis.analysis import FrameError, change

NAN = math.nan


def frame(**amounts):
    return pd.DataFrame({"line": list(amounts), "amount": list(amounts.values())})


@pytest.mark.parametrize(
    ("now", "before", "difference", "rate", "state"),
    [
        (859.59, 989.64, -130.05, -13.141142, "减少"),
        (5.44, 2.12, 3.32, 156.603774, "增加"),
        (3.0, 3.0, 0.0, 0.0, "持平"),
        (0.0, 0.0, 0.0, NAN, "持平"),
        (7.0, 0.0, 7.0, NAN, "新增"),
        (0.0, 7.0, -7.0, -100.0, "取消"),
        (NAN, 7.0, NAN, NAN, "缺本年"),
        (7.0, NAN, NAN, NAN, "缺上年"),
        (NAN, NAN, NAN, NAN, "缺数"),
        (5.0, -5.0, 10.0, NAN, "增加"),
    ],
)
def test_one_line(now, before, difference, rate, state):
    row = change(frame(a=now), frame(a=before), on=["line"]).iloc[0]
    assert row["change"] == pytest.approx(difference, nan_ok=True)
    assert row["rate"] == pytest.approx(rate, nan_ok=True, abs=1e-6)
    assert row["state"] == state


def test_rows_of_one_side_stay_unknown_unless_said_to_be_zero():
    now, before = frame(a=1.0, b=2.0), frame(b=1.0, c=4.0)
    unknown = change(now, before, on=["line"])
    assert list(unknown["line"]) == ["a", "b", "c"]
    assert list(unknown["state"]) == ["缺上年", "增加", "缺本年"]
    zero = change(now, before, on=["line"], absent="zero")
    assert list(zero["change"]) == [1.0, 1.0, -4.0]
    assert list(zero["state"]) == ["新增", "增加", "取消"]


def test_blank_cell_is_not_zero_even_where_absence_is():
    assert change(frame(a=NAN), frame(a=4.0), on=["line"], absent="zero")["state"][0] == "缺本年"


def test_takes_exact_decimals():
    row = change(frame(a=Decimal("0.3")), frame(a=Decimal("0.1")), on=["line"]).iloc[0]
    assert row["change"] == 0.2


def test_does_not_change_its_input():
    now, before = frame(a=1.0), frame(a=2.0)
    change(now, before, on=["line"])
    assert list(now.columns) == list(before.columns) == ["line", "amount"]


def test_refuses_two_rows_for_one_thing():
    with pytest.raises(FrameError, match="多行：a"):
        change(pd.concat([frame(a=1.0)] * 2), frame(a=1.0), on=["line"])


def test_names_missing_columns():
    with pytest.raises(FrameError, match="缺少列：department"):
        change(frame(a=1.0), frame(a=1.0), on=["department"])


@pytest.mark.parametrize(
    ("now", "before", "note"),
    [
        (1.0, 2.0, None),
        (1.0, 0.0, "上年为零"),
        (-1.0, -2.0, "上年为负"),
        (1.0, -1.0, "由负转正"),
        (-1.0, 1.0, "由正转负"),
        (1.0, NAN, "上年无数"),
    ],
)
def test_note_says_why_there_is_no_rate(now, before, note):
    row = change(frame(a=now), frame(a=before), on=["line"]).iloc[0]
    assert (None if pd.isna(row["note"]) else row["note"]) == note
