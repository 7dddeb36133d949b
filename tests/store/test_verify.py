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
from juesuan_analysis.store.about import describe, note
from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.doubled import DoubledWarning
from juesuan_analysis.store.merge import merge
from juesuan_analysis.store.torn import is_whole
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
    assert [kind for kind, _ in faults(path)] == ["外来文件"]


def test_a_foreign_folder_is_told(path):
    (path / "entries" / "year=去年").mkdir()
    assert [kind for kind, _ in faults(path)] == ["外来文件"]


def test_a_foreign_file_under_a_name_of_ours_is_not_read(path):
    pq.write_table(pa.table({"a": [1]}), path / "entries" / "year=2024" / f"{'0' * 20}.parquet")
    with pytest.raises(JuesuanError, match=r"不是 juesuan 写的文件.*--verify"):
        open_store(path).entries()


def scratch(file):
    """Harm what its ends do not tell."""
    data = file.read_bytes()
    file.write_bytes(data[:4] + bytes(len(data) - 12) + data[-8:])


# A file that is cut off is noticed when its document is read again, and needs no words.
@pytest.mark.parametrize(("harm", "told"), [(scratch, True), (tear, False)])
def test_before_a_damaged_list_of_documents_is_mended_its_files_are_to_go(path, harm, told):
    file = one(path, "disclosures")
    harm(file)
    (reason,) = [fault.reason for fault in verify(open_store(path)) if fault.kind == "文件损坏"]
    assert (f"先删去各个文件夹里的 year=2024/{file.name}" in reason) is told


def test_a_store_with_a_torn_block_opens_and_is_verified(path):
    list(compact(path))
    tear(one(path, "disclosures"))
    assert faults(path)[0][0] == "文件损坏"


def test_a_question_of_one_document_to_a_torn_block_is_one_line(path):
    list(compact(path))
    tear(one(path, "disclosures"))
    with pytest.raises(JuesuanError, match=r"disclosures/.*读不出来"):
        open_store(path).rows("entries", disclosure_id="虚构|0局|部门|2024")


def test_the_file_whose_column_has_another_type_is_named(path):
    file = sorted((path / "entries").rglob("*.parquet"))[1]
    table = pq.read_table(file, partitioning=None)
    at = table.schema.get_field_index("amount")
    pq.write_table(table.set_column(at, "amount", pa.array(["甲"] * len(table))), file)
    with pytest.raises(JuesuanError, match=f"读不出来（entries/year=2024/{file.name}）"):
        open_store(path).entries()


def test_status_tells_a_file_that_is_cut_off(path):
    tear(one(path, "entries"))
    done = CliRunner().invoke(main, ["status", str(path)])
    assert "有文件不完整（entries/year=2024/" in done.output


def test_status_of_a_store_that_lost_all_its_disclosures_is_told(path):
    for file in (path / "disclosures").rglob("*.parquet"):
        file.unlink()
    done = CliRunner().invoke(main, ["status", str(path)])
    assert (done.exit_code, "没有读成任何决算" in done.output) == (0, True)


# Rows whose document lacks a file would not be taken along, and then nothing would tell of it.
@pytest.mark.parametrize("name", ["disclosures", "entries"])
def test_a_store_that_lacks_files_is_not_compacted(path, name):
    one(path, name).unlink()
    with pytest.raises(JuesuanError, match=r"缺文件.*没有合并"):
        list(compact(path))
    assert len(list((path / "findings").rglob("*.parquet"))) == 3


def test_a_store_that_lacks_files_is_not_merged(path, tmp_path):
    one(path, "entries").unlink()
    with pytest.raises(JuesuanError, match=r"缺文件.*没有并入"):
        list(merge([open_store(path)], tmp_path / "all"))
    assert not (tmp_path / "all" / "disclosures").exists()


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


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system lets root read all")
def test_a_file_that_may_not_be_read_is_told_as_that(path):
    one(path, "entries").chmod(0)
    assert faults(path) == [("打不开", ())]
    with pytest.raises(JuesuanError, match="没有权限读"):
        open_store(path).entries()


def test_a_dataset_that_the_store_says_it_has_and_that_was_not_copied_is_missed(path):
    describe(path, note(path, "1"))
    shutil.rmtree(path / "projects")
    assert not is_whole(path)
    assert [kind for kind, _ in faults(path)] == ["缺文件"] * 3


def test_of_a_store_made_before_there_were_projects_nothing_is_missed(path):
    for name in ("projects", "project_funds", "indicators"):
        shutil.rmtree(path / name)
    assert is_whole(path)


def test_a_store_whose_disclosures_were_not_copied_at_all_is_told_as_that(path):
    shutil.rmtree(path / "disclosures")
    with pytest.raises(JuesuanError, match=r"没有 disclosures 文件夹.*重新复制"):
        open_store(path)
