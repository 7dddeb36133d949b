"""What could not be read, remembered so that it is not tried for ever.

``failures/`` holds one small JSON file for each, named after the content of the PDF.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = "failures"
_STAGED = ".staged"


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


def _path(store: Path, sha256: str) -> Path:
    return store / FOLDER / f"{sha256[:40]}.json"


def _load(path: Path) -> Failure | None:
    try:
        return Failure(**json.loads(path.read_text("utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None  # forgotten meanwhile, or not of this version: it is tried again


def failures(store: str | Path) -> list[Failure]:
    """List the documents that could not be read, by file name.

    Parameters
    ----------
    store
        Folder of the store. Where there is none, there are no failures.
    """
    found: Iterator[Failure | None] = map(_load, (Path(store) / FOLDER).glob("*.json"))
    return sorted((f for f in found if f), key=lambda f: (f.source, f.source_sha256))


def remember(store: Path, failure: Failure) -> None:
    """Keep a failure in place of any former one of the same content."""
    path = _path(store, failure.source_sha256)
    draft = store / _STAGED / f"{uuid.uuid4().hex}.json"
    for folder in (path.parent, draft.parent):
        folder.mkdir(parents=True, exist_ok=True)
    draft.write_text(json.dumps(asdict(failure), ensure_ascii=False, indent=1), "utf-8")
    draft.replace(path)


def forget(store: Path, sha256: str) -> None:
    """Drop the failure of a content, if there is one."""
    _path(store, sha256).unlink(missing_ok=True)
