"""Documents that lie in a store twice, as when two stores were copied into one another."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.blocks import documents_of_blocks, file_key
from juesuan_analysis.store.disk import Disk, disk_of
from juesuan_analysis.store.journal import JOURNALS, turn
from juesuan_analysis.store.torn import stems_of


class DoubledWarning(UserWarning):
    """Sums over a store count some documents more than once."""


def doubled(store: Path | str) -> list[str]:
    """Documents of which some file holds one that another holds as well.

    Only blocks are read: a file of one document has that document's name. Of a store with a torn
    block nothing is said: that it is torn is told where it is read.
    """
    disk = disk_of(store)
    if any(path.endswith(".json") for path in disk.files(JOURNALS)):
        return []  # a writer is moving rows: some lie in two places for an instant
    try:
        first = _twice(disk)
        return sorted(first & _twice(disk)) if first else []
    except JuesuanError:
        return []


def _twice(disk: Disk) -> set[str]:
    blocks = documents_of_blocks(disk, turn(disk))
    held = Counter(each for documents in blocks.values() for each in documents)
    small = {stem.rpartition("/")[2] for stem in stems_of(disk, "disclosures")} if held else set()
    return {each for each, n in held.items() if n > 1 or f"{file_key(each)}.parquet" in small}


def told_of_doubled(store: Path | str, documents: list[str]) -> str:
    """Say it in a line, with what to do."""
    return (
        f"{store} 里有 {len(documents)} 份决算存了不止一次，合计会重复相加（如 {documents[0]}），"
        f"可能是两个库复制到了一起：运行 juesuan status {store} --verify 看是哪些；"
        "把两个库分开，用 juesuan merge 合并"
    )
