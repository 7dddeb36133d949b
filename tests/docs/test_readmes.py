"""Both READMEs say the same, and what they name is there; a release is checked."""

import re
import shlex
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from click.testing import CliRunner
from ruled import canvas, small_disclosure

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


def snippets(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_what_make_is_shown_to_do_it_does():
    rules = (ROOT / "Makefile").read_text("utf-8")
    shown = re.findall(r"^make (\w+)", "".join(snippets(ENGLISH, "sh")), re.MULTILINE)
    assert [name for name in shown if f"\n{name}:" not in rules] == []


@pytest.mark.slow
@BOTH
def test_the_commands_run_as_printed_one_after_the_other(text, tmp_path, monkeypatch):
    lines = "".join(snippets(text, "sh")).splitlines()
    commands = [shlex.split(line, comments=True) for line in lines if "bin/juesuan" in line]
    folder = tmp_path / commands[0][2]
    folder.mkdir()
    page = canvas(folder / "虚构.pdf")
    small_disclosure(page, [["", "合计", "300.50", "200.25", "100.25", "", "", ""]])
    page.save()
    monkeypatch.chdir(tmp_path)
    ran = [CliRunner().invoke(main, words[1:]) for words in commands]
    assert [
        (" ".join(words), one.output)
        for words, one in zip(commands, ran, strict=True)
        if one.exit_code
    ] == []
    assert len(commands) == 7
    pages = sorted(path.name for path in tmp_path.rglob("*.html"))
    assert pages == ["index.html", "虚构市甲局_2024.html"]


@pytest.mark.parametrize("where", ["notebooks", "."])
@BOTH
def test_the_notebook_s_lines_run_where_they_say(text, where, store, tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "processed").symlink_to(store.path)
    (tmp_path / "data" / "raw").symlink_to(store.path.parent)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / where)
    (lines,) = snippets(text, "python")
    if where == ".":  # one folder up, as the lines themselves say
        lines = lines.replace('("../data/processed")', '("data/processed")')
        lines = lines.replace('"../data/raw")', '"data/raw")')
    exec(lines, {})
    plt.close("all")
    assert (tmp_path / where / "六张图.docx").exists()


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
