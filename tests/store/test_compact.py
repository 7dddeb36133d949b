"""Compaction merges small files; every row stays once, for any reader, killed or not."""

import multiprocessing
import os
import shutil
import signal

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from store.documents import document, identity

from juesuan_analysis.store import open_store
from juesuan_analysis.store.compact import compact, loose
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.write import replace_document, sweep

NUMBERS = range(6)


def fill(path, numbers=NUMBERS, version="1", year=2024, rows=18):
    for number in numbers:
        replace_document(path, identity(number), year, document(number, version, rows))


def versions(path) -> dict[str, tuple[str, int]]:
    rows = open_store(path).entries()
    counted = rows.groupby("department")["printed"].agg([lambda p: "".join(sorted(set(p))), "size"])
    return {
        d: (str(v), int(n)) for d, (v, n) in zip(counted.index, counted.to_numpy(), strict=True)
    }


def files(path, name="entries"):
    return sorted(p.name for p in (path / name).rglob("*.parquet"))


def test_rows_are_the_same_before_and_after(tmp_path):
    fill(tmp_path)
    before = versions(tmp_path)
    assert [(c.year, c.documents, c.files_after) for c in compact(tmp_path, 3)] == [(2024, 6, 14)]
    assert versions(tmp_path) == before
    assert len(files(tmp_path)) == 2
    assert list((tmp_path / ".staged").iterdir()) == []


@pytest.mark.parametrize("name", DATASETS)
def test_every_dataset_keeps_its_rows(tmp_path, name):
    fill(tmp_path)
    before = open_store(tmp_path).rows(name).num_rows
    list(compact(tmp_path, 4))
    assert open_store(tmp_path).rows(name).num_rows == before


def test_a_compacted_year_is_left_alone(tmp_path):
    fill(tmp_path)
    list(compact(tmp_path))
    before = files(tmp_path)
    assert list(compact(tmp_path)) == []
    assert files(tmp_path) == before


def test_a_document_in_a_block_is_replaced_in_it(tmp_path):
    fill(tmp_path)
    list(compact(tmp_path, 3))
    before = files(tmp_path)
    fill(tmp_path, [2], "2", rows=27)
    assert files(tmp_path) == before
    assert versions(tmp_path)["2局"] == ("2", 27)
    assert versions(tmp_path)["3局"] == ("1", 18)
    assert len(versions(tmp_path)) == 6


def test_a_document_that_moves_to_another_year_leaves_its_block(tmp_path):
    fill(tmp_path)
    list(compact(tmp_path, 3))
    fill(tmp_path, [2], "2", year=2023)
    rows = open_store(tmp_path).entries()
    assert set(rows[rows["department"] == "2局"]["year"]) == {2023}
    assert versions(tmp_path)["2局"] == ("2", 18)


# Readers look at it before and after they list files: were it taken away, they would see the same
# twice, nothing, and mix lists of before and after.
def test_the_mark_that_rows_went_to_another_file_stays(tmp_path):
    fill(tmp_path)
    seen = []
    for change in (lambda: list(compact(tmp_path)), lambda: fill(tmp_path, [0], "2", year=2023)):
        change()
        sweep(tmp_path)
        open_store(tmp_path).entries()
        assert [path.name for path in (tmp_path / ".journal").iterdir()] == ["turn"]
        seen.append((tmp_path / ".journal" / "turn").read_text())
    assert len(set(seen)) == 2


def test_a_document_under_a_new_identity_leaves_its_block(tmp_path):
    fill(tmp_path)
    list(compact(tmp_path, 3))
    replace_document(tmp_path, identity(9), 2024, document(9, "2"), [identity(1)])
    assert set(versions(tmp_path)) == {"0局", "9局", "2局", "3局", "4局", "5局"}


def test_the_last_document_takes_its_block_along(tmp_path):
    fill(tmp_path, [1])
    list(compact(tmp_path))
    fill(tmp_path, [1], "2", year=2023)
    assert [p.parent.name for p in (tmp_path / "entries").rglob("*.parquet")] == ["year=2023"]


def test_new_documents_join_the_blocks(tmp_path):
    fill(tmp_path, range(3))
    list(compact(tmp_path))
    fill(tmp_path, range(3, 6), "2")
    list(compact(tmp_path))
    assert len(files(tmp_path)) == 1
    assert [v for v, _ in versions(tmp_path).values()] == ["1", "1", "1", "2", "2", "2"]


def test_other_readers_see_every_row_once(tmp_path):
    fill(tmp_path)
    list(compact(tmp_path, 3))
    fill(tmp_path, [2, 8], "2")
    assert len(pd.read_parquet(tmp_path / "entries")) == 7 * 18
    query = f"select count(*) from '{tmp_path}/entries/**/*.parquet' where form = 9"
    assert duckdb.sql(query).fetchall() == [(7 * 2,)]


def test_row_groups_hold_one_form_each(tmp_path):
    import pyarrow.parquet as pq

    fill(tmp_path)
    list(compact(tmp_path))
    meta = pq.ParquetFile(next((tmp_path / "entries").rglob("*.parquet"))).metadata
    forms = DATASETS["entries"].get_field_index("form")
    groups = [meta.row_group(i).column(forms).statistics for i in range(meta.num_row_groups)]
    assert [(g.min, g.max) for g in groups] == [(f, f) for f in range(1, 10)]


def _counted_to(steps):
    """Have the process killed at the given file operation."""
    import pathlib

    count = 0

    def counted(original):
        def operation(*arguments, **keywords):
            nonlocal count
            count += 1
            if count == steps:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*arguments, **keywords)

        return operation

    for name in ("rename", "replace", "unlink", "write_bytes"):
        setattr(pathlib.Path, name, counted(getattr(pathlib.Path, name)))
    return counted


