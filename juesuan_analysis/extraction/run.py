"""Extract many PDFs into a store: what is to be read, in parallel, one document's fault its own."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from pebble import ProcessExpired, ProcessPool

from juesuan_analysis.errors import DocumentError, JuesuanError
from juesuan_analysis.extraction.document import Extract, extract_document, sha256_of
from juesuan_analysis.extraction.manifest import overrides_of, read_manifest
from juesuan_analysis.extraction.tables import READER, overrides_text, to_tables
from juesuan_analysis.identities.finding import CONFLICT
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.write import replace_document, sweep

TIME_LIMIT = 300  # seconds for one document
_PICTURES = 20_000  # bytes a second: scans are large, and a page of them takes seconds to read
State = Literal["read", "unchanged", "duplicate", "failed"]


@dataclass(frozen=True, slots=True)
class Task:
    """One PDF to look at, with its manifest row."""

    path: Path
    manifest: dict[str, str] = field(default_factory=dict)

    @property
    def overrides(self) -> dict[str, str]:
        """What the manifest says in place of the document."""
        return overrides_of(self.manifest)


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


def find_tasks(inputs: Iterable[Path]) -> list[Task]:
    """List the PDFs among files and folders (folders are searched through), each once, by name.

    Raises
    ------
    JuesuanError
        An input does not exist, or there is no PDF among them.
    """
    paths: set[Path] = set()
    for given in inputs:
        if not given.exists():
            raise JuesuanError(f"找不到 {given}")
        found = (p for p in given.rglob("*") if p.is_file() and p.suffix.lower() == ".pdf")
        paths |= set(found) if given.is_dir() else {given}
    if not paths:
        raise JuesuanError("没有找到 PDF 文件：" + "、".join(str(p) for p in inputs))
    manifests = {folder: read_manifest(folder) for folder in {p.parent for p in paths}}
    return [Task(p, manifests[p.parent].get(p.name, {})) for p in sorted(paths)]


@dataclass(slots=True)
class _Known:
    """What the store holds already, and what this run has added."""

    by_hash: dict[str, tuple[str, str, str]]  # sha256 -> source, overrides, reader
    by_id: dict[str, str]  # disclosure_id -> source


def _known(store: Path) -> _Known:
    if not (store / "disclosures").is_dir():
        return _Known({}, {})
    rows = Store(store).disclosures().to_dict("records")
    return _Known(
        {row["source_sha256"]: (row["source"], row["overrides"], row["reader"]) for row in rows},
        {row["disclosure_id"]: row["source"] for row in rows},
    )


def time_limit(path: Path) -> float:
    """Seconds that a document may take; large files are scans as a rule."""
    return TIME_LIMIT + path.stat().st_size / _PICTURES


def _share_cores(workers: int) -> None:
    """Leave each worker process its part of the cores, for libraries with threads of their own."""
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // workers)))


def _read(task: Task) -> Extract:
    return extract_document(task.path, task.overrides)


def _extracts(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, Extract | Exception]]:
    """Read documents in worker processes, in order; a worker's death costs its document only."""
    context = multiprocessing.get_context("spawn")
    with ProcessPool(
        max_workers=jobs, context=context, initializer=_share_cores, initargs=[jobs]
    ) as pool:
        futures = [
            pool.schedule(_read, args=[task], timeout=time_limit(task.path)) for task in tasks
        ]
        try:
            for task, future in zip(tasks, futures, strict=True):
                try:
                    yield task, future.result()
                except Exception as error:  # whatever it is, it is this document's
                    yield task, error
        except BaseException:  # interrupted, or the caller stopped asking
            pool.stop()
            raise


def _explain(error: Exception, path: Path) -> str:
    if isinstance(error, DocumentError):
        return f"第 {error.page} 页：{error}" if error.page else str(error)
    if isinstance(error, FutureTimeout):
        return f"读取超过 {time_limit(path):.0f} 秒，已放弃"
    if isinstance(error, ProcessExpired):
        return "读取进程意外结束（内存不足或文件使其崩溃），已放弃"
    return f"读取出错（{type(error).__name__}：{error}）"


