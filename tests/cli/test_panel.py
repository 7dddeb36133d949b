"""``juesuan panel`` writes a workbook with its coverage, or says what is wrong."""

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from juesuan_analysis.cli import main


def told(store, *words):
    return CliRunner().invoke(main, ["panel", str(store.path), *map(str, words)])


@pytest.mark.parametrize("balance", ["平衡", "窗口", "全部"])
def test_three_public_is_a_workbook_with_coverage(store, tmp_path, balance):
    out = tmp_path / "三公.xlsx"
    result = told(store, "--item", "三公", "--out", out, "--balance", balance)
    assert result.exit_code == 0, result.output
    assert {"面板", "覆盖", "明细", "印证"} <= set(load_workbook(out).sheetnames)
    assert "个主体" in result.output


def test_an_unknown_item_is_refused(store, tmp_path):
    result = told(store, "--item", "没有的指标", "--out", tmp_path / "x.xlsx")
    assert result.exit_code
    assert "没有的指标" in result.output
    assert not (tmp_path / "x.xlsx").exists()


def test_another_kind_of_file_is_refused(store, tmp_path):
    result = told(store, "--item", "三公", "--out", tmp_path / "x.csv")
    assert (result.exit_code, ".xlsx" in result.output) == (2, True)
