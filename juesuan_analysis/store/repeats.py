"""PDFs that print the same amounts as another of the same department and year.

They are not stored a second time. ``repeats/`` remembers them, so that they are not read each time.
"""

from __future__ import annotations

from pathlib import Path

from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.records import put_record, records_in, remove_record

FOLDER = "repeats"


@frozen
class Repeat:
    """One PDF; ``of`` is the SHA-256 of the one that is stored, the rest as in a failure."""

    source: str
    source_sha256: str
    of: str
    reader: str
    overrides: str


def repeats(store: str | Path) -> dict[str, Repeat]:
    """SHA-256 of each PDF that is not stored because another is, to what is known of it."""
    found = records_in(disk_of(store), FOLDER, Repeat)  # of another version: read again
    return {repeat.source_sha256: repeat for repeat in found}


def note_repeat(store: str | Path, repeat: Repeat) -> None:
    """Remember a PDF in place of what was known of it."""
    put_record(disk_of(store), FOLDER, repeat.source_sha256, repeat)


def forget_repeat(store: str | Path, sha256: str) -> None:
    """Drop what is known of a PDF, if anything is."""
    remove_record(disk_of(store), FOLDER, sha256)
