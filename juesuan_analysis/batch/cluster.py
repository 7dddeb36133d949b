"""Extract documents on a Dask cluster: its machines read, only the one that asked writes.

Dask spreads the documents and repeats what a lost machine had under way. It cannot end a document
that hangs or one that eats the memory, so each of its workers reads in processes of their own with
the limits of a local run.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from juesuan_analysis.batch.tables import READER
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.batch.workers import (
    STARTS,
    Extracts,
    Limits,
    Readers,
    Result,
    StuckError,
    broken_again,
)
from juesuan_analysis.errors import JuesuanError

_PATIENCE = 10  # seconds to wait for the scheduler
_AHEAD = 256  # documents under way at least; results wait in the memory of the cluster
_one_by_one = threading.Lock()


_pools: dict[tuple[int, Limits, Path], Readers] = {}


def _shared(limits: Limits) -> Readers:
    """The reading processes of this Dask worker."""
    from distributed import get_worker

    worker = get_worker()
    # Dask removes its worker's folder when the worker ends, and a killed one's the next time.
    which = (worker.state.nthreads, limits, Path(worker.local_directory))
    with _one_by_one:  # Dask asks from several threads
        if which not in _pools:
            # A nanny starts its worker as a daemon, and daemons may have no children.
            multiprocessing.current_process().daemon = False
            _pools[which] = Readers(*which)
        return _pools[which]


def _end(broken: Readers) -> None:
    """End a pool that does not answer; another thread may have put a new one in its place."""
    with _one_by_one:
        held = [which for which, readers in _pools.items() if readers is broken]
        for which in held:
            _pools.pop(which)
    if held:
        broken.__exit__()


def read_on_worker(task: Task, limits: Limits, reader: str) -> Result:
    """Read one document in a process of this Dask worker; what goes wrong is a value too."""
    if reader != READER:
        return JuesuanError(f"工作机上的程序版本不同（读法 {READER}，应为 {reader}）")
    for _ in range(STARTS):
        readers = _shared(limits)
        try:
            return readers.answer(readers.ask(task))
        except StuckError:
            _end(readers)
    return broken_again()


def _connected(address: str) -> Any:  # noqa: ANN401
    try:
        from distributed import Client
    except ImportError as error:
        raise JuesuanError(
            "在集群上读取需要另外安装：pip install 'juesuan-analysis[cluster]'"
        ) from error
    client: Any = Client
    try:
        return client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise JuesuanError(
            f"连不上集群 {address}，请确认 dask scheduler 已经启动（{type(error).__name__}）"
        ) from error


def _reachable(task: Task) -> Task:
    """The task with a path that means the same on every machine that shares the folder."""
    return replace(task, path=task.path.absolute()) if isinstance(task.path, Path) else task


def _result(client: Any, future: Any) -> Result:  # noqa: ANN401
    try:
        result: Result = future.result()
    except Exception as error:
        if client.status != "running":
            raise JuesuanError("与集群的连接断了，读完的都已保存，再次运行会接着读") from error
        return error
    return result


def on(address: str, limits: Limits) -> Extracts:
    """Read on the cluster whose scheduler is at an address, such as ``tcp://10.0.0.1:8786``.

    Results come in the order of the tasks and only the caller writes, so that the store is the same
    as after a local run. A machine that is lost has its documents read again by others.

    Raises
    ------
    JuesuanError
        Dask is not installed, or nothing answers at the address.
    """
    client = _connected(address)

    def submit(task: Task) -> Any:  # noqa: ANN401
        return client.submit(read_on_worker, _reachable(task), limits, READER, pure=False)

    def extracts(tasks: Sequence[Task]) -> Iterator[tuple[Task, Result]]:
        ahead = max(_AHEAD, 4 * sum(client.nthreads().values()))
        under_way: deque[tuple[Task, Any]] = deque()
        left = iter(tasks)
        with closing(client):
            try:
                while True:
                    new = islice(left, ahead - len(under_way))
                    under_way.extend((task, submit(task)) for task in new)
                    if not under_way:
                        return
                    task, future = under_way[0]
                    yield task, _result(client, future)
                    under_way.popleft()
            finally:  # interrupted, or the caller stopped asking
                client.cancel([future for _, future in under_way], force=True)

    return extracts
