import json
import re
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from juesuan_analysis import open_store
from juesuan_analysis.cli import main


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def place(store):
    return store.path


def test_each_disclosure_gets_a_page_that_is_named(place, tmp_path):
    result = run("report", place, "--out", tmp_path / "r", "--pdfs", place.parent)
    pages = sorted((tmp_path / "r").glob("*_*.html"))
    assert len(pages) == 2
    assert all(str(page) in result.output for page in pages)


def test_one_page_goes_to_the_file_that_was_named(place, tmp_path):
    page = tmp_path / "r.html"
    run("report", place, "--out", page, "--department", "枣庄市台儿庄区人民政府办公室")
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_each_disclosure_gets_a_workbook(place, tmp_path):
    run("export", place, "--excel", tmp_path / "all.xlsx")
    assert len(list(tmp_path.glob("all_*.xlsx"))) == 2


def test_a_folder_of_workbooks_says_what_it_holds(place, tmp_path):
    run("export", place, "--excel", tmp_path / "books", "--year", 2024)
    told = json.loads((tmp_path / "books" / "datapackage.json").read_text("utf-8"))
    named = sorted(resource["path"] for resource in told["resources"])
    assert named == sorted(path.name for path in (tmp_path / "books").glob("*.xlsx"))
    assert {resource["type"] for resource in told["resources"]} == {"file"}
    run("export", place, "--excel", tmp_path / "one.xlsx", "--year", 2024)
    assert not (tmp_path / "datapackage.json").exists()


def test_tables_go_into_a_folder(place, tmp_path):
    run("export", place, "--csv", tmp_path / "t", "--year", 2024)
    assert (tmp_path / "t" / "entries.csv").is_file()


def test_export_asks_what_to_write(place):
    result = run("export", place)
    assert (result.exit_code, "--excel" in result.output) == (2, True)


@pytest.mark.parametrize("words", [("report",), ("export", "--csv", "t")])
def test_a_department_that_is_not_there_is_told(place, words):
    command, *rest = words
    result = run(command, place, *rest, "--department", "没有这个局")
    assert result.exit_code == 1
    assert "枣庄市台儿庄区人民政府办公室" in result.output


@pytest.mark.parametrize("words", [("report",), ("export", "--csv", "t")])
def test_a_folder_without_a_store_is_told(tmp_path, words):
    command, *rest = words
    assert "没有数据" in run(command, tmp_path, *rest).output


def test_a_place_that_cannot_be_written_is_told(place, tmp_path):
    (tmp_path / "file").write_text("")
    result = run("export", place, "--excel", tmp_path / "file" / "x")
    assert (result.exit_code, "写不了" in result.output) == (1, True)


def test_the_index_puts_the_money_at_stake_first(place, tmp_path):
    run("report", place, "--out", tmp_path / "r", "--pdfs", place.parent)
    index = (tmp_path / "r" / "index.html").read_text("utf-8")
    links = re.findall('href="([^"]+)"', index)
    assert sorted(links) == sorted(quote(p.name) for p in (tmp_path / "r").glob("*_*.html"))
    stakes = re.findall('<td class="number">([0-9,.]*)</td>', index)[::5]
    money = [float(stake.replace(",", "") or 0) for stake in stakes]
    assert money == sorted(money, reverse=True)


def test_pages_and_index_name_the_version_of_the_data(place, tmp_path):
    run("report", place, "--out", tmp_path / "r", "--pdfs", place.parent)
    named = open_store(place).snapshot_id
    assert all(named in page.read_text("utf-8") for page in (tmp_path / "r").glob("*.html"))


def test_a_folder_of_pdfs_that_is_not_there_is_refused(place, tmp_path):
    result = run("report", place, "--out", tmp_path / "r", "--pdfs", tmp_path / "nope")
    assert result.exit_code == 2
    assert "--pdfs" in result.output and "不存在" in result.output
    assert not (tmp_path / "r").exists()
