"""What a store says of itself: its name, its format, and which program made it.

A store made before there was such a file is of format 1, whose figures have no references. An
older program refuses a newer format in one line; a newer one reads the formats that :data:`READ`
names.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.disk import Disk, disk_of
from juesuan_analysis.store.journal import put

FILE = "store.json"
FORMAT = 2
READ = (2,)
"""Formats that this program reads; the rows of any other must be read again from the PDFs."""
_BEFORE = 1


class FormatError(JuesuanError):
    """A store is of a format that this program does not read."""


@frozen
class About:
    """``format`` of the rows, the version of the ``reader`` that made them, and when it began."""

    id: str
    format: int
    reader: str
    created: str


def about(store: Path | str) -> About | None:
    """Tell what a store says of itself; None where it says nothing.

    Raises
    ------
    JuesuanError
        ``store.json`` is damaged.
    """
    disk = disk_of(store)
    try:
        found = About(**json.loads(disk.read(FILE)))
        if not isinstance(found.format, int):
            raise TypeError(found.format)
        return found
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        raise JuesuanError(
            f"{store}/{FILE} 已损坏；删去它，再运行 juesuan status {store} --verify 核对"
        ) from error


def require_format(store: Path | str) -> None:
    """Refuse a store whose rows this program does not understand.

    Raises
    ------
    FormatError
        It is newer than this program, or older than it reads.
    """
    found = require_known(store)
    number = found.format if found else _format_of_rows(disk_of(store))
    if number not in READ:
        raise FormatError(
            f"{store} 是旧格式（{number}），数没有标识：请运行 "
            f"juesuan extract PDF文件夹 --out {store}，会重新读取"
        )


def require_known(store: Path | str) -> About | None:
    """Refuse a store of a later format, which writing to would spoil; tell what it says of itself.

    Raises
    ------
    FormatError
        It is newer than this program.
    """
    found = about(store)
    if found and found.format > FORMAT:
        raise FormatError(
            f"{store} 由更新的版本写成（格式 {found.format}，本程序只到 {FORMAT}）："
            "请升级 juesuan-analysis"
        )
    return found


def _format_of_rows(disk: Disk) -> int:
    """Tell the format of a store that does not say it, from the columns of its first file."""
    files = (path for folder in disk.folders("entries") for path in disk.files(folder))
    first = next((path for path in files if path.endswith(".parquet")), None)
    if first is None:
        return FORMAT
    try:
        names = pq.read_schema(disk.full(first), filesystem=disk.arrow).names
    except (pa.ArrowException, OSError):
        return FORMAT  # a damaged file is for those to tell who read it
    if "disclosure_id" not in names:
        return FORMAT  # another program's file, which is told where rows are read
    return FORMAT if "ref" in names else _BEFORE


def describe(store: Path | str, own: About) -> None:
    """Write beside the rows what they are, for other programs, where it is not so yet."""
    from juesuan_analysis.store import package

    disk: Disk = disk_of(store)
    wanted = package.of_store(own.id)
    if disk.exists(package.FILE) and disk.read(package.FILE) == wanted:
        return
    put(disk, package.FILE, wanted)


def is_described(store: Path | str) -> bool:
    """Whether a store says what it is; of what was not written to, it need not be said again."""
    from juesuan_analysis.store import package

    disk: Disk = disk_of(store)
    return disk.exists(FILE) and disk.exists(package.FILE)


def note(store: Path | str, reader: str, now: Callable[[], datetime] | None = None) -> About:
    """Write what a store is, where it does not say so yet; its name lasts. Only a writer may."""
    disk: Disk = disk_of(store)
    found = about(store)
    if found and (found.format, found.reader) == (FORMAT, reader):
        return found
    began = (now or (lambda: datetime.now(UTC)))().isoformat(timespec="seconds")
    name, created = (found.id, found.created) if found else (uuid.uuid4().hex[:12], began)
    own = About(name, FORMAT, reader, created)
    put(disk, FILE, json.dumps(asdict(own), ensure_ascii=False, indent=1).encode())
    return own
