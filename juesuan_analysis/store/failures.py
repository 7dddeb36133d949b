"""What could not be read, remembered so that it is not tried for ever.

``failures/`` holds one small JSON file for each, named after the content of the PDF.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from juesuan_analysis.store.disk import Disk, disk_of
from juesuan_analysis.store.journal import aside

FOLDER = "failures"


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that could not be read, and what was tried.

    ``kind`` is a word for the reason (超时, 内存超限, 崩溃, 已加密 …), ``reason`` the line for the
    analyst. ``reader`` and ``overrides`` tell whether another try would be the same one; so do the
    limits, in seconds and bytes. ``time`` is that of the last try (ISO 8601).
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


def _path(sha256: str) -> str:
    return f"{FOLDER}/{sha256[:40]}.json"


def _load(disk: Disk, path: str) -> Failure | None:
    try:
        return Failure(**json.loads(disk.read(path)))
    except (FileNotFoundError, ValueError, TypeError):
        return None  # forgotten meanwhile, or not of this version: it is tried again


def failures(store: str | Path) -> list[Failure]:
    """List the documents that could not be read, by file name.

    Parameters
    ----------
    store
        Folder or address of the store. Where there is none, there are no failures.
    """
    disk = disk_of(store)
    paths = (path for path in disk.files(FOLDER) if path.endswith(".json"))
    found: Iterator[Failure | None] = (_load(disk, path) for path in paths)
    return sorted((f for f in found if f), key=lambda f: (f.source, f.source_sha256))


def remember(store: str | Path, failure: Failure) -> None:
    """Keep a failure in place of any former one of the same content."""
    disk, draft = disk_of(store), aside(".json")
    disk.write({draft: json.dumps(asdict(failure), ensure_ascii=False, indent=1).encode()})
    disk.move({draft: _path(failure.source_sha256)})


def forget(store: str | Path, sha256: str) -> None:
    """Drop the failure of a content, if there is one."""
    disk_of(store).remove([_path(sha256)])
