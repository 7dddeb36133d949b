"""Extract many PDFs into a store: what is to be read, in parallel, one document's fault its own."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pebble import ProcessExpired, ProcessPool

from juesuan_analysis.errors import DocumentError, JuesuanError
from juesuan_analysis.extraction.manifest import overrides_of, read_manifest
from juesuan_analysis.extraction.sources import (
    Address,
    Stamps,
    find_pdfs,
    folder_of,
    load_stamps,
    local_file,
    name_of,
    save_stamps,
    sha256_of,
)
from juesuan_analysis.extraction.tables import READER, overrides_text, to_tables
from juesuan_analysis.identities.finding import CONFLICT
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.write import replace_document, sweep

if TYPE_CHECKING:
    from juesuan_analysis.extraction.document import Extract
    from juesuan_analysis.extraction.identity import Identity

TIME_LIMIT = 300  # seconds for one document
_AHEAD = 16  # documents under way for each process, so that a slow one does not stop the others
State = Literal["read", "unchanged", "duplicate", "failed"]


@dataclass(frozen=True, slots=True)
class Task:
    """One PDF to look at, with its manifest row."""

    path: Address
    manifest: dict[str, str] = field(default_factory=dict)
    stamp: str = ""  # of a file that lies elsewhere: changes when the file does

    @property
    def overrides(self) -> dict[str, str]:
        """What the manifest says in place of the document."""
        return overrides_of(self.manifest)

    @property
    def name(self) -> str:
        """The file name alone."""
        return name_of(self.path)


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a document gave, and how many seconds it took."""

    extract: Extract
    seconds: float


Result = Read | Exception
Reading = Callable[[Sequence[Task]], Iterator[tuple[Task, Result]]]  # in the order of the tasks


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one PDF; ``message`` is for the analyst."""

    source: str
    state: State
    message: str = ""
    cells: int = 0
    printed: int = 0
    unread: int = 0
    conflicts: int = 0
    unread_pages: tuple[int, ...] = ()
    sha256: str = ""
    seconds: float | None = None


def find_tasks(inputs: Iterable[Address]) -> list[Task]:
    """List the PDFs among files and folders (folders are searched through), each once, by name.

    Raises
    ------
    JuesuanError
        An input does not exist, or there is no PDF among them.
    """
    given = list(inputs)
    found = {path: stamp for each in given for path, stamp in find_pdfs(each).items()}
    if not found:
        raise JuesuanError("没有找到 PDF 文件：" + "、".join(str(p) for p in given))
    manifests = {folder: read_manifest(folder) for folder in set(map(folder_of, found))}
    return [
        Task(path, manifests[folder_of(path)].get(name_of(path), {}), found[path])
        for path in sorted(found, key=str)
    ]


@dataclass(slots=True)
class _Known:
    """What the store holds already, and what this run has added."""

    by_hash: dict[str, tuple[str, str, str]]  # sha256 -> source, overrides, reader
    by_id: dict[str, str]  # disclosure_id -> source


def _known(store: Address) -> _Known:
    columns = ("source", "source_sha256", "overrides", "reader", "disclosure_id")
    if not disk_of(store).folders("disclosures"):
        return _Known({}, {})
    rows = Store(store).rows("disclosures", columns).to_pylist()
    return _Known(
        {row["source_sha256"]: (row["source"], row["overrides"], row["reader"]) for row in rows},
        {row["disclosure_id"]: row["source"] for row in rows},
    )


def read_task(task: Task) -> Read:
    """Read one document, in a process of its own."""
    # Camelot takes seconds to come; a run that finds nothing changed does without.
    from juesuan_analysis.extraction.document import extract_document

    start = time.perf_counter()
    with local_file(task.path) as path:
        extract = extract_document(path, task.overrides)
    return Read(extract, time.perf_counter() - start)


def in_order(
    tasks: Sequence[Task], submit: Callable[[Task], Any], ahead: int
) -> Iterator[tuple[Task, Any]]:
    """Submit tasks a bounded way ahead of what is asked for: results wait in memory."""
    waiting: deque[tuple[Task, Any]] = deque()
    for task in tasks:
        waiting.append((task, submit(task)))
        if len(waiting) >= ahead:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


def on_this_machine(jobs: int) -> Reading:
    """Read in worker processes; a worker's death costs its document only."""

    def reading(tasks: Sequence[Task]) -> Iterator[tuple[Task, Result]]:
        processes = min(jobs, len(tasks))
        context = multiprocessing.get_context("spawn")
        with ProcessPool(max_workers=processes, context=context) as pool:

            def submit(task: Task) -> Any:  # noqa: ANN401
                return pool.schedule(read_task, args=[task], timeout=TIME_LIMIT)

            try:
                for task, future in in_order(tasks, submit, processes * _AHEAD):
                    try:
                        yield task, future.result()
                    except Exception as error:  # whatever it is, it is this document's
                        yield task, error
            except BaseException:  # interrupted, or the caller stopped asking
                pool.stop()
                raise

    return reading


def _explain(error: Exception) -> str:
    if isinstance(error, DocumentError):
        return f"第 {error.page} 页：{error}" if error.page else str(error)
    if isinstance(error, FutureTimeout):
        return f"读取超过 {TIME_LIMIT} 秒，已放弃"
    if isinstance(error, ProcessExpired):
        return "读取进程意外结束（内存不足或文件使其崩溃），已放弃"
    return f"读取出错（{type(error).__name__}：{error}）"


