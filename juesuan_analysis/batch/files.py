"""Where the files of a store lay when they were read: whether one is gone, or only not given now.

Remembered beside the store's rows; to lose it costs only that a file which is not given again is
taken for gone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from juesuan_analysis.batch.sources import Address
from juesuan_analysis.reading.fingerprint import sha256_of
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.journal import put

_FILE = ".files.json"


@dataclass(slots=True)
class Files:
    """SHA-256 of a file to its path from the store; and to what lay beside it, if that mattered."""

    paths: dict[str, str] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)

    def still(self, store: Address, shas: Iterable[str]) -> set[str]:
        """Those of some files that are where they were, with the same content."""
        return {sha for sha in shas if _is_there(store, self.paths.get(sha, ""), sha)}


def _is_there(store: Address, path: str, sha: str) -> bool:
    if not path or isinstance(store, str):
        return False
    file = Path(os.path.normpath(store / path))
    try:
        return file.is_file() and sha256_of(file) == sha
    except OSError:
        return False


def load_files(store: Address) -> Files:
    """What is remembered; nothing where it is gone or damaged."""
    try:
        found = json.loads(disk_of(store).read(_FILE))
        return Files(dict(found["paths"]), dict(found["beside"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return Files()


def save_files(store: Address, files: Files, given: Mapping[Address, str]) -> None:
    """Remember where the files of a run lie; ``given`` is path to SHA-256."""
    if isinstance(store, str):
        return
    now = {sha: _from(store, path) for path, sha in given.items() if isinstance(path, Path)}
    paths = files.paths | {sha: path for sha, path in now.items() if path}
    content = {"paths": paths, "beside": files.beside}
    put(disk_of(store), _FILE, json.dumps(content, ensure_ascii=False).encode())


def _from(store: Path, path: Path) -> str:
    """A path as seen from the store, so that both may be moved together."""
    try:
        return os.path.relpath(path.resolve(), store.resolve())
    except (OSError, ValueError):  # another drive
        return str(path)
