"""Extract many PDFs into a store: what is to be read, who reads it, and what becomes of it."""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from juesuan_analysis.batch.adopting import Who, adoptions, is_weak
from juesuan_analysis.batch.beside import Beside
from juesuan_analysis.batch.files import Files, load_files, save_files
from juesuan_analysis.batch.known import (
    Known,
    given_up,
    known_of,
    repeated,
    same_amounts,
    settled,
)
from juesuan_analysis.batch.outcome import Outcome, reason_of
from juesuan_analysis.batch.packed import Packed
from juesuan_analysis.batch.placing import Placing, Write, place
from juesuan_analysis.batch.scratch import scratch_of
from juesuan_analysis.batch.sources import (
    Address,
    Stamps,
    load_stamps,
    save_stamps,
)
from juesuan_analysis.batch.tables import READER, overrides_text
from juesuan_analysis.batch.tasks import Task, find_tasks
from juesuan_analysis.batch.twins import ordered
from juesuan_analysis.batch.workers import Extracts, Limits, Result, local
from juesuan_analysis.errors import DocumentError, JuesuanError
from juesuan_analysis.reading.fingerprint import sha256_of
from juesuan_analysis.store.about import describe, is_described, note, require_known
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.failures import Failure, forget, remember
from juesuan_analysis.store.lock import writing
from juesuan_analysis.store.loosen import loosen
from juesuan_analysis.store.overrides import FILE, read_overrides
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.repeats import Repeat, forget_repeat, note_repeat
from juesuan_analysis.store.trouble import explaining, is_full
from juesuan_analysis.store.write import replace_document, sweep
from juesuan_analysis.trouble_words import in_chinese

__all__ = ["Limits", "Outcome", "Task", "find_tasks", "run"]

_NAMED = 5
_KEPT = "已读完的都已保存，腾出空间后再次运行会接着读"
_DEFAULT_LIMITS = Limits()


@dataclass(slots=True)
class _Run:
    """One run: where it writes, what it knows, and which files it was given."""

    store: Address
    limits: Limits
    known: Known
    stamps: Stamps
    shas: dict[Address, str] = field(default_factory=dict)  # of what is to be read
    present: dict[str, str] = field(default_factory=dict)  # SHA-256 -> source
    settled: set[str] = field(default_factory=set)  # disclosures that this run has written
    files: Files = field(default_factory=Files)
    stale: dict[str, frozenset[str]] = field(default_factory=dict)
    """Disclosures whose parts have changed, to those of their files that are read again."""
    beside: Beside = field(default_factory=Beside)


def _no_file(task: Task) -> str | None:
    """Why a path cannot be a document, whatever is in it."""
    if isinstance(task.path, str) or task.path.is_file():
        return None
    if task.path.is_dir():
        return "打不开这个文件夹，其中的文件未读取"
    return "不是普通文件（管道、设备或断开的链接），未读取"


def _fingerprint(task: Task, stamps: Stamps) -> str | None:
    """SHA-256 of a file; None where telling would mean to fetch it from elsewhere."""
    if isinstance(task.path, Path):
        return sha256_of(task.path)
    stamp, sha = stamps.get(task.path, ("", None))
    return sha if stamp == task.stamp else None


def fingerprints(pdfs: Address, store: Address) -> list[tuple[str, str]]:
    """File name and SHA-256 of each PDF; the latter is empty for one that has to be fetched."""
    stamps = load_stamps(store)
    tasks = (task for task in find_tasks([pdfs]) if not _no_file(task))
    return [(task.source, _fingerprint(task, stamps) or "") for task in tasks]


def _unfetched(task: Task) -> str:
    """What stands for the content of a remote file until that is known."""
    return hashlib.sha256(f"{task.path} {task.stamp}".encode()).hexdigest()


def _twice(run: _Run, task: Task, sha: str) -> Outcome | None:
    """Tell that this run has had a file with the same content."""
    if sha in run.present:
        told = f"与 {run.present[sha]} 内容完全相同，已跳过"
        return Outcome(task.source, "duplicate", told, sha256=sha)
    run.present[sha] = task.source
    return None


