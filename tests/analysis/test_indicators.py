import math

import pandas as pd
import pytest
from frames import PUBLIC, entries, statements

from juesuan_analysis.analysis import (
    FrameError,
    cost_without_count,
    definitions,
    indicators,
    narrated_previous,
)

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


def test_ratios_say_their_unit_and_carry_the_worst_standing():
    cells = entries(
        (3, None, None, "合计", "本年支出合计", 10.0), (3, None, None, "合计", "项目支出", 4.0)
    ).assign(standing=["已印证", "矛盾"])
    row = indicators(cells, names=["项目支出占比"]).iloc[0]
    assert (row["value"], row["measure_unit"], row["standing"]) == (40.0, "%", "矛盾")


def test_no_ratio_where_a_part_is_missing():
    cells = entries((3, None, None, "合计", "项目支出", 4.0))
    assert indicators(cells, names=["项目支出占比"]).empty


def test_every_indicator_has_a_definition():
    table = definitions().set_index("indicator")
    assert table.notna().all(axis=None)
    assert table.loc["项目支出占比", "formula"] == "项目支出 ÷ 本年支出 × 100%"
    assert table.loc["公用经费", "scope"] == "一般公共预算财政拨款"


def test_cost_without_count_is_odd():
    said = statements((PUBLIC, "公务接待批次", "数量", 0.0), (PUBLIC, "公务接待人次", "数量", 9.0))
    odd = cost_without_count(
        indicators(entries((9, None, None, "公务接待费", "决算数", 6.0)), said)
    )
    assert odd[["count", "why"]].to_numpy().tolist() == [["公务接待批次", "有支出，数量为 0"]]


def test_home_part_alone_is_the_whole_only_where_the_money_says_so():
    said = [(PUBLIC, "国内公务接待批次", "数量", 41.0), (PUBLIC, "公务接待费", "金额", 6.0)]
    form = entries((9, None, None, "公务接待费", "决算数", 6.0))
    alone = indicators(form, statements(*said), names=["公务接待批次"])
    assert alone.empty
    whole = indicators(
        form, statements(*said, (PUBLIC, "国内接待费", "金额", 6.0)), names=["公务接待批次"]
    )
    assert whole["value"].tolist() == [41.0]
