"""A store as it was is kept within itself under its name, and can be compared with what it is."""

import pytest
from click.testing import CliRunner
from store.test_compact import fill

from juesuan_analysis import open_store
from juesuan_analysis.cli import main
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.snapshot import at, keep, kept


@pytest.fixture
def store(tmp_path):
    fill(tmp_path / "库", range(2))
    return open_store(tmp_path / "库")


def test_what_was_kept_stays_when_documents_are_replaced(store):
    name = keep(store)
    fill(store.path, [1], "2", rows=9)
    assert kept(store) == [name]
    assert store.snapshot_id != name
    assert at(store, name).snapshot_id == name
    assert set(at(store, name).disclosures()["source_sha256"]) == {"1"}
    assert set(store.disclosures()["source_sha256"]) == {"1", "2"}


def test_keeping_twice_keeps_one(store):
    assert keep(store) == keep(store)
    assert len(kept(store)) == 1


def test_a_version_that_is_not_there_names_those_that_are(store):
    with pytest.raises(JuesuanError, match=store.snapshot_id):
        at(store, "0" * 12)


def test_two_versions_of_one_store_are_compared_by_their_names(store):
    name = keep(store)
    fill(store.path, [1], "2", rows=9)
    told = CliRunner().invoke(main, ["diff", f"{store.path}@{name}", str(store.path)])
    assert (told.exit_code, "两份数据不同" in told.output) == (1, True)
    same = CliRunner().invoke(
        main, ["diff", f"{store.path}@{store.snapshot_id}", f"{store.path}@{store.snapshot_id}"]
    )
    assert (same.exit_code, "两份数据相同" in same.output) == (0, True)
