"""A run loads what it needs: pandas for none, and nothing that reads or judges for no change."""

import subprocess
import sys

from ruled import canvas, form3, text

CODE = """
import sys
from juesuan_analysis.cli import main
main(["extract", sys.argv[1], "--out", sys.argv[2]], standalone_mode=False)
heavy = {"pandas", "camelot", "matplotlib", "juesuan_analysis.batch.rejudge"}
print("heavy:", sorted(heavy & set(sys.modules)))
"""


def run(folder, store):
    command = [sys.executable, "-c", CODE, str(folder), str(store)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def test_nothing_heavy_is_loaded(tmp_path):
    page = canvas(tmp_path / "虚构.pdf")
    text(page, 100, 700, "虚构市甲局")
    text(page, 100, 680, "2024年度部门决算")
    page.showPage()
    form3(page, [["", "合计", "300.50", "200.25", "100.25", "", "", ""]])
    page.save()
    first = run(tmp_path, tmp_path / "store")
    assert "新读入 1" in first
    assert "heavy: ['camelot', 'juesuan_analysis.batch.rejudge']" in first
    second = run(tmp_path, tmp_path / "store")
    assert "未变动 1" in second
    assert "heavy: []" in second
