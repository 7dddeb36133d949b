"""What the page of questions prints runs as printed, one after the other."""

import re
from pathlib import Path

import matplotlib.pyplot as plt

PAGE = (Path(__file__).parents[2] / "docs" / "howto.md").read_text("utf-8")
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
