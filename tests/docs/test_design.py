"""What CONTRIBUTING and docs/design say of the code is so."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from pathlib import Path

import pytest

from juesuan_analysis.analysis.indicator_records import INDICATORS, RATIO_INDICATORS
from juesuan_analysis.analysis.indicators import definitions
from juesuan_analysis.charts.chart import CHARTS, chart_of
from juesuan_analysis.charts.language import in_english
from juesuan_analysis.vocabulary.classes import ECONOMIC, FUNCTIONAL
from juesuan_analysis.vocabulary.forms import KINDS, OTHER_SOURCES
from juesuan_analysis.vocabulary.lines import PUBLIC_LINES
from juesuan_analysis.vocabulary.matters import BOUGHT, PURCHASES
from juesuan_analysis.vocabulary.three_public import TREE
from juesuan_analysis.vocabulary.tree import counts_below
from tools import chart_names

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs" / "design").glob("*.md"))]
PATH = re.compile(r"`((?:juesuan_analysis|docs|tests|tools|specimens)/[\w./]+\.\w+)`")
STAGE = re.compile(r"`(\w+)` in\s+`(juesuan_analysis/[\w/]+\.py)`")
STEP = re.compile(r"^- `(?P<path>[\w./]+)`: (?P<said>.*)$")
NAME = re.compile(r"`(_?[A-Z][A-Z0-9_]+)`")


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
    assert len(steps) > 1
    missing = [
        (step["path"], name)
        for step in steps
        for name in NAME.findall(step["said"])
        if name not in (ROOT / step["path"]).read_text("utf-8")
    ]
    assert missing == []


@cache
def literals() -> dict[str, set[str]]:
    """The texts that each module holds; those of docstrings are longer than names."""
    modules = (ROOT / "juesuan_analysis").rglob("*.py")
    return {
        path.relative_to(ROOT).as_posix(): {
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        for path in modules
    }


def places(name: str) -> set[str]:
    return {path for path, held in literals().items() if name in held}


def names_of_form_9() -> set[str]:
    """What the tree names: lines, what is counted beside them, what is narrower."""
    lines = set(PUBLIC_LINES) - {TREE}
    narrower = {some.name for line in lines for some in line.narrower}
    counts = {name for _, name, _ in counts_below(TREE)}
    return {TREE.spoken, *narrower, *counts, *(line.name for line in lines)}


@pytest.mark.parametrize("name", sorted(names_of_form_9()))
def test_a_line_of_form_9_is_named_in_its_tree_alone(name):
    assert places(name) <= {walk("A line of form 9")[0]["path"]}


def names_of_the_vocabulary() -> set[str]:
    """类, the columns of income and expenditure, what is procured."""
    classes = {name for one in (*FUNCTIONAL, *ECONOMIC) for name, _ in one.names}
    return {*classes, *OTHER_SOURCES, *KINDS[2:], PURCHASES, *BOUGHT}


def test_names_of_the_vocabulary_stand_in_no_other_room():
    apart = {"其他支出"}  # which two classifications have, and sentences do not mean
    outside = {
        name: found
        for name in names_of_the_vocabulary() - apart
        if (found := {at for at in places(name) if "/vocabulary/" not in at})
    }
    assert outside == {}


def test_a_chart_is_named_in_its_module_alone():
    assert {name: places(name) for name in CHARTS if places(name)} == {}


def test_a_chart_is_a_module_of_its_name():
    homes = {name: plot.__module__.rpartition(".")[2] for name, plot in CHARTS.items()}
    assert {f"plot_{home}" for home in homes.values()} == set(homes)


def test_editors_are_told_of_every_chart():
    """Red: run ``python tools/chart_names.py``."""
    assert chart_names.STUB.read_text("utf-8") == chart_names.stub()


def test_a_chart_with_limits_has_its_axis():
    limited = {n for n, plot in CHARTS.items() if "limits" in inspect.signature(plot).parameters}
    axes = {name for name, plot in CHARTS.items() if chart_of(plot).values}
    assert axes == limited - {"plot_heatmap"}  # whose limits are of colours


def test_an_indicator_is_defined_by_being_listed():
    every = [one.name for one in (*INDICATORS, *RATIO_INDICATORS)]
    assert every == list(definitions()["indicator"])
    assert [name for name in every if in_english(name) == name] == []


@pytest.mark.parametrize("name", sorted(one.name for one in RATIO_INDICATORS))
def test_an_indicator_is_named_in_its_record_alone(name):
    titles = {"juesuan_analysis/show/explorer/views.py"}  # a view may be called after one
    assert places(name) - titles == {walk("An indicator")[0]["path"]}


def test_the_english_of_an_indicator_stands_in_its_record():
    own = [one.name for one in INDICATORS if one.english]
    assert [name for name in own if "juesuan_analysis/charts/english.py" in places(name)] == []
