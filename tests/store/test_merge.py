"""Stores that were read on different machines become one."""

import pytest
from click.testing import CliRunner
from store.documents import identity
from store.test_compact import fill, versions

from juesuan_analysis.cli import main
from juesuan_analysis.store import open_store
from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.merge import merge
from juesuan_analysis.store.schema import DATASETS


def merged(tmp_path, *names):
    stores = [open_store(tmp_path / name) for name in names]
    return [one.outcome for one in merge(stores, tmp_path / "合")]


def test_documents_of_two_stores_come_together(tmp_path):
    fill(tmp_path / "甲", [0, 1])
    fill(tmp_path / "乙", [2, 3])
    list(compact(tmp_path / "乙"))
    assert merged(tmp_path, "甲", "乙") == ["并入"] * 4
    assert versions(tmp_path / "合") == {f"{n}局": ("1", 18) for n in range(4)}


@pytest.mark.parametrize("name", DATASETS)
def test_nothing_is_lost_of_any_dataset(tmp_path, name):
    fill(tmp_path / "甲", [0])
    fill(tmp_path / "乙", [1])
    merged(tmp_path, "甲", "乙")
    parts = [open_store(tmp_path / one).rows(name).num_rows for one in ("甲", "乙", "合")]
    assert parts[0] + parts[1] == parts[2]


def test_the_same_document_comes_once(tmp_path):
    fill(tmp_path / "甲", [0])
    fill(tmp_path / "乙", [0])
    assert merged(tmp_path, "甲", "乙") == ["并入", "相同"]
    assert versions(tmp_path / "合") == {"0局": ("1", 18)}


def test_another_file_of_one_identity_is_told_and_not_added(tmp_path):
    fill(tmp_path / "甲", [0])
    fill(tmp_path / "乙", [0], "2")
    assert merged(tmp_path, "甲", "乙") == ["并入", "另有一份"]
    assert versions(tmp_path / "合") == {"0局": ("1", 18)}


def test_merging_again_changes_nothing(tmp_path):
    fill(tmp_path / "甲", [0, 1])
    merged(tmp_path, "甲")
    assert merged(tmp_path, "甲") == ["相同"] * 2


def test_the_command_says_what_became_of_each(tmp_path):
    fill(tmp_path / "甲", [0])
    fill(tmp_path / "乙", [0], "2")
    stores = [str(tmp_path / name) for name in ("甲", "乙")]
    said = CliRunner().invoke(main, ["merge", *stores, "--out", str(tmp_path / "合")]).output
    assert f"{identity(0)} 另有一份，没有并入" in said
    assert "并入 1 份，另有一份 1 份" in said
