"""One writer at a time at an address: the next waits, gives way, or takes over from the dead."""

import threading
import uuid

import pytest

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.disk import connect
from juesuan_analysis.store.lease import Lease, Terms, leased

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
        pytest.raises(JuesuanError, match="另一个 juesuan 正在写入"),
        leased(address, wait=False, terms=QUICK),
    ):
        pass


def test_the_second_waits_and_says_so(address):
    lease, told = other(address), []
    lease.take()
    threading.Timer(0.2, lease.drop).start()
    with leased(address, told=told.append, terms=QUICK):
        assert told == [f"另一个 juesuan 正在写入 {address}，等待中（--no-wait 则退出）"]


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