def _look(run: _Run, task: Task, force: bool, retry: bool) -> Outcome | None:
    """What can be said of a file without reading it as a PDF."""
    if told := _no_file(task):
        return Outcome(task.source, "failed", told)
    sha = _fingerprint(task, run.stamps) or _unfetched(task)
    if outcome := _twice(run, task, sha):
        return outcome
    run.shas[task.path] = sha
    if force:
        return None
    again = retry and sha in run.known.failed
    return settled(task, sha, run.known) or (
        None if again else given_up(task, sha, run.known, run.limits)
    )


def _still_so(run: _Run, task: Task, outcome: Outcome | None) -> Outcome | None:
    """Read again what took its identity from files beside it, where those have changed."""
    sha = run.shas.get(task.path, "")
    former = run.files.beside.get(sha)
    changed = former is not None and former != run.beside.mark(task)
    return None if changed and outcome and outcome.sha256 == sha else outcome


def _looked(run: _Run, task: Task, force: bool, retry: bool) -> Outcome | None:
    try:
        return _look(run, task, force, retry)
    except OSError as error:
        return Outcome(task.source, "failed", f"打不开文件（{in_chinese(error)}）")


def _fail(run: _Run, task: Task, error: DocumentError) -> Outcome:
    sha = run.shas[task.path]
    former = run.known.failed.get(sha)
    failure = Failure(
        task.source,
        sha,
        error.kind,
        str(error),
        (former.attempts if former else 0) + 1,
        READER,
        overrides_text(task.overrides),
        run.limits.seconds,
        run.limits.memory,
        datetime.now().astimezone().isoformat(timespec="seconds"),
        task.place,
        str(task.path.absolute()) if isinstance(task.path, Path) else "",
    )
    remember(run.store, failure)
    return Outcome(task.source, "failed", failure.reason, kind=error.kind, sha256=sha)


def _keep(run: _Run, task: Task, packed: Packed) -> Outcome:
    sha = packed.sha256
    if isinstance(task.path, str):
        run.stamps[task.path] = [task.stamp, sha]
    if sha != run.shas[task.path] and (twice := _twice(run, task, sha)):
        return twice
    placed = [_put(run, task, one) for one in (packed, *packed.others)]
    run.known.failed.pop(run.shas[task.path], None)
    forget(run.store, run.shas[task.path])
    return _together(packed, placed) if packed.others else placed[0]


def _present(run: _Run, packed: Packed) -> Mapping[str, str]:
    """Files of this run, and those of the same identity that lie where they lay."""
    base = replace(packed.identity, version=1).disclosure_id
    ids = (own for own in run.known.by_id if own == base or own.startswith(f"{base}|"))
    held = {sha: source for own in ids for sha, source in run.known.by_id[own].items()}
    absent = held.keys() - run.present.keys()
    still = run.files.still(run.store, absent) if absent else set()
    return ChainMap({sha: held[sha] for sha in still}, run.present) if still else run.present


def _put(run: _Run, task: Task, packed: Packed) -> Outcome:
    """Write one disclosure of a file, and what changes with it."""
    found = place(run.store, packed, run.known, _present(run, packed))
    return _written(run, task, packed, found)


def _written(run: _Run, task: Task, packed: Packed, found: Placing) -> Outcome:
    sha, known = packed.sha256, run.known
    if found.copy_of:
        repeat = Repeat(task.source, sha, found.copy_of, READER, overrides_text(task.overrides))
        note_repeat(run.store, repeat)
        told = same_amounts(run.present[found.copy_of])
        return Outcome(task.source, "duplicate", told, sha256=sha)
    gone = _former(run, packed, [write.disclosure_id for write in found.writes])
    for write in found.writes:
        former = [one for one in (*write.former, *gone) if one != write.disclosure_id]
        replace_document(run.store, write.disclosure_id, write.year, write.files, former)
        for one in former:
            known.by_id.pop(one, None)
        known.by_id[write.disclosure_id] = dict(write.shas)
        known.who[write.disclosure_id] = _who(run, packed, write)
        run.settled.add(write.disclosure_id)
        gone = []
    if sha in known.repeats:
        forget_repeat(run.store, sha)
    message = "；".join(filter(None, (found.message, packed.outcome.message)))
    return replace(packed.outcome, message=message)


