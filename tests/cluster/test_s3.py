"""A store on S3: compacted, replaced, compared, read by others."""

import pytest
from store.test_compact import fill, versions

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.disk import connect, disk_of
from juesuan_analysis.store.lease import Lease, LostError
from juesuan_analysis.store.lock import writing

pytest.importorskip("s3fs", reason="needs juesuan-analysis[cluster]")


@pytest.mark.slow
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


def test_only_one_writes(bucket):
    address = f"{bucket}/one"
    with (
        writing(address),
        pytest.raises(JuesuanError, match=r"另一个 juesuan.*正在写入"),
        writing(address, wait=False),
    ):
        pass
    with writing(address, wait=False):
        pass


def test_a_lease_is_taken_once(bucket):
    system, root = connect(f"{bucket}/lease")
    first, second = (Lease(system, f"{root}/.lease", owner) for owner in ("甲", "乙"))
    assert (first.take(), second.take(), first.is_mine()) == (True, False, True)
    first.renew(1)
    with pytest.raises(LostError):
        second.renew(1)
    assert first.held().startswith(b"\xe7\x94\xb2 1 ")


def test_a_renewal_does_not_overwrite_who_came_between(bucket, monkeypatch):
    system, root = connect(f"{bucket}/between")
    first, second = (Lease(system, f"{root}/.lease", owner) for owner in ("甲", "乙"))
    first.take()
    monkeypatch.setattr(Lease, "is_mine", _once_then_another_came(second, Lease.is_mine))
    with pytest.raises(LostError):
        first.renew(1)
    assert second.held().startswith("乙".encode())


def _once_then_another_came(second, is_mine):
    """Another drops and takes the lease just after it was looked at."""
    looked = []

    def look(lease):
        answer = is_mine(lease)
        if not looked:
            looked.append(lease)
            second.drop()
            second.take()
        return answer

    return look
