"""Select rows of a dataset, whatever is written meanwhile; as Arrow, and as DataFrames."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as pt

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.blocks import IDENTITY
from juesuan_analysis.store.disk import Disk, disk_of
from juesuan_analysis.store.journal import turn
from juesuan_analysis.store.listing import Values, dataset, listed_files

if TYPE_CHECKING:
    import pandas as pd

# Four seconds in all: a writer puts its files in place in milliseconds.
_ATTEMPTS = 30
_FILE = re.compile(r"[^\s'\"/\\]+/year=\d+/[^\s'\"/\\]+\.parquet")


def _condition(column: str, wanted: Values) -> pc.Expression:
    if isinstance(wanted, Sequence) and not isinstance(wanted, str):
        return pc.field(column).isin(list(wanted))
    return pc.field(column) == wanted


def _filter(wanted: Mapping[str, Values]) -> pc.Expression | None:
    given = [_condition(column, value) for column, value in wanted.items() if value is not None]
    return reduce(and_, given) if given else None


def as_decimals(table: pa.Table) -> pd.DataFrame:
    """Amounts as decimals, nothing rounded."""
    import pandas as pd

    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def as_floats(table: pa.Table) -> pd.DataFrame:
    """Amounts as floats in 万元 (blank: NaN), the rest as pandas has it."""
    # On decimals groupby.mean keeps two digits and describe fails.
    for i, column in enumerate(table.schema):
        if pt.is_decimal(column.type):
            table = table.set_column(i, column.name, table[column.name].cast(pa.float64()))
    frame: pd.DataFrame = table.to_pandas()
    return frame


def select(
    path: Path | str, name: str, columns: Sequence[str] | None, wanted: Mapping[str, Values]
) -> pa.Table:
    """Give the rows of a dataset of a store, filtered by any column.

    Raises
    ------
    JuesuanError
        Files keep vanishing, although no writer moves rows: the store is damaged.
    """
    disk, ids = disk_of(path), wanted.get("disclosure_id")
    for attempt in range(_ATTEMPTS):
        before, missing = turn(disk), "一直有别的程序在移动数据"
        try:
            files = listed_files(disk, name, wanted.get("year"), ids)
            table = _table(disk, name, files, columns, wanted)
        except FileNotFoundError as error:
            missing = str(error)
        except (pa.ArrowException, OSError) as error:
            which = _named(error) or _which(disk, name, wanted, columns)
            closed = isinstance(error, PermissionError)
            told = f"没有权限读 {path}/{which}" if closed else _damaged(path, which)
            raise JuesuanError(told) from error
        else:
            if turn(disk) == before:
                return _of_documents(path, name, table)
        time.sleep(0.01 * attempt)  # rows went to another file meanwhile: look again
    raise JuesuanError(f"读取 {path} 时文件一再变动：{missing}")


def _table(
    disk: Disk,
    name: str,
    files: Sequence[tuple[str, int]],
    columns: Sequence[str] | None,
    wanted: Mapping[str, Values],
) -> pa.Table:
    data = dataset(disk, name, files)
    return data.to_table(columns=list(columns) if columns else None, filter=_filter(wanted))


def _of_documents(path: Path | str, name: str, table: pa.Table) -> pa.Table:
    """Refuse rows of no document: another program's file lies there under a name of ours."""
    if IDENTITY in table.column_names and table[IDENTITY].null_count:
        raise JuesuanError(
            f"{path}/{name} 里有不是 juesuan 写的文件：运行 juesuan status {path} --verify，"
            "看是哪一个，移出后再读"
        )
    return table


def _named(error: Exception) -> str:
    named = _FILE.search(str(error))
    return named.group() if named else ""


def _which(
    disk: Disk, name: str, wanted: Mapping[str, Values], columns: Sequence[str] | None
) -> str:
    """Which file it is that cannot be read, where the error does not say it."""
    for file in listed_files(disk, name, wanted.get("year"), wanted.get("disclosure_id")):
        try:
            _table(disk, name, [file], columns, wanted)
        except (pa.ArrowException, OSError):
            return file[0]
    return ""


def _damaged(path: Path | str, which: str) -> str:
    told = f"（{which}）" if which else ""
    return (
        f"{path} 里有文件读不出来{told}，可能不完整，或不是 juesuan 写的："
        f"运行 juesuan status {path} --verify，看是哪一个、要重新读取哪些"
    )
