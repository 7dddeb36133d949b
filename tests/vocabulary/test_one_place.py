"""A line that is added to the tree of form 9 is known to every room."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from ruled import canvas, table, text

ROOT = Path(__file__).parents[2]
ROWS = [
    ["项目", "预算数", "决算数"],
    ["合计", "10.00", "8.00"],
    ["1.因公出国（境）费", "", ""],
    ["2.公务用车购置及运行维护费", "10.00", "8.00"],
    ["（1）公务用车购置费", "", ""],
    ["（2）公务用车运行维护费", "7.00", "6.00"],
    ["（3）公务船购置费", "3.00", "2.00"],
    ["3.公务接待费", "", ""],
]
TOLD = {
    "read": {"预算数": "3.00", "决算数": "2.00"},
    "told": [
        ["公务用车购置及运行维护费", "金额", "8.00"],
        ["公务船购置费", "金额", "2.00"],
        ["公务船购置费", "占比", "25"],
        ["公务船购置数", "数量", "1"],
        ["公务船购置费", "金额", "2.00"],
    ],
    "outcomes": {"F9.total": "成立", "F9.vehicles": "成立"},
    "sum": "公务用车购置及运行维护费 = 公务用车购置费 + 公务用车运行维护费 + 公务船购置费",
    "in form 6": "表6 31019 ≤ 表9 公务船购置费",
    "cell": ["成立", "成立", "成立"],
    "share": ["成立"],
    "parts": ["公务用车购置费", "公务用车运行维护费", "公务船购置费"],
    "indicator": 2.0,
    "structure": [
        "因公出国（境）费",
        "公务用车购置费",
        "公务用车运行维护费",
        "公务船购置费",
        "公务接待费",
    ],
    "for each": [2.0],
    "shown": [
        ["预算数", "公务用车购置及运行维护费", "公务船购置费"],
        ["决算数", "公务用车购置及运行维护费", "公务船购置费"],
    ],
    "english": ["Boat purchase", "Boats bought", "Price per boat"],
}


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    path = tmp_path_factory.mktemp("form") / "虚构.pdf"
    page = canvas(path)
    text(page, 200, 800, "财政拨款“三公”经费支出决算表")
    text(page, 480, 780, "单位：万元")
    table(page, 20, 770, [200, 80, 80], ROWS)
    page.save()
    script = Path(__file__).with_name("with_boats.py")
    places = {"PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests")))}
    run = subprocess.run(
        [sys.executable, script, path], capture_output=True, env=os.environ | places, check=False
    )
    assert not run.returncode, run.stderr.decode()
    return json.loads(run.stdout)


@pytest.mark.parametrize("what", TOLD)
def test_an_added_line_is_known(known, what):
    assert known[what] == TOLD[what]
