"""A store at an address of fsspec: the same rows, replaced as a whole."""

import uuid

import pytest
from store.documents import document, identity
from store.test_compact import fill, versions

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store import open_store
from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.disk import RemoteDisk, disk_of
from juesuan_analysis.store.write import replace_document, sweep

pytest.importorskip("fsspec", reason="needs juesuan-analysis[cluster]")


@pytest.fixture
def address():
    return f"memory://{uuid.uuid4().hex}/store"


def test_rows_come_back(address):
    fill(address)
    assert versions(address) == {f"{n}局": ("1", 18) for n in range(6)}
    assert set(open_store(address).entries(year=2024, form=9)["form"]) == {9}


def test_replacing_and_moving(address):
    fill(address)
    fill(address, [1], "2", rows=9)
    fill(address, [2], "3", year=2023)
    assert versions(address)["1局"] == ("2", 9)
    assert versions(address)["2局"] == ("3", 18)
    assert set(open_store(address).entries(department="2局")["year"]) == {2023}


def test_compacting(address):
    fill(address)
    list(compact(address, 3))
    fill(address, [1], "2", rows=9)
    assert len(disk_of(address).files("entries/year=2024")) == 2
    assert versions(address)["1局"] == ("2", 9)
    assert len(versions(address)) == 6
    assert disk_of(address).files(".staged") == []


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("what", ["replace", "compact"])
@pytest.mark.parametrize("steps", range(1, 12))
def test_a_kill_leaves_the_old_rows_or_the_new(address, monkeypatch, what, steps):
    fill(address, range(3))
    count = 0

    def counted(original):
        def operation(self, given):
            nonlocal count
            for part in (
                [{k: given[k]} for k in given] if isinstance(given, dict) else [[g] for g in given]
            ):
                count += 1
                if count == steps:
                    raise Killed
                original(self, part)

        return operation

    with monkeypatch.context() as patched:
        for name in ("write", "move", "remove"):
            patched.setattr(RemoteDisk, name, counted(getattr(RemoteDisk, name)))
        with pytest.raises(Killed):
            if what == "replace":
                replace_document(address, identity(1), 2023, document(1, "2", 9))
            list(compact(address, 2))
    for _ in range(2):
        told = versions(address)
        assert told.pop("1局") in [("1", 18), ("2", 9)]
        assert told == {"0局": ("1", 18), "2局": ("1", 18)}
        sweep(address)


def test_an_address_without_store(address):
    with pytest.raises(JuesuanError, match="juesuan extract"):
        open_store(address)
