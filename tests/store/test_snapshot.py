"""One moment of a store, whatever is written meanwhile."""

import pytest
from store.test_compact import NUMBERS, fill, versions

from juesuan_analysis.store import open_store
from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.schema import DATASETS


def seen(store):
    return {name: store.rows(name).num_rows for name in DATASETS}


def test_a_snapshot_does_not_change(tmp_path):
    fill(tmp_path)
    store = open_store(tmp_path)
    with store.snapshot() as now:
        before = seen(now), now.snapshot_id
        fill(tmp_path, NUMBERS, "2", rows=27)
        fill(tmp_path, [0], "3", year=2023)
        list(compact(tmp_path, 3))
        assert (seen(now), now.snapshot_id) == before
        assert set(now.entries()["printed"]) == {"1"}
    assert set(store.entries()["printed"]) == {"2", "3"}


def test_a_snapshot_leaves_nothing_behind(tmp_path):
    fill(tmp_path, [1])
    with open_store(tmp_path).snapshot():
        pass
    assert list((tmp_path / ".snapshots").iterdir()) == []


def test_a_snapshot_of_blocks(tmp_path):
    fill(tmp_path)
    list(compact(tmp_path, 3))
    with open_store(tmp_path).snapshot() as now:
        fill(tmp_path, [2], "2", year=2023)
        assert versions(now.path)["2局"] == ("1", 18)


def test_the_same_content_has_one_name(tmp_path):
    for name in ("甲", "乙"):
        fill(tmp_path / name)
    list(compact(tmp_path / "乙", 3))
    names = {open_store(tmp_path / name).snapshot_id for name in ("甲", "乙")}
    assert len(names) == 1


@pytest.mark.parametrize("change", ["document", "correction"])
def test_other_content_has_another_name(tmp_path, change):
    fill(tmp_path)
    before = open_store(tmp_path).snapshot_id
    if change == "document":
        fill(tmp_path, [2], "2")
    else:
        head = "document,form,line,measure,amount,reason,author\n"
        row = "虚构|2局|部门|2024,1,合计,决算数,1.00,印刷错误,虚构\n"
        (tmp_path / "overrides.csv").write_text(head + row, encoding="utf-8")
    assert open_store(tmp_path).snapshot_id != before