def _outcome(extract: Extract, seconds: float) -> Outcome:
    version = extract.identity.version
    told = f"与另一份文件是同一部门同一年度，数字不同，存为第 {version} 版" if version > 1 else ""
    return Outcome(
        extract.source,
        "read",
        told,
        cells=len(extract.entries),
        printed=sum(entry.amount is not None for entry in extract.entries),
        unread=len(extract.unread),
        conflicts=sum(finding.outcome == CONFLICT for finding in extract.findings),
        unread_pages=tuple(sorted({unread.place.page for unread in extract.unread})),
        sha256=extract.sha256,
        seconds=seconds,
    )


def _amounts(store: Address, identity: Identity) -> set[tuple[object, ...]]:
    """The amounts that the store holds of a document, each with its place in the forms."""
    rows = Store(store).rows(
        "entries",
        ("form", "printed", "amount"),
        disclosure_id=identity.disclosure_id,
        year=identity.year,
    )
    return {(r["form"], r["printed"]) for r in rows.to_pylist() if r["amount"] is not None}


def _versioned(store: Address, extract: Extract, known: _Known, present: set[str]) -> Extract | str:
    """Give a document an identity of its own, or tell which one prints the same amounts already."""
    identity = extract.identity
    mine = {(e.form, e.printed) for e in extract.entries if e.amount is not None}
    while True:
        other = known.by_id.get(identity.disclosure_id)
        if not other or other == extract.source or other not in present:
            return replace(extract, identity=identity)
        if _amounts(store, identity) == mine:
            return other
        identity = replace(identity, version=identity.version + 1)


def _keep(store: Address, task: Task, read: Read, known: _Known, present: set[str]) -> Outcome:
    extract = read.extract
    versioned = _versioned(store, extract, known, present)
    if isinstance(versioned, str):
        told = f"与 {versioned} 是同一部门同一年度的决算，数字相同，已跳过"
        return Outcome(extract.source, "duplicate", told, sha256=extract.sha256)
    identity = versioned.identity
    tables = to_tables(versioned, task.manifest, task.overrides)
    former = next((i for i, source in known.by_id.items() if source == extract.source), None)
    replace_document(store, identity.disclosure_id, identity.year, tables, former)
    if former:
        del known.by_id[former]
    known.by_id[identity.disclosure_id] = extract.source
    return _outcome(versioned, read.seconds)


def _duplicate(name: str, sha: str, seen: dict[str, str]) -> Outcome | None:
    if sha in seen:
        told = f"与 {seen[sha]} 内容完全相同，已跳过"
        return Outcome(name, "duplicate", told, sha256=sha)
    seen[sha] = name
    return None


def _fingerprint(task: Task, stamps: Stamps) -> str | None:
    """SHA-256 of a file; None where telling would mean to fetch a remote one."""
    if not isinstance(task.path, str):
        return sha256_of(task.path)
    stamp, sha = stamps.get(task.path, ("", None))
    return sha if stamp == task.stamp else None


def fingerprints(pdfs: Address, store: Address) -> dict[str, str]:
    """File names of PDFs to their SHA-256; a remote file not seen before has an empty one."""
    stamps = load_stamps(store)
    return {task.name: _fingerprint(task, stamps) or "" for task in find_tasks([pdfs])}


def _settled(
    task: Task, sha: str, known: _Known, seen: dict[str, str], force: bool
) -> Outcome | None:
    """What can be said of a file without reading it as a PDF."""
    if outcome := _duplicate(task.name, sha, seen):
        return outcome
    source, overrides, reader = known.by_hash.get(sha, ("", "", ""))
    current = (overrides, reader) == (overrides_text(task.overrides), READER)
    unchanged = source == task.name and current and not force
    return Outcome(task.name, "unchanged", sha256=sha) if unchanged else None


def run(
    tasks: Sequence[Task],
    store: Address,
    jobs: int = 1,
    force: bool = False,
    reading: Reading | None = None,
) -> Iterator[Outcome]:
    """Extract documents into a store, yielding one outcome for each as it is settled.

    Parameters
    ----------
    tasks
        What to read; see :func:`find_tasks`.
    store
        Folder or address of the store; made where it does not exist.
    jobs
        Number of worker processes.
    force
        Read again what has not changed.
    reading
        Where to read, if not on this machine; see :func:`juesuan_analysis.extraction.cluster.on`.
    """
    if isinstance(store, Path):
        store.mkdir(parents=True, exist_ok=True)
    sweep(store)
    stamps = load_stamps(store)
    try:
        yield from _run(tasks, store, force, reading or on_this_machine(jobs), stamps)
    finally:
        if stamps:
            save_stamps(store, stamps)


def _run(
    tasks: Sequence[Task], store: Address, force: bool, reading: Reading, stamps: Stamps
) -> Iterator[Outcome]:
    known, seen, left = _known(store), dict[str, str](), list[Task]()
    present = {task.name for task in tasks}
    hashes: dict[Address, str | None] = {}
    for task in tasks:
        sha = hashes[task.path] = _fingerprint(task, stamps)
        settled = _settled(task, sha, known, seen, force) if sha else None
        if settled:
            yield settled
        else:
            left.append(task)
    for task, result in reading(left) if left else ():
        if isinstance(result, Exception):
            yield Outcome(task.name, "failed", _explain(result), sha256=hashes[task.path] or "")
            continue
        sha = result.extract.sha256
        twice = None if hashes[task.path] else _duplicate(task.name, sha, seen)
        yield twice or _keep(store, task, result, known, present)
        if isinstance(task.path, str):
            stamps[task.path] = [task.stamp, sha]
