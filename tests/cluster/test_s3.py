"""A store on S3: compacted, replaced, compared, read by others."""

import pytest
from store.test_compact import fill, versions

from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.disk import disk_of

pytest.importorskip("s3fs", reason="needs juesuan-analysis[cluster]")


def test_replacing_and_compacting(bucket):
    address = f"{bucket}/small"
    fill(address, range(4))
    list(compact(address, 2))
    fill(address, [1], "2", rows=9)
    fill(address, [2], "3", year=2023)
    told = versions(address)
    assert told == {"0局": ("1", 18), "1局": ("2", 9), "2局": ("3", 18), "3局": ("1", 18)}
    assert disk_of(address).files(".staged") == []
    assert [f for f in disk_of(address).files(".journal") if f.endswith(".json")] == []
