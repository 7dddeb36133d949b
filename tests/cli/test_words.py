"""What commands take for a place, and how they explain themselves."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from juesuan_analysis.cli import main
from juesuan_analysis.cli.columns import columns, wrapped
from juesuan_analysis.cli.words import ADDRESS


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("data/raw", Path("data/raw")),
        (Path("data"), Path("data")),
        ("s3://bucket/store", "s3://bucket/store"),
        ("file:///tmp/%E6%95%B0%E6%8D%AE", Path("/tmp/数据")),
    ],
)
def test_place(value, place):
    assert ADDRESS.convert(value, None, None) == place


def test_help_says_defaults_and_bounds_in_chinese():
    told = CliRunner().invoke(main, ["extract", "--help"]).output
    assert "[默认：300，至少 1]" in told
    assert not re.search(r"default|INTEGER|ADDRESS|x>=", told)


@pytest.mark.parametrize("command", ["extract", "check", "report", "export", "status", "diff"])
def test_help_lines_up_and_fits_a_terminal(command):
    told = CliRunner().invoke(main, [command, "--help"]).output.split("选项:\n")[1].splitlines()
    starts = [columns(re.match(r"  (-\S+( \S+)?)? +", line)[0]) for line in told]
    assert len(set(starts)) == 1
    assert max(map(columns, told)) <= 80


def test_a_closing_mark_begins_no_line_and_a_word_is_not_broken():
    assert wrapped("年度决算，见 parquet 库。", 8) == ["年度决算，", "见 ", "parquet ", "库。"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["extract", "x", "--jobs", "0"], "参数 --jobs 的值不对：应为不小于 1 的整数"),
        (["check", "--year", "今年"], "参数 --year 的值不对：应为整数"),
    ],
)
def test_faulty_values_are_explained_in_chinese(words, told):
    assert told in CliRunner().invoke(main, words).output
