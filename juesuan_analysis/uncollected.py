"""Leave the collector of cyclic garbage out of work that makes none, or little."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (100_000, 20, 1000)  # things made, looks at the young, looks at the older


@contextmanager
def uncollected() -> Iterator[None]:
    """Do without the collector, which goes through all that is alive to find nothing.

    What a document is read into refers to itself nowhere: it goes when its last use is over. What
    is imported is kept.

    >>> with uncollected():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    # About 6% of the time of reading a document.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector look seldom, and not at what is alive already, while many are drawn.

    A chart is thousands of things that refer to each other: the collector has to look now and then,
    but not seven hundred times for twelve reports.

    >>> with seldom_collected():
    ...     gc.get_threshold()
    (100000, 20, 1000)
    """
    # 17% of the time of writing a report; the peak of memory is the same.
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
