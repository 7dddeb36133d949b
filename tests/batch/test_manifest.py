"""What the analyst writes beside the PDFs is taken as it is meant, or refused with its line."""

import os

import pytest

from juesuan_analysis.batch.manifest import read_manifest
from juesuan_analysis.batch.tasks import look_for
from juesuan_analysis.errors import DocumentError


def rows(folder, *lines, encoding="utf-8"):
    (folder / "manifest.csv").write_text("\n".join(lines), encoding)
    return read_manifest(folder)


def test_no_manifest(tmp_path):
    assert read_manifest(tmp_path) == {}


def test_as_a_chinese_spreadsheet_saves_it(tmp_path):
    found = rows(tmp_path, "文件名,部门,年度", "甲.pdf,虚构局,2024年", encoding="gbk")
    assert found == {"甲.pdf": {"file": "甲.pdf", "department": "虚构局", "year": "2024"}}


@pytest.mark.parametrize("year", ["２０２４", "2024年度", "2024.0"])
def test_years_in_other_guises(tmp_path, year):
    assert rows(tmp_path, "file,year", f"甲.pdf,{year}")["甲.pdf"]["year"] == "2024"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("甲.pdf,20245,", "甲.pdf 的 year 不是年份：20245"),
        ("甲.pdf,二〇二四,", "甲.pdf 的 year 不是年份：二〇二四"),
        ("甲.pdf,99999999999999999999,", "year 不是年份"),
        ("甲.pdf,2024,全部", "甲.pdf 的 scope 应为部门或单位，填的是 全部"),
        (",2024,部门", "没有填 file"),
    ],
)
def test_a_faulty_row_is_named(tmp_path, line, told):
    with pytest.raises(DocumentError, match="第 2 行.*" + told):
        rows(tmp_path, "file,year,scope", line)


@pytest.mark.parametrize("name", ["虚" * 101, "虚构\x1b[31m局"])
def test_a_name_that_is_none(tmp_path, name):
    with pytest.raises(DocumentError, match="department 太长，或者含有控制字符"):
        rows(tmp_path, "file,department", f"甲.pdf,{name}")


def test_two_rows_that_differ(tmp_path):
    with pytest.raises(DocumentError, match=r"第 2 行和第 4 行都是 甲\.pdf，所填不同"):
        rows(tmp_path, "file,year", "甲.pdf,2023", "乙.pdf,2023", "甲.pdf,2024")


def test_two_rows_that_say_the_same(tmp_path):
    assert len(rows(tmp_path, "file,year", "甲.pdf,2023", "甲.pdf,2023")) == 1


@pytest.mark.parametrize("make", [os.mkdir, getattr(os, "mkfifo", os.mkdir)])
def test_what_is_no_file_is_not_waited_for(tmp_path, make):
    make(tmp_path / "manifest.csv")
    with pytest.raises(DocumentError, match="不是普通文件"):
        read_manifest(tmp_path)


def test_names_that_are_not_there(tmp_path):
    (tmp_path / "甲.pdf").touch()
    rows(tmp_path, "file,year", "甲.pdf,2023", "乙.pdf,2023")
    told = look_for([tmp_path]).told
    assert len(told) == 1 and "这些行没有用上：乙.pdf" in told[0]
