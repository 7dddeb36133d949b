"""Names of one office that differ over years: a series is broken where nobody says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from juesuan_analysis.batch.files import load_files
from juesuan_analysis.batch.sources import Address
from juesuan_analysis.disclosure.attribution import same_office
from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.schema import DAMAGED, OTHER_EDITION

_WHO = ("department", "region", "scope", "year", "edition", "source_sha256")
_PLACE = re.compile(r"^.*?[省市县区旗州盟](?=.{3})")
_OFFICE = re.compile(r"(委员会|管委会|办公室|[局委办厅院校会部室所站队园馆])$")
_NUMERAL = re.compile(r"[一二三四五六七八九十\d]")
_COMMON = 200  # names that share a pair of characters: it tells nothing
_ALIKE, _BESIDE = "名称相近", "文件在同一个文件夹"
_LEAST, _SHORT = 2, 3  # characters of a name without its place and its kind


@frozen
class Named:
    """A name in a region, the years that it has disclosures of, and where those lie."""

    region: str | None
    scope: str
    name: str
    years: frozenset[int]
    folders: frozenset[str] = frozenset()


def _core(name: str) -> str:
    """What tells an office from others of its place.

    >>> _core("虚构市台南区民政局"), _core("虚构县文化和旅游局")
    ('民政', '文化和旅游')
    """
    before = ""
    while before != name:
        before, name = name, _PLACE.sub("", name)
    return _OFFICE.sub("", name)


def _is_alike(one: str, other: str) -> bool:
    a, b = sorted((_core(one), _core(other)), key=len)
    if len(a) < _LEAST or _NUMERAL.search(a + b):
        return same_office(one, other)
    pairs = zip(a, b, strict=False)
    slip = len(a) == len(b) >= _SHORT and sum(x != y for x, y in pairs) == 1
    return a in b or slip or same_office(one, other)


def differing(names: Iterable[Named]) -> Iterator[tuple[Named, Named, str]]:
    """Pairs of names that may be one office's, with the reason: never both in one year."""
    groups: dict[tuple[str | None, str], list[Named]] = defaultdict(list)
    for one in names:
        groups[one.region, one.scope].append(one)
    for held in groups.values():
        for i, j in sorted(_candidates(held)):
            first, then = sorted((held[i], held[j]), key=lambda n: min(n.years))
            if first.years & then.years:
                continue
            if _is_alike(first.name, then.name):
                yield first, then, _ALIKE
            elif _lie_together(first, then, held):
                yield first, then, _BESIDE


def _candidates(held: list[Named]) -> set[tuple[int, int]]:
    """Pairs that share two characters that follow each other, or a folder."""
    index: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(held):
        bare = _core(one.name) or one.name
        for key in {bare[k : k + 2] for k in range(len(bare) - 1)} | one.folders:
            index[key].append(i)
    few = (found for found in index.values() if len(found) <= _COMMON)
    return {pair for found in few for pair in combinations(found, 2)}


def _lie_together(one: Named, other: Named, held: Iterable[Named]) -> bool:
    """Whether a folder holds the two and no other: one office's years."""
    shared = one.folders & other.folders
    return any(
        all(each in (one, other) for each in held if folder in each.folders) for folder in shared
    )


def said(one: Named, other: Named, why: str) -> str:
    """Say that two names may be one office's."""
    return (
        f"{_listed(one)}和{_listed(other)}可能是同一个部门（{why}）；是的话请在 manifest.csv 里"
        "写成同一个名称，或用 departments.csv 连起来"
    )


def _listed(named: Named) -> str:
    return f"“{named.name}”（{'、'.join(map(str, sorted(named.years)))} 年）"


def told_of_names(store: Address, most: int | None = None) -> list[str]:
    """Say which names in a store may be one office's, of many pairs the first."""
    told = [said(*pair) for pair in differing(names_in(store))]
    hidden = len(told) - len(told[:most])
    return [*told[:most], *[f"……另有 {hidden} 对名称可能是同一个部门"] * bool(hidden)]


def names_in(store: Address) -> list[Named]:
    """The names in a store, with the folders that their files were read from."""
    if not disk_of(store).folders("disclosures"):
        return []
    rows = Store(store).rows("disclosures", _WHO).to_pylist()
    paths = load_files(store).paths
    return named(row | {"folder": _folder(paths.get(row["source_sha256"], ""))} for row in rows)


def _folder(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[0] if path else ""


def named(rows: Iterable[Mapping[str, object]]) -> list[Named]:
    """Put the rows of disclosures together by name."""
    years: dict[tuple[str | None, str, str], set[int]] = defaultdict(set)
    folders: dict[tuple[str | None, str, str], set[str]] = defaultdict(set)
    for row in rows:
        if row["edition"] in (OTHER_EDITION, DAMAGED):
            continue
        region = str(row["region"]) if row["region"] else None
        key = region, str(row["scope"]), str(row["department"])
        years[key].add(int(str(row["year"])))
        folders[key] |= {str(row["folder"])} if row["folder"] else set()
    return [Named(*key, frozenset(years[key]), frozenset(folders[key])) for key in years]
