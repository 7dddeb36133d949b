"""What else is generated: the command line's help, tables, joined lines."""

from docs.generate import cli
from docs.generate.chinese import meets
from docs.generate.table import table
from juesuan_analysis.cli import main


def test_every_command_is_on_the_page():
    page = cli.page()
    assert [name for name in main.commands if f"## juesuan {name}\n" not in page] == []


def test_a_bar_in_a_cell_does_not_end_it():
    assert table(["a"], [["x|y"]]).splitlines()[-1] == "| x\\|y |"


def test_lines_are_joined_between_chinese_only():
    assert meets("支出，", "项目")
    assert not meets("支出", "Axes")
    assert not meets("", "支出")
