"""What CONTRIBUTING and docs/design say of the code is so."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from pathlib import Path

import pytest

from juesuan_analysis import charts
from juesuan_analysis.analysis.indicators import INDICATORS, definitions
from juesuan_analysis.charts import multiples

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs" / "design").glob("*.md"))]
PATH = re.compile(r"`((?:juesuan_analysis|docs|tests|tools|specimens)/[\w./]+\.\w+)`")
STAGE = re.compile(r"`(\w+)` in\s+`(juesuan_analysis/[\w/]+\.py)`")
STEP = re.compile(r"^- `(?P<path>[\w./]+)`: (?P<said>.*)$")
NAME = re.compile(r"`(_?[A-Z][A-Z0-9_]+)`")
LINE = "公务用车运行维护费"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_are_there(page):
    named = PATH.findall(page.read_text("utf-8"))
    assert [path for path in named if not (ROOT / path).is_file()] == []


def defined(path: Path) -> set[str]:
    """The functions and classes that a module defines at its top."""
    body = ast.parse(path.read_text("utf-8")).body
    kinds = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in body if isinstance(node, kinds)}


def test_the_stages_of_both_ways_are_there():
    stages = STAGE.findall((ROOT / "docs/design/architecture.md").read_text("utf-8"))
    assert len(stages) > 30
    assert [stage for stage in stages if stage[0] not in defined(ROOT / stage[1])] == []


@cache
def walk(title: str) -> list[re.Match[str]]:
    text = PAGES[0].read_text("utf-8").split(f"### {title}\n")[1].split("\n#")[0]
    return [found for line in text.splitlines() if (found := STEP.match(line))]


@pytest.mark.parametrize(
    "title", ["A line of form 9", "An identity", "An indicator", "A wording", "A chart"]
)
def test_a_walk_names_what_its_files_hold(title):
    steps = walk(title)
    assert len(steps) > 2
    missing = [
        (step["path"], name)
        for step in steps
        for name in NAME.findall(step["said"])
        if name not in (ROOT / step["path"]).read_text("utf-8")
    ]
    assert missing == []


def holds(path: Path, text: str) -> bool:
    tree = ast.parse(path.read_text("utf-8"))
    return any(isinstance(node, ast.Constant) and node.value == text for node in ast.walk(tree))


def test_the_walk_of_a_line_is_every_place_that_names_one():
    modules = (ROOT / "juesuan_analysis").rglob("*.py")
    places = {path.relative_to(ROOT).as_posix() for path in modules if holds(path, LINE)}
    assert {step["path"] for step in walk("A line of form 9")} == places


def test_a_chart_with_limits_has_its_axis():
    functions = {name: getattr(charts, name) for name in charts.__all__ if name.startswith("plot_")}
    limited = {n for n, f in functions.items() if "limits" in inspect.signature(f).parameters}
    assert set(multiples._VALUES) == limited - {"plot_heatmap"}  # whose limits are of colours


def test_an_indicator_is_defined_by_being_listed():
    assert {one.name for one in INDICATORS} <= set(definitions()["indicator"])
