"""What is to be read: the documents among files and folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from juesuan_analysis.batch.folder import Contents, contents_of, passed_over, sorted_out
from juesuan_analysis.batch.lookup import Manifests
from juesuan_analysis.batch.manifest import overrides_of
from juesuan_analysis.batch.sources import Address, below, find_remote, folder_of, name_of
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.text import shown


@frozen
class Task:
    """One document to look at, with its manifest row."""

    path: Address
    manifest: dict[str, str] = field(default_factory=dict)
    stamp: str = ""  # of a file that lies elsewhere: changes when the file does
    root: Address = ""  # the topmost folder that may tell of it
    adopted: dict[str, str] = field(default_factory=dict)
    """What the file does not say and those beside it do; ``adopted_from`` says so."""
    adopted_from: str = ""
    adopted_from_folder: bool = False

    @property
    def overrides(self) -> dict[str, str]:
        """What the manifest says in place of the document."""
        return overrides_of(self.manifest)

    @property
    def source(self) -> str:
        """The file's name as the store and the analyst get it."""
        return shown(name_of(self.path))

    @property
    def place(self) -> str:
        """Where the file lies below the folder that was given: names alone may repeat."""
        return shown(below(self.path, self.root)) if self.root else self.source


@frozen
class _Found:
    """What is to be read, and in a line each what is not, or was not used."""

    tasks: tuple[Task, ...]
    told: tuple[str, ...] = ()
    others: int = 0


def _contents(given: Address) -> tuple[dict[Address, str], Contents]:
    """Files at a path or an address, each with its stamp if it lies elsewhere."""
    if isinstance(given, str):
        stamps = find_remote(given)
        return stamps, sorted_out(list(stamps))
    if not given.exists():
        raise JuesuanError(f"找不到 {shown(str(given))}")
    return {}, contents_of(given) if given.is_dir() else Contents((given,))


def look_for(inputs: Iterable[Address]) -> _Found:
    """List the documents among files and folders (searched through), each once, by name.

    Raises
    ------
    JuesuanError
        An input does not exist, cannot be reached, or there is no document among them.
    """
    all_given = list(inputs)
    stamps: dict[Address, str] = {}
    roots: dict[Address, Address] = {}
    others: dict[Address, str] = {}
    for given in all_given:
        marks, contents = _contents(given)
        for path in contents.documents:
            roots.setdefault(path, folder_of(path) if path == given else given)
            stamps[path] = marks.get(path, "")
        others |= dict(contents.others)
    if not roots:
        raise JuesuanError(_nothing(all_given, len(others)))
    whole = [given for given in all_given if given not in roots]
    manifests = Manifests(roots, whole)
    paths = sorted(roots, key=_by_parts)
    tasks = tuple(Task(path, manifests.row(path), stamps[path], roots[path]) for path in paths)
    told = (*manifests.told(), *passed_over(list(others.items())))
    return _Found(tasks, told, len(others))


def _nothing(given: Iterable[Address], others: int) -> str:
    named = "、".join(shown(str(path)) for path in given)
    more = f"（有 {others} 个别的文件）" if others else ""
    return f"没有找到 PDF、Word、Excel 或网页文件：{named}{more}"


def find_tasks(inputs: Iterable[Address]) -> list[Task]:
    """List the documents among files and folders; see :func:`look_for`."""
    return list(look_for(inputs).tasks)


def _by_parts(address: Address) -> tuple[str, ...]:
    return (address,) if isinstance(address, str) else address.parts
