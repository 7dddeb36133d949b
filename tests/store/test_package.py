"""The data package names every column, with a head in Chinese of its own and what it means."""

import json

import pytest

from juesuan_analysis.store.package import head, of_store, resource
from juesuan_analysis.store.schema import DATASETS, PARTITION

STORE = json.loads(of_store("abc"))


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_column_has_a_head_of_its_own(dataset):
    columns = [*DATASETS[dataset].names, *PARTITION.names]
    heads = [head(dataset, column) for column in columns]
    assert [c for c, told in zip(columns, heads, strict=True) if c == told] == []
    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize("table", STORE["resources"], ids=lambda table: table["name"])
def test_every_column_of_a_store_is_described(table):
    fields = table["schema"]["fields"]
    assert [f["name"] for f in fields] == [*DATASETS[table["name"]].names, *PARTITION.names]
    assert [f["name"] for f in fields if not f.get("description")] == []
    assert table["schema"]["primaryKey"] in {f["name"] for f in fields}


def test_types_are_those_of_frictionless():
    types = {f["name"]: f["type"] for f in STORE["resources"][1]["schema"]["fields"]}
    assert (types["form"], types["amount"], types["line"]) == ("integer", "number", "string")
    assert (types["origins"], types["x0"]) == ("array", "number")


def test_keys_go_by_the_heads_that_are_written():
    told = resource("entries", ["disclosure_id", "ref"], "entries.csv", "csv", chinese=True)
    assert told["schema"]["primaryKey"] == "数的标识"
    assert told["schema"]["foreignKeys"][0]["reference"]["fields"] == "文档标识"
