"""Extract many documents into a store: what is to be read, who reads it, what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from juesuan_analysis.batch.adopting import adoptions, is_weak
from juesuan_analysis.batch.beside import Beside
from juesuan_analysis.batch.course import Run
from juesuan_analysis.batch.files import load_files, save_files
from juesuan_analysis.batch.keeping import adopted, settle
from juesuan_analysis.batch.known import known_of, repeated
from juesuan_analysis.batch.looking import contents, looked_at, still_so
from juesuan_analysis.batch.outcome import Outcome
from juesuan_analysis.batch.scratch import scratch_of
from juesuan_analysis.batch.sources import Address, load_stamps, save_stamps
from juesuan_analysis.batch.tables import READER
from juesuan_analysis.batch.tasks import Task, find_tasks
from juesuan_analysis.batch.twins import ordered
from juesuan_analysis.batch.workers import Extracts, Limits, Result, local
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.about import describe, is_described, note, require_known
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.failures import forget
from juesuan_analysis.store.headless import drop_headless
from juesuan_analysis.store.lock import writing
from juesuan_analysis.store.loosen import loosen
from juesuan_analysis.store.overrides import FILE, read_overrides
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.trouble import explaining
from juesuan_analysis.store.write import sweep

__all__ = ["Limits", "Outcome", "Task", "find_tasks", "run"]

_KEPT = "已读完的都已保存，腾出空间后再次运行会接着读"
_DEFAULT_LIMITS = Limits()


def run(
    tasks: Sequence[Task],
    store: Address,
    jobs: int = 1,
    force: bool = False,
    *,
    retry: bool = False,
    limits: Limits = _DEFAULT_LIMITS,
    extracts: Extracts | None = None,
    wait: bool = True,
    told: Callable[[str], object] | None = None,
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
    retry
        Read again what could not be read before.
    limits
        What one document may cost.
    extracts
        Who reads: from tasks to each task with its extract or error, in any order. By default
        ``jobs`` processes of this machine.
    wait, told
        Whether to wait while another process writes to the store, and who is told so; see
        :func:`juesuan_analysis.store.lock.writing`.

    Raises
    ------
    JuesuanError
        The store cannot be written to: another writes, or there is no room. What was yielded is
        in the store.
    """
    with explaining(store, _KEPT):
        if isinstance(store, Path):
            store.mkdir(parents=True, exist_ok=True)
        with writing(store, wait=wait, told=told), scratch_of(store) as scratch:
            require_known(store)
            sweep(store)
            stamps = load_stamps(store)
            drop_headless(store, lambda: contents(tasks, stamps))
            this = Run(store, limits, known_of(store), stamps)
            this.files = load_files(store)
            try:
                yield from _run(this, tasks, force, retry, extracts or local(jobs, limits, scratch))
            finally:
                if this.stamps:
                    save_stamps(store, this.stamps)
                save_files(store, this.files, this.shas)
                _note(store, written=bool(this.settled))


def _note(store: Address, *, written: bool) -> None:
    """Write what the store is, once all its rows are of this reader."""
    if not written and is_described(store):
        return
    readers = set(Store(store).rows("disclosures", ["reader"])["reader"].to_pylist())
    if readers <= {READER}:
        describe(store, note(store, READER))


def _regrouped(run: Run, asked: Sequence[Task]) -> set[str]:
    """Files to be read again because another part of their disclosure has changed or is gone."""
    new = {run.shas[task.path] for task in asked}
    again: set[str] = set()
    for own, files in list(run.known.by_id.items()):
        given = files.keys() & run.present.keys()
        if len(files) < 2 or not given:
            continue
        absent = files.keys() - given
        still = run.files.still(run.store, absent) if absent else set()
        if still == absent and not given & new:
            continue
        again |= given
        run.known.by_id[own] = {sha: name for sha, name in files.items() if sha in still}
        if not still:
            run.known.by_id.pop(own)
            run.stale[own] = frozenset(given)
    return again


def _read(run: Run, left: Sequence[Task], extracts: Extracts) -> Iterator[Outcome]:
    """Read documents; last those that do not say whose they are, with what lies beside them."""
    weak: list[tuple[Task, Result]] = []
    for task, result in extracts(left):
        sha = run.shas[task.path]
        if is_weak(result):
            run.files.beside[sha] = run.beside.mark(task)
            weak.append((task, result))
        else:
            run.files.beside.pop(sha, None)
            yield settle(run, task, result)
    if not weak:
        return
    asked = adoptions(weak, run.beside.known(run.known, run.files.beside))
    told = {}
    if asked:
        told = {task.path: (task, result) for task, result in extracts([*asked.values()])}
    for task, result in weak:
        if task.path in told:
            yield adopted(run, *told[task.path], task, result)
        else:
            yield settle(run, task, result)


def _corrected(store: Address) -> set[str]:
    """Documents that an analyst's corrections name; whether those are in order is told later."""
    try:
        return {one.document for one in read_overrides(disk_of(store).read(FILE))}
    except (FileNotFoundError, JuesuanError):
        return set()


def _run(
    run: Run, tasks: Sequence[Task], force: bool, retry: bool, extracts: Extracts
) -> Iterator[Outcome]:
    looked = [(t, looked_at(run, t, force, retry)) for t in ordered(tasks, _corrected(run.store))]
    run.beside = Beside.of(run.shas)
    looked = [(task, still_so(run, task, outcome)) for task, outcome in looked]
    again = _regrouped(run, [task for task, outcome in looked if outcome is None])
    asked, unchanged = [], set()
    for failure in run.known.failed.values():
        if failure.is_gone:
            forget(run.store, failure.source_sha256)
    for task, outcome in looked:
        if outcome is None or run.shas.get(task.path) in again:
            asked.append(task)
            continue
        if outcome.state == "unchanged":
            unchanged.add(outcome.sha256)
        yield replace(outcome, place=task.place)
    left = []
    for task in asked:
        same = None if force else repeated(task, run.shas[task.path], run.known, unchanged)
        if same:
            yield replace(same, place=task.place)
        else:
            left.append(task)
    loosen(run.store, (own for task in left for own in run.known.ids(run.shas[task.path])))
    try:
        yield from _read(run, left, extracts)
    except OSError:
        sweep(run.store)  # what was written aside when the room ended
        raise
