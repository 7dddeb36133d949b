"""The PDFs that a store was read from: found by name, and taken only if they are that version."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.fingerprint import sha256_of

MISSING, OTHER_VERSION = "找不到文件", "版本不符"
_SHOWN = 12  # digits of a sha256 that a message shows

Folders = str | Path | Sequence[str | Path]


class Library:
    """Folders (searched with all their subfolders) and files; each folder is listed once.

    Parameters
    ----------
    folders
        One folder or PDF, or several.
    """

    def __init__(self, folders: Folders) -> None:
        several = [folders] if isinstance(folders, str | Path) else folders
        self.folders = tuple(Path(folder) for folder in several)

    @cached_property
    def _by_name(self) -> dict[str, list[Path]]:
        named: dict[str, list[Path]] = {}
        for path in (path for folder in self.folders for path in _files(folder)):
            named.setdefault(_folded(path.name), []).append(path)
        return named

    def has(self, source: str) -> bool:
        """Whether there is a file of that name, of whatever version."""
        return _folded(source) in self._by_name

    def named(self, source: str) -> Path:
        """The first file of that name, of whatever version.

        Raises
        ------
        DocumentError
            找不到文件: no file of that name.
        """
        paths = self._by_name.get(_folded(source), [])
        if not paths:
            where = "、".join(map(str, self.folders))
            raise DocumentError(MISSING, f"在 {where} 里找不到 {source}，请用 pdfs= 指明所在文件夹")
        return paths[0]

    def find(self, source: str, sha256: str) -> Path:
        """Find the PDF that a row was read from.

        Parameters
        ----------
        source, sha256
            ``source`` and ``source_sha256`` of the row.

        Raises
        ------
        DocumentError
            找不到文件: no file of that name; 版本不符: it is not the file that was read.
        """
        first = self.named(source)
        # Offices call their files alike, such as 2024年部门决算.pdf: the content decides.
        for path in self._by_name[_folded(source)]:
            if file_sha256(path) == sha256:
                return path
        raise DocumentError(
            OTHER_VERSION,
            f"{first} 与读取时的文件不是同一版本"
            f"（读取时 {sha256[:_SHOWN]}…，现在 {file_sha256(first)[:_SHOWN]}…），"
            "请换回原来的文件，或重新运行 juesuan extract",
        )


def _folded(name: str) -> str:
    """Compare names as they are read: some file systems keep accents apart from letters."""
    return unicodedata.normalize("NFC", name)


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_file():
        yield folder
    for parent, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(parent, name) for name in sorted(names))


def file_sha256(path: Path) -> str:
    """Give the sha256 of a file; one that has not changed is read once."""
    state = path.stat()
    return _sha256(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _sha256(path: Path, _changed: int, _size: int) -> str:
    return sha256_of(path)
