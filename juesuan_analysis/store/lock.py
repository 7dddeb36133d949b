"""One writer at a time.

On a disk the system holds the lock for the process, so that one who dies leaves none behind.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.disk import disk_of, is_remote
from juesuan_analysis.store.journal import plans, recover
from juesuan_analysis.store.lease import held_by, leased
from juesuan_analysis.store.writer import described, this_writer

_NAME = ".lock"
_WRITER = ".writer"  # beside the lock, which those who wait empty


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
    folder = Path(store)
    lock = FileLock(folder / _NAME)
    try:
        _take(lock)
    except Timeout as error:
        who = f"另一个 juesuan{_writer(folder)}正在写入 {store}"
        if not wait:
            raise JuesuanError(f"{who}，请等它结束后再运行") from error
        if told:
            told(f"{who}，等待中（--no-wait 则退出）")
        lock.acquire()
    try:
        (folder / _WRITER).write_text(this_writer(), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            (folder / _WRITER).unlink(missing_ok=True)
        lock.release()


def _take(lock: BaseFileLock) -> None:
    """Take a lock, or raise at once; what holds it where a system has no locks is a file alone."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="flock not supported")
        lock.acquire(timeout=0)


def finish(store: Path | str) -> None:
    """Finish what an interrupted writer had decided, where nobody writes now.

    Readers of this package follow a journal in any case; others see the rows only once it is done.
    A store that may only be read, or that lies at an address (whose lease is not worth taking for
    it), is left as it is.
    """
    if not is_remote(store) and plans(disk_of(store)):
        with suppress(JuesuanError, OSError), writing(store, wait=False):
            recover(disk_of(store))


def _writer(folder: Path) -> str:
    try:
        return described([(folder / _WRITER).read_text(encoding="utf-8")])
    except (OSError, UnicodeDecodeError):
        return " "


def busy(store: Path | str) -> str | None:
    """Who writes to a store now, in words; None where nobody does, or where nobody could."""
    if isinstance(store, str) and is_remote(store):
        return held_by(store)
    lock = FileLock(Path(store) / _NAME)
    try:
        _take(lock)
    except Timeout:
        return _writer(Path(store))
    except OSError:
        return None
    lock.release()
    return None
