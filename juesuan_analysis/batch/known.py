"""What a store holds already, and so what need not be read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from juesuan_analysis.batch.adopting import Who
from juesuan_analysis.batch.outcome import Outcome
from juesuan_analysis.batch.sources import Address
from juesuan_analysis.batch.tables import READER, overrides_text
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.batch.workers import CRASHED, TOO_LARGE, TOO_SLOW, Limits
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.failures import Failure, failures
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.repeats import Repeat, repeats
from juesuan_analysis.store.torn import broken_documents

_COLUMNS = ("source", "source_sha256", "overrides", "reader", "disclosure_id", "parts")
_WHO = ("department", "region", "scope", "year", "forms")
_ATTEMPTS = 2  # a process may also die of something else than its document: try once more
_BY_LIMITS = {TOO_SLOW, TOO_LARGE, CRASHED}


@dataclass(slots=True)
class Known:
    """What the store holds, kept up to date by the run that writes to it."""

    by_hash: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """SHA-256 to source, overrides, reader."""
    by_id: dict[str, dict[str, str]] = field(default_factory=dict)
    """Disclosure to its files, SHA-256 to source."""
    failed: dict[str, Failure] = field(default_factory=dict)
    """SHA-256 to failure."""
    repeats: dict[str, Repeat] = field(default_factory=dict)
    """SHA-256 of what is not stored because another is, to which."""
    who: dict[str, Who] = field(default_factory=dict)
    """Disclosure to whose it is."""

    def ids(self, sha: str) -> list[str]:
        """The disclosures that a file is, or is a part of."""
        return [own for own, files in self.by_id.items() if sha in files]


def known_of(store: Address) -> Known:
    """Look into a store."""
    failed = {failure.source_sha256: failure for failure in failures(store)}
    if not disk_of(store).folders("disclosures"):
        return Known(failed=failed)  # and nothing that others could repeat
    rows = Store(store).rows("disclosures", [*_COLUMNS, *_WHO]).to_pylist()
    files = [(row["disclosure_id"], part) for row in rows for part in row["parts"] or [row]]
    by_id: dict[str, dict[str, str]] = {}
    for own, part in files:
        by_id.setdefault(own, {})[part["source_sha256"]] = part["source"]
    broken = broken_documents(store, by_id)
    return Known(
        {
            p["source_sha256"]: (p["source"], p["overrides"], p["reader"])
            for own, p in files
            if own not in broken  # these are read again
        },
        by_id,
        failed,
        repeats(store),
        {row["disclosure_id"]: _who(row) for row in rows},
    )


def _who(row: dict[str, Any]) -> Who:
    forms = frozenset(row["forms"] or ())
    own = (row["department"], row["region"], row["scope"], row["year"])
    return Who(row["source"], *own, forms)


def settled(task: Task, sha: str, known: Known) -> Outcome | None:
    """Tell that a file is in the store as it is."""
    source, overrides, reader = known.by_hash.get(sha, ("", "", ""))
    same = (source, overrides, reader) == (task.source, overrides_text(task.overrides), READER)
    return Outcome(task.source, "unchanged", sha256=sha) if same else None


def _hopeless(failure: Failure, task: Task, limits: Limits) -> bool:
    """Whether another try would be the same one."""
    if (failure.overrides, failure.reader) != (overrides_text(task.overrides), READER):
        return False
    # A document that says what is wrong with it will say so again; one that ran into a limit may
    # not.
    if failure.kind not in _BY_LIMITS:
        return True
    wider = limits.seconds > failure.seconds or limits.memory > failure.memory
    return failure.attempts >= _ATTEMPTS and not wider


def given_up(task: Task, sha: str, known: Known, limits: Limits) -> Outcome | None:
    """Tell that a file could not be read before and is not tried again."""
    failure = known.failed.get(sha)
    if failure is None or not _hopeless(failure, task, limits):
        return None
    told = f"上次读取失败（{failure.reason}），文件未变，跳过；--retry 重试"
    return Outcome(task.source, "failed", told, kind=failure.kind, sha256=sha)


def same_amounts(source: str) -> str:
    """Say that a document is not stored because another is."""
    return f"与 {source} 是同一部门同一年度的决算，数字相同，已跳过"


def repeated(task: Task, sha: str, known: Known, unchanged: Collection[str]) -> Outcome | None:
    """Tell that a file printed the same as another before, if that one is there and unchanged."""
    former = known.repeats.get(sha)
    # What it repeats may have gone or changed: then it is the one to be kept.
    if former is None or former.of not in unchanged:
        return None
    if (former.overrides, former.reader) != (overrides_text(task.overrides), READER):
        return None
    told = same_amounts(known.by_hash[former.of][0])
    return Outcome(task.source, "duplicate", told, sha256=sha)
