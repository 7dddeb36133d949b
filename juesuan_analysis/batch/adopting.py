"""What a file does not say of itself, taken from the files and folders that it lies among.

Offices publish one form a file (附件3.pdf), often without the department on it, sometimes without
the year. The other files of the folder know, or the folder's name; where they do not agree, nothing
is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from juesuan_analysis.batch.sources import Address, folder_of, name_of
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.disclosure.attribution import Attribution, name_in, same_office
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.natures import PERFORMANCE
from juesuan_analysis.vocabulary.text import shown

if TYPE_CHECKING:
    from juesuan_analysis.batch.packed import Packed

NO_YEAR = "身份不明"  # the kind of the error of a document that names no year
_REFUSED = (NO_YEAR, PERFORMANCE)  # annexes in a file of their own are none without the forms
_STEM = re.compile(r"[\d一二三四五六七八九十（(【\[_.\-—–\s]|附[件表]|公开|[表第]")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_WORDS = {"department": "部门", "year": "年度", "scope": "口径", "region": "地区"}


@frozen
class Who:
    """Whose a file is, as far as files beside it are concerned."""

    source: str
    department: str
    region: str | None
    scope: str
    year: int
    forms: frozenset[int] = frozenset()


def is_weak(result: Packed | Exception) -> bool:
    """Whether a document does not say all of its attribution."""
    if isinstance(result, Exception):
        return isinstance(result, DocumentError) and result.kind in _REFUSED
    return bool(result.attribution.unstated) and not result.others


def adoptions(
    weak: Sequence[tuple[Task, Packed | Exception]], beside: Callable[[Address], Iterable[Who]]
) -> dict[Address, Task]:
    """Give the files of some that do not say whose they are with what lies beside them.

    Where two that lie together print the same form, neither may be taken for the part.
    """
    found: dict[Address, Task] = {}
    claimed: dict[Address, set[tuple[str, ...]]] = {}
    for task, result in weak:
        own = None if isinstance(result, Exception) else result
        forms = own.forms if own else frozenset()
        named = _adopt(task, own.attribution if own else None, forms, beside)
        annex = isinstance(result, DocumentError) and result.kind == PERFORMANCE
        # A folder's name says whose its accounts are, not that an annex among them is theirs.
        if named is None or (annex and named.adopted_from_folder):
            continue
        year = named.adopted.get("year") or (str(own.attribution.year) if own else "")
        found[task.path] = named
        claimed[task.path] = {(named.adopted.get("department", ""), year, str(f)) for f in forms}
    counts = Counter(claim for claims in claimed.values() for claim in claims)
    return {
        path: task
        for path, task in found.items()
        if task.adopted_from_folder or all(counts[claim] == 1 for claim in claimed[path])
    }


def _lacking(attribution: Attribution | None) -> tuple[str, ...]:
    """What a document does not say of itself; None stands for one that names no year."""
    return attribution.unstated if attribution else ("year", "department", "scope", "region")


def folders(task: Task) -> Iterator[Address]:
    """The folder of a file and those above it, up to the one that was given."""
    folder = folder_of(task.path)
    yield folder
    while task.root and folder != task.root and len(str(folder)) > len(str(task.root)):
        folder = folder_of(folder)
        yield folder


def _adopt(
    task: Task,
    attribution: Attribution | None,
    forms: frozenset[int],
    beside: Callable[[Address], Iterable[Who]],
) -> Task | None:
    """Give a task with what its file does not say; None where nothing beside it tells.

    Parameters
    ----------
    task, attribution, forms
        The file, what was read of its attribution (None: not even the year), and its forms.
    beside
        From a folder to what is known of the files directly in it.
    """
    missing = _lacking(attribution)
    for folder in folders(task):
        known = list(beside(folder))
        fitting = [who for who in known if _fits(who, attribution, missing, forms)]
        found = _one(task, fitting, missing)
        # It says of itself what its neighbours say: nothing is taken.
        if found and attribution and _same(found, attribution):
            return None
        if found:
            return _taken(task, _of_sibling(found, missing), f"同一文件夹的 {found.source}")
        told = {} if any(_fits_name(who, missing) for who in known) else _of_name(folder, missing)
        if told and ("year" not in missing or "year" in told):
            named = _taken(task, told, f"文件夹名“{shown(name_of(folder))}”")
            return replace(named, adopted_from_folder=True)
    return None


def _fits(
    who: Who, attribution: Attribution | None, missing: Sequence[str], forms: frozenset[int]
) -> bool:
    """Whether a file may be of the same disclosure as one that lacks something of whose it is."""
    if attribution is None:
        return True
    if attribution.year == who.year and forms & who.forms:
        return False
    if "department" in missing:
        return True
    if attribution.year != who.year or not same_office(attribution.department, who.department):
        return False
    longer = len(who.department) >= len(attribution.department)
    return longer and ("scope" in missing or attribution.scope == who.scope)


def _same(who: Who, attribution: Attribution) -> bool:
    named = who.department, who.scope, who.region
    return named == (attribution.department, attribution.scope, attribution.region)


def _fits_name(who: Who, missing: Sequence[str]) -> bool:
    """Whether a folder's name must keep silent: its files name departments."""
    return "department" in missing and bool(who.department)


def _one(task: Task, found: Sequence[Who], missing: Sequence[str]) -> Who | None:
    """The one disclosure that these are of; where there are several, that with the same stem."""
    if len({_key(who, missing) for who in found}) > 1:
        stem = _stem_of(name_of(task.path))
        found = [who for who in found if stem and _stem_of(who.source) == stem]
    return found[0] if len({_key(who, missing) for who in found}) == 1 else None


def _key(who: Who, missing: Sequence[str]) -> tuple[str | int | None, ...]:
    year = who.year if "year" in missing else None
    return who.region, who.department, who.scope, year


def _stem_of(name: str) -> str:
    """What files of one office are called alike, before their numbers.

    >>> _stem_of("民政局-附件3.pdf"), _stem_of("附件3.pdf")
    ('民政局', '')
    """
    return _STEM.split(name.rpartition(".")[0])[0]


def _of_sibling(who: Who, missing: Sequence[str]) -> dict[str, str]:
    told = {"department": who.department, "scope": who.scope}
    told |= {"region": who.region} if who.region else {}
    return told | ({"year": str(who.year)} if "year" in missing else {})


def _of_name(folder: Address, missing: Sequence[str]) -> dict[str, str]:
    """What a folder's name tells: the office (if it names one), and the year."""
    name = name_of(folder)
    told: dict[str, str] = {}
    if "department" in missing and (office := name_in(name)):
        told["department"] = office
    years = set(_YEAR.findall(name))
    if told and "year" in missing and len(years) == 1:
        told["year"] = years.pop()
    return told


def _taken(task: Task, told: Mapping[str, str], where: str) -> Task:
    listed = "、".join(f"{_WORDS[name]}“{value}”" for name, value in told.items())
    said = f"文件里没有写全是谁的、哪一年，按{where}取{listed}"
    return replace(task, adopted=dict(told), adopted_from=said)
