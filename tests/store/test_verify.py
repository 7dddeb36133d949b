"""A store that lost something says what, and what to read again."""

import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from store.test_compact import fill

from juesuan_analysis.cli import main
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store import open_store
from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.verify import verify


@pytest.fixture
def path(tmp_path):
    """Three documents whose rows of disclosures say how many cells they have."""
    store = tmp_path / "s"
    fill(store, range(3))
    for file in (store / "disclosures").rglob("*.parquet"):
        table = pq.read_table(file, partitioning=None)
        named = f"{table['department'][0].as_py()}.pdf"
        for column, value in (("cells", 18), ("source", named)):
            at = table.schema.get_field_index(column)
            field = table.schema.field(at)
            table = table.set_column(at, field, pa.array([value], field.type))
        pq.write_table(table, file)
    return store


def faults(path):
    return [(fault.kind, fault.sources) for fault in verify(open_store(path))]


def one(path, name):
    return min((path / name).rglob("*.parquet"))


def tear(file):
    file.write_bytes(file.read_bytes()[:-40])


@pytest.mark.parametrize("compacted", [False, True])
def test_a_whole_store_has_no_faults(path, compacted):
    if compacted:
        list(compact(path, 2))
    assert faults(path) == []


def test_a_torn_file_is_named_with_its_document(path):
    tear(one(path, "entries"))
    kind, sources = faults(path)[0]
    assert (kind, len(sources), sources[0][-5:]) == ("文件损坏", 1, "局.pdf")


def test_a_deleted_file_is_told(path):
    one(path, "entries").unlink()
    assert [kind for kind, _ in faults(path)] == ["缺文件", "行数不符"]


def test_a_foreign_file_is_told(path):
    pq.write_table(pa.table({"a": [1]}), path / "entries" / "year=2024" / "外.parquet")
    assert "文件损坏" in [kind for kind, _ in faults(path)]


def test_two_stores_copied_into_one_another_are_told(path, tmp_path):
    other = tmp_path / "另"
    shutil.copytree(path, other)
    list(compact(other, 2))
    shutil.copytree(other, path, dirs_exist_ok=True)
    assert [kind for kind, _ in faults(path)] == ["重复"] * 3


def test_reading_a_torn_file_says_what_to_run(path):
    tear(one(path, "entries"))
    with pytest.raises(JuesuanError, match="--verify"):
        open_store(path).entries()


def test_the_command_names_what_to_read_again(path):
    one(path, "entries").write_bytes(b"")
    done = CliRunner().invoke(main, ["status", str(path), "--verify"])
    assert (done.exit_code, "请重新读取" in done.output) == (1, True)
