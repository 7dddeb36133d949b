import pandas as pd
import pytest
from frames import entries

from juesuan_analysis.analysis import FrameError, apply_departments, yearly_change
from juesuan_analysis.analysis.measures import unit_of_column


def test_printed_unit_is_not_what_amounts_are_in():
    assert unit_of_column(pd.DataFrame({"amount": [1.0], "unit": ["元"]}), "amount") == "万元"


def test_value_without_a_unit_is_not_taken_for_money():
    assert unit_of_column(pd.DataFrame({"value": [1.0]}), "value") is None


def test_rates_are_per_cent_in_any_frame():
    assert unit_of_column(pd.DataFrame({"rate": [1.0], "measure_unit": ["万元"]}), "rate") == "%"


def test_entries_in_yuan_and_in_ten_thousands_are_one_series():
    years = [
        entries((3, None, None, "合计", "本年支出合计", a), year=y).assign(unit=u)
        for a, y, u in ((10.0, 2023, "元"), (12.0, 2024, "万元"))
    ]
    changes = yearly_change(pd.concat(years))
    assert changes["rate"].dropna().tolist() == [20.0]
    assert changes["measure_unit"].tolist() == ["万元", "万元"]


def values(*rows):
    return pd.DataFrame(rows, columns=["department", "year", "value", "measure_unit"])


def test_money_in_two_units_is_converted():
    changes = yearly_change(
        values(("甲局", 2023, 100_000.0, "元"), ("甲局", 2024, 12.0, "万元")), value="value"
    )
    assert changes["previous"].tolist()[1] == 10.0
    assert changes["rate"].tolist()[1] == pytest.approx(20.0)


def test_persons_and_money_are_not_compared():
    with pytest.raises(FrameError, match="几种计量单位：万元、人次"):
        yearly_change(
            values(("甲局", 2023, 1.0, "人次"), ("甲局", 2024, 1.0, "万元")), value="value"
        )


def test_entity_is_no_unit():
    listed = pd.DataFrame(
        {
            "region": [None],
            "department": ["甲局"],
            "year_from": [None],
            "year_to": [None],
            "unit": ["新局"],
            "note": [""],
        }
    )
    frame = apply_departments(values(("甲局", 2023, 1.0, "人次")).assign(unit="元"), listed)
    assert frame[["entity", "unit", "measure_unit"]].to_numpy().tolist() == [["新局", "元", "人次"]]
