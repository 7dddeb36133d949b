"""What a store or an export holds, for other programs: a data package (Frictionless).

``datapackage.json`` names the tables and, for each column, its type, its head in Chinese and what
it means.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.types as pt

from juesuan_analysis.store.schema import DATASETS, PARTITION

FILE = "datapackage.json"
_KEYS = dict.fromkeys(DATASETS, "ref") | {"disclosures": "disclosure_id"}
_MEANINGS = (  # in the wheel, or in a checkout
    Path(str(files(__package__))) / "columns.toml",
    Path(__file__).parents[2] / "docs" / "columns.toml",
)
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_MEDIA["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _told_in(text: str) -> dict[str, dict[str, str]]:
    import tomllib  # as the version below: not for those who only ask whether there is a package

    return tomllib.loads(text)


@cache
def _heads() -> dict[str, dict[str, str]]:
    return _told_in(files(__package__).joinpath("heads.toml").read_text("utf-8"))


@cache
def _meanings() -> dict[str, dict[str, str]]:
    there = next((path for path in _MEANINGS if path.is_file()), None)
    return _told_in(there.read_text("utf-8")) if there else {}


def _of(told: Mapping[str, Mapping[str, str]], dataset: str, column: str) -> str:
    return told.get(dataset, {}).get(column) or told.get("shared", {}).get(column, "")


def head(dataset: str, column: str) -> str:
    """Give the head of a column in Chinese; its own name where it has none.

    >>> head("entries", "amount"), head("disclosures", "department"), head("entries", "mine")
    ('金额（万元）', '部门', 'mine')
    """
    return _of(_heads(), dataset, column) or column


def _type(kind: pa.DataType | None) -> str:
    if kind is None:
        return "any"
    if pt.is_integer(kind):
        return "integer"
    if pt.is_floating(kind) or pt.is_decimal(kind):
        return "number"
    if pt.is_boolean(kind):
        return "boolean"
    return "array" if pt.is_list(kind) else "string"


def _field(dataset: str, column: str, name: str) -> dict[str, str]:
    schema = pa.schema([*DATASETS[dataset], *PARTITION])
    at = schema.get_field_index(column)
    told = {"name": name, "type": _type(schema.field(at).type if at >= 0 else None)}
    told["title"] = head(dataset, column)
    meaning = _of(_meanings(), dataset, column)
    return told | ({"description": meaning} if meaning else {})


def _schema(
    dataset: str, columns: Sequence[str], names: Sequence[str], nowhere: Mapping[str, str]
) -> dict[str, Any]:
    named = dict(zip(columns, names, strict=True))
    told: dict[str, Any] = {
        "fields": [_field(dataset, column, named[column]) for column in columns],
        "missingValues": [""],
        "primaryKey": named.get(_KEYS[dataset], _KEYS[dataset]),
    }
    if dataset != "disclosures":
        own, other = named["disclosure_id"], nowhere["disclosure_id"]
        reference = {"resource": "disclosures", "fields": other}
        told["foreignKeys"] = [{"fields": own, "reference": reference}]
    return told


def resource(
    dataset: str, columns: Iterable[str], path: str, kind: str, *, chinese: bool = False
) -> dict[str, Any]:
    """Describe one table: where it is, and its columns, whose heads may be in Chinese."""
    given = list(columns)
    names = [head(dataset, column) if chinese else column for column in given]
    key = head("disclosures", "disclosure_id") if chinese else "disclosure_id"
    meaning = _meanings().get("datasets", {}).get(dataset, "")
    told = {"name": dataset, "path": path, "format": kind, "mediatype": _MEDIA[kind]}
    if kind == "csv":
        told |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
    if meaning:
        told["description"] = meaning
    return told | {"schema": _schema(dataset, given, names, {"disclosure_id": key})}


def book(path: str, title: str, number: int) -> dict[str, Any]:
    """Describe a workbook, laid out like the official forms and so no table of one kind."""
    return {
        "name": f"workbook-{number}",
        "path": path,
        "title": title,
        "type": "file",
        "mediatype": _MEDIA["xlsx"],
    }


def package(name: str, title: str, resources: Sequence[Mapping[str, Any]], edition: str) -> bytes:
    """Write a data package; ``edition`` is what a study cites, where it is known."""
    from importlib.metadata import version

    told: dict[str, Any] = {"name": name, "title": title, "profile": "data-package"}
    if edition:
        told["version"] = edition
    made = f"juesuan-analysis {version('juesuan-analysis')}"
    told |= {"contributors": [{"title": made, "role": "wrangler"}], "resources": list(resources)}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def of_store(name: str) -> bytes:
    """Describe a store: every dataset is a folder, parted by year."""
    parquet = [
        resource(dataset, [*schema.names, *PARTITION.names], dataset, "parquet")
        | {"partitionedBy": list(PARTITION.names)}
        for dataset, schema in DATASETS.items()
    ]
    return package(f"juesuan-{name}", "部门决算公开数据", parquet, "")
