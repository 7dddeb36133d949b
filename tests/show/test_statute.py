"""The statute as tables: derived from the data, described, and written for spreadsheets."""

import csv
import re

import pytest

from juesuan_analysis.identities import catalogue
from juesuan_analysis.show.statute import COLUMNS, statute, write_statute

TABLES = statute()


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_is_described(name):
    assert {tuple(row) for row in TABLES[name]} == {tuple(COLUMNS[name])}


def test_every_row_has_a_source():
    described = [row for name in COLUMNS for row in TABLES[name]]
    assert [row for row in described if not row["source"]] == []


def test_the_identities_are_those_of_the_catalogue():
    assert {row["identity"] for row in TABLES["勾稽关系"]} == set(catalogue())


def test_an_identity_between_cells_says_how_and_where():
    rows = {row["identity"]: row for row in TABLES["勾稽关系"]}
    assert rows["F12.total"] == {
        "identity": "F12.total",
        "statement": "表1 本年收入合计 = 表2 合计",
        "about": "表1与表2",
        "scope": "本文件",
        "relation": "等于",
        "forms": "1；2",
        "source": "公开01表与公开02表的表间关系",
    }


def test_a_line_of_form_9_is_known_by_its_wording():
    rows = {(row["form"], row["line"]): row["wording"] for row in TABLES["行"]}
    assert re.fullmatch(rows["9", "公务接待费"], "公务接待费支出")


def test_a_code_keeps_its_former_name():
    rows = {row["code"]: row for row in TABLES["科目"] if row["classification"] == "支出功能分类"}
    assert (rows["210"]["name"], rows["210"]["former_names"]) == (
        "卫生健康支出",
        "医疗卫生与计划生育支出",
    )


def test_a_subject_has_its_cell():
    rows = {row["subject"]: row for row in TABLES["对象"]}
    row = rows["收入总计"]
    assert (row["form"], row["side"], row["line"], row["measure"]) == (
        "1",
        "收入",
        "总计",
        "决算数",
    )


def test_no_cell_is_a_formula_to_a_spreadsheet():
    values = [value for rows in TABLES.values() for row in rows for value in row.values()]
    assert [value for value in values if value.startswith(("=", "+", "@"))] == []


def test_files_come_back_as_they_were(tmp_path):
    files = write_statute(tmp_path / "规定")
    assert [file.stem for file in files] == list(TABLES)
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            assert list(csv.DictReader(opened)) == TABLES[file.stem]
