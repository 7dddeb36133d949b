"""A document's rows are replaced as a whole, even if the writer is killed half way."""

import multiprocessing
import os
import signal

import pyarrow as pa
import pytest

from juesuan_analysis.store.blocks import as_parquet
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.journal import recover
from juesuan_analysis.store.read import Store, open_store
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.write import replace_document, sweep


def files(amount: str, rows: int = 2) -> dict[str, bytes]:
    row = {"disclosure_id": "虚构|甲局|部门|2024", "department": "甲局", "printed": amount}
    one = [{"disclosure_id": row["disclosure_id"], "reader": amount}]
    return {
        name: as_parquet(
            pa.Table.from_pylist(
                one
                if name == "disclosures"
                else [{k: v for k, v in row.items() if k in schema.names}] * rows,
                schema=schema,
            )
        )
        for name, schema in DATASETS.items()
    }


def state(path) -> tuple[set[str], set[str], int]:
    store = open_store(path)
    entries = store.entries()
    return set(store.disclosures()["reader"]), set(entries["printed"]), len(entries)


def test_replacing_leaves_only_the_new_rows(tmp_path):
    replace_document(tmp_path, "a", 2024, files("1"))
    replace_document(tmp_path, "a", 2024, files("2", rows=5))
    assert state(tmp_path) == ({"2"}, {"2"}, 5)


def test_replacing_in_another_year_removes_the_old_partition(tmp_path):
    replace_document(tmp_path, "a", 2023, files("1"))
    replace_document(tmp_path, "a", 2024, files("2"))
    assert list(open_store(tmp_path).entries()["year"].unique()) == [2024]


def test_no_temporary_files_are_left(tmp_path):
    replace_document(tmp_path, "a", 2024, files("1"))
    names = [p for p in tmp_path.rglob("*") if p.is_file() and p.suffix != ".parquet"]
    assert names == []
    assert list((tmp_path / ".staged").iterdir()) == []


def _dies_after(path, steps):
    """Replace the rows, but be killed at the given file operation."""
    import pathlib

    count = 0

    def counted(original):
        def operation(self, *arguments, **keywords):
            nonlocal count
            count += 1
            if count == steps:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(self, *arguments, **keywords)

        return operation

    for name in ("rename", "replace", "unlink", "mkdir", "write_bytes"):
        setattr(pathlib.Path, name, counted(getattr(pathlib.Path, name)))
    replace_document(path, "a", 2023, files("2", rows=5))


@pytest.mark.parametrize("steps", range(1, 19))
def test_a_kill_leaves_the_old_rows_or_the_new(tmp_path, steps):
    replace_document(tmp_path, "a", 2024, files("1"))
    process = multiprocessing.get_context("fork").Process(
        target=_dies_after, args=(tmp_path, steps)
    )
    process.start()
    process.join()
    assert state(tmp_path) in [({"1"}, {"1"}, 2), ({"2"}, {"2"}, 5)]


def test_the_next_writer_sweeps_what_was_not_decided(tmp_path):
    replace_document(tmp_path, "a", 2024, files("1"))
    (tmp_path / ".staged" / "half.parquet").write_bytes(b"PAR1")
    sweep(tmp_path)
    assert list((tmp_path / ".staged").iterdir()) == []
    assert state(tmp_path) == ({"1"}, {"1"}, 2)


def test_recovering_twice_changes_nothing(tmp_path):
    replace_document(tmp_path, "a", 2024, files("1"))
    recover(disk_of(tmp_path))
    recover(disk_of(tmp_path))
    assert Store(tmp_path).entries().shape[0] == 2
