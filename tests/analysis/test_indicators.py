import math

import pandas as pd
import pytest
from frames import PUBLIC, entries, statements

from juesuan_analysis.analysis import FrameError, indicators, narrated_previous

TOTAL = (1, "支出", None, "总计", "决算数", 100.0)
SECTION = "收入支出决算总体情况"


def values(frame):
    return dict(zip(frame["indicator"], frame["value"], strict=True))


def test_form_comes_before_narrative():
    said = statements((SECTION, "支出总计", "金额", 99.0), (SECTION, "收入总计", "金额", 98.0))
    table = indicators(entries(TOTAL), said)
    assert values(table) == {"收入总计": 98.0, "支出总计": 100.0}
    assert table["value_source"].tolist() == ["情况说明", "表1"]
    assert table["scope"].tolist() == ["部门", "部门"]


def test_second_cell_where_the_first_is_blank():
    cells = entries(
        (1, "支出", None, "本年支出合计", "决算数", math.nan),
        (3, None, None, "合计", "本年支出合计", 7.0),
    )
    assert values(indicators(cells)) == {"本年支出": 7.0}


def test_zero_is_a_figure_and_a_blank_is_none():
    cells = entries(
        (9, None, None, "公务接待费", "决算数", 0.0), (9, None, None, "合计", "决算数", math.nan)
    )
    assert values(indicators(cells)) == {"公务接待费": 0.0}


def test_counts_keep_their_unit():
    said = statements((PUBLIC, "公务用车保有量", "数量", 6))
    row = indicators(entries(TOTAL), said).iloc[-1]
    assert (row["indicator"], row["value"], row["measure_unit"]) == ("公务用车保有量", 6.0, "辆")


def test_a_narrative_that_contradicts_itself_says_nothing():
    said = statements((SECTION, "收入总计", "金额", 98.0), (SECTION, "收入总计", "金额", 97.0))
    assert values(indicators(entries(TOTAL), said)) == {"支出总计": 100.0}


def test_same_cell_twice():
    assert values(indicators(entries(TOTAL, TOTAL))) == {"支出总计": 100.0}
    with pytest.raises(FrameError, match=r"同一格有两个不同的数：.*总计"):
        indicators(entries(TOTAL, (*TOTAL[:5], 101.0)))


def test_unknown_name():
    with pytest.raises(FrameError, match="没有这个指标：利润"):
        indicators(entries(TOTAL), names=["利润"])


def test_no_entries():
    assert indicators(entries(TOTAL).iloc[:0]).empty


def test_previous_from_a_stated_change():
    said = statements((SECTION, "支出总计", "增减额", -20.0, 2023))
    told = narrated_previous(indicators(entries(TOTAL)), said)
    assert told[["indicator", "previous"]].to_numpy().tolist() == [["支出总计", 120.0]]


def test_change_against_the_budget_tells_nothing_of_last_year():
    said = statements((SECTION, "支出总计", "增减额", -20.0, 2024))
    assert narrated_previous(indicators(entries(TOTAL)), said).empty


def test_forty_departments():
    cells = pd.concat([entries(TOTAL, department=f"{n}局") for n in range(40)])
    assert len(indicators(cells)) == 40
