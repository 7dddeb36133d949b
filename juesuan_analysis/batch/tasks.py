"""What is to be read: the PDFs among files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from juesuan_analysis.batch.manifest import overrides_of, read_manifest
from juesuan_analysis.batch.sources import Address, find_remote, folder_of, name_of
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.vocabulary.text import shown


@dataclass(frozen=True, slots=True)
class Task:
    """One PDF to look at, with its manifest row."""

    path: Address
    manifest: dict[str, str] = field(default_factory=dict)
    stamp: str = ""  # of a file that lies elsewhere: changes when the file does

    @property
    def overrides(self) -> dict[str, str]:
        """What the manifest says in place of the document."""
        return overrides_of(self.manifest)

    @property
    def source(self) -> str:
        """The file's name as the store and the analyst get it."""
        return shown(name_of(self.path))


def _pdfs(folder: Path) -> Iterator[Path]:
    """Everything named .pdf under a folder, and folders in it that cannot be opened.

    Links to folders are not followed: they may lead in circles.
    """
    closed: list[Path] = []
    for root, _, names in os.walk(
        folder, onerror=lambda error: closed.append(Path(error.filename))
    ):
        yield from (Path(root, name) for name in names if name.lower().endswith(".pdf"))
    yield from closed


def _found(given: Address) -> dict[Address, str]:
    """PDFs at a path or an address, each with its stamp if it lies elsewhere."""
    if isinstance(given, str):
        return find_remote(given)
    if not given.exists():
        raise JuesuanError(f"找不到 {shown(str(given))}")
    return dict.fromkeys(_pdfs(given) if given.is_dir() else [given], "")


def find_tasks(inputs: Iterable[Address]) -> list[Task]:
    """List the PDFs among files and folders (folders are searched through), each once, by name.

    Raises
    ------
    JuesuanError
        An input does not exist, cannot be reached, or there is no PDF among them.
    """
    all_given = list(inputs)
    found = {path: stamp for given in all_given for path, stamp in _found(given).items()}
    if not found:
        raise JuesuanError("没有找到 PDF 文件：" + "、".join(shown(str(p)) for p in all_given))
    manifests = {folder: read_manifest(folder) for folder in set(map(folder_of, found))}
    return [
        Task(path, manifests[folder_of(path)].get(name_of(path), {}), found[path])
        for path in sorted(found, key=_by_parts)
    ]


def _by_parts(address: Address) -> tuple[str, ...]:
    return (address,) if isinstance(address, str) else address.parts
