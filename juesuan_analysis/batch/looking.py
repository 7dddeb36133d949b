"""What can be said of a file without reading it: unchanged, the same once more, given up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from juesuan_analysis.batch.course import Run
from juesuan_analysis.batch.known import given_up, settled
from juesuan_analysis.batch.outcome import Outcome
from juesuan_analysis.batch.sources import Address, Stamps, load_stamps
from juesuan_analysis.batch.tasks import Task, find_tasks
from juesuan_analysis.reading.fingerprint import sha256_of
from juesuan_analysis.trouble_words import in_chinese


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


def contents(tasks: Iterable[Task], stamps: Stamps) -> set[str]:
    """SHA-256 of the files that are there, but for those that would have to be fetched."""
    found = (_fingerprint(task, stamps) for task in tasks if not _no_file(task))
    return {sha for sha in found if sha}


def _unfetched(task: Task) -> str:
    """What stands for the content of a remote file until that is known."""
    return hashlib.sha256(f"{task.path} {task.stamp}".encode()).hexdigest()


def had_before(run: Run, task: Task, sha: str) -> Outcome | None:
    """Tell that this run has had a file with the same content."""
    if sha in run.present:
        told = f"与 {run.present[sha]} 内容完全相同，已跳过"
        return Outcome(task.source, "duplicate", told, sha256=sha)
    run.present[sha] = task.source
    return None


def _look(run: Run, task: Task, force: bool, retry: bool) -> Outcome | None:
    """What can be said of a file without reading it as a PDF."""
    if told := _no_file(task):
        return Outcome(task.source, "failed", told)
    sha = _fingerprint(task, run.stamps) or _unfetched(task)
    if outcome := had_before(run, task, sha):
        return outcome
    run.shas[task.path] = sha
    if force:
        return None
    again = retry and sha in run.known.failed
    return settled(task, sha, run.known) or (
        None if again else given_up(task, sha, run.known, run.limits)
    )


def still_so(run: Run, task: Task, outcome: Outcome | None) -> Outcome | None:
    """Read again what took its identity from files beside it, where those have changed."""
    sha = run.shas.get(task.path, "")
    former = run.files.beside.get(sha)
    changed = former is not None and former != run.beside.mark(task)
    return None if changed and outcome and outcome.sha256 == sha else outcome


def looked_at(run: Run, task: Task, force: bool, retry: bool) -> Outcome | None:
    """Say what can be said of a file without reading it; None where it is to be read."""
    try:
        return _look(run, task, force, retry)
    except OSError as error:
        return Outcome(task.source, "failed", f"打不开文件（{in_chinese(error)}）")
