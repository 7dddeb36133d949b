import pandas as pd
import pytest
from frames import REGION, entries, statements

from juesuan_analysis.analysis import FrameError, as_departments, propose_matches


def disclosed(name, year, total, codes=(), opening=None, closing=None):
    cells = [(1, "支出", None, "总计", "决算数", total)]
    cells += [(3, None, code, code, "本年支出合计", 1.0) for code in codes]
    cells += [(1, "收入", None, "年初结转和结余", "决算数", opening)] if opening else []
    cells += [(1, "支出", None, "年末结转和结余", "决算数", closing)] if closing else []
    return entries(*cells, department=REGION + name, year=year)


def best(*frames, said=None):
    row = propose_matches(pd.concat(frames), said).iloc[0]
    return row["department_from"], row["department_to"], row["kind"], row["why"]


STAYS = (disclosed("审计局", 2022, 50.0), disclosed("审计局", 2023, 51.0))


def test_renamed_by_name_and_size():
    old = disclosed("规划和国土资源管理局", 2022, 100.0)
    new = disclosed("规划和自然资源局", 2023, 104.0)
    _, to, kind, why = best(old, new, *STAYS)
    assert (to, kind) == (REGION + "规划和自然资源局", "更名")
    assert why == "名称相似（71%）；支出规模相当"


def test_renamed_by_carry_over():
    old, new = (
        disclosed("甲局", 2022, 100.0, closing=3.21),
        disclosed("乙委", 2023, 60.0, opening=3.21),
    )
    assert best(old, new, *STAYS)[3] == "年初结转和结余 3.21 等于其上年年末数"


def test_renamed_by_what_the_narrative_says_of_last_year():
    said = statements(
        ("收入支出决算总体情况", "支出总计", "增减额", -40.0, 2022),
        department=REGION + "乙委",
        year=2023,
    )
    old, new = disclosed("甲局", 2022, 100.0), disclosed("乙委", 2023, 60.0)
    assert (
        best(old, new, *STAYS, said=said)[3] == "情况说明推算的上年支出总计 100.00 等于其上年决算"
    )


def test_merged_into_one_that_was_there_by_its_codes():
    frames = (
        disclosed("民政局", 2022, 10.0, ["2080201", "2080505"]),
        disclosed("教体局", 2022, 90.0, ["2050201", "2080505"]),
        disclosed("教体局", 2023, 101.0, ["2050201", "2080201", "2080505"]),
    )
    gone, to, kind, why = best(*frames)
    assert (gone, to, kind) == (REGION + "民政局", REGION + "教体局", "合并")
    assert why == "承接其特有科目 2080201；支出规模相当"


def test_two_merged_into_a_new_one_by_their_carry_over():
    table = propose_matches(
        pd.concat(
            [
                disclosed("甲局", 2022, 10.0, closing=1.5),
                disclosed("乙委", 2022, 20.0, closing=2.5),
                disclosed("丙办", 2023, 70.0, opening=4.0),
            ]
        )
    )
    assert table["kind"].tolist() == ["合并", "合并"]
    assert set(table["why"]) == {"年初结转和结余 4.00 等于各方合计的上年年末数"}


def test_only_within_a_region():
    other = disclosed("新局", 2023, 100.0, opening=3.0).assign(region="乙区")
    assert propose_matches(pd.concat([disclosed("旧局", 2022, 100.0, closing=3.0), other])).empty


def test_nothing_ended():
    assert propose_matches(pd.concat(STAYS)).empty


def test_as_departments_follows_a_name_on():
    columns = ["region", "year_from", "department_from", "year_to", "department_to", "kind", "why"]
    rows = [
        ("甲区", 2021, "一局", 2022, "二局", "更名", "虚构"),
        ("甲区", 2022, "二局", 2023, "三局", "更名", "虚构"),
    ]
    listed = as_departments(pd.DataFrame(rows, columns=columns))
    assert listed["entity"].tolist() == ["三局", "三局"]
    assert listed["year_to"].tolist() == [2021, 2022]


def test_as_departments_wants_one_way_for_each():
    row = pd.DataFrame({"region": ["甲区"], "department_from": ["一局"]})
    with pytest.raises(FrameError, match=r"几个去向.*一局"):
        as_departments(pd.concat([row, row]))


WHOLE = (
    disclosed("农业农村局", 2022, 100.0, closing=7.31),
    disclosed("农业局", 2023, 70.0, opening=4.11),
    disclosed("乡村振兴局", 2023, 40.0, opening=3.20),
)


def test_one_that_became_two_by_their_carry_over():
    table = propose_matches(pd.concat([*WHOLE, *STAYS]))
    assert table["kind"].tolist() == ["拆分", "拆分"]
    assert set(table["department_to"]) == {REGION + "农业局", REGION + "乡村振兴局"}
    assert table["why"][0].endswith("年初结转和结余合计等于其上年年末数 7.31")


def test_one_that_goes_on_and_gave_a_part_to_a_new_one():
    frames = (
        disclosed("农业农村局", 2022, 100.0, closing=7.31),
        disclosed("农业农村局", 2023, 70.0, opening=4.11),
        disclosed("乡村振兴局", 2023, 40.0, opening=3.20),
    )
    row = propose_matches(pd.concat([*frames, *STAYS])).iloc[0]
    assert (row["kind"], row["department_to"]) == ("拆分", REGION + "乡村振兴局")


def test_what_was_split_compares_under_the_name_of_the_whole():
    listed = as_departments(propose_matches(pd.concat(WHOLE)))
    assert set(listed["entity"]) == {REGION + "农业农村局"}
    assert listed["year_from"].tolist() == [2023, 2023]


def test_split_and_renamed_at_once_is_refused():
    table = propose_matches(pd.concat(WHOLE))
    other = table.assign(kind="更名").head(1)
    with pytest.raises(FrameError, match="请各留一种"):
        as_departments(pd.concat([table, other], ignore_index=True))
