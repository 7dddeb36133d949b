"""What could not be read, remembered so that it is not tried for ever.

``failures/`` holds one small JSON file for each, named after the content of the PDF.
"""

from __future__ import annotations

from pathlib import Path

from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.records import put_record, records_in, remove_record

FOLDER = "failures"


@frozen
class Failure:
    """One document that could not be read, and what was tried.

    ``kind`` is a word for the reason (超时, 内存超限, 崩溃, 已加密 …), ``reason`` the line for the
    analyst. ``reader`` and ``overrides`` tell whether another try would be the same one; so do the
    limits, in seconds and bytes. ``time`` is that of the last try (ISO 8601). ``place`` is where
    the file lay below the folder that was given, ``path`` where it lay on this machine.
    """

    source: str
    source_sha256: str
    kind: str
    reason: str
    attempts: int
    reader: str
    overrides: str
    seconds: float
    memory: int
    time: str
    place: str = ""
    path: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether the file is not where it was; of files elsewhere that is not known."""
        return bool(self.path) and not Path(self.path).exists()


def failures(store: str | Path) -> list[Failure]:
    """List the documents that could not be read, by file name.

    Parameters
    ----------
    store
        Folder or address of the store. Where there is none, there are no failures.
    """
    found = records_in(disk_of(store), FOLDER, Failure)  # of another version: tried again
    return sorted(found, key=lambda failure: (failure.source, failure.source_sha256))


def remember(store: str | Path, failure: Failure) -> None:
    """Keep a failure in place of any former one of the same content."""
    put_record(disk_of(store), FOLDER, failure.source_sha256, failure)


def forget(store: str | Path, sha256: str) -> None:
    """Drop the failure of a content, if there is one."""
    remove_record(disk_of(store), FOLDER, sha256)
