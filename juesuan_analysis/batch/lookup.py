"""Which row of which manifest speaks of a file."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from juesuan_analysis.batch.manifest import read_manifest
from juesuan_analysis.batch.sources import Address, below, folder_of, name_of
from juesuan_analysis.reading.kinds import DOCUMENTS
from juesuan_analysis.store.sheet import Row
from juesuan_analysis.vocabulary.text import shown

_SHOWN = 10
_ROOTED = re.compile(r"[A-Za-z]:/|/|file:")


@dataclass(slots=True)
class Manifests:
    """The manifests beside some files and in the folders above them, each read once."""

    roots: Mapping[Address, Address]  # a file to the topmost folder that may know it
    whole: Collection[Address] = ()  # folders that were given as a whole, not only files of them
    _read: dict[Address, dict[str, Row]] = field(default_factory=dict)
    _used: dict[Address, set[str]] = field(default_factory=dict)
    _names: Counter[tuple[Address, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for file in self.roots:
            for folder in self._folders(file):
                self._names[folder, _key(name_of(file))] += 1

    def row(self, file: Address) -> Row:
        """What is known of a file; the manifest that is nearest to it wins."""
        found: Row = {}
        for folder in self._folders(file):
            rows = self._rows(folder)
            name = self._name(folder, file, rows)
            if name is not None:
                self._used.setdefault(folder, set()).add(name)
                found = rows[name] | found
        return found

    def _folders(self, file: Address) -> Iterator[Address]:
        """The folder of a file, and those above it up to the one that was given."""
        folder, root = folder_of(file), self.roots[file]
        while True:
            yield folder
            if _is_top(folder, root):
                return
            folder = folder_of(folder)

    def _rows(self, folder: Address) -> dict[str, Row]:
        if folder not in self._read:
            self._read[folder] = read_manifest(folder)
        return self._read[folder]

    def _name(self, folder: Address, file: Address, rows: Mapping[str, Row]) -> str | None:
        """The name under which a manifest speaks of a file: its path below, or its bare name."""
        if not rows:
            return None
        path, bare = below(file, folder), _key(name_of(file))
        keys = [_key(path)]
        if self._names[folder, bare] == 1 or path == name_of(file):
            keys.append(bare)
        keys += [_without_end(key) for key in keys]
        found = next((name for key in keys for name in rows if _key(name) == key), None)
        # Names from another machine's disk: what stands below the folder is the same.
        tail = f"/{_key(path)}"
        return found or next((n for n in rows if _ROOTED.match(n) and _key(n).endswith(tail)), None)

    def told(self) -> Iterator[str]:
        """Say which rows no file was found for."""
        for folder, rows in self._read.items():
            if not any(_is_within(folder, given) for given in self.whole):
                continue  # of the other files of this folder nobody has asked
            left = [name for name in rows if name not in self._used.get(folder, set())]
            if left:
                yield _unused(folder, left, len(rows), self._twice(folder, left))

    def _twice(self, folder: Address, names: Iterable[str]) -> list[str]:
        """Bare names that several files have."""
        return [n for n in names if self._names[folder, _key(n)] > 1]


def _is_top(folder: Address, root: Address) -> bool:
    if isinstance(folder, str):  # the one that was given may end with a stroke
        return len(folder) <= len(str(root))
    return folder in (root, folder.parent)


def _is_within(folder: Address, given: Address) -> bool:
    if isinstance(folder, str) or isinstance(given, str):
        return f"{folder}/".startswith(f"{str(given).rstrip('/')}/")
    return folder == given or given in folder.parents


def _unused(folder: Address, left: Sequence[str], rows: int, twice: Sequence[str]) -> str:
    more = f"……等 {len(left)} 份" if len(left) > _SHOWN else ""
    listed = "、".join(map(shown, left[:_SHOWN]))
    none = "，没有一行用上" if len(left) == rows else "，这些行没有用上"
    why = f"（{'、'.join(map(shown, twice[:_SHOWN]))} 不止一份，请写明所在文件夹）" if twice else ""
    return f"{folder}/manifest 所列的文件不在其下{none}：{listed}{more}{why}"


def _key(name: str) -> str:
    """Compare names as they are read: some file systems keep accents apart from letters."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def _without_end(key: str) -> str:
    """A name without what its format is called: analysts leave it out."""
    end = next((end for end in DOCUMENTS if key.endswith(end)), "")
    return key.removesuffix(end)
