"""A store says what it is; what a program does not understand it does not touch."""

import json

import pyarrow.parquet as pq
import pytest
from store.test_compact import fill

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store import open_store
from juesuan_analysis.store.about import FORMAT, note


def test_a_name_lasts(tmp_path):
    first = note(tmp_path, "1")
    assert (note(tmp_path, "1"), note(tmp_path, "2").id) == (first, first.id)


def test_a_newer_format_is_refused_in_one_line(tmp_path):
    fill(tmp_path, [0])
    own = note(tmp_path, "1")
    later = {"id": own.id, "format": FORMAT + 1, "reader": "9", "created": own.created}
    (tmp_path / "store.json").write_text(json.dumps(later))
    with pytest.raises(JuesuanError, match="请升级"):
        open_store(tmp_path)


def test_rows_without_references_are_to_be_read_again(tmp_path):
    fill(tmp_path, [0])
    for file in (tmp_path / "entries").rglob("*.parquet"):
        pq.write_table(pq.read_table(file, partitioning=None).drop_columns(["ref"]), file)
    with pytest.raises(JuesuanError, match="会重新读取"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    "content", ["{", '{"id": "a", "format": "2", "reader": "9", "created": ""}', "[]"]
)
def test_a_damaged_name_is_told(tmp_path, content):
    fill(tmp_path, [0])
    (tmp_path / "store.json").write_text(content)
    with pytest.raises(JuesuanError, match="已损坏"):
        open_store(tmp_path)


def test_where_there_is_no_store_the_place_is_told(tmp_path):
    with pytest.raises(JuesuanError, match=str(tmp_path / "无")):
        open_store(tmp_path / "无")


def test_a_store_one_level_up_is_named(tmp_path):
    fill(tmp_path, [0])
    (tmp_path / "下").mkdir()
    with pytest.raises(JuesuanError, match="上一级有"):
        open_store(tmp_path / "下")


@pytest.mark.parametrize("given", [None, 2024])
def test_what_is_no_path_is_refused(given):
    with pytest.raises(JuesuanError, match="要给出数据文件夹的路径"):
        open_store(given)
