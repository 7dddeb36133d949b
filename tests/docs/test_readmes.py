"""Both READMEs say the same, and what they name is there; a release is checked."""

import re
from pathlib import Path

import pytest

from juesuan_analysis.cli import main
from juesuan_analysis.store.schema import DATASETS
from tools import release

ROOT = Path(__file__).parents[2]
ENGLISH, CHINESE = ((ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md"))
BOTH = pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])


@BOTH
def test_every_command_and_dataset_is_named(text):
    names = [*main.commands, *DATASETS]
    assert [name for name in names if not re.search(rf"[`、 ]{name}\b", text)] == []


@BOTH
def test_links_lead_somewhere(text):
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []


def shape(text: str) -> list[str]:
    """Headings, rows of tables and fences, in order."""
    marks = (re.match(r"#+(?= )|\||```\w*", line) for line in text.splitlines())
    return [mark.group() for mark in marks if mark]


def test_both_have_the_same_shape():
    assert shape(ENGLISH) == shape(CHINESE)


def test_both_show_the_same_commands():
    shown = re.compile(r"^(?:make|\.venv/bin/juesuan) (?:\w+)", re.MULTILINE)
    assert shown.findall(ENGLISH) == shown.findall(CHINESE)


PROJECT = '[project]\nversion = "1.2.0"\n'
CITED = "version: 1.2.0\ndate-released: 2026-12-01\n"


def test_a_release_agrees_with_itself():
    assert release.text_faults(PROJECT, "## 1.2.0 (2026-12-01)\n", CITED) == []


@pytest.mark.parametrize(
    ("changelog", "cited", "said"),
    [
        ("## 1.1.0 (2026-12-01)\n", CITED, "newest release is not 1.2.0"),
        ("## Unreleased\n\n## 1.2.0 (2026-12-01)\n", CITED, "Unreleased"),
        ("## 1.2.0 (2026-12-01)\n", CITED.replace("1.2.0", "1.1.0"), "version is not 1.2.0"),
        ("## 1.2.0 (2026-12-02)\n", CITED, "date is not 2026-12-02"),
    ],
)
def test_what_disagrees_is_said(changelog, cited, said):
    (fault,) = release.text_faults(PROJECT, changelog, cited)
    assert said in fault


def test_a_wheel_holds_the_package_and_nothing_else():
    data = "juesuan_analysis-1.2.0.data/data/share/jupyter/labextensions/juesuan-font/package.json"
    held = [*release._HELD[:-1], data]
    assert release.wheel_faults(held) == []
    assert release.wheel_faults([*held, "tests/test_cli.py"]) == [
        "wheel: tests/test_cli.py does not belong there"
    ]
    assert release.wheel_faults(held[:-1]) == [f"wheel: {release._HELD[-1]} is missing"]


def test_the_first_command_of_the_readme():
    assert release.first_command(ENGLISH) == ["juesuan", "extract", "MY_PDFS", "--out", "data/mine"]
