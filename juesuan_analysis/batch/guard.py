"""What each reading process does for its own limits: memory, parent, temporary files, silence.

A worker needs some 200 MB, but has 2 GB of addresses (stacks and buffers of threads, more on more
cores), so a limit on addresses alone would be too wide or too narrow. A thread therefore looks at
the memory in use, several times a second, and ends the process; a limit on addresses far above
stops what is faster than that. Ending it is safer than a MemoryError, which libraries swallow and
go on without a part of the document.
"""

from __future__ import annotations

import faulthandler
import gc
import importlib
import multiprocessing
import os
import sys
import tempfile
import threading
from multiprocessing.connection import wait
from pathlib import Path

from juesuan_analysis.uncollected import uncollected

READER_MODULE = "juesuan_analysis.disclosure.document"  # Camelot takes a second to come
OUT_OF_MEMORY = 86  # exit code of a process that ended itself for its memory
_LOOK = 0.05  # seconds between two looks; measured cost: 0.1 % of a core
_LEAP = 4  # times the limit: addresses that one leap between two looks may ask for
_ORPHAN = 30  # seconds beyond the time limit, which the parent keeps if it is alive

_reading = threading.Event()


def _watch(memory: int) -> None:
    import psutil  # only where documents are read

    parent, me = multiprocessing.parent_process(), psutil.Process()
    sentinels = [parent.sentinel] if parent else []
    while True:
        if wait(sentinels, _LOOK):
            os._exit(1)  # whoever asked is gone
        if _reading.is_set() and me.memory_info().rss > memory:
            os._exit(OUT_OF_MEMORY)


def _limit_addresses(memory: int) -> None:
    if not sys.platform.startswith("linux"):
        return  # macOS does not keep the limit, Windows has none: there only the thread watches
    import resource

    import psutil

    wall = psutil.Process().memory_info().vms + _LEAP * memory
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(
        resource.RLIMIT_AS, (wall if hard == resource.RLIM_INFINITY else min(wall, hard), hard)
    )


def _own_temporary_files(scratch: str) -> None:
    folder = Path(scratch) / str(os.getpid())
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("TMPDIR", "TEMP", "TMP"):
        os.environ[name] = str(folder)
    tempfile.tempdir = None


def _silence() -> None:
    """What libraries print about a file may hold anything that the file holds."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)


def enter(memory: int, scratch: str) -> None:
    """Begin the life of a reading process: the initialiser of the pool."""
    _silence()
    _own_temporary_files(scratch)
    threading.Thread(target=_watch, args=[memory], daemon=True).start()
    with uncollected():
        importlib.import_module(READER_MODULE)  # outside the time limit
        gc.freeze()  # modules stay: to look through them after a fork would copy them
    _limit_addresses(memory)


class Deadline:
    """The time in which a document is being read and the limits hold."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        # In C, so that it ends even a process that never comes back to Python.
        # To descriptor 2: where a notebook or a test has put another stderr, it has none.
        faulthandler.dump_traceback_later(self._seconds + _ORPHAN, exit=True, file=2)
        _reading.set()

    def __exit__(self, *_: object) -> None:
        _reading.clear()
        faulthandler.cancel_dump_traceback_later()
