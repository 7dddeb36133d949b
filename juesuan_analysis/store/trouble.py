"""What goes wrong with the disk under a store, in words for the analyst."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.trouble_words import in_chinese

# EFBIG is what a limit on the size of files says (ulimit -f).
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}


class ClosedError(JuesuanError):
    """A store may be read but not written."""


def is_full(error: BaseException) -> bool:
    """Whether an error says that there is no room left to write."""
    return isinstance(error, OSError) and error.errno in _FULL


def _explained(error: OSError, store: Path | str, kept: str) -> JuesuanError:
    if is_full(error):
        return JuesuanError(f"磁盘已满，写不进 {store}；{kept}")
    told = in_chinese(error)
    if error.errno in CLOSED:
        return ClosedError(f"不能写入 {store}（{told}）")
    return JuesuanError(f"读写 {store} 出错（{told}）")


@contextmanager
def explaining(store: Path | str, kept: str) -> Iterator[None]:
    """Turn what the system says of a disk into one line.

    Parameters
    ----------
    store
        Folder or address of the store.
    kept
        What a full disk has not cost, and what to do.

    Raises
    ------
    JuesuanError
        In place of an OSError; :class:`ClosedError` where the store may only be read.
    """
    try:
        yield
    except OSError as error:
        raise _explained(error, store, kept) from error
