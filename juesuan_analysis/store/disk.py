"""Where a store lies: a folder of this machine, or any address that fsspec knows.

A path inside a store is a string with slashes, relative to the store. A folder that does not exist
is an empty one.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

import pyarrow.fs as pafs

from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.remote import RemoteDisk, connect, is_remote

__all__ = ["Disk", "LocalDisk", "RemoteDisk", "connect", "disk_of", "is_remote"]

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class Disk(Protocol):
    """What a store needs of the place where it lies."""

    def __hash__(self) -> int:
        """Of the place: what was seen there is remembered by it."""

    @property
    def arrow(self) -> Any:  # noqa: ANN401
        """The same place as pyarrow knows it."""

    @property
    def owner(self) -> str:
        """Who writes, where that can change under a writer; else nothing."""

    def full(self, path: str) -> str:
        """The path by which ``arrow`` knows it."""

    def files(self, folder: str) -> list[str]:
        """Paths of the files directly in a folder."""

    def folders(self, folder: str) -> list[str]:
        """Paths of the folders directly in a folder."""

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""

    def size(self, path: str) -> int:
        """Bytes of a file."""

    def read(self, path: str) -> bytes:
        """A file's bytes.

        Raises
        ------
        FileNotFoundError
            There is no such file.
        """

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write new files; when this returns, a power cut leaves them as they are."""

    def move(self, moves: Mapping[str, str]) -> None:
        """Put each file in place of another at one stroke; one that is gone was moved before."""

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, where they are still there."""

    def link(self, path: str, other: str) -> None:
        """Give a file another path, beside its own."""

    def swap(self, staged: str, target: str) -> None:
        """Put a folder in place of another at one stroke; the former one is left as ``staged``."""

    def remove_folder(self, folder: str) -> None:
        """Remove a folder with all that is in it."""


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folders(folders: Iterable[Path]) -> None:
    """Make names of files last: a power cut may forget a rename otherwise. Not on Windows."""
    if os.name == "nt":
        return
    for folder in dict.fromkeys(folders):
        with contextlib.suppress(FileNotFoundError):
            _sync(folder)


def _made(folder: Path) -> None:
    """Make a folder so that it lasts."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        _sync_folders([folder.parent, folder.parent.parent])


def _replace(staged: Path, target: Path) -> None:
    """Put a file in place of another, also where a dataset's folder lies on another disk."""
    try:
        staged.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = target.with_name(f".{target.name}.part")
        shutil.copyfile(staged, beside)
        _sync(beside)
        beside.replace(target)
        staged.unlink()


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically, where the system can (Linux)."""
    if not sys.platform.startswith("linux"):
        return False
    # Python has no call for it; two renames would leave an instant without the folder.
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    names = os.fsencode(one), os.fsencode(other)
    return bool(rename and rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


@frozen
class LocalDisk:
    """A folder of this machine."""

    root: Path

    @property
    def arrow(self) -> Any:  # noqa: ANN401
        """The local file system."""
        return pafs.LocalFileSystem()

    @property
    def owner(self) -> str:
        """The system holds the lock for the process."""
        return ""

    def full(self, path: str) -> str:
        """The path on this machine."""
        return f"{self.root}/{path}"

    def _listed(self, folder: str, folders: bool) -> list[str]:
        try:
            with os.scandir(self.root / folder) as found:
                names = [e.name for e in found if e.is_dir() == folders]
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(f"{folder}/{name}" for name in names)

    def files(self, folder: str) -> list[str]:
        """See :class:`Disk`."""
        return self._listed(folder, folders=False)

    def folders(self, folder: str) -> list[str]:
        """See :class:`Disk`."""
        return self._listed(folder, folders=True)

    def exists(self, path: str) -> bool:
        """See :class:`Disk`."""
        return (self.root / path).exists()

    def size(self, path: str) -> int:
        """See :class:`Disk`."""
        return (self.root / path).stat().st_size

    def read(self, path: str) -> bytes:
        """See :class:`Disk`."""
        return (self.root / path).read_bytes()

    def write(self, files: Mapping[str, bytes]) -> None:
        """See :class:`Disk`."""
        for name, data in files.items():
            path = self.root / name
            _made(path.parent)
            path.write_bytes(data)
            _sync(path)
        _sync_folders((self.root / name).parent for name in files)

    def move(self, moves: Mapping[str, str]) -> None:
        """See :class:`Disk`."""
        for staged, target in moves.items():
            _made((self.root / target).parent)
            with contextlib.suppress(FileNotFoundError):
                _replace(self.root / staged, self.root / target)
        _sync_folders((self.root / target).parent for target in moves.values())

    def remove(self, paths: Iterable[str]) -> None:
        """See :class:`Disk`."""
        gone = [self.root / path for path in paths]
        for path in gone:
            path.unlink(missing_ok=True)
        _sync_folders(path.parent for path in gone)

    def link(self, path: str, other: str) -> None:
        """See :class:`Disk`. Where there are no links, a copy does."""
        (self.root / other).parent.mkdir(parents=True, exist_ok=True)
        try:
            (self.root / other).hardlink_to(self.root / path)
        except OSError:
            shutil.copyfile(self.root / path, self.root / other)

    def swap(self, staged: str, target: str) -> None:
        """See :class:`Disk`. Where folders cannot be exchanged, there is none for an instant."""
        new, old, aside = (self.root / p for p in (staged, target, f"{staged}-old"))
        if aside.exists() and not old.exists():  # killed between the two renames below
            new.rename(old)
        elif not old.exists():
            old.parent.mkdir(parents=True, exist_ok=True)
            new.rename(old)
        elif not _exchange(new, old):
            old.rename(aside)
            new.rename(old)
        _sync_folders([old.parent, new.parent])
        for former in (new, aside):
            shutil.rmtree(former, ignore_errors=True)

    def remove_folder(self, folder: str) -> None:
        """See :class:`Disk`."""
        shutil.rmtree(self.root / folder, ignore_errors=True)


def disk_of(address: str | Path) -> LocalDisk | RemoteDisk:
    """The disk under a path of this machine or an address such as ``s3://bucket/store``.

    Raises
    ------
    JuesuanError
        What the address needs is not installed.
    """
    if isinstance(address, str) and is_remote(address):
        return RemoteDisk(*connect(address))
    return LocalDisk(Path(address))