def _outcome(extract: Extract) -> Outcome:
    version = extract.identity.version
    told = f"与另一份文件是同一部门同一年度，数字不同，存为第 {version} 版" if version > 1 else ""
    return Outcome(
        extract.source,
        "read",
        told,
        cells=len(extract.entries),
        printed=sum(entry.amount is not None for entry in extract.entries),
        unread=len(extract.unread),
        conflicts=sum(finding.outcome == CONFLICT for finding in extract.verdict.findings),
        unread_pages=tuple(sorted({unread.place.page for unread in extract.unread})),
    )


def _amounts(store: Path, disclosure_id: str) -> set[tuple[object, ...]]:
    """The amounts that the store holds of a document, each with its place in the forms."""
    rows = Store(store).entries(exact=True)
    rows = rows[(rows["disclosure_id"] == disclosure_id) & rows["amount"].notna()]
    return set(rows[["form", "printed"]].itertuples(index=False, name=None))


def _versioned(store: Path, extract: Extract, known: _Known, present: set[str]) -> Extract | str:
    """Give a document an identity of its own, or tell which one prints the same amounts already."""
    identity = extract.identity
    mine = {(e.form, e.printed) for e in extract.entries if e.amount is not None}
    while True:
        other = known.by_id.get(identity.disclosure_id)
        if not other or other == extract.source or other not in present:
            return replace(extract, identity=identity)
        if _amounts(store, identity.disclosure_id) == mine:
            return other
        identity = replace(identity, version=identity.version + 1)


def _keep(store: Path, task: Task, extract: Extract, known: _Known, present: set[str]) -> Outcome:
    versioned = _versioned(store, extract, known, present)
    if isinstance(versioned, str):
        told = f"与 {versioned} 是同一部门同一年度的决算，数字相同，已跳过"
        return Outcome(extract.source, "duplicate", told)
    identity = versioned.identity
    tables = to_tables(versioned, task.manifest, task.overrides)
    former = next((i for i, source in known.by_id.items() if source == extract.source), None)
    replace_document(store, identity.disclosure_id, identity.year, tables, former)
    if former:
        del known.by_id[former]
    known.by_id[identity.disclosure_id] = extract.source
    return _outcome(versioned)


def _settled(task: Task, known: _Known, seen: dict[str, str], force: bool) -> Outcome | None:
    """What can be said of a file without reading it as a PDF."""
    sha, name = sha256_of(task.path), task.path.name
    if sha in seen:
        return Outcome(name, "duplicate", f"与 {seen[sha]} 内容完全相同，已跳过")
    seen[sha] = name
    source, overrides, reader = known.by_hash.get(sha, ("", "", ""))
    current = (overrides, reader) == (overrides_text(task.overrides), READER)
    return Outcome(name, "unchanged") if source == name and current and not force else None


def run(
    tasks: Sequence[Task], store: Path, jobs: int = 1, force: bool = False
) -> Iterator[Outcome]:
    """Extract documents into a store, yielding one outcome for each as it is settled.

    Parameters
    ----------
    tasks
        What to read; see :func:`find_tasks`.
    store
        Folder of the store; made where it does not exist.
    jobs
        Number of worker processes.
    force
        Read again what has not changed.
    """
    store.mkdir(parents=True, exist_ok=True)
    sweep(store)
    known, seen, left = _known(store), dict[str, str](), list[Task]()
    present = {task.path.name for task in tasks}
    for task in tasks:
        settled = _settled(task, known, seen, force)
        if settled:
            yield settled
        else:
            left.append(task)
    for task, result in _extracts(left, min(jobs, len(left))) if left else ():
        if isinstance(result, Exception):
            yield Outcome(task.path.name, "failed", _explain(result, task.path))
        else:
            yield _keep(store, task, result, known, present)
