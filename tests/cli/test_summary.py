"""What the end of a run says."""

import pytest
from store.test_compact import fill

from juesuan_analysis.batch.outcome import Outcome
from juesuan_analysis.cli.extract import _compact, _summary
from juesuan_analysis.store.compact import loose


@pytest.mark.parametrize(("count", "merged"), [(2, False), (3, True)])
def test_many_small_files_are_merged_by_themselves(tmp_path, monkeypatch, count, merged):
    fill(tmp_path, range(count))
    monkeypatch.setattr("juesuan_analysis.store.compact.TOO_LOOSE", 3)
    _compact(tmp_path)
    assert (loose(tmp_path) == 0) is merged


def test_nothing_changed():
    told = _summary([Outcome("甲.pdf", "unchanged")], "数据", 0)
    assert told.splitlines()[1:] == ["全部文件都没有变动，没有重新读取", "数据在 数据"]


def test_projects_are_counted_where_there_are_any():
    read = [Outcome("甲.pdf", "read", projects=2, indicators=30), Outcome("乙.pdf", "read")]
    assert "绩效项目 2 个，指标 30 条" in _summary(read, "数据", 0).splitlines()
    assert "绩效" not in _summary(read[1:], "数据", 0)
