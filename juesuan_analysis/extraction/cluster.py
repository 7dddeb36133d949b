"""Extract documents on a Dask cluster: its machines read, only the one that asked writes.

Dask spreads the documents and repeats what a lost machine had under way. It cannot end a document
that hangs or one that eats the memory, so each of its workers reads in processes of its own with
the limits of a local run.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pebble import ProcessPool

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.extraction.run import (
    TIME_LIMIT,
    Reading,
    Result,
    Task,
    in_order,
    read_task,
)
from juesuan_analysis.extraction.tables import READER

_PATIENCE = 10  # seconds to wait for the scheduler
_AHEAD = 256  # documents under way at least; results wait in the memory of the cluster


@cache
def _pool(processes: int) -> ProcessPool:
    """The reading processes of this Dask worker."""
    # A nanny starts its worker as a daemon, and daemons may have no children.
    multiprocessing.current_process().daemon = False
    return ProcessPool(max_workers=processes, context=multiprocessing.get_context("spawn"))


def read_on_worker(task: Task, reader: str, limit: float) -> Result:
    """Read one document in a process of this Dask worker; what goes wrong is a value too."""
    from distributed import get_worker

    if reader != READER:
        return JuesuanError(f"工作机上的程序版本不同（读法 {READER}，应为 {reader}）")
    try:
        pool = _pool(get_worker().state.nthreads)
        read: Result = pool.schedule(read_task, args=[task], timeout=limit).result()
    except Exception as error:  # whatever it is, it is this document's
        return error
    return read


def _connected(address: str) -> Any:  # noqa: ANN401
    try:
        from distributed import Client
    except ImportError as error:
        raise JuesuanError(
            "在集群上读取需要另外安装：pip install 'juesuan-analysis[cluster]'"
        ) from error
    try:
        return Client(address, timeout=_PATIENCE, set_as_default=False)
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


def on(address: str) -> Reading:
    """Read on the cluster whose scheduler is at an address, such as ``tcp://10.0.0.1:8786``.

    Results come in the order of the tasks and only the caller writes, so that the store is the same
    as after a local run. A machine that is lost has its documents read again by others.

    Raises
    ------
    JuesuanError
        Dask is not installed, or nothing answers at the address.
    """
    client, under_way = _connected(address), set[Any]()

    def submit(task: Task) -> Any:  # noqa: ANN401
        future = client.submit(read_on_worker, _reachable(task), READER, TIME_LIMIT, pure=False)
        under_way.add(future)
        return future

    def reading(tasks: Sequence[Task]) -> Iterator[tuple[Task, Result]]:
        with closing(client):
            try:
                ahead = max(_AHEAD, 4 * sum(client.nthreads().values()))
                for task, future in in_order(tasks, submit, ahead):
                    yield task, _result(client, future)
                    under_way.discard(future)
            finally:  # interrupted, or the caller stopped asking
                client.cancel(list(under_way), force=True)

    return reading
