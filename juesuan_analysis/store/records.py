"""Small things that a store remembers of a PDF: one JSON file each, named after its content."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar

from juesuan_analysis.store.disk import Disk
from juesuan_analysis.store.journal import put

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")


def _path(folder: str, sha256: str) -> str:
    return f"{folder}/{sha256[:40]}.json"


def records_in(disk: Disk, folder: str, kind: type[T]) -> Iterator[T]:
    """Every record in a folder; one that is gone, damaged or of another version never was."""
    for path in disk.files(folder):
        if path.endswith(".json"):
            with suppress(FileNotFoundError, ValueError, TypeError):
                yield kind(**json.loads(disk.read(path)))


def put_record(disk: Disk, folder: str, sha256: str, record: DataclassInstance) -> None:
    """Keep a record in place of any former one of the same content."""
    content = json.dumps(asdict(record), ensure_ascii=False, indent=1).encode()
    put(disk, _path(folder, sha256), content)


def remove_record(disk: Disk, folder: str, sha256: str) -> None:
    """Drop the record of a content, if there is one."""
    disk.remove([_path(folder, sha256)])
