"""One writer at a time at an address, where no system holds a lock for a process.

The writer keeps an object there and renews it while it lives. One that stays as it is for longer
than a lease lasts was left by a writer that died. Time is told by the clock of whoever waits: those
of different machines need not agree.

A writer may only have slept. So it looks at its lease before it writes, once it cannot be sure of
it, and stops if another has it; and what it still decides after that is ignored (``journal.oust``).
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.disk import RemoteDisk, connect
from juesuan_analysis.store.journal import oust, recover
from juesuan_analysis.store.remote import FENCES
from juesuan_analysis.store.writer import described, this_writer

_NAME = ".lease"
_NOBODY = "-"


class LostError(JuesuanError):
    """Another writes by now."""


@frozen
class Terms:
    """How long a lease lasts, and how often it is renewed and looked at, in seconds.

    A new one is watched before it counts where another was dropped: two may have done that.
    """

    lasts: float = 120.0
    renewed: float = 30.0
    looked_at: float = 2.0
    watched: float = 1.0


TERMS = Terms()


def _now() -> float:
    """Seconds by a clock that goes on while the machine sleeps, where there is one."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.time()


@frozen
class Lease:
    """The object that says who writes: ``owner``, renewals, whom it follows, and where it runs."""

    system: Any
    path: str
    owner: str
    follows: str = _NOBODY

    def held(self) -> bytes | None:
        """What the object says now; None where there is none."""
        self.system.invalidate_cache()
        try:
            return bytes(self.system.cat_file(self.path))
        except FileNotFoundError:
            return None

    def is_mine(self) -> bool:
        """Whether this process is the one that writes."""
        return (self.held() or b"").startswith(self.owner.encode())

    def take(self) -> bool:
        """Put the object there, if there is none."""
        try:
            self.system.pipe_file(self.path, self._said(0), mode="create")
        except OSError:  # it exists; each file system says so in its own way
            if self.held() is None:
                raise
            return False
        return True

    def renew(self, times: int) -> None:
        """Show that the writer lives, if nobody else has the lease by now.

        Raises
        ------
        LostError
            Another has it.
        """
        condition = self._unchanged()
        if not self.is_mine():
            raise LostError(self.path)
        try:
            self.system.pipe_file(self.path, self._said(times), **condition)
        except OSError as error:
            if not self.is_mine():
                raise LostError(self.path) from error
            raise

    def _unchanged(self) -> dict[str, str]:
        """What makes a write fail where another came first; only object stores know it."""
        if "s3" not in self.system.protocol:
            return {}
        self.system.invalidate_cache()
        with suppress(FileNotFoundError):
            return {"IfMatch": self.system.info(self.path)["ETag"]}
        return {}

    def drop(self) -> None:
        """Take the object away."""
        with suppress(FileNotFoundError):
            self.system.rm_file(self.path)

    def _said(self, times: int) -> bytes:
        return f"{self.owner} {times} {self.follows} {this_writer()}".encode()


@dataclass(slots=True)
class _Fence:
    """What stands before each write of one writer."""

    lease: Lease
    terms: Terms
    times: int = 0
    sure: float = field(default_factory=_now)  # when the lease was known to be ours
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def owner(self) -> str:
        return self.lease.owner

    def renew(self) -> None:
        with self.lock:
            before = _now()
            self.times += 1
            self.lease.renew(self.times)
            self.sure = before

    def check(self) -> None:
        """Stop a writer whose lease another may have by now.

        Raises
        ------
        LostError
            Another has it.
        """
        idle = _now() - self.sure
        # Below nought where a clock was set back: that is not sure either.
        if 0 <= idle < self.terms.lasts / 2:
            return
        try:
            self.renew()
        except LostError as error:
            raise LostError(
                "这个进程停顿太久，没有按时续期，写入的权利已由另一个 juesuan 接过去，"
                "所以停下，没有再写；已写好的都在，请再次运行，会接着做"
            ) from error


def _keep(fence: _Fence, ended: threading.Event) -> None:
    while not ended.wait(fence.terms.renewed):
        try:
            fence.renew()
        except LostError:
            fence.sure = float("-inf")  # the next write stops
            return
        except OSError:  # the network may come back before the lease ends
            continue


def _owners(said: bytes | None) -> list[str]:
    """Whom a lease names: who holds it, and whom they followed."""
    words = (said or b"").decode(errors="replace").split(" ", 3)
    return [word for word in (words[:1] + words[2:3]) if word and word != _NOBODY]


def _wait(lease: Lease, terms: Terms) -> list[str]:
    """Wait until the writer has gone, or has not renewed its lease in time; then drop that.

    Returns whose lease was dropped.
    """
    said, since = lease.held(), time.monotonic()
    while said is not None:
        time.sleep(terms.looked_at)
        now = lease.held()
        if now != said:
            said, since = now, time.monotonic()
        elif time.monotonic() - since > terms.lasts:
            lease.drop()
            return _owners(said)
    return []


def _acquire(lease: Lease, terms: Terms) -> tuple[Lease, list[str]]:
    """Take the lease; give it with whose was dropped for it."""
    if lease.take():
        return lease, []
    while True:
        dropped = _wait(lease, terms)
        mine = Lease(lease.system, lease.path, lease.owner, dropped[0] if dropped else _NOBODY)
        if mine.take():
            time.sleep(terms.watched)
            if mine.is_mine():
                return mine, dropped


@contextmanager
def leased(
    address: str,
    *,
    wait: bool = True,
    told: Callable[[str], object] | None = None,
    terms: Terms = TERMS,
) -> Iterator[None]:
    """Hold the right to write at an address; see :func:`juesuan_analysis.store.lock.writing`."""
    system, root = connect(address)
    lease = Lease(system, f"{root}/{_NAME}", uuid.uuid4().hex)
    if (said := lease.held()) is not None:
        who = described(_who(said))
        if not wait:
            raise JuesuanError(
                f"另一个 juesuan{who}正在写入 {address}（或者刚刚意外中断），请等它结束后再运行"
            )
        if told:
            told(f"另一个 juesuan{who}正在写入 {address}，等待中（--no-wait 则退出）")
    lease, dropped = _acquire(lease, terms)
    fence, ended = _Fence(lease, terms), threading.Event()
    keeper = threading.Thread(target=_keep, args=[fence, ended], daemon=True)
    keeper.start()
    FENCES[root] = fence
    try:
        if dropped:
            _follow(RemoteDisk(system, root), dropped)
        yield
    finally:
        FENCES.pop(root, None)
        ended.set()
        keeper.join()
        if lease.is_mine():
            lease.drop()


def held_by(address: str) -> str | None:
    """Who writes at an address, in words; None where nobody does."""
    system, root = connect(address)
    said = Lease(system, f"{root}/{_NAME}", "").held()
    return None if said is None else described(_who(said))


def _who(said: bytes) -> list[str]:
    return said.decode(errors="replace").split(" ", 3)[3:]


def _follow(disk: RemoteDisk, dropped: list[str]) -> None:
    """Finish what a writer had decided whose lease ended; what it decides from now on is void."""
    recover(disk)
    oust(disk, dropped)
