"""The four datasets as CSV for spreadsheets."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from juesuan_analysis.show.report.names import guarded, plain
from juesuan_analysis.store import Store
from juesuan_analysis.store.package import FILE, head, package, resource
from juesuan_analysis.store.schema import DATASETS, PARTITION

_NO_REGION = "-|"
_ENCODING = "utf-8-sig"  # without the mark at the start Excel takes the text for another encoding


def write_csv(
    store: Store, rows: Sequence[Mapping[str, Any]], folder: Path, *, chinese: bool = False
) -> Iterator[Path]:
    """Write the datasets as one CSV each, and ``datapackage.json``, which says what they are.

    UTF-8 with a byte order mark; amounts are exact, in 万元, without thousands separators; blank
    cells are empty. Lists (forms, terms) are JSON. A text that a spreadsheet might run as a formula
    has an apostrophe before it; plain negative numbers have none.

    Parameters
    ----------
    store, rows
        The disclosures, as :func:`~juesuan_analysis.show.report.dossier.chosen` gives them.
    folder
        Made if need be.
    chinese
        Heads of the columns in Chinese.

    Yields
    ------
    Path
        Each file when it is written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    own = [row["disclosure_id"] for row in rows]
    resources = []
    for name in DATASETS:
        target = folder / f"{name}.csv"
        with target.open("w", encoding=_ENCODING, newline="") as file:
            rows_of = _rows(store, name, own)
            columns = list(rows_of[0]) if rows_of else [*DATASETS[name].names, *PARTITION.names]
            writer = csv.writer(file)
            writer.writerow(head(name, column) if chinese else column for column in columns)
            writer.writerows([_shown(row[column]) for column in columns] for row in rows_of)
        resources.append(resource(name, columns, target.name, "csv", chinese=chinese))
        yield target
    described = folder / FILE
    edition = store.snapshot_id
    described.write_bytes(package(f"juesuan-{edition}", "部门决算公开数据", resources, edition))
    yield described


def _rows(store: Store, name: str, own: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of a dataset; those of entries with the analyst's corrections."""
    if name != "entries":
        stored: list[dict[str, Any]] = store.rows(name, disclosure_id=own).to_pylist()
        return stored
    records = store.entries(disclosure=own, exact=True).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in records]


def _shown(value: Any) -> str:  # noqa: ANN401
    if value is None or value != value or str(value) == "<NA>":
        return ""
    if isinstance(value, Decimal | float):
        return _number(value)
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, default=_number)
    if not isinstance(value, str):
        return str(value)
    # An identifier without a region begins with a dash; with an apostrophe it would join nothing.
    return plain(value) if value.startswith(_NO_REGION) else guarded(plain(value))


def _number(value: Decimal | float) -> str:
    """Write an amount exactly; places and certainties to hundredths."""
    exact = value if isinstance(value, Decimal) else Decimal(f"{value:.2f}")
    return f"{exact.normalize():f}"
