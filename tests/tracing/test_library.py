import hashlib

import pytest

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.show.trace import Library


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def put(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_file_is_found_in_a_subfolder(tmp_path):
    path = put(tmp_path / "区" / "局.pdf", b"a")
    assert Library(tmp_path).find("局.pdf", sha256(b"a")) == path


def test_of_two_files_of_one_name_the_right_version_is_taken(tmp_path):
    put(tmp_path / "a" / "局.pdf", b"a")
    path = put(tmp_path / "b" / "局.pdf", b"b")
    assert Library(tmp_path).find("局.pdf", sha256(b"b")) == path


def test_a_file_may_be_named_itself(tmp_path):
    path = put(tmp_path / "局.pdf", b"a")
    assert Library(path).find("局.pdf", sha256(b"a")) == path


def test_several_folders_are_searched(tmp_path):
    (tmp_path / "a").mkdir()
    path = put(tmp_path / "b" / "局.pdf", b"a")
    assert Library([tmp_path / "a", tmp_path / "b"]).find("局.pdf", sha256(b"a")) == path


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(DocumentError, match=r"找不到 局\.pdf") as told:
        Library(tmp_path).find("局.pdf", "0" * 64)
    assert told.value.kind == "找不到文件"


def test_another_version_is_told(tmp_path):
    put(tmp_path / "局.pdf", b"a")
    with pytest.raises(DocumentError, match="不是同一版本") as told:
        Library(tmp_path).find("局.pdf", "0" * 64)
    assert told.value.kind == "版本不符"


def test_a_name_with_wildcards_is_only_a_name(tmp_path):
    put(tmp_path / "局.pdf", b"a")
    with pytest.raises(DocumentError, match="找不到"):
        Library(tmp_path).find("*.pdf", sha256(b"a"))


def test_a_file_that_changes_is_read_again(tmp_path):
    path = put(tmp_path / "局.pdf", b"a")
    Library(tmp_path).find("局.pdf", sha256(b"a"))
    put(path, b"bb")
    assert Library(tmp_path).find("局.pdf", sha256(b"bb")) == path
