"""One writer at a time at an address: the next waits, gives way, or takes over from the dead."""

import json
import os
import threading
import time
import uuid

import pytest

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.disk import connect, disk_of
from juesuan_analysis.store.journal import plans, recover
from juesuan_analysis.store.lease import Lease, LostError, Terms, leased

pytest.importorskip("fsspec", reason="needs juesuan-analysis[cluster]")
QUICK = Terms(lasts=0.4, renewed=0.05, looked_at=0.02, watched=0.05)


@pytest.fixture
def address():
    return f"memory://{uuid.uuid4().hex}/store"


def other(address) -> Lease:
    system, root = connect(address)
    return Lease(system, f"{root}/.lease", "other")


def test_nothing_is_left_behind(address):
    with leased(address, terms=QUICK):
        assert other(address).held() is not None
    assert other(address).held() is None


def test_only_one_can_take_it(address):
    with leased(address, terms=QUICK):
        assert not other(address).take()


def test_the_second_may_give_way(address):
    other(address).take()
    with (
        pytest.raises(JuesuanError, match=r"另一个 juesuan.*正在写入"),
        leased(address, wait=False, terms=QUICK),
    ):
        pass


def test_the_second_waits_and_says_so(address):
    lease, told = other(address), []
    lease.take()
    threading.Timer(0.2, lease.drop).start()
    with leased(address, told=told.append, terms=QUICK):
        assert len(told) == 1
        assert f"正在写入 {address}，等待中（--no-wait 则退出）" in told[0]


def test_a_dead_holder_is_followed_when_its_lease_ends(address):
    other(address).take()
    with leased(address, terms=QUICK):
        assert not other(address).is_mine()


def test_a_living_holder_keeps_it(address):
    """It renews its lease, so that who waits longer than a lease lasts has still to wait."""
    entered = threading.Event()

    def second():
        with leased(address, terms=QUICK):
            entered.set()

    with leased(address, terms=QUICK):
        waiting = threading.Thread(target=second)
        waiting.start()
        assert not entered.wait(3 * QUICK.lasts)
    waiting.join(10)
    assert entered.is_set()


def test_what_another_holds_by_now_is_left_to_it(address):
    with leased(address, terms=QUICK):
        lease = other(address)
        lease.drop()
        lease.take()
    assert lease.is_mine()


def test_a_writer_that_slept_past_its_lease_stops_before_its_next_write(address):
    disk = disk_of(address)
    with pytest.raises(LostError, match="另一个 juesuan 接过去"), leased(address, terms=QUICK):
        disk.write({"a": b"1"})
        lease = other(address)
        lease.drop()
        lease.take()
        time.sleep(QUICK.lasts)
        disk.write({"b": b"2"})
    assert (disk.exists("a"), disk.exists("b")) == (True, False)
    assert lease.is_mine()


def test_what_a_writer_decides_after_its_lease_is_ignored(address):
    """It wrote its journal in the instant after it had looked at its lease."""
    other(address).take()
    disk = disk_of(address)
    with leased(address, terms=QUICK):
        disk.write({".staged/x": b"late"})
        plan = json.dumps({"moves": {".staged/x": "entries/year=2024/x"}}).encode()
        disk.write({".journal/turn-1.other.json": plan})
        recover(disk)
        assert plans(disk) == []
    assert not disk.exists("entries/year=2024/x")


def test_what_a_dead_writer_had_decided_is_finished(address):
    other(address).take()
    disk = disk_of(address)
    disk.write({".staged/x": b"decided"})
    plan = json.dumps({"moves": {".staged/x": "entries/year=2024/x"}}).encode()
    disk.write({".journal/1.other.json": plan})
    with leased(address, terms=QUICK):
        assert disk.read("entries/year=2024/x") == b"decided"


def test_who_waits_is_told_for_whom(address):
    with (
        leased(address, terms=QUICK),
        pytest.raises(JuesuanError, match=rf"进程 {os.getpid()}"),
        leased(address, wait=False, terms=QUICK),
    ):
        pass
