"""Blocks: parquet files that hold the rows of many documents, sorted so that filters skip most.

In a block the rows of one form (section, outcome) stand together as row groups of their own, within
them those of one region and department. Blocks of a year follow each other by region and
department. So a filter on any of them reads little more than what it asks for.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.disk import Disk
from juesuan_analysis.store.schema import DATASETS

PREFIX = "block-"
IDENTITY = "disclosure_id"
_WHO = ("region", "department", IDENTITY)
_PARTED_BY = {"entries": "form", "statements": "section", "findings": "outcome"}
_OURS = re.compile(r"(?:block-[0-9a-f]{16}|[0-9a-f]{20})\.parquet")
_YEAR = re.compile(r"year=\d{4}")
_ROWS = 1 << 17  # at most, in a row group


def file_key(disclosure_id: str) -> str:
    """Name of a document's files, safe on any file system."""
    return hashlib.sha256(disclosure_id.encode()).hexdigest()[:20]


def is_block(path: str) -> bool:
    """Whether a file of the store is a block, by its name."""
    return path.rpartition("/")[2].startswith(PREFIX)


def is_year(path: str) -> bool:
    """Whether a folder of the store is a year's, by its name: others are left alone."""
    return _YEAR.fullmatch(path.rpartition("/")[2]) is not None


def is_ours(path: str) -> bool:
    """Whether a file has a name that a store gives: what else lies there is left alone."""
    return _OURS.fullmatch(path.rpartition("/")[2]) is not None


def as_parquet(table: pa.Table) -> bytes:
    """A document's rows as a file, in their own order."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    data: bytes = sink.getvalue().to_pybytes()
    return data


def from_parquet(data: bytes) -> pa.Table:
    """Undo :func:`as_parquet`."""
    return pq.read_table(pa.BufferReader(data))


def _parts(name: str, table: pa.Table) -> Iterator[pa.Table]:
    """A sorted table, cut where a form (section, outcome) ends."""
    column = _PARTED_BY.get(name)
    if not column or not table.num_rows:
        yield table
    else:
        yield from (part for _, part in _runs(table, column))


def _runs(table: pa.Table, column: str) -> Iterator[tuple[str, pa.Table]]:
    """A table cut where the value of a column changes, each part with its value."""
    runs = pc.run_end_encode(table[column].combine_chunks())
    start = 0
    for value, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
        yield value, table.slice(start, end - start)
        start = end


def as_block(name: str, table: pa.Table) -> bytes:
    """Rows of many documents as a block."""
    keys = [k for k in (_PARTED_BY.get(name), *_WHO) if k]
    ordered = table.take(pc.sort_indices(table, sort_keys=[(k, "ascending") for k in keys]))
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, table.schema, compression="zstd") as writer:
        for part in _parts(name, ordered):
            writer.write_table(part, row_group_size=_ROWS)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def read_files(
    disk: Disk, name: str, paths: Iterable[str], chosen: pc.Expression | None = None
) -> pa.Table:
    """Rows of some files of a dataset, without the year; columns that others added are kept."""
    form, system = ds.ParquetFileFormat(), disk.arrow
    fragments = [form.make_fragment(disk.full(path), system) for path in paths]
    try:
        schema = _with_others(DATASETS[name], (each.physical_schema for each in fragments))
        data = ds.FileSystemDataset(fragments, schema, form, system)
        return data.to_table(filter=chosen)
    except (pa.ArrowException, OSError) as error:
        if not _is_damage(error):
            raise
        raise JuesuanError(_unreadable(name)) from error


def _is_damage(error: Exception) -> bool:
    """Whether what was read is damaged: the system, which numbers its errors, has none."""
    return not (isinstance(error, OSError) and error.errno)


def _unreadable(path: str) -> str:
    return (
        f"{path} 里有文件读不出来，可能不完整，或不是 juesuan 写的："
        "运行 juesuan status 数据文件夹 --verify，看是哪一个、要重新读取哪些"
    )


def _with_others(own: pa.Schema, found: Iterable[pa.Schema]) -> pa.Schema:
    """A schema with the columns that only files have, of a later version or an analyst."""
    others: dict[str, pa.Field] = {}
    for schema in found:
        for field in schema:
            if field.name not in own.names:
                others.setdefault(field.name, field.with_nullable(True))
    return pa.schema([*own, *others.values()])


def year_folders(disk: Disk, name: str) -> dict[int, str]:
    """Fiscal year to its folder, in one dataset."""
    found = (path for path in disk.folders(name) if is_year(path))
    return {int(path.rpartition("=")[2]): path for path in found}


def block_folders(disk: Disk) -> dict[str, str]:
    """Name of each block to ``year=…`` where it lies (in every dataset alike)."""
    return {
        path.rpartition("/")[2]: folder.rpartition("/")[2]
        for folder in year_folders(disk, "disclosures").values()
        for path in disk.files(folder)
        if is_block(path)
    }


@lru_cache(maxsize=4)
def documents_of_blocks(disk: Disk, turn: tuple[str, ...]) -> dict[str, list[str]]:
    """Path of each block inside a dataset to its documents; remembered until ``turn`` changes."""
    found: dict[str, list[str]] = {}
    for block, year in block_folders(disk).items():
        path = f"disclosures/{year}/{block}"
        try:
            ids = pq.read_table(disk.full(path), columns=[IDENTITY], filesystem=disk.arrow)
            found[f"{year}/{block}"] = ids[IDENTITY].to_pylist()
        except (pa.ArrowException, OSError, KeyError) as error:
            if not _is_damage(error):
                raise
            raise JuesuanError(_unreadable(path)) from error
    return found


@lru_cache(maxsize=4)
def blocks_of_documents(disk: Disk, turn: tuple[str, ...]) -> dict[str, str]:
    """Document to the path of its block inside a dataset; remembered until ``turn`` changes."""
    found = documents_of_blocks(disk, turn)
    return {each: block for block, documents in found.items() for each in documents}


def by_document(table: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    """Rows document by document, in their order; each row is looked at once."""
    return _runs(table.take(pc.sort_indices(table[IDENTITY])), IDENTITY)


def without(table: pa.Table, documents: Iterable[str]) -> pa.Table:
    """The rows of all other documents."""
    return table.filter(
        pc.invert(pc.is_in(table[IDENTITY], pa.array(list(documents), pa.string())))
    )
