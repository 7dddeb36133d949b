import math

import pandas as pd
import pytest

from juesuan_analysis.analysis import FrameError, deflated, linked_index, per_capita


def amounts(*rows):
    return pd.DataFrame(rows, columns=["region", "year", "amount"])


def series(name, *rows):
    return pd.DataFrame(rows, columns=["region", "year", name])


FRAME = amounts(("甲区", 2023, 100.0), ("甲区", 2024, 110.0))


def test_prices_of_one_year():
    index = pd.DataFrame({"year": [2023, 2024], "index": [50.0, 55.0]})
    table = deflated(FRAME, index, 2024)
    assert table["real"].round(6).tolist() == [110.0, 110.0]
    assert table["base_year"].tolist() == [2024, 2024]


def test_index_by_region():
    index = series("index", ("甲区", 2023, 100.0), ("甲区", 2024, 110.0), ("乙区", 2023, 1.0))
    assert deflated(FRAME, index, 2023)["real"].round(6).tolist() == [100.0, 100.0]


def test_refuses_a_year_without_index():
    index = pd.DataFrame({"year": [2023], "index": [100.0]})
    with pytest.raises(FrameError, match="index 没有这些年度或地区：2024"):
        deflated(FRAME, index, 2023)


def test_refuses_a_base_year_without_index():
    index = pd.DataFrame({"year": [2023, 2024], "index": [100.0, 101.0]})
    with pytest.raises(FrameError, match="指数没有基年：2020"):
        deflated(FRAME, index, 2020)


def test_missing_amount_stays_missing():
    index = pd.DataFrame({"year": [2023], "index": [100.0]})
    assert math.isnan(deflated(amounts(("甲区", 2023, math.nan)), index, 2023)["real"][0])


def test_linked_index():
    yearly = pd.DataFrame({"year": [2024, 2022, 2023], "index": [102.0, 99.0, 101.0]})
    assert linked_index(yearly)["index"].tolist() == [100.0, 101.0, 103.02]


def test_linked_index_by_region():
    yearly = series(
        "index", ("甲", 2023, 109.0), ("乙", 2023, 109.0), ("甲", 2024, 110.0), ("乙", 2024, 120.0)
    )
    linked = linked_index(yearly).set_index(["region", "year"])["index"]
    assert (linked["甲", 2024], linked["乙", 2024]) == (110.0, 120.0)


def test_linked_index_wants_every_year():
    with pytest.raises(FrameError, match="年度不连续，2024"):
        linked_index(pd.DataFrame({"year": [2022, 2024], "index": [101.0, 102.0]}))


def test_per_capita_in_yuan():
    people = series("population", ("甲区", 2023, 10_000), ("甲区", 2024, 11_000))
    assert per_capita(FRAME, people, people="人")["per_capita"].tolist() == [100.0, 100.0]


def test_per_capita_lists_who_lacks():
    people = series("population", ("甲区", 2023, 10_000))
    with pytest.raises(FrameError, match="population 没有这些年度或地区：甲区 2024"):
        per_capita(FRAME, people, people="人")


def test_nobody_lives_there():
    people = series("population", ("甲区", 2023, 0), ("甲区", 2024, 1))
    with pytest.raises(FrameError, match="必须大于零"):
        per_capita(FRAME, people, people="人")


def test_refuses_a_population_twice():
    people = series("population", ("甲区", 2023, 1), ("甲区", 2023, 2))
    with pytest.raises(FrameError, match="有多行"):
        per_capita(FRAME, people, people="人")


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ([102.0, math.nan, 110.0], "空白：2022"),
        ([102.0, 0.0, 110.0], "大于零：2022 年 0"),
        ([2.0, 0.2, 1.1], "增长率请先加 100"),
        ([102.0, 618.5, 101.0], "2022 年 618.5"),
    ],
)
def test_linked_index_refuses_what_is_none(figures, words):
    with pytest.raises(FrameError, match=words):
        linked_index(pd.DataFrame({"year": [2021, 2022, 2023], "index": figures}))


@pytest.mark.parametrize("last", [math.nan, 0.0, -5.0, 2.0, 300.0])
def test_deflated_refuses_what_is_no_price_level(last):
    index = pd.DataFrame({"year": [2023, 2024], "index": [100.0, last]})
    with pytest.raises(FrameError):
        deflated(FRAME, index, 2023)


def test_deflated_refuses_rates_of_growth():
    index = pd.DataFrame({"year": [2023, 2024], "index": [2.0, 2.1]})
    with pytest.raises(FrameError, match="linked_index"):
        deflated(FRAME, index, 2023)


def test_price_level_of_base_one():
    index = pd.DataFrame({"year": [2023, 2024], "index": [1.0, 1.1]})
    assert deflated(FRAME, index, 2023)["real"].round(6).tolist() == [100.0, 100.0]


def test_population_in_ten_thousands_and_amounts_in_yuan():
    people = series("population", ("甲区", 2023, 1.0), ("甲区", 2024, 1.1))
    assert per_capita(FRAME, people, people="万人")["per_capita"].round(6).tolist() == [
        100.0,
        100.0,
    ]
    in_yuan = FRAME.rename(columns={"amount": "value"}).assign(measure_unit="元")
    assert per_capita(in_yuan, people.assign(unit="万人"), value="value")["per_capita"][0] == 0.01


def test_nobody_guesses_what_people_are_counted_in():
    people = series("population", ("甲区", 2023, 1.0), ("甲区", 2024, 1.1))
    with pytest.raises(FrameError, match="“人”还是“万人”"):
        per_capita(FRAME, people)
