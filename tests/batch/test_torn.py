"""What a bad copy has torn is read again, and what is whole is left as it is."""

import shutil

import pytest
from hostile.misbehave import extract_of

from juesuan_analysis.batch.run import find_tasks, run
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store import open_store
from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.verify import verify

NAMES = ("甲", "乙", "丙")


def extracted(folder, names=NAMES):
    """State of each file after a run over some."""
    tasks = [task for task in find_tasks([folder]) if task.path.stem in names]
    extracts = lambda asked: ((task, extract_of(task)) for task in asked)  # noqa: E731
    found = run(tasks, folder / "store", extracts=extracts)
    return {outcome.source[0]: outcome.state for outcome in found}


@pytest.fixture
def folder(tmp_path):
    for name in NAMES:
        (tmp_path / f"{name}.pdf").write_text(name)
    assert set(extracted(tmp_path).values()) == {"read"}
    return tmp_path


def file_of(folder, dataset):
    return min((folder / "store" / dataset).rglob("*.parquet"))


def tear(file):
    file.write_bytes(file.read_bytes()[:-40])


def empty(file):
    file.write_bytes(b"")


def blank(file):
    file.write_bytes(b"\0" * file.stat().st_size)


@pytest.mark.parametrize("dataset", ["disclosures", "entries", "findings", "statements"])
@pytest.mark.parametrize("harm", [tear, empty, blank])
def test_a_torn_file_is_read_again(folder, dataset, harm):
    harm(file_of(folder, dataset))
    assert sorted(extracted(folder).values()) == ["read", "unchanged", "unchanged"]
    assert verify(open_store(folder / "store")) == []


@pytest.mark.parametrize("dataset", ["disclosures", "entries"])
def test_a_file_that_was_not_copied_is_read_again(folder, dataset):
    file_of(folder, dataset).unlink()
    assert sorted(extracted(folder).values()) == ["read", "unchanged", "unchanged"]
    assert verify(open_store(folder / "store")) == []


@pytest.mark.parametrize("harm", [tear, lambda file: file.unlink()], ids=["torn", "gone"])
@pytest.mark.parametrize("dataset", ["disclosures", "entries", "findings"])
def test_all_of_a_torn_block_are_read_again(folder, dataset, harm):
    list(compact(folder / "store"))
    harm(file_of(folder, dataset))
    assert [*extracted(folder).values()] == ["read"] * 3
    assert verify(open_store(folder / "store")) == []
    assert len(open_store(folder / "store").entries()) == 3


@pytest.mark.parametrize(
    ("dataset", "told"),
    [
        ("entries", "里面有 3 份决算，这次要读的只有其中 1 份"),
        ("disclosures", "有 3 份决算，这次给出原文件的只有 1 份"),
    ],
)
def test_some_of_a_torn_block_are_not_read_alone(folder, dataset, told):
    list(compact(folder / "store"))
    file = file_of(folder, dataset)
    tear(file)
    torn = file.read_bytes()
    with pytest.raises(JuesuanError, match=told):
        extracted(folder, ["甲"])
    assert file.read_bytes() == torn


def test_beside_a_block_without_disclosures_no_document_of_it_is_written(folder):
    list(compact(folder / "store"))
    file_of(folder, "disclosures").unlink()
    with pytest.raises(JuesuanError, match="不见了或读不出来"):
        extracted(folder, ["甲"])
    assert len(open_store(folder / "store").entries()) == 3


def test_a_dataset_that_was_not_copied_is_read_again(folder):
    shutil.rmtree(folder / "store" / "projects")
    assert [*extracted(folder).values()] == ["read"] * 3


@pytest.mark.parametrize("harm", [tear, lambda file: file.unlink()], ids=["torn", "gone"])
def test_documents_without_their_disclosures_are_named_by_their_files(folder, harm):
    harm(file_of(folder, "disclosures"))
    (fault,) = verify(open_store(folder / "store"))
    assert [name in ("甲.pdf", "乙.pdf", "丙.pdf") for name in fault.sources] == [True]


def test_a_document_that_lost_its_disclosures_stays_while_it_is_not_given(folder):
    lost = file_of(folder, "disclosures")
    lost.unlink()
    for name in NAMES:
        extracted(folder, [name])
    assert verify(open_store(folder / "store")) == []


def test_a_run_that_was_stopped_after_taking_a_torn_block_apart_goes_on(folder, monkeypatch):
    list(compact(folder / "store"))
    tear(file_of(folder, "entries"))

    def stopped(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("juesuan_analysis.batch.keeping.replace_document", stopped)
        extracted(folder)
    assert [*extracted(folder).values()] == ["read"] * 3
    assert verify(open_store(folder / "store")) == []


def test_a_run_without_changes_leaves_the_blocks(folder, monkeypatch):
    monkeypatch.setattr("juesuan_analysis.store.loosen.loosen.__defaults__", (1,))
    list(compact(folder / "store"))
    assert [*extracted(folder).values()] == ["unchanged"] * 3
    assert file_of(folder, "entries").name.startswith("block-")
