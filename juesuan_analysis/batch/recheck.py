"""Keep the findings and standings of a store up with all that it knows."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa

from juesuan_analysis.batch.rejudge import Case, judged_again
from juesuan_analysis.batch.tables import READER
from juesuan_analysis.store.blocks import by_document
from juesuan_analysis.store.links import Links, stale
from juesuan_analysis.store.lock import writing
from juesuan_analysis.store.loosen import loosen
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.write import replace_document

_CHUNK = 100  # documents held in memory at a time: 1 GB, where each has 400 findings
_WORTH_A_POOL = 40  # documents: starting workers takes as long as judging so many


def audit_store(
    path: Path | str, jobs: int = 1, told: Callable[[str], object] | None = None
) -> Iterator[str]:
    """Judge again every document whose findings rest on something that has changed.

    That is last year's disclosure, those of a department's units, and ``overrides.csv``. The
    amounts that were read stay as they are; findings and standings are written anew.

    Parameters
    ----------
    path
        Folder or address of the store.
    jobs
        Number of worker processes.
    told
        Is told that another process writes, and waited for.

    Yields
    ------
    str
        The disclosure_id of each document that was judged again.

    Raises
    ------
    JuesuanError
        ``overrides.csv`` is faulty.
    """
    store = Store(path)
    with writing(path, told=told):
        found = rechecked(store)  # not before: another writer would have changed it
        if not found:
            return
        loosen(path, [one.disclosure_id for one in found])
        for start in range(0, len(found), _CHUNK):
            cases = _cases(store, found[start : start + _CHUNK])
            for case, files in zip(cases, _judged(cases, jobs), strict=True):
                replace_document(path, case.links.disclosure_id, case.year, files)
                yield case.links.disclosure_id


def rechecked(store: Store) -> list[Links]:
    """Find what is to be judged again; rows of another reader must be read again before that."""
    readers = store.rows("disclosures", ["disclosure_id", "reader"]).to_pylist()
    current = {row["disclosure_id"] for row in readers if row["reader"] in (READER, None)}
    return [one for one in stale(store) if one.disclosure_id in current]


def _judged(cases: Sequence[Case], jobs: int) -> Iterable[dict[str, bytes]]:
    if jobs < 2 or len(cases) < _WORTH_A_POOL:
        yield from map(judged_again, cases)
        return
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(judged_again, cases, chunksize=4)


def _cases(store: Store, found: Sequence[Links]) -> list[Case]:
    own = [one.disclosure_id for one in found]
    others = [row["disclosure_id"] for one in found for row in _others(one)]
    asked = dict.fromkeys(DATASETS, own) | {"entries": [*own, *others]}
    rows = {name: _Parted(store.rows(name, disclosure_id=ids)) for name, ids in asked.items()}
    return [_case(one, rows) for one in found]


def _others(found: Links) -> list[Mapping[str, Any]]:
    single = [row for row in (found.previous, found.edition) if row]
    return [*single, *(found.units or ())]


class _Parted:
    """A table by document: to filter it for each of many documents is quadratic."""

    def __init__(self, table: pa.Table) -> None:
        self._none, self._parts = table.slice(0, 0), dict(by_document(table))

    def of(self, row: Mapping[str, Any]) -> pa.Table:
        return self._parts.get(row["disclosure_id"], self._none)


def _case(found: Links, rows: Mapping[str, _Parted]) -> Case:
    entries, own = rows["entries"], {"disclosure_id": found.disclosure_id}
    return Case(
        {name: parted.of(own) for name, parted in rows.items()},
        found,
        entries.of(found.previous) if found.previous else None,
        [entries.of(unit) for unit in found.units] if found.units else None,
        entries.of(found.edition) if found.edition else None,
    )
