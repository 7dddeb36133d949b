"""Finish what an interrupted writer had decided, as soon as anybody opens the store."""

from __future__ import annotations

from pathlib import Path

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.disk import disk_of, is_remote
from juesuan_analysis.store.journal import plans, recover
from juesuan_analysis.store.lock import writing


def finish(store: Path | str) -> bool:
    """Finish a journal where nobody writes and the store may be written to.

    Readers of this package follow a journal in any case; others see the rows only once it is done.

    Returns
    -------
    Whether something was finished. A store that another process writes, that may only be read, or
    that lies at an address (whose lease is not worth taking for it) is left as it is.
    """
    if is_remote(store) or not plans(disk_of(store)):
        return False
    try:
        with writing(store, wait=False):
            recover(disk_of(store))
    except (JuesuanError, OSError):
        return False
    return True
