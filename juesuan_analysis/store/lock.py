"""One writer at a time.

The system holds the lock for the process, so that one who dies leaves none behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from juesuan_analysis.errors import JuesuanError

_NAME = ".lock"


@contextmanager
def writing(
    store: Path | str, *, wait: bool = True, told: Callable[[str], object] | None = None
) -> Iterator[None]:
    """Hold the right to write to a store; readers need none.

    Parameters
    ----------
    store
        Folder of the store; it must exist. At an address there is nothing that could be locked:
        whoever runs there sees to it that only one writes.
    wait
        Wait for another writer to finish.
    told
        Gets a line for the analyst where there is another writer.

    Raises
    ------
    JuesuanError
        Another process writes, and ``wait`` is false.
    """
    if isinstance(store, str):
        yield
        return
    lock = FileLock(store / _NAME)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        if not wait:
            raise JuesuanError(f"另一个 juesuan 正在写入 {store}，请等它结束后再运行") from error
        if told:
            told(f"另一个 juesuan 正在写入 {store}，等待中（--no-wait 则退出）")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
