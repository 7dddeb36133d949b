"""What the end of a run says."""

import pytest

from juesuan_analysis.batch.outcome import Outcome
from juesuan_analysis.cli.extract import _summary


@pytest.mark.parametrize(("read", "advised"), [(499, False), (500, True)])
def test_many_documents_are_better_merged(read, advised):
    told = _summary([Outcome(f"{i}.pdf", "read") for i in range(read)], "数据", 0)
    assert ("juesuan compact 数据" in told) is advised


def test_nothing_changed():
    told = _summary([Outcome("甲.pdf", "unchanged")], "数据", 0)
    assert told.splitlines()[1:] == ["全部文件都没有变动，没有重新读取", "数据在 数据"]
