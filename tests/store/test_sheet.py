"""Tables kept by hand are read as spreadsheets save them, and no row is half understood."""

import pytest

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.sheet import Sheet, decode, read_sheet

TEXT = "file,year\n虚构.pdf,2024\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
def test_encodings(encoding):
    assert decode(TEXT.encode(encoding), "表.csv", "gb18030") == TEXT


@pytest.mark.parametrize("content", [TEXT.encode("gbk"), b"file\n\0", b"\xff\xfe\x00"])
def test_what_is_no_text_is_told(content):
    with pytest.raises(JuesuanError, match=r"表\.csv 不是 UTF-8 文本"):
        decode(content, "表.csv")


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimiters(delimiter):
    sheet = read_sheet(TEXT.replace(",", delimiter), "表.csv")
    assert sheet == Sheet(["file", "year"], {2: {"file": "虚构.pdf", "year": "2024"}})


def test_names_of_columns_are_trimmed_lowered_and_translated():
    assert read_sheet(" File ,年度\na,b", "表.csv", {"年度": "year"}).columns == ["file", "year"]


def test_rows_without_a_filled_cell_count_as_lines_only():
    assert [*read_sheet("file,year\n,\n\na,1\n", "表.csv").rows] == [4]


def test_a_short_row_is_filled_up():
    assert read_sheet("file,year\na\n", "表.csv").rows[2] == {"file": "a", "year": ""}


def test_a_comma_that_shifts_the_cells_is_told():
    with pytest.raises(JuesuanError, match="第 2 行有 3 格，多于列名"):
        read_sheet("line,amount\n合计,5,377.64\n", "表.csv")


@pytest.mark.parametrize("cell", ['"虚构\n局', "虚" * 200_000])
def test_what_would_swallow_the_rest_is_told(cell):
    with pytest.raises(JuesuanError, match="引号没有成对，或者一格太长"):
        read_sheet(f"file,department\na,{cell}\n", "表.csv")


def test_an_empty_file_has_no_columns():
    assert read_sheet("", "表.csv") == Sheet()
