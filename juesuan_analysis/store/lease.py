"""One writer at a time at an address, where no system holds a lock for a process.

The writer keeps an object there and renews it while it lives. One that stays as it is for longer
than a lease lasts was left by a writer that died. Time is told by the clock of whoever waits: those
of different machines need not agree.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.disk import connect

_NAME = ".lease"


@dataclass(frozen=True, slots=True)
class Terms:
    """How long a lease lasts, and how often it is renewed and looked at, in seconds.

    A new one is watched before it counts where another was dropped: two may have done that.
    """

    lasts: float = 120.0
    renewed: float = 30.0
    looked_at: float = 2.0
    watched: float = 1.0


TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Lease:
    """The object that says who writes: ``owner`` and how often it was renewed."""

    system: Any
    path: str
    owner: str

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
        """Show that the writer lives."""
        self.system.pipe_file(self.path, self._said(times))

    def drop(self) -> None:
        """Take the object away."""
        with suppress(FileNotFoundError):
            self.system.rm_file(self.path)

    def _said(self, times: int) -> bytes:
        return f"{self.owner} {times}".encode()


def _keep(lease: Lease, ended: threading.Event, terms: Terms) -> None:
    times = 0
    while not ended.wait(terms.renewed):
        times += 1
        with suppress(OSError):  # the network may come back before the lease ends
            lease.renew(times)


def _wait(lease: Lease, terms: Terms) -> None:
    """Wait until the writer has gone, or has not renewed its lease in time; then drop that."""
    said, since = lease.held(), time.monotonic()
    while said is not None:
        time.sleep(terms.looked_at)
        now = lease.held()
        if now != said:
            said, since = now, time.monotonic()
        elif time.monotonic() - since > terms.lasts:
            lease.drop()
            return


def _acquire(lease: Lease, terms: Terms) -> None:
    if lease.take():
        return
    while True:
        _wait(lease, terms)
        if lease.take():
            time.sleep(terms.watched)
            if lease.is_mine():
                return


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
    if lease.held() is not None:
        if not wait:
            raise JuesuanError(
                f"另一个 juesuan 正在写入 {address}（或者刚刚意外中断），请等它结束后再运行"
            )
        if told:
            told(f"另一个 juesuan 正在写入 {address}，等待中（--no-wait 则退出）")
    _acquire(lease, terms)
    ended = threading.Event()
    keeper = threading.Thread(target=_keep, args=[lease, ended, terms], daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join()
        if lease.is_mine():
            lease.drop()
