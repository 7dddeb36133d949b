import pandas as pd
import pytest
from frames import REGION, departments

from juesuan_analysis.analysis import FrameError, apply_departments, by_unit, read_departments


def panel(*rows):
    return pd.DataFrame(rows, columns=["department", "year", "amount"]).assign(region=REGION)


MERGED = departments(("民政局", None, 2022, "教体局"))
HEADER = "region,department,year_from,year_to,unit,note\n"


def sums(frame, listed):
    table = by_unit(frame, listed)
    missing = table["missing"].fillna("")
    return dict(
        zip(
            zip(table["department"], table["year"], strict=True),
            zip(table["amount"].fillna(-1), missing, strict=True),
            strict=True,
        )
    )


def test_reads_a_list(tmp_path):
    path = tmp_path / "departments.csv"
    path.write_text(HEADER + "甲区,民政局,,2022,教体局,合并\n", "utf-8")
    row = read_departments(path).iloc[0]
    assert (row["entity"], row["year_to"]) == ("教体局", 2022)
    assert pd.isna(row["year_from"])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("甲区,民政局,2023,2022,教体局,\n", "起年晚于止年：民政局"),
        ("甲区,民政局,前年,,教体局,\n", "year_from 不是年度：前年"),
        ("甲区,民政局,,,,\n", "不能空白"),
        ("甲区,民政局,,2022,甲,\n甲区,民政局,2022,,乙,\n", "同一年度有两行：民政局"),
    ],
)
def test_refuses_a_list_that_contradicts_itself(tmp_path, rows, message):
    path = tmp_path / "departments.csv"
    path.write_text(HEADER + rows, "utf-8")
    with pytest.raises(FrameError, match=message):
        read_departments(path)


def test_no_file(tmp_path):
    with pytest.raises(FrameError, match="读不了部门对照表"):
        read_departments(tmp_path / "none.csv")


def test_unit_is_the_department_where_nothing_is_listed():
    units = apply_departments(panel(("民政局", 2022, 1.0), ("民政局", 2023, 1.0)), MERGED)
    assert units["entity"].tolist() == ["教体局", "民政局"]


def test_another_region_is_not_meant():
    frame = panel(("民政局", 2022, 1.0)).assign(region="乙区")
    assert apply_departments(frame, MERGED)["entity"].tolist() == ["民政局"]


def test_keeps_rows_and_their_index():
    frame = panel(("民政局", 2022, 1.0), ("财政局", 2022, 2.0)).set_axis([7, 3])
    assert apply_departments(frame, MERGED).index.tolist() == [7, 3]


def test_merger_sums_the_parts():
    frame = panel(("民政局", 2022, 1.0), ("教体局", 2022, 5.0), ("教体局", 2023, 7.0))
    assert sums(frame, MERGED) == {("教体局", 2022): (6.0, ""), ("教体局", 2023): (7.0, "")}


def test_a_part_that_is_not_there_leaves_no_sum():
    frame = panel(("教体局", 2021, 4.0), ("民政局", 2022, 1.0), ("教体局", 2022, 5.0))
    assert sums(frame, MERGED)["教体局", 2021] == (-1, "民政局")


def test_the_unit_itself_may_be_the_part_that_lacks():
    frame = panel(("民政局", 2021, 4.0), ("民政局", 2022, 1.0), ("教体局", 2022, 5.0))
    assert sums(frame, MERGED)["教体局", 2021] == (-1, "教体局")


def test_renamed_department_chains_though_its_years_are_blank():
    listed = departments(("旧局", None, None, "新局"))
    frame = panel(("旧局", 2022, 1.0), ("新局", 2023, 2.0))
    assert sums(frame, listed) == {("新局", 2022): (1.0, ""), ("新局", 2023): (2.0, "")}


def test_two_into_a_new_one():
    listed = departments(("甲局", None, 2022, "丙局"), ("乙局", None, 2022, "丙局"))
    frame = panel(("甲局", 2022, 1.0), ("乙局", 2022, 2.0), ("丙局", 2023, 4.0))
    assert sums(frame, listed) == {("丙局", 2022): (3.0, ""), ("丙局", 2023): (4.0, "")}


def test_blank_part_makes_the_sum_unknown():
    frame = panel(("民政局", 2022, float("nan")), ("教体局", 2022, 5.0))
    assert sums(frame, MERGED)["教体局", 2022] == (-1, "")


def test_line_that_one_part_does_not_list_counts_as_nothing():
    rows = [("民政局", 2022, "a", 1.0), ("教体局", 2022, "a", 2.0), ("教体局", 2022, "b", 3.0)]
    frame = pd.DataFrame(rows, columns=["department", "year", "line", "amount"])
    table = by_unit(frame.assign(region=REGION), MERGED, on=["line"])
    assert table["amount"].tolist() == [3.0, 3.0]


def test_refuses_a_row_twice():
    with pytest.raises(FrameError, match="有多行"):
        by_unit(panel(("甲", 2022, 1.0), ("甲", 2022, 1.0)), MERGED)
