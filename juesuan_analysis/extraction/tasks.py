"""What is to be read: the PDFs among files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.extraction.manifest import overrides_of, read_manifest
from juesuan_analysis.vocabulary.text import shown


@dataclass(frozen=True, slots=True)
class Task:
    """One PDF to look at, with its manifest row."""

    path: Path
    manifest: dict[str, str] = field(default_factory=dict)

    @property
    def overrides(self) -> dict[str, str]:
        """What the manifest says in place of the document."""
        return overrides_of(self.manifest)

    @property
    def source(self) -> str:
        """The file's name as the store and the analyst get it."""
        return shown(self.path.name)


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


def find_tasks(inputs: Iterable[Path]) -> list[Task]:
    """List the PDFs among files and folders (folders are searched through), each once, by name.

    Raises
    ------
    JuesuanError
        An input does not exist, or there is no PDF among them.
    """
    paths: set[Path] = set()
    for given in inputs:
        if not given.exists():
            raise JuesuanError(f"找不到 {shown(str(given))}")
        paths |= set(_pdfs(given)) if given.is_dir() else {given}
    if not paths:
        raise JuesuanError("没有找到 PDF 文件：" + "、".join(shown(str(p)) for p in inputs))
    manifests = {folder: read_manifest(folder) for folder in {p.parent for p in paths}}
    return [Task(p, manifests[p.parent].get(p.name, {})) for p in sorted(paths)]
