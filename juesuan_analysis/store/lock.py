"""One writer at a time.

On a disk the system holds the lock for the process, so that one who dies leaves none behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.disk import is_remote
from juesuan_analysis.store.lease import leased

_NAME = ".lock"


@contextmanager
def writing(
    store: Path | str, *, wait: bool = True, told: Callable[[str], object] | None = None
) -> Iterator[None]:
    """Hold the right to write to a store; readers need none.

    Parameters
    ----------
    store
        Folder of the store, which must exist; or its address, where an object that is renewed
        stands for the lock.
    wait
        Wait for another writer to finish.
    told
        Gets a line for the analyst where there is another writer.

    Raises
    ------
    JuesuanError
        Another process writes, and ``wait`` is false.
    """
    if isinstance(store, str) and is_remote(store):
        with leased(store, wait=wait, told=told):
            yield
        return
    lock = FileLock(Path(store) / _NAME)
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
