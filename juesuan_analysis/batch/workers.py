"""Read documents in processes of this machine, each within limits; one's fault is its own."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import uuid
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from juesuan_analysis.batch.guard import OUT_OF_MEMORY, READER_MODULE, Deadline, enter
from juesuan_analysis.batch.outcome import reason_of
from juesuan_analysis.batch.packed import Packed, pack
from juesuan_analysis.batch.sources import local_file
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.trouble import is_full
from juesuan_analysis.uncollected import uncollected

if TYPE_CHECKING:
    from juesuan_analysis.disclosure.document import Extract

Result = Packed | Exception
Read = Callable[[Task], Packed]
Extracts = Callable[[Sequence[Task]], Iterator[tuple[Task, Result]]]

TOO_SLOW, TOO_LARGE, CRASHED = "超时", "内存超限", "崩溃"
_KILLED = -9  # exit code of a process that got SIGKILL
_AHEAD = 16  # documents for each process that may be read before they are asked for
STARTS = 3  # times that the pool may break over one document
_PICTURES = 20_000  # bytes of a scan that are read in a second, where cores are shared
_PATIENCE = 60  # seconds beyond the time limit until the pool itself is held to be stuck


@frozen
class Limits:
    """What one document may cost: seconds, and bytes of memory of its process.

    The defaults are a hundred times the time and ten times the memory that documents need
    (measured: 0.3 to 2 s, 205 MB).
    """

    seconds: float = 300
    memory: int = 2 << 30

    def seconds_for(self, path: Path | str) -> float:
        """Seconds for one document: large files are scans as a rule, whose pages take seconds."""
        size = path.stat().st_size if isinstance(path, Path) and path.is_file() else 0
        return self.seconds + size / _PICTURES


def read_document(task: Task) -> Packed:
    """Read one document in this process, without limits."""
    from juesuan_analysis.disclosure.document import extract_documents  # Camelot takes a second

    start = time.perf_counter()
    with local_file(task.path) as path:
        extracts = extract_documents(path, task.overrides, task.adopted)
        first, *more = [pack(_told(each, task), task) for each in extracts]
    seconds = time.perf_counter() - start
    outcome = replace(first.outcome, seconds=seconds)
    return replace(first, outcome=outcome, others=tuple(more))


def _told(extract: Extract, task: Task) -> Extract:
    """Say in the document's doubts what was taken from the files beside it."""
    if not task.adopted_from:
        return extract
    doubts = (*extract.attribution.doubts, task.adopted_from)
    return replace(extract, attribution=replace(extract.attribution, doubts=doubts))


def _read_aside(read: Read, task: Task, folder: str, seconds: float) -> str:
    """Read a document and leave the result in a file: who dies while reading blocks no pipe."""
    result: Result
    with Deadline(seconds):
        try:
            result = read(task)
        except MemoryError:
            result = DocumentError(TOO_LARGE, "")
        except Exception as error:  # whatever it is, it is this document's
            result = error if is_full(error) else reason_of(error)
    aside = Path(folder) / f"{uuid.uuid4().hex}.pickle"
    aside.write_bytes(pickle.dumps(result))
    return str(aside)


def _begin(memory: int, folder: str, jobs: int) -> None:
    """Prepare a reading process; libraries with threads of their own get its part of the cores."""
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // jobs)))
    enter(memory, folder)