def _dies_after(path, steps):
    import juesuan_analysis.store.disk as disk

    counted = _counted_to(steps)
    shutil.rmtree = counted(shutil.rmtree)
    disk._exchange = counted(disk._exchange)
    list(compact(path, 3))


@pytest.fixture(scope="module")
def small_files(tmp_path_factory):
    """Four documents, each in files of its own."""
    path = tmp_path_factory.mktemp("small")
    fill(path, range(4))
    return path, versions(path)


@pytest.mark.slow
@pytest.mark.parametrize("steps", range(1, 25))
def test_a_kill_loses_and_doubles_nothing(small_files, tmp_path, steps):
    made, before = small_files
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    process = multiprocessing.get_context("fork").Process(
        target=_dies_after, args=(tmp_path, steps)
    )
    process.start()
    process.join()
    assert versions(tmp_path) == before
    assert len(pd.read_parquet(tmp_path / "entries")) == 4 * 18
    list(compact(tmp_path, 3))
    assert versions(tmp_path) == before
    assert len(files(tmp_path)) == 2


def test_where_folders_cannot_be_exchanged(tmp_path, monkeypatch):
    monkeypatch.setattr("juesuan_analysis.store.disk._exchange", lambda one, other: False)
    fill(tmp_path)
    before = versions(tmp_path)
    list(compact(tmp_path, 3))
    assert versions(tmp_path) == before
    assert len(files(tmp_path)) == 2


def test_a_document_is_found_by_its_identity_wherever_it_lies(tmp_path):
    fill(tmp_path)
    list(compact(tmp_path, 3))
    fill(tmp_path, [8], "2")
    store = open_store(tmp_path)
    assert store.rows("entries", disclosure_id=identity(8)).num_rows == 18
    assert store.rows("entries", disclosure_id=[identity(1), identity(8)]).num_rows == 36
    assert store.rows("entries", disclosure_id=identity(9)).num_rows == 0


def _leaves_after(path, steps):
    """Move a document out of its block to another year, but be killed at a file operation."""
    _counted_to(steps)
    fill(path, [2], "2", year=2023)


def _plain(path):
    """What pandas sees of the rows, which knows no journals: document to count."""
    return pd.read_parquet(path / "entries")["department"].value_counts().to_dict()


@pytest.fixture(scope="module")
def two_blocks(tmp_path_factory):
    path = tmp_path_factory.mktemp("blocks")
    fill(path)
    list(compact(path, 3))
    return path


@pytest.mark.slow
@pytest.mark.parametrize("steps", range(1, 34))
def test_who_stays_in_a_block_is_seen_by_any_reader_whatever_happens(two_blocks, tmp_path, steps):
    shutil.copytree(two_blocks, tmp_path, dirs_exist_ok=True)
    process = multiprocessing.get_context("fork").Process(
        target=_leaves_after, args=(tmp_path, steps)
    )
    process.start()
    process.join()
    stays = {f"{n}局": 18 for n in NUMBERS if n != 2}
    assert {name: n for name, n in _plain(tmp_path).items() if name != "2局"} == stays
    assert _plain(tmp_path).get("2局", 0) >= 18  # for an instant both here and there, never nowhere
    assert versions(tmp_path)["2局"] in {("1", 18), ("2", 18)}
    assert open_store(tmp_path).rows("entries").num_rows == 6 * 18


def test_opening_finishes_what_was_decided(tmp_path):
    fill(tmp_path)
    list(compact(tmp_path, 3))
    process = multiprocessing.get_context("fork").Process(target=_leaves_after, args=(tmp_path, 20))
    process.start()
    process.join()
    open_store(tmp_path)
    assert list((tmp_path / ".journal").glob("*.json")) == []
    assert _plain(tmp_path) == {f"{n}局": 18 for n in NUMBERS}


def with_own_column(path, name, value):
    """Add a column to a document's file, as a later version or an analyst may."""
    [file] = [p for p in sorted((path / name).rglob("*.parquet")) if "block-" not in p.name][:1]
    table = pq.ParquetFile(file).read()
    pq.write_table(table.append_column("note", pa.array([value] * len(table))), file)


def notes(path, name="entries"):
    found = [pq.ParquetFile(p).read() for p in (path / name).rglob("*.parquet")]
    return {v for t in found if "note" in t.column_names for v in t["note"].to_pylist()}


def test_columns_that_others_added_outlive_compaction(tmp_path):
    fill(tmp_path)
    with_own_column(tmp_path, "entries", "看过")
    before = versions(tmp_path)
    list(compact(tmp_path, 3))
    assert notes(tmp_path) == {"看过", None}
    assert versions(tmp_path) == before
    fill(tmp_path, range(6), "2")  # replaced within blocks: rows are new, nothing breaks
    assert {v for v, _ in versions(tmp_path).values()} == {"2"}


def test_columns_that_others_added_outlive_the_replacing_of_a_neighbour(tmp_path):
    fill(tmp_path)
    with_own_column(tmp_path, "entries", "看过")
    list(compact(tmp_path, 6))
    owner = next(
        d for d, n in zip(*columns_of(tmp_path, "department", "note"), strict=True) if n == "看过"
    )
    other = next(number for number in NUMBERS if f"{number}局" != owner)
    fill(tmp_path, [other], "2")
    assert "看过" in notes(tmp_path)


def columns_of(path, *names):
    [block] = (path / "entries").rglob("block-*.parquet")
    table = pq.ParquetFile(block).read()
    return [table[name].to_pylist() for name in names]


def test_small_files_are_counted(tmp_path):
    fill(tmp_path)
    assert loose(tmp_path) == 6
    list(compact(tmp_path))
    assert loose(tmp_path) == 0
