"""``juesuan departments`` proposes, keeps what a person wrote, and writes the register."""

import pandas as pd
from click.testing import CliRunner

from juesuan_analysis.analysis import read_departments
from juesuan_analysis.analysis.departments.draft import drafted
from juesuan_analysis.cli import main

PROPOSED = pd.DataFrame(
    [
        ("虚构区", 2022, "甲局", 2023, "乙局", "更名", 0.9, "虚构"),
        ("虚构区", 2022, "甲局", 2023, "丙局", "更名", 0.5, "虚构"),
        ("虚构区", 2022, "丁局", 2023, "戊局", "拆分", 0.8, "虚构"),
        ("虚构区", 2022, "丁局", 2023, "己局", "拆分", 0.8, "虚构"),
    ],
    columns=[
        "region",
        "year_from",
        "department_from",
        "year_to",
        "department_to",
        "kind",
        "score",
        "why",
    ],
)


def test_the_best_way_of_each_department_is_drafted():
    table, added = drafted(PROPOSED)
    assert (added, table["entity"].tolist()) == (3, ["乙局", "丁局", "丁局"])
    assert table["confirmed"].isna().all()


def test_what_a_person_wrote_stays():
    own = drafted(PROPOSED)[0].head(1).assign(confirmed="否", note="不是一家")
    table, added = drafted(PROPOSED, own)
    assert added == 2
    assert table.iloc[0][["confirmed", "note"]].tolist() == ["否", "不是一家"]


def test_only_what_is_confirmed_counts(tmp_path):
    path = tmp_path / "departments.csv"
    drafted(PROPOSED)[0].assign(confirmed=["是", None, "否"]).to_csv(path, index=False)
    assert read_departments(path)["entity"].tolist() == ["乙局"]


def test_a_list_and_a_register_are_written(store, tmp_path):
    out, register = tmp_path / "departments.csv", tmp_path / "主体.csv"
    words = ["departments", str(store.path), "--out", str(out), "--register", str(register)]
    first, again = (CliRunner().invoke(main, words) for _ in range(2))
    assert first.exit_code == 0, first.output
    assert "新提 0 条" in again.output
    assert {"id", "entity", "event"} <= set(pd.read_csv(register).columns)