@contextmanager
def _deaf() -> Iterator[None]:
    """Start processes that Ctrl-C in a terminal does not reach: their parent ends them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield  # a process begins with the mask of the thread that started it
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


class _Process(SpawnProcess):
    def start(self) -> None:
        with _deaf():
            super().start()
        _started.add(self)


_started: WeakSet[_Process] = WeakSet()


class _Spawn(SpawnContext):
    Process = _Process


def _late(seconds: float) -> DocumentError:
    return DocumentError(TOO_SLOW, f"读取超过 {seconds:.0f} 秒，已放弃")


def _death(code: int | None, limits: Limits) -> DocumentError:
    if code == OUT_OF_MEMORY:
        return DocumentError(TOO_LARGE, f"读取所占内存超过 {limits.memory >> 20} MB，已放弃")
    if code == _KILLED:
        return DocumentError(CRASHED, "读取进程被系统强行结束（多半是整机内存不足），已放弃")
    return DocumentError(CRASHED, f"文件使读取进程意外结束（代码 {code}），已放弃")


def broken_again() -> DocumentError:
    """Say that the processes themselves died over a document, again and again."""
    return DocumentError(CRASHED, "读取进程多次意外结束，已放弃")


def _taken(aside: Path, limits: Limits) -> Result:
    """Take the result that a reading process left."""
    result: Result = pickle.loads(aside.read_bytes())  # written by our own process
    aside.unlink()
    unnamed = isinstance(result, DocumentError) and result.kind == TOO_LARGE
    return _death(OUT_OF_MEMORY, limits) if unnamed else result


class StuckError(Exception):
    """The pool itself is broken or does not answer; it has to be made anew."""


class Readers:
    """A pool of reading processes. Leaving its context ends them all.

    Parameters
    ----------
    jobs
        How many processes.
    limits
        What each document may cost.
    scratch
        Folder for temporary files; whoever made it removes it.
    read
        What reads one document; the processes must be able to import it.
    """

    def __init__(
        self, jobs: int, limits: Limits, scratch: Path, read: Read = read_document
    ) -> None:
        from pebble import ProcessPool  # one document alone does without

        self._limits, self._scratch, self._read = limits, scratch, read
        self._pool = ProcessPool(
            max_workers=jobs,
            context=_Spawn(),
            initializer=_begin,
            initargs=[limits.memory, str(scratch), jobs],
        )
        self._seconds: dict[Future[str], float] = {}

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        ending = threading.Thread(target=self._end, daemon=True)
        ending.start()
        ending.join(_PATIENCE)
        if ending.is_alive():  # the pool waits for one who will not answer
            for process in [one for one in _started if one.is_alive()]:
                process.kill()

    def _end(self) -> None:
        self._pool.stop()
        self._pool.join()

    def ask(self, task: Task) -> Future[str]:
        """Put a document into the queue.

        Raises
        ------
        StuckError
            The pool is broken.
        """
        seconds = self._limits.seconds_for(task.path)
        arguments = [self._read, task, str(self._scratch), seconds]
        try:
            future: Future[str] = self._pool.schedule(_read_aside, args=arguments, timeout=seconds)
        except RuntimeError as error:
            raise StuckError from error
        self._seconds[future] = seconds
        return future

    def answer(self, future: Future[str]) -> Result:
        """Wait for a document that is being read, or next in the queue.

        Raises
        ------
        StuckError
            The pool is broken, or silent for longer than any document may take.
        """
        from pebble import ProcessExpired

        seconds = self._seconds.pop(future)
        try:
            aside = Path(future.result(timeout=seconds + _PATIENCE))
        except BrokenProcessPool as error:
            raise StuckError from error
        except FutureTimeout as error:
            if not future.done():
                raise StuckError from error
            return _late(seconds)
        except ProcessExpired as error:
            return _death(error.exitcode, self._limits)
        except Exception as error:  # what pebble makes of an answer that it cannot take
            return reason_of(error)
        return _taken(aside, self._limits)


def _read_some(left: deque[Task], readers: Readers, ahead: int) -> Iterator[tuple[Task, Result]]:
    """Read in order, taking from ``left`` what was read; some documents are read ahead."""
    futures: deque[Future[str]] = deque()
    while left:
        while len(futures) < min(ahead, len(left)):
            futures.append(readers.ask(left[len(futures)]))
        result = readers.answer(futures.popleft())
        yield left.popleft(), result


def _can_fork() -> bool:
    """Whether a copy of this process is safe: macOS forbids it, other threads may hold locks."""
    return sys.platform.startswith("linux") and threading.active_count() == 1


def _serve(read: Read, task: Task, scratch: str, seconds: float, memory: int, answer: str) -> None:
    enter(memory, scratch)
    Path(_read_aside(read, task, scratch, seconds)).rename(answer)
    os._exit(0)  # a copy has threads that are not there: who ends in order may wait for them


def _alone(task: Task, limits: Limits, scratch: Path, read: Read) -> Result:
    """Read one document in a copy of this process, which need not import everything again."""
    seconds, answer = limits.seconds_for(task.path), scratch / f"{uuid.uuid4().hex}.answer"
    importlib.import_module(READER_MODULE)  # once, here: the copy has it
    arguments = (read, task, str(scratch), seconds, limits.memory, str(answer))
    process = multiprocessing.get_context("fork").Process(target=_serve, args=arguments)
    with _deaf(), warnings.catch_warnings():
        # Python 3.12 warns of threads of libraries; Arrow's and OpenBLAS's outlive a fork.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    try:
        process.join(seconds)
        if process.is_alive():
            return _late(seconds)
        if process.exitcode:
            return _death(process.exitcode, limits)
        return _taken(answer, limits)
    finally:
        process.kill()
        process.join()


def local(jobs: int, limits: Limits, scratch: Path, read: Read = read_document) -> Extracts:
    """Read in processes of this machine, in the order of the tasks.

    A pool that breaks is made anew. One that breaks again and again at the same document gives up
    that document.
    """

    def extracts(tasks: Sequence[Task]) -> Iterator[tuple[Task, Result]]:
        if len(tasks) == 1 and _can_fork():
            with uncollected():  # what is looked at is copied
                result = _alone(tasks[0], limits, scratch, read)
            yield tasks[0], result
            return
        left, starts = deque(tasks), 0
        while left:
            before = len(left)
            try:
                with Readers(min(jobs, before), limits, scratch, read) as readers:
                    yield from _read_some(left, readers, _AHEAD * jobs)
            except StuckError:
                starts = starts + 1 if len(left) == before else 1
                if starts == STARTS:
                    yield left.popleft(), broken_again()
                    starts = 0

    return extracts
