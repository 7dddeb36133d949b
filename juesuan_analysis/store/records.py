"""Small things that a store remembers of a PDF: one JSON file each, named after its content."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from juesuan_analysis.store.disk import Disk
from juesuan_analysis.store.journal import aside

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def _path(folder: str, sha256: str) -> str:
    return f"{folder}/{sha256[:40]}.json"


def kept(disk: Disk, folder: str) -> Iterator[dict[str, Any]]:
    """Fields of every record in a folder; one that is gone or damaged is as if it had not been."""
    for path in disk.files(folder):
        try:
            found = json.loads(disk.read(path)) if path.endswith(".json") else None
        except (FileNotFoundError, ValueError):
            continue
        if isinstance(found, dict):
            yield found


def keep(disk: Disk, folder: str, sha256: str, record: DataclassInstance) -> None:
    """Keep a record in place of any former one of the same content."""
    draft = aside(".json")
    disk.write({draft: json.dumps(asdict(record), ensure_ascii=False, indent=1).encode()})
    disk.move({draft: _path(folder, sha256)})


def drop(disk: Disk, folder: str, sha256: str) -> None:
    """Drop the record of a content, if there is one."""
    disk.remove([_path(folder, sha256)])
