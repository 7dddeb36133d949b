import pytest
from click.testing import CliRunner
from ruled import canvas, form3, text

from juesuan_analysis.cli import main


def test_check_lists_what_does_not_hold(tmp_path):
    page = canvas(tmp_path / "虚构.pdf")
    text(page, 100, 700, "虚构市甲局")
    text(page, 100, 680, "2024年度部门决算")
    page.showPage()
    form3(page, [["", "合计", "300.50", "200.25", "99.25", "", "", ""]])
    page.save()
    extracted = CliRunner().invoke(main, ["extract", str(tmp_path), "--out", str(tmp_path / "s")])
    assert "勾稽关系不符" in extracted.output
    listed = CliRunner().invoke(main, ["check", str(tmp_path / "s")])
    assert "不符" in listed.output
    assert "300.5" in listed.output
    assert "第 2 页" in listed.output


def test_check_without_store(tmp_path):
    result = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert result.exit_code == 1
    assert "没有数据" in result.output


@pytest.mark.parametrize("command", [[], ["extract"], ["check"]])
def test_help_is_in_chinese(command):
    result = CliRunner().invoke(main, [*command, "--help"])
    assert result.exit_code == 0
    assert any("一" <= c <= "鿿" for c in result.output)