def _former(run: _Run, packed: Packed, written: Sequence[str]) -> list[str]:
    """Disclosures that the same file was before, and no other file is; and stale ones."""
    stale = [own for own, shas in run.stale.items() if packed.sha256 in shas]
    for own in stale:
        run.stale.pop(own)
    return [own for own in stale if own not in written and own not in run.settled] + [
        own
        for own in run.known.ids(packed.sha256)
        if own not in written and own not in run.settled and len(run.known.by_id[own]) == 1
    ]


def _who(run: _Run, packed: Packed, write: Write) -> Who:
    """Whose a disclosure is that was written, with the forms of its parts."""
    own = packed.identity
    former = run.known.who.get(write.disclosure_id) if len(write.shas) > 1 else None
    forms = packed.forms | (former.forms if former else frozenset())
    source = former.source if former else packed.outcome.source
    return Who(source, own.department, own.region, own.scope, own.year, forms)


def _together(packed: Packed, placed: Sequence[Outcome]) -> Outcome:
    """What became of a book: its disclosures together."""
    names = [one.identity.department for one in (packed, *packed.others)]
    listed = "、".join(names[:_NAMED]) + ("……" if len(names) > _NAMED else "")
    messages = [f"一份文件里有 {len(names)} 份决算，已分开：{listed}", *(o.message for o in placed)]
    return Outcome(
        packed.outcome.source,
        "read",
        "；".join(filter(None, messages)),
        sum(o.cells for o in placed),
        sum(o.printed for o in placed),
        sum(o.unread for o in placed),
        sum(o.conflicts for o in placed),
        tuple(sorted({page for o in placed for page in o.unread_pages})),
        tuple(dict.fromkeys(place for o in placed for place in o.unread_places)),
        packed.sha256,
        packed.outcome.seconds,
        kind=packed.outcome.kind,
        projects=sum(o.projects for o in placed),
        indicators=sum(o.indicators for o in placed),
    )


def _settle(run: _Run, task: Task, result: Result) -> Outcome:
    if not isinstance(result, Exception):
        return replace(_keep(run, task, result), place=task.place)
    if is_full(result):
        raise result
    return replace(_fail(run, task, reason_of(result)), place=task.place)


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
            this = _Run(store, limits, known_of(store), load_stamps(store))
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


def _regrouped(run: _Run, asked: Sequence[Task]) -> set[str]:
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


def _read(run: _Run, left: Sequence[Task], extracts: Extracts) -> Iterator[Outcome]:
    """Read documents; last those that do not say whose they are, with what lies beside them."""
    weak: list[tuple[Task, Result]] = []
    for task, result in extracts(left):
        sha = run.shas[task.path]
        if is_weak(result):
            run.files.beside[sha] = run.beside.mark(task)
            weak.append((task, result))
        else:
            run.files.beside.pop(sha, None)
            yield _settle(run, task, result)
    if not weak:
        return
    asked = adoptions(weak, run.beside.known(run.known, run.files.beside))
    told = {}
    if asked:
        told = {task.path: (task, result) for task, result in extracts([*asked.values()])}
    for task, result in weak:
        if task.path in told:
            yield _adopted(run, *told[task.path], task, result)
        else:
            yield _settle(run, task, result)


def _adopted(run: _Run, task: Task, result: Result, own: Task, first: Result) -> Outcome:
    """Settle a file under the identity of those beside it; as it is where it contradicts them."""
    if isinstance(result, Exception):
        return _settle(run, own, first)
    found = place(run.store, result, run.known, _present(run, result))
    if found.is_edition and not task.adopted_from_folder:
        return _settle(run, own, first)
    return _keep(run, task, result)


def _corrected(store: Address) -> set[str]:
    """Documents that an analyst's corrections name; whether those are in order is told later."""
    try:
        return {one.document for one in read_overrides(disk_of(store).read(FILE))}
    except (FileNotFoundError, JuesuanError):
        return set()


def _run(
    run: _Run, tasks: Sequence[Task], force: bool, retry: bool, extracts: Extracts
) -> Iterator[Outcome]:
    looked = [(t, _looked(run, t, force, retry)) for t in ordered(tasks, _corrected(run.store))]
    run.beside = Beside.of(run.shas)
    looked = [(task, _still_so(run, task, outcome)) for task, outcome in looked]
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
    loosen(run.store, (own for sha in run.shas.values() for own in run.known.ids(sha)))
    try:
        yield from _read(run, left, extracts)
    except OSError:
        sweep(run.store)  # what was written aside when the room ended
        raise
