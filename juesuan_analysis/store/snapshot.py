"""One moment of a store, that can be read at leisure and be cited.

While a writer works, two reads one after the other may give rows of two moments. A snapshot keeps
the files as they are: on a disk by links, which cost nothing, elsewhere by copies.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.disk import Disk, LocalDisk, disk_of
from juesuan_analysis.store.journal import STAGED, turn
from juesuan_analysis.store.listing import listed_files
from juesuan_analysis.store.overrides import FILE
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.trouble import CLOSED

if TYPE_CHECKING:
    import pyarrow as pa

    from juesuan_analysis.store.overrides import Override


class Dated(Protocol):
    """What a snapshot is taken of: a store, opened at its folder or address."""

    def __init__(self, path: Path | str) -> None: ...

    @property
    def path(self) -> Path | str:
        """Where it lies."""

    def rows(self, name: str, columns: Sequence[str]) -> pa.Table:
        """Give these columns of a dataset."""

    def corrections(self) -> list[Override]:
        """Give what its ``overrides.csv`` corrects."""


S = TypeVar("S", bound=Dated)
FOLDER = ".snapshots"
_ATTEMPTS = 20
SNAPSHOT_ID = re.compile(r"[0-9a-f]{12}")
_IDENTIFYING = ("disclosure_id", "source_sha256", "reader", "checked_against")


def snapshot_id(store: Dated) -> str:
    """Name what a store holds, in twelve digits.

    The same documents, read by the same reader and judged with the same others, with the same
    corrections, have one name on any machine, however their files lie.
    """
    rows = store.rows("disclosures", _IDENTIFYING).to_pylist()
    lines = sorted("|".join(str(row[name]) for name in _IDENTIFYING) for row in rows)
    corrected = sorted(override.text for override in store.corrections())
    return hashlib.sha256("\n".join([*lines, "", *corrected]).encode()).hexdigest()[:12]


@contextmanager
def snapshot(store: S) -> Iterator[S]:
    """Give a store that stays as it is now, until the block ends.

    Raises
    ------
    JuesuanError
        Writers move rows all the time, so that no moment could be had.
    """
    disk = disk_of(store.path)
    with _place(disk) as (folder, held):
        _hold(disk, held, folder)
        yield type(store)(held.root / folder)


def keep(store: Dated) -> str:
    """Keep a store as it is now within itself, by links, under its name; give the name.

    Raises
    ------
    JuesuanError
        It lies at an address, or may only be read.
    """
    disk = disk_of(store.path)
    if not isinstance(disk, LocalDisk) or _within(disk) is None:
        raise JuesuanError(f"{store.path} 里不能留存：留存只能在本机可写的数据文件夹里")
    with snapshot(store) as now:
        name = snapshot_id(now)
        kept = disk.root / FOLDER / name
        if not kept.exists():
            held = Path(now.path)
            held.rename(kept)
            held.mkdir()  # for who made it to remove
    return name


def kept(store: Dated) -> list[str]:
    """Names under which the store is kept within itself."""
    disk = disk_of(store.path)
    names = [path.rpartition("/")[2] for path in disk.folders(FOLDER)]
    return [name for name in names if SNAPSHOT_ID.fullmatch(name)]


def at(store: S, name: str) -> S:
    """Give a store as it was when it had that name.

    Raises
    ------
    JuesuanError
        It is not as it was then, and was not kept.
    """
    present = snapshot_id(store)
    if name == present:
        return store
    there = kept(store)
    if name in there and isinstance(store.path, Path):
        return type(store)(store.path / FOLDER / name)
    told = "、".join([f"{present}（现在）", *there])
    raise JuesuanError(
        f"{store.path} 里没有版本 {name}；有：{told}。"
        "以后要与现在比较，先运行 juesuan status --keep 留存"
    )


@contextmanager
def _place(disk: Disk) -> Iterator[tuple[str, LocalDisk]]:
    """A folder for the files: within the store where they can be linked, else a temporary one."""
    own = _within(disk) if isinstance(disk, LocalDisk) else None
    with tempfile.TemporaryDirectory(dir=own) as made:
        if own and isinstance(disk, LocalDisk):
            yield f"{FOLDER}/{Path(made).name}", disk
        else:
            yield Path(made).name, LocalDisk(Path(made).parent)


def _within(disk: LocalDisk) -> Path | None:
    """The store's own folder for snapshots; None where it may only be read."""
    try:
        (disk.root / FOLDER).mkdir(exist_ok=True)
    except OSError as error:
        if error.errno not in CLOSED:
            raise
        return None
    return disk.root / FOLDER


def _hold(disk: Disk, held: LocalDisk, folder: str) -> None:
    for attempt in range(_ATTEMPTS):
        before = turn(disk)
        try:
            files = [(name, *at) for name in DATASETS for at in listed_files(disk, name)]
            settled = not any(path.startswith(STAGED) for _, path, _ in files)
            for name, path, year in files if settled else ():
                _keep(disk, held, path, f"{folder}/{name}/year={year}/{path.rpartition('/')[2]}")
            if settled and turn(disk) == before:
                break
        except FileNotFoundError:
            pass
        for name in DATASETS:
            held.remove_folder(f"{folder}/{name}")
        time.sleep(0.01 * attempt)  # a writer puts its files in place in an instant
    else:
        raise JuesuanError("一直有别的程序在移动数据，取不到同一时刻的数据，请稍后再试")
    if disk.exists(FILE):
        held.write({f"{folder}/{FILE}": disk.read(FILE)})


def _keep(disk: Disk, held: LocalDisk, path: str, target: str) -> None:
    if held is disk:
        held.link(path, target)
    else:
        held.write({target: disk.read(path)})
