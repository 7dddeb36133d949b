"""A store at an address: an object store, or whatever else fsspec reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pyarrow.fs as pafs

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.frozen import frozen


class Fence(Protocol):
    """What stands before each write of one writer."""

    @property
    def owner(self) -> str:
        """Whose lease it is."""

    def check(self) -> None:
        """Stop a writer whose lease another may have by now."""


FENCES: dict[str, Fence] = {}  # root of a store that this process writes to


@frozen
class RemoteDisk:
    """An object store, or whatever else fsspec reaches; writing one object is atomic there."""

    system: Any
    root: str

    @property
    def arrow(self) -> Any:  # noqa: ANN401
        """The same place for pyarrow."""
        return pafs.PyFileSystem(pafs.FSSpecHandler(self.system))

    def full(self, path: str) -> str:
        """The path inside the file system."""
        return f"{self.root}/{path}"

    def _listed(self, folder: str, kind: str) -> list[str]:
        self.system.invalidate_cache()
        try:
            found = self.system.ls(self.full(folder), detail=True)
        except FileNotFoundError:
            return []
        names = (item["name"].rstrip("/").rpartition("/")[2] for item in found
                 if item["type"] == kind)  # fmt: skip
        return sorted(f"{folder}/{name}" for name in names if name)

    def files(self, folder: str) -> list[str]:
        """See :class:`~juesuan_analysis.store.disk.Disk`."""
        return self._listed(folder, "file")

    def folders(self, folder: str) -> list[str]:
        """See :class:`~juesuan_analysis.store.disk.Disk`."""
        return self._listed(folder, "directory")

    def exists(self, path: str) -> bool:
        """See :class:`~juesuan_analysis.store.disk.Disk`."""
        self.system.invalidate_cache()
        return bool(self.system.exists(self.full(path)))

    def size(self, path: str) -> int:
        """See :class:`~juesuan_analysis.store.disk.Disk`."""
        return int(self.system.size(self.full(path)))

    def read(self, path: str) -> bytes:
        """See :class:`~juesuan_analysis.store.disk.Disk`."""
        return bytes(self.system.cat_file(self.full(path)))

    @property
    def owner(self) -> str:
        """See :class:`~juesuan_analysis.store.disk.Disk`."""
        fence = FENCES.get(self.root)
        return fence.owner if fence else ""

    def _fenced(self) -> None:
        """Stop here if another writes by now."""
        if fence := FENCES.get(self.root):
            fence.check()

    def write(self, files: Mapping[str, bytes]) -> None:
        """See :class:`~juesuan_analysis.store.disk.Disk`."""
        self._fenced()
        self.system.pipe({self.full(path): data for path, data in files.items()})

    def _there(self, paths: Iterable[str]) -> list[str]:
        """Those of some files that exist, by listing their folders."""
        wanted = list(paths)
        folders = sorted({path.rpartition("/")[0] for path in wanted})
        listed = {path for folder in folders for path in self.files(folder)}
        return [path for path in wanted if path in listed]

    def move(self, moves: Mapping[str, str]) -> None:
        """Copy, then remove: objects have no rename, but putting one is atomic."""
        left = self._there(moves)
        if left:
            self._fenced()
            self.system.copy([self.full(p) for p in left], [self.full(moves[p]) for p in left])
            self.remove(left)

    def remove(self, paths: Iterable[str]) -> None:
        """See :class:`~juesuan_analysis.store.disk.Disk`."""
        if left := self._there(paths):
            self._fenced()
            self.system.rm([self.full(path) for path in left])

    def link(self, path: str, other: str) -> None:
        """Not needed: files are moved and removed one by one."""
        raise NotImplementedError

    def swap(self, staged: str, target: str) -> None:
        """Objects have no folders to exchange; compaction moves and removes files there."""
        raise NotImplementedError

    def remove_folder(self, folder: str) -> None:
        """See :class:`~juesuan_analysis.store.disk.Disk`."""
        self.remove(self.files(folder))


def is_remote(address: str | Path) -> bool:
    """Whether an address is one for fsspec (``s3://…``), not a path of this machine."""
    return isinstance(address, str) and "://" in address


@cache
def connect(address: str) -> tuple[Any, str]:
    """The fsspec file system of an address, and the path inside it.

    Raises
    ------
    JuesuanError
        What the address needs is not installed.
    """
    try:
        from fsspec.core import url_to_fs

        # Others write there too: what was listed is old at once.
        system, root = url_to_fs(address, use_listings_cache=False)
    except ImportError as error:
        raise JuesuanError(
            f"读写 {address} 需要另外安装：pip install 'juesuan-analysis[cluster]'（{error}）"
        ) from error
    except ValueError as error:
        raise JuesuanError(f"不认得地址 {address}（{error}）") from error
    return system, str(root).rstrip("/")
