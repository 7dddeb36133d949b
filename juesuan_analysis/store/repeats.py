"""PDFs that print the same amounts as another of the same department and year.

They are not stored a second time. ``repeats/`` remembers them, so that they are not read each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.records import drop, keep, kept

FOLDER = "repeats"


@dataclass(frozen=True, slots=True)
class Repeat:
    """One PDF; ``of`` is the SHA-256 of the one that is stored, the rest as in a failure."""

    source: str
    source_sha256: str
    of: str
    reader: str
    overrides: str


def repeats(store: str | Path) -> dict[str, Repeat]:
    """SHA-256 of each PDF that is not stored because another is, to what is known of it."""
    found = (_made(fields) for fields in kept(disk_of(store), FOLDER))
    return {repeat.source_sha256: repeat for repeat in found if repeat}


def _made(fields: dict[str, Any]) -> Repeat | None:
    try:
        return Repeat(**fields)
    except TypeError:
        return None  # not of this version: it is read again


def note_repeat(store: str | Path, repeat: Repeat) -> None:
    """Remember a PDF in place of what was known of it."""
    keep(disk_of(store), FOLDER, repeat.source_sha256, repeat)


def forget_repeat(store: str | Path, sha256: str) -> None:
    """Drop what is known of a PDF, if anything is."""
    drop(disk_of(store), FOLDER, sha256)
