"""What the page of questions prints runs as printed, one after the other."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "howto.md").read_text("utf-8")
BATCH = re.search(r"^```sh\n(cd notebooks .*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
SNIPPETS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_twenty_questions_are_answered():
    assert len(re.findall(r"^怎样.*？$", PAGE, re.MULTILINE)) == 20
    assert len(SNIPPETS) == 21  # and the beginning


def test_every_answer_runs_as_printed(store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {}
    for snippet in SNIPPETS:
        here = snippet.replace("data/processed", str(store.path))
        exec(here.replace("data/raw", str(store.path.parent)), names)
    plt.close("all")
    assert (tmp_path / "出处.docx").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="the line is one for a shell")
def test_the_line_for_many_notebooks_asks_for_one_of_each_department(store, tmp_path):
    """What stands for papermill writes down what it was asked for."""
    for name, does in {
        "papermill": 'printf "%s|" "$@"; echo',
        "python": f'exec "{sys.executable}" "$@"',
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    (tmp_path / "notebooks").mkdir()
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    line = BATCH[1].replace("../data/processed", str(store.path))
    ran = subprocess.run(
        ["bash", "-c", line],
        cwd=tmp_path,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    departments = sorted(set(store.disclosures(year=2024)["department"]))
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == [
        f"01_九张表与六张图.ipynb|../build/{name}.ipynb|-p|DEPARTMENT|{name}|-p|YEAR|2024|"
        for name in departments
    ]
