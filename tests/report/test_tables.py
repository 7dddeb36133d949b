import csv
import json

import pytest

from juesuan_analysis.show.report.dossier import chosen
from juesuan_analysis.show.report.tables import _shown, write_csv
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.schema import DATASETS


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def folder(store, tmp_path_factory):
    folder = tmp_path_factory.mktemp("csv") / "new"
    list(write_csv(store, chosen(store), folder))
    return folder


def test_there_is_a_table_for_each_dataset(folder):
    names = [f"{name}.csv" for name in DATASETS]
    assert sorted(path.name for path in folder.iterdir()) == sorted([*names, "datapackage.json"])


def test_excel_is_told_the_encoding(folder):
    assert (folder / "entries.csv").read_bytes()[:3] == b"\xef\xbb\xbf"


def test_every_entry_is_there(folder, store):
    assert len(read(folder / "entries.csv")) == len(store.entries())


def test_amounts_are_exact_and_plain(folder):
    rows = read(folder / "entries.csv")
    assert any(row["printed"] == "859.59" and row["amount"] == "859.59" for row in rows)


def test_blanks_are_empty(folder):
    assert {row["amount"] for row in read(folder / "entries.csv") if row["printed"] == ""} == {""}


def test_only_what_was_chosen_is_written(store, tmp_path):
    [one] = [row for row in chosen(store) if "台儿庄" in row["department"]]
    list(write_csv(store, [one], tmp_path))
    assert {row["source"] for row in read(tmp_path / "entries.csv")} == {"台儿庄.pdf"}


def test_names_that_look_like_formulas_are_guarded(store, tmp_path, monkeypatch):
    rows = store.rows("disclosures")
    hostile = rows.set_column(
        rows.schema.get_field_index("department"), "department", [["=1+1"] * len(rows)]
    )
    bare = hostile.select(["disclosure_id", "department"])
    monkeypatch.setattr(Store, "rows", lambda *_args, **_wanted: hostile)
    monkeypatch.setattr(Store, "entries", lambda *_args, **_wanted: bare.to_pandas())
    list(write_csv(store, hostile.to_pylist(), tmp_path))
    assert {row["department"] for row in read(tmp_path / "disclosures.csv")} == {"'=1+1"}


def test_a_dataset_without_rows_still_has_its_columns(store, tmp_path, monkeypatch):
    none = store.rows("findings").slice(0, 0)
    given = Store.rows
    monkeypatch.setattr(
        Store,
        "rows",
        lambda s, name, *a, **w: none if name == "findings" else given(s, name, *a, **w),
    )
    list(write_csv(store, store.rows("disclosures").to_pylist(), tmp_path))
    assert (tmp_path / "findings.csv").read_text("utf-8-sig").startswith("disclosure_id,")


def test_heads_in_chinese_on_request_are_those_of_the_data_package(store, tmp_path):
    list(write_csv(store, chosen(store), tmp_path, chinese=True))
    [row] = [row for row in read(tmp_path / "disclosures.csv") if "台儿庄" in row["部门"]]
    assert row["年度"] == "2024"
    told = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for table in told["resources"]:
        with (tmp_path / table["path"]).open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file)) == [f["name"] for f in table["schema"]["fields"]]
    assert told["version"] == store.snapshot_id


def test_an_identifier_without_region_joins_as_it_is():
    assert _shown("-|虚构局|部门|2024") == "-|虚构局|部门|2024"
    assert _shown("-cmd|x") == "'-cmd|x"
