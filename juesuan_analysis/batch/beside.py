"""What lies beside a file in its folders, and whose disclosures those files are."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from juesuan_analysis.batch.adopting import Who, folders
from juesuan_analysis.batch.known import Known
from juesuan_analysis.batch.sources import Address, folder_of, name_of
from juesuan_analysis.batch.tasks import Task


@dataclass(slots=True)
class Beside:
    """The files of a run by the folder that they lie in."""

    shas: Mapping[Address, str] = field(default_factory=dict)
    _files: dict[Address, list[Address]] = field(default_factory=dict)

    @classmethod
    def of(cls, shas: Mapping[Address, str]) -> Beside:
        """Sort files by their folders; ``shas`` is path to SHA-256."""
        files: dict[Address, list[Address]] = defaultdict(list)
        for path in shas:
            files[folder_of(path)].append(path)
        return cls(shas, dict(files))

    def mark(self, task: Task) -> str:
        """What changes when the files beside a file or its folders' names do."""
        digest = hashlib.sha256()
        for folder in folders(task):
            digest.update(name_of(folder).encode())
            held = (f"{name_of(path)} {self.shas[path]}" for path in self._files.get(folder, ()))
            digest.update("\n".join(sorted(held)).encode())
        return digest.hexdigest()

    def known(self, known: Known, weak: Collection[str]) -> Callable[[Address], Iterable[Who]]:
        """From a folder to whose its files are; ``weak`` do not tell of themselves."""
        ids: dict[str, list[str]] = defaultdict(list)
        for own, files in known.by_id.items():
            for sha in files:
                ids[sha].append(own)

        def of(folder: Address) -> Iterable[Who]:
            for path in self._files.get(folder, ()):
                sha = self.shas[path]
                for own in ids.get(sha, ()) if sha not in weak else ():
                    yield replace(known.who[own], source=name_of(path))

        return of
