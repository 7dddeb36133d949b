"""What a store holds already, and so what need not be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from juesuan_analysis.batch.outcome import Outcome
from juesuan_analysis.batch.packed import Amounts, Packed, amounts_of, as_version
from juesuan_analysis.batch.sources import Address
from juesuan_analysis.batch.tables import READER, overrides_text
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.batch.workers import CRASHED, TOO_LARGE, TOO_SLOW, Limits
from juesuan_analysis.disclosure.identity import Identity
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.failures import Failure, failures
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.repeats import Repeat, repeats

_ATTEMPTS = 2  # a process may also die of something else than its document: try once more
_BY_LIMITS = {TOO_SLOW, TOO_LARGE, CRASHED}


@dataclass(slots=True)
class Known:
    """What the store holds, kept up to date by the run that writes to it."""

    by_hash: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """SHA-256 to source, overrides, reader."""
    by_id: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Disclosure to source, SHA-256."""
    ids: dict[str, str] = field(default_factory=dict)
    """SHA-256 to disclosure."""
    failed: dict[str, Failure] = field(default_factory=dict)
    """SHA-256 to failure."""
    repeats: dict[str, Repeat] = field(default_factory=dict)
    """SHA-256 of what is not stored because another is, to which."""


def known_of(store: Address) -> Known:
    """Look into a store."""
    failed = {failure.source_sha256: failure for failure in failures(store)}
    if not disk_of(store).folders("disclosures"):
        return Known(failed=failed)  # and nothing that others could repeat
    columns = ("source", "source_sha256", "overrides", "reader", "disclosure_id")
    rows = Store(store).rows("disclosures", columns).to_pylist()
    return Known(
        {row["source_sha256"]: (row["source"], row["overrides"], row["reader"]) for row in rows},
        {row["disclosure_id"]: (row["source"], row["source_sha256"]) for row in rows},
        {row["source_sha256"]: row["disclosure_id"] for row in rows},
        failed,
        repeats(store),
    )


def settled(task: Task, sha: str, known: Known) -> Outcome | None:
    """Tell that a file is in the store as it is."""
    source, overrides, reader = known.by_hash.get(sha, ("", "", ""))
    same = (source, overrides, reader) == (task.source, overrides_text(task.overrides), READER)
    return Outcome(task.source, "unchanged", sha256=sha) if same else None


def _hopeless(failure: Failure, task: Task, limits: Limits) -> bool:
    """Whether another try would be the same one."""
    if (failure.overrides, failure.reader) != (overrides_text(task.overrides), READER):
        return False
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
    return Outcome(task.source, "failed", told, sha256=sha)


def same_amounts(source: str) -> str:
    """Say that a document is not stored because another is."""
    return f"与 {source} 是同一部门同一年度的决算，数字相同，已跳过"


def repeated(task: Task, sha: str, known: Known, unchanged: Collection[str]) -> Outcome | None:
    """Tell that a file printed the same as another before, if that one is there and unchanged."""
    former = known.repeats.get(sha)
    if former is None or former.of not in unchanged:
        return None
    if (former.overrides, former.reader) != (overrides_text(task.overrides), READER):
        return None
    told = same_amounts(known.by_hash[former.of][0])
    return Outcome(task.source, "duplicate", told, sha256=sha)


def _amounts(store: Address, identity: Identity) -> Amounts:
    """The amounts that the store holds of a document."""
    rows = Store(store).rows(
        "entries",
        ("form", "printed", "amount"),
        disclosure_id=identity.disclosure_id,
        department=identity.department,
        year=identity.year,
    )
    return amounts_of(rows)


def versioned(
    store: Address, packed: Packed, known: Known, present: Mapping[str, str]
) -> Packed | str:
    """Give a document an identity of its own, or the SHA-256 of one with the same amounts.

    Parameters
    ----------
    store, packed, known
        Where the document goes, what it gave, and what is there.
    present
        SHA-256 to source of the files of this run: they do not displace one another.
    """
    identity = packed.identity
    while True:
        source, sha = known.by_id.get(identity.disclosure_id, ("", ""))
        if not source or sha == packed.sha256 or sha not in present:
            return as_version(packed, identity.version) if identity.version > 1 else packed
        if _amounts(store, identity) == packed.amounts():
            return sha
        identity = replace(identity, version=identity.version + 1)
