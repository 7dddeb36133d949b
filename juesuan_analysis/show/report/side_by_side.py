"""Do the same with many disclosures in several processes, giving results in order."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

from juesuan_analysis.uncollected import seldom_collected

T = TypeVar("T")
R = TypeVar("R")
_FEW = 3  # fewer are done before other processes have begun
_AT_ONCE = 4  # what is read for one is read for these
_PARTS = 4  # for each process: who is done early takes another


def in_order(work: Callable[[Sequence[T]], list[R]], items: Sequence[T], jobs: int) -> Iterator[R]:
    """Give what ``work`` makes of the items, which it gets some at a time.

    Parameters
    ----------
    work
        A function that other processes can import, or a partial of one.
    items
        What is to be done.
    jobs
        How many processes; with one, or few items, it is done here.
    """
    # Other processes are copies of this one, and collect as seldom.
    with seldom_collected():
        yield from _in_order(work, items, jobs)


def _in_order(work: Callable[[Sequence[T]], list[R]], items: Sequence[T], jobs: int) -> Iterator[R]:
    if min(jobs, len(items)) < 2 or len(items) < _FEW:
        for start in range(0, len(items), _AT_ONCE):
            yield from work(items[start : start + _AT_ONCE])
        return
    size = max(1, len(items) // (jobs * _PARTS))
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    with ProcessPoolExecutor(min(jobs, len(parts)), _context(), _deaf) as pool:
        try:
            for made in pool.map(work, parts):
                yield from made
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Copies of this process where that is safe: they need not import everything again."""
    return multiprocessing.get_context("fork" if sys.platform.startswith("linux") else "spawn")


def _deaf() -> None:
    """Leave Ctrl-C to the process that asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
