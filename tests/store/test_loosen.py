"""Blocks of which many documents are to be replaced are taken apart; the rows stay."""

import uuid

import pytest
from store.documents import identity
from store.test_compact import fill, versions

from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.loosen import loosen
from juesuan_analysis.store.schema import DATASETS

MANY = [identity(n) for n in (0, 1)]


@pytest.fixture(params=["local", "memory"])
def place(request, tmp_path):
    return tmp_path if request.param == "local" else f"memory://{uuid.uuid4().hex}/store"


def test_rows_stay_and_small_files_are_replaced(place):
    fill(place)
    list(compact(place, 3))
    before = versions(place)
    assert loosen(place, MANY, many=2) == 1
    assert versions(place) == before
    for name in DATASETS:
        assert len(disk_of(place).files(f"{name}/year=2024")) == 4
    fill(place, [1], "2", rows=9)
    assert versions(place) == before | {"1局": ("2", 9)}
    assert disk_of(place).files(".staged") == disk_of(place).folders(".staged") == []


def test_few_documents_leave_the_blocks(place):
    fill(place)
    list(compact(place, 3))
    assert loosen(place, MANY, many=3) == 0
    assert len(disk_of(place).files("entries/year=2024")) == 2
