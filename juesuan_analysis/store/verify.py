"""Is everything there that was written: files whole, rows counted, each document once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq

from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.blocks import IDENTITY, is_year
from juesuan_analysis.store.disk import Disk, disk_of
from juesuan_analysis.store.kinds import altered
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.torn import expected, paths_of, rows_of_file, stem_of, torn_files
from juesuan_analysis.trouble_words import in_chinese

BROKEN, FOREIGN, MISSING, DOUBLED, SHORT = "文件损坏", "外来文件", "缺文件", "重复", "行数不符"
RETYPED, CLOSED = "类型不符", "打不开"

_NOT_OURS = "不是本程序写的文件，请移出数据文件夹"


@frozen
class Fault:
    """What is wrong with a store: where, why, and which source files to read again."""

    kind: str
    where: str
    reason: str
    sources: tuple[str, ...] = ()


def verify(store: Store) -> list[Fault]:
    """Look at every file of a store, and count the rows of every document.

    Reads the footers of all files and two columns of their rows; needs no lock, so that a store
    that is being written to may show what is on its way.
    """
    disk = disk_of(store.path)
    readable: dict[str, dict[str, pa.Table]] = {name: {} for name in DATASETS}
    faults: list[Fault] = []
    for name in DATASETS:
        for path in paths_of(disk, name):
            found = _ids(disk, name, path)
            if isinstance(found, Fault):
                faults.append(found)
            else:
                readable[name][path] = found
    sources = _sources(readable) | _other_sources(disk, readable)
    named = [
        replace(fault, sources=_sources_at(stem_of(fault.where), readable, sources))
        if fault.kind != CLOSED
        else fault
        for fault in faults
    ]
    told = {fault.where for fault in faults}
    return [
        *_strange(disk),
        *named,
        *_missing(expected(disk), readable, sources, told),
        *_doubled(readable, sources),
        *_short(readable, told),
    ]


def _ids(disk: Disk, name: str, path: str) -> pa.Table | Fault:
    """The documents of a file's rows, or what is wrong with the file."""
    wanted = [IDENTITY, *(["source", "cells"] if name == "disclosures" else [])]
    try:
        with pq.ParquetFile(disk.full(path), filesystem=disk.arrow) as file:
            others = altered(file.schema_arrow, DATASETS[name])
            table = file.read(columns=wanted)
    except FileNotFoundError:
        return DATASETS[name].empty_table().select(wanted)  # a writer took it meanwhile
    except PermissionError as error:
        return Fault(CLOSED, path, f"{in_chinese(error)}，改好权限即可，不必重新读取")
    except (pa.ArrowException, OSError):
        # Where a file is cut off, reading again notices it; not where something else is wrong.
        cut = torn_files(disk, {stem_of(path)}, (name,))
        first = "" if path in cut else _first(name, path)
        return Fault(BROKEN, path, f"读不出来（不完整，或不是 juesuan 写的）{first}")
    if table.num_columns < len(wanted):
        return Fault(FOREIGN, path, _NOT_OURS)
    if others:
        told = f"{'、'.join(others)}（别的程序改写过），其中的数不能再信{_first(name, path)}"
        return Fault(RETYPED, path, told)
    return table


def _first(name: str, path: str) -> str:
    """What to do before reading again: without its disclosures, a store cannot be added to."""
    if name != "disclosures":
        return ""
    return f"；重新读取之前，先删去各个文件夹里的 {stem_of(path)}"


def _strange(disk: Disk) -> Iterator[Fault]:
    for name in DATASETS:
        for path in disk.folders(name):
            if not is_year(path):
                yield Fault(FOREIGN, path, "不是本程序写的文件夹，请移出数据文件夹")


def _sources(readable: dict[str, dict[str, pa.Table]]) -> dict[str, str]:
    """Document to the name of its PDF."""
    tables = readable["disclosures"].values()
    return {row[IDENTITY]: row["source"] for table in tables for row in table.to_pylist()}


def _other_sources(disk: Disk, readable: dict[str, dict[str, pa.Table]]) -> dict[str, str]:
    """The same of documents whose disclosures are torn or gone, from their other rows."""
    heads = {stem_of(path) for path in readable["disclosures"]}
    found: dict[str, str] = {}
    for name in DATASETS:
        for path in readable[name]:
            if stem_of(path) not in heads:
                rows = rows_of_file(disk, path, ("source",))
                found |= {identity: source for identity, source in rows if source}
    return found


def _sources_at(
    stem: str, readable: dict[str, dict[str, pa.Table]], sources: dict[str, str]
) -> tuple[str, ...]:
    """Source files of the documents in the other datasets' files of the same name."""
    tables = (readable[name].get(f"{name}/{stem}") for name in DATASETS)
    ids = {i for table in tables if table is not None for i in table[IDENTITY].to_pylist()}
    return tuple(sorted(sources.get(each, each) for each in ids))


def _missing(
    names: Iterable[str],
    readable: dict[str, dict[str, pa.Table]],
    sources: dict[str, str],
    told: Collection[str],
) -> Iterator[Fault]:
    """Every document has a file in each dataset, though it may have no rows there."""
    stems = {stem_of(path) for tables in readable.values() for path in tables}
    for stem in sorted(stems):
        for name in names:
            path = f"{name}/{stem}"
            if path not in readable[name] and path not in told:
                named = _sources_at(stem, readable, sources)
                yield Fault(MISSING, path, "同一份的其他文件还在", named)


def _doubled(readable: dict[str, dict[str, pa.Table]], sources: dict[str, str]) -> Iterator[Fault]:
    """A document stands in one file; in two, its amounts would be added twice."""
    homes: dict[str, list[str]] = {}
    for path, table in readable["disclosures"].items():
        for each in table[IDENTITY].to_pylist():
            homes.setdefault(each, []).append(path)
    for each, paths in sorted(homes.items()):
        if len(paths) > 1:
            told = "同一份决算存了不止一次，合计会重复相加"
            yield Fault(DOUBLED, "、".join(paths), told, (sources.get(each, each),))


def _short(readable: dict[str, dict[str, pa.Table]], told: Collection[str]) -> Iterator[Fault]:
    """A document has as many entries as were read; of what is told already nothing more is said."""
    known = {stem_of(path) for path in told if path.startswith("entries/")}
    held = Counter(i for table in readable["entries"].values() for i in table[IDENTITY].to_pylist())
    tables = readable["disclosures"].items()
    rows = [row for path, t in tables if stem_of(path) not in known for row in t.to_pylist()]
    times = Counter(row[IDENTITY] for row in rows)
    for row in rows:
        wanted = (row["cells"] or 0) * times[row[IDENTITY]]
        if held[row[IDENTITY]] != wanted:
            why = f"应有 {wanted} 格，存着 {held[row[IDENTITY]]} 格"
            yield Fault(SHORT, row[IDENTITY], why, (row["source"],))
