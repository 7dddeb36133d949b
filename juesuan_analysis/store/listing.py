"""Which files hold the rows of a dataset at one moment, while a writer may be at work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from juesuan_analysis.store.blocks import blocks_of_documents, file_key, is_ours, year_folders
from juesuan_analysis.store.disk import Disk
from juesuan_analysis.store.journal import STAGED, overlaid, planned_folders, plans, turn
from juesuan_analysis.store.schema import DATASETS, PARTITION

Values = object  # one value or a sequence of values


def _in_years(folders: dict[int, str], wanted: Values) -> dict[int, str]:
    if wanted is None:
        return folders
    years = list(wanted) if isinstance(wanted, Iterable) else [wanted]
    return {year: folder for year, folder in folders.items() if year in years}


def _may_hold(disk: Disk, ids: Values, state: tuple[str, ...]) -> set[str] | None:
    """Names of the files in which documents can be; None where any file may be asked for."""
    if ids is None:
        return None
    several = isinstance(ids, Iterable) and not isinstance(ids, str)
    documents = [str(each) for each in (ids if several else [ids])]  # type: ignore[attr-defined]
    located = blocks_of_documents(disk, state)
    homes = {located[each].rpartition("/")[2] for each in documents if each in located}
    return homes | {f"{file_key(each)}.parquet" for each in documents}


def _asked(path: str, names: set[str] | None) -> bool:
    return names is None or path.startswith(STAGED) or path.rpartition("/")[2] in names


def listed_files(
    disk: Disk, name: str, years: Values = None, ids: Values = None
) -> list[tuple[str, int]]:
    """Files with their years, none of them from before and none from after a move of rows."""
    # Files listed before and after a move of rows would hold a document twice, or not at all.
    while True:
        before = turn(disk)
        try:
            decided, names = plans(disk), _may_hold(disk, ids, before)
        except FileNotFoundError:
            continue
        folders = _in_years(year_folders(disk, name) | planned_folders(name, decided), years)
        found = [
            (path, year)
            for year, folder in sorted(folders.items())
            for path in overlaid(disk, folder, disk.files(folder), decided)
            if (path.startswith(STAGED) or is_ours(path)) and _asked(path, names)
        ]
        if turn(disk) == before:
            return found


def dataset(disk: Disk, name: str, files: Sequence[tuple[str, int]]) -> ds.Dataset:
    """The rows of listed files, each with its year."""
    form, system = ds.ParquetFileFormat(), disk.arrow
    fragments = [
        form.make_fragment(
            disk.full(path), system, pc.field("year") == pa.scalar(year, PARTITION.field(0).type)
        )
        for path, year in files
    ]
    schema = pa.schema([*DATASETS[name], *PARTITION])
    return ds.FileSystemDataset(fragments, schema, form, system)
