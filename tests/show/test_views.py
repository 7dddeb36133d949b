"""Views of a real store: they show themselves, read lazily, and change nothing."""

import dataclasses
import shutil

import pytest
from show.grids import tables

from juesuan_analysis import open_store
from juesuan_analysis.analysis import form_table
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.failures import Failure, remember

DEPARTMENT = "枣庄市台儿庄区人民政府办公室"


@pytest.fixture
def disclosure(store):
    return store.disclosure("台儿庄")


def test_a_disclosure_knows_who_and_when(disclosure):
    assert (disclosure.department, disclosure.year) == (DEPARTMENT, 2024)
    assert disclosure.forms == tuple(range(1, 10))


def test_its_frames_are_its_own(disclosure):
    for frame in (disclosure.entries, disclosure.statements, disclosure.findings):
        assert set(frame["department"]) == {DEPARTMENT}


def test_frames_are_read_once(disclosure):
    assert disclosure.entries is disclosure.entries


def test_a_form_has_its_table(disclosure):
    assert disclosure.form(5).table.equals(form_table(disclosure.entries, 5))


def test_a_form_has_its_layout_and_title(disclosure):
    assert disclosure.form(9).layout.number == "公开09表"
    assert disclosure.form(9).title == "财政拨款“三公”经费支出决算表"


@pytest.mark.parametrize("name", ["9", "公开09表", "三公"])
def test_a_form_is_also_known_by_its_name(disclosure, name):
    assert disclosure.form(name).number == 9


@pytest.mark.parametrize("number", [0, 10])
def test_there_are_nine_forms(disclosure, number):
    with pytest.raises(JuesuanError, match="九张表是"):
        disclosure.form(number)


def test_a_form_that_was_not_read_is_refused_with_those_that_were(disclosure):
    lacking = dataclasses.replace(disclosure, row={**disclosure.row, "forms": [1, 9]})
    with pytest.raises(JuesuanError, match=r"没有读到表2《收入决算表》。读到的有：表1、表9"):
        lacking.form(2)


def test_everything_shows_itself(store, disclosure):
    for shown in (store, disclosure, disclosure.form(1)):
        assert tables(shown._repr_html_())


def test_a_view_is_frozen(disclosure):
    with pytest.raises(dataclasses.FrozenInstanceError):
        disclosure.year = 2020


def test_a_store_tells_of_files_that_failed(store, tmp_path):
    copy = shutil.copytree(store.path, tmp_path / "store")
    last = "2026-01-01T00:00:00"
    failed = Failure("扫描.pdf", "a" * 64, "无文字层", "扫描件", 1, "1", "{}", 0.5, 0, last)
    remember(copy, failed)
    assert "另有 1 个文件读不了" in open_store(copy)._repr_html_()
