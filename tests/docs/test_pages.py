"""What else is generated: the command line's help, tables, joined lines."""

import pytest

from docs.generate import api, cli
from docs.generate.chinese import meets
from docs.generate.offline import loaded_from_outside, require_offline
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


def test_every_public_name_is_on_the_api_page():
    assert ".. autofunction:: juesuan_analysis.charts.plot_change\n" in api.page()
    assert ".. autoclass:: juesuan_analysis.store.Store\n" in api.page()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<link href="https://fonts.cn/a.css">', ["https://fonts.cn/a.css"]),
        ("<img alt=x src='//cdn.cn/a.png'>", ["//cdn.cn/a.png"]),
        ("@import 'http://a.cn/b.css'", ["http://a.cn/b.css"]),
        ('<a href="https://a.cn">', []),
        ('<script src="_static/a.js">', []),
    ],
)
def test_what_comes_from_outside_is_seen(text, found):
    assert loaded_from_outside(text) == found


def test_a_site_that_needs_a_network_is_refused(tmp_path):
    (tmp_path / "a.html").write_text('<script src="https://a.cn/x.js"></script>', "utf-8")
    with pytest.raises(ValueError, match=r"a\.html: https://a\.cn/x\.js"):
        require_offline(tmp_path)
