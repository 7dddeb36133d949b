"""Replace several files of a store as one.

New files are written aside first; then one journal, put in place by a single rename, says which of
them replace what. A writer killed before the journal leaves the old rows. One killed after it
leaves the new ones: readers follow the journal, and the next writer finishes it.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, field

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.disk import Disk

JOURNALS = ".journal"
OUSTED = ".ousted"  # an object for each writer whose lease ended: what it decides later is void
STAGED = ".staged"
_TURN = f"{JOURNALS}/turn"  # changes whenever rows have gone from one file to another


@frozen
class Plan:
    """What a journal decides; every path is relative to the store.

    ``swaps`` are folders; ``marks`` tells of each target one file that only its new content has.
    ``leaves`` says that rows leave a file which stays, for one of those that are moved into place.
    """

    moves: Mapping[str, str] = field(default_factory=dict)
    removals: list[str] = field(default_factory=list)
    swaps: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    leaves: bool = False

    @property
    def turns(self) -> bool:
        """Whether rows go from one file to another, so that a list of files must not mix both."""
        return bool(self.removals or self.swaps or self.leaves)


def aside(suffix: str = ".parquet") -> str:
    """A new path for what is not decided yet."""
    return f"{STAGED}/{uuid.uuid4().hex}{suffix}"


def put(disk: Disk, path: str, content: bytes) -> None:
    """Write one file of the store at one stroke; nothing is left where there is no room."""
    draft = aside(".json")
    try:
        disk.write({draft: content})
    except OSError:
        disk.remove([draft])  # what was written of it takes some
        raise
    disk.move({draft: path})


def _names(disk: Disk) -> list[str]:
    """What has been decided; not what a writer decided who had slept past its lease."""
    names = [path for path in disk.files(JOURNALS) if path.endswith(".json")]
    # On a disk nobody has an owner, and nothing needs to be listed again.
    if not any(map(_owner, names)):
        return names
    ousted = {path.rpartition("/")[2] for path in disk.files(OUSTED)}
    return [path for path in names if _owner(path) not in ousted]


def _owner(journal: str) -> str:
    """Who decided: the second part of ``turn-….OWNER.json``."""
    return ".".join(journal.rpartition("/")[2].split(".")[1:-1])


def oust(disk: Disk, owners: Iterable[str]) -> None:
    """Make void what writers decide from now on; what they have decided is done first.

    Only the one writer may call this, before it writes anything.
    """
    disk.write({f"{OUSTED}/{owner}": b"" for owner in owners})


def turn(disk: Disk) -> tuple[str, ...]:
    """What must be the same before and after files are listed."""
    listed = disk.files(JOURNALS)
    under_way = [path for path in listed if path.startswith(f"{JOURNALS}/turn-")]
    try:
        last = disk.read(_TURN).decode(errors="replace") if _TURN in listed else ""
    except FileNotFoundError:
        last = ""
    return (last, *under_way)


def plans(disk: Disk) -> list[Plan]:
    """What has been decided and perhaps not been done yet.

    Raises
    ------
    JuesuanError
        A journal was copied half.
    FileNotFoundError
        One was done meanwhile.
    """
    return [_plan(disk, path) for path in _names(disk)]


def _plan(disk: Disk, journal: str) -> Plan:
    """Read a journal. It came into place by a rename, so only a broken copy tears it."""
    content = disk.read(journal)
    try:
        return Plan(**json.loads(content))
    except (ValueError, TypeError) as error:
        raise JuesuanError(
            f"{disk.full(journal)} 不完整，数据文件夹可能只复制了一半：请重新复制整个文件夹；"
            "没有原来的可复制时删去它，再运行 juesuan status 数据文件夹 --verify 核对"
        ) from error


def _finish(disk: Disk, journal: str) -> None:
    plan = _plan(disk, journal)
    for staged, target in plan.swaps.items():
        if not disk.exists(plan.marks[target]):
            disk.swap(staged, target)
    # Readers that know no journals must not miss what is only on its way: first all is there.
    disk.move(plan.moves)
    disk.remove(plan.removals)
    if plan.turns:
        draft = aside(".txt")
        disk.write({draft: journal.encode()})
        disk.move({draft: _TURN})
    disk.remove([journal])


def commit(disk: Disk, plan: Plan) -> None:
    """Decide, then do: from the moment that the journal is in place, the new rows stand."""
    draft = aside(".json")
    disk.write({draft: json.dumps(asdict(plan)).encode()})
    name = draft.rpartition("/")[2]
    if disk.owner:
        name = f"{name.removesuffix('.json')}.{disk.owner}.json"
    journal = f"{JOURNALS}/turn-{name}" if plan.turns else f"{JOURNALS}/{name}"
    disk.move({draft: journal})
    _finish(disk, journal)


def recover(disk: Disk) -> None:
    """Finish what an interrupted run had decided to write. Only the one writer may call this."""
    for journal in _names(disk):
        _finish(disk, journal)


def drop_undecided(disk: Disk) -> None:
    """Drop what an interrupted run had written aside. Only the one writer may call this."""
    recover(disk)
    disk.remove(disk.files(STAGED))
    for folder in disk.folders(STAGED):
        disk.remove_folder(folder)


def planned_folders(name: str, decided: Iterable[Plan]) -> dict[int, str]:
    """Years of a dataset that are decided, whether or not they have a folder yet."""
    folders = {
        target.split("/")[1]
        for plan in decided
        for target in (*plan.moves.values(), *plan.swaps.values())
        if target.startswith(f"{name}/year=")
    }
    return {int(folder.rpartition("=")[2]): f"{name}/{folder}" for folder in folders}


def _swapped(disk: Disk, staged: str, target: str, mark: str) -> list[str]:
    """Files of a folder that is being put in place of another, wherever it is by now."""
    there = disk.files(target)
    return there if mark in there else disk.files(staged)


def overlaid(disk: Disk, folder: str, listed: Iterable[str], decided: Iterable[Plan]) -> list[str]:
    """The files that hold a folder's rows, when what is decided is taken as done."""
    files = {path: path for path in listed}
    for plan in decided:
        for staged, target in plan.swaps.items():
            if target == folder:
                files = {p: p for p in _swapped(disk, staged, target, plan.marks[target])}
        for path in plan.removals:
            files.pop(path, None)
        for staged, target in plan.moves.items():
            if target.rpartition("/")[0] == folder:
                files[target] = staged if disk.exists(staged) else target
    return sorted(files.values())
