"""A store that lost something says what, and what to read again."""

import os
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
from juesuan_analysis.store.doubled import DoubledWarning
from juesuan_analysis.store.verify import is_whole, verify


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
    assert [kind for kind, _ in faults(path)] == ["外来文件"]


def test_a_foreign_folder_is_told(path):
    (path / "entries" / "year=去年").mkdir()
    assert [kind for kind, _ in faults(path)] == ["外来文件"]


def test_a_foreign_file_under_a_name_of_ours_is_not_read(path):
    pq.write_table(pa.table({"a": [1]}), path / "entries" / "year=2024" / f"{'0' * 20}.parquet")
    with pytest.raises(JuesuanError, match=r"不是 juesuan 写的文件.*--verify"):
        open_store(path).entries()


def test_before_a_torn_list_of_documents_is_mended_its_files_are_to_go(path):
    file = one(path, "disclosures")
    tear(file)
    told = [fault.reason for fault in verify(open_store(path)) if fault.kind == "文件损坏"]
    assert [f"先删去各个文件夹里的 year=2024/{file.name}" in reason for reason in told] == [True]


HALF = '{"moves": {".staged/x.par'


@pytest.mark.parametrize("content", [HALF, "[]", '{"odd": 1}', ""])
def test_a_journal_that_was_copied_half_is_told(path, content):
    (path / ".journal").mkdir(exist_ok=True)
    (path / ".journal" / "abc.json").write_text(content, encoding="utf-8")
    with pytest.raises(JuesuanError, match=r"abc\.json 不完整.*重新复制"):
        open_store(path).entries()


def test_a_block_that_was_not_copied_is_missed(path):
    list(compact(path, 2))
    shutil.rmtree(path / "findings")
    assert not is_whole(path)


def test_a_half_copied_store_is_told_by_every_command(path):
    shutil.rmtree(path / "findings")
    done = CliRunner().invoke(main, ["check", str(path)])
    assert "缺文件，可能只复制了一半" in done.output


@pytest.mark.parametrize("compacted", [False, True])
def test_of_a_whole_store_nothing_is_told(path, compacted):
    if compacted:
        list(compact(path, 2))
    assert is_whole(path)


def test_a_torn_file_is_one_line_of_every_command(path):
    tear(one(path, "findings"))
    done = CliRunner().invoke(main, ["check", str(path)])
    assert (done.exit_code, done.output.startswith("错误：")) == (1, True)


def test_times_in_the_future_change_nothing(path):
    for file in path.rglob("*"):
        os.utime(file, (4e9, 4e9))
    assert faults(path) == []


def copied_into_one_another(path, tmp_path):
    """A store whose copy was compacted and copied back over it."""
    other = tmp_path / "另"
    shutil.copytree(path, other)
    list(compact(other, 2))
    shutil.copytree(other, path, dirs_exist_ok=True)


@pytest.mark.filterwarnings("ignore:.*不止一次")
def test_two_stores_copied_into_one_another_are_told(path, tmp_path):
    copied_into_one_another(path, tmp_path)
    assert [kind for kind, _ in faults(path)] == ["重复"] * 3


def test_opening_a_store_with_documents_twice_warns(path, tmp_path):
    copied_into_one_another(path, tmp_path)
    with pytest.warns(DoubledWarning, match=r"3 份决算存了不止一次.*juesuan merge"):
        open_store(path)


@pytest.mark.parametrize("command", [["status"], ["check"]])
def test_commands_say_that_documents_lie_there_twice(path, tmp_path, command):
    copied_into_one_another(path, tmp_path)
    done = CliRunner().invoke(main, [*command, str(path)])
    assert done.output.count("3 份决算存了不止一次") == 1


def retyped(path, dataset, column, values):
    file = one(path, dataset)
    table = pq.read_table(file, partitioning=None)
    at = table.schema.get_field_index(column)
    pq.write_table(table.set_column(at, column, pa.array([values] * table.num_rows)), file)


@pytest.mark.parametrize(
    ("dataset", "column", "value", "told"),
    [
        ("entries", "amount", "3.00", "amount 列是文字，应为小数"),
        ("findings", "page", 1.5, "page 列是浮点数，应为整数"),
        ("disclosures", "cells", "18", "cells 列是文字，应为整数"),
    ],
)
def test_a_column_of_another_type_is_one_fault(path, dataset, column, value, told):
    retyped(path, dataset, column, value)
    (fault,) = verify(open_store(path))
    assert (fault.kind, fault.reason.partition("（")[0]) == ("类型不符", told)


def test_a_torn_file_is_one_fault(path):
    tear(one(path, "entries"))
    assert [kind for kind, _ in faults(path)] == ["文件损坏"]


def test_reading_a_torn_file_says_what_to_run(path):
    tear(one(path, "entries"))
    with pytest.raises(JuesuanError, match="--verify"):
        open_store(path).entries()


def test_the_command_names_what_to_read_again(path):
    one(path, "entries").write_bytes(b"")
    done = CliRunner().invoke(main, ["status", str(path), "--verify"])
    assert (done.exit_code, "请重新读取" in done.output) == (1, True)
