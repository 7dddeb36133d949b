"""A panel keeps whom it says it keeps, and says of everyone else why not; all 虚构."""

from dataclasses import dataclass

import pandas as pd
import pytest

from juesuan_analysis.analysis import FrameError, panel
from tests.frames import REGION, departments, entries, statements

TOTAL, TRIP, CAR, GUEST = (
    "“三公”经费合计",
    "因公出国（境）费",
    "公务用车购置及运行维护费",
    "公务接待费",
)


@dataclass
class Given:
    """Frames in the place of a store."""

    frame: pd.DataFrame

    def entries(self):
        return self.frame

    def statements(self):
        return statements()

    def disclosures(self):
        columns = ["disclosure_id", "region", "department", "year", "source"]
        scope = self.frame["disclosure_id"].str.split("|").str[2]
        return self.frame[columns].assign(scope=scope).drop_duplicates()


def nine(department, year, total, trip=0.0, car=0.0, guest=0.0, standing="已印证", **who):
    items = {"合计": total, TRIP: trip, CAR: car, GUEST: guest}
    cells = [(9, None, None, item, "决算数", amount) for item, amount in items.items()]
    frame = entries(*cells, department=department, year=year, **who)
    return frame.assign(standing=standing, ref=frame["disclosure_id"] + "|" + frame["line"], page=3)


FULL = [nine("甲局", 2023, 5.0, guest=5.0), nine("甲局", 2024, 6.0, guest=6.0)]
LATE = [nine("乙局", 2024, 2.0, guest=2.0)]
NAMES = ["公务接待费"]


def made(*frames, names=NAMES, **options):
    return panel(Given(pd.concat(frames, ignore_index=True)), names, **options)


def who(found):
    return sorted(set(zip(found.data["entity"], found.data["year"], strict=True)))


def states(found, entity):
    rows = found.coverage[found.coverage["entity"] == entity]
    return dict(zip(rows["year"], rows["state"], strict=True))


def test_balanced_keeps_those_with_every_year():
    assert who(made(*FULL, *LATE)) == [("甲局", 2023), ("甲局", 2024)]


def test_coverage_says_why_one_is_not_in():
    assert states(made(*FULL, *LATE), "乙局") == {2023: "没有公开文件", 2024: "不足全部年度"}


def test_any_keeps_whoever_has_a_figure():
    found = made(*FULL, *LATE, balance="any")
    assert who(found) == [("乙局", 2024), ("甲局", 2023), ("甲局", 2024)]


def test_window_keeps_the_years_and_units_with_most_figures():
    many = [nine(name, 2024, 1.0, guest=1.0) for name in ("丙局", "丁局", "戊局")]
    found = made(*FULL, *LATE, *many, balance="window")
    assert {year for _, year in who(found)} == {2024}
    assert len(who(found)) == 5


def test_a_blank_is_not_in_and_not_zero():
    blank = nine("乙局", 2023, 1.0, guest=float("nan"))
    found = made(*FULL, *LATE, blank)
    assert states(found, "乙局")[2023] == "文件里没有这个数"


def test_a_total_that_is_not_the_sum_of_its_parts_is_listed():
    parts = [TOTAL, TRIP, CAR, GUEST]
    found = made(nine("甲局", 2024, 9.0, guest=5.0), names=parts)
    gaps = found.additivity[["entity", "value", "sum", "gap"]].to_numpy().tolist()
    assert gaps == [["甲局", 9.0, 5.0, 4.0]]
    assert found.certificate()[-2:] == [
        "合计与分项不符的有 1 处（相加会不等）：",
        "　甲局 2024 年“三公”经费合计 9.00，各项之和 5.00，相差 4.00。",
    ]
    assert found.data.set_index("indicator")["note"].dropna().to_dict() == {
        TOTAL: "与分项之和相差 4.00"
    }


def test_a_total_is_checked_where_its_parts_are_not_asked_for():
    found = made(nine("甲局", 2024, 9.0, guest=5.0), names=[TOTAL])
    assert found.additivity["gap"].tolist() == [4.0]
    assert set(found.data["indicator"]) == {TOTAL}


def test_a_total_that_does_not_add_up_can_be_refused():
    with pytest.raises(FrameError, match=r"合计与分项不符：甲局 2024 年.*相差 4\.00"):
        made(nine("甲局", 2024, 9.0, guest=5.0), names=[TOTAL], additivity="raise")


def test_totals_that_add_up_are_said_to():
    assert made(*FULL, names=[TOTAL, TRIP, CAR, GUEST]).certificate()[-1].endswith("相加一致。")


def test_proof_counts_money_not_figures():
    found = made(
        nine("甲局", 2024, 3.0, guest=3.0), nine("乙局", 2024, 1.0, guest=1.0, standing="矛盾")
    )
    row = found.proof.iloc[0]
    assert (row["figures"], row["proved_share"], row["contradicted"]) == (2, 75.0, 1)


def test_merged_departments_are_one_entity():
    merged = departments(("甲局", None, None, "新局"), ("乙局", None, None, "新局"))
    found = made(*FULL, nine("乙局", 2023, 1.0, guest=1.0), *LATE, entities=merged)
    assert found.data[["entity", "year", "value"]].to_numpy().tolist() == [
        ["新局", 2023, 6.0],
        ["新局", 2024, 8.0],
    ]


def test_a_sum_that_lacks_an_addend_is_no_sum():
    merged = departments(("甲局", None, None, "新局"), ("乙局", None, None, "新局"))
    found = made(*FULL, *LATE, entities=merged, balance="any")
    assert who(found) == [("新局", 2024)]
    assert states(found, "新局")[2023].startswith("合并各方不全")


def test_a_unit_beside_a_department_is_another_scope():
    found = made(
        nine("甲局", 2023, 5.0, guest=5.0, scope="单位"), nine("甲局", 2024, 6.0, guest=6.0)
    )
    assert states(found, "甲局")[2023] == "口径变化"


def test_an_unknown_indicator_is_refused():
    with pytest.raises(FrameError):
        made(*FULL, names=["没有的指标"])


def test_the_rows_of_the_input_may_stand_in_any_order():
    frame = pd.concat([*FULL, *LATE], ignore_index=True)
    one, other = (panel(Given(f), NAMES, balance="any").data for f in (frame, frame[::-1]))
    pd.testing.assert_frame_equal(one, other)


def test_a_region_of_its_own_has_its_own_years():
    far = nine("甲局", 2024, 1.0, guest=1.0, region="虚构市乙区")
    found = made(*FULL, far)
    kept = set(zip(found.data["region"], found.data["year"], strict=True))
    assert kept == {(REGION, 2023), (REGION, 2024), ("虚构市乙区", 2024)}
