"""Tables in the layouts of provinces: what the specimens typeset is what is read."""

from decimal import Decimal

import pytest

from juesuan_analysis.disclosure.annexes import annexes_of
from juesuan_analysis.disclosure.opening import open_sheets
from juesuan_analysis.identities import check_projects
from juesuan_analysis.identities.book import Book
from specimens.annex_layouts import LAYOUTS
from specimens.projects import works
from specimens.typeset import typeset_document

WORK = works("虚构省甲市东湖区民政局", "民政局", 2024, Decimal(1000))[0]


@pytest.fixture(scope="module", params=LAYOUTS)
def read(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("layouts") / "a.pdf"
    page = {"kind": "page", "wide": False, "content": LAYOUTS[request.param](WORK, 2024)}
    path.write_bytes(typeset_document({"title": "附件", "blocks": [page]}))
    with open_sheets(path) as sheets:
        return request.param, annexes_of(sheets, {})


def test_every_indicator_is_read_as_it_was_set(read):
    _, found = read
    assert not found.losses
    assert [
        (i.level1, i.level2, i.level3, i.actual, i.weight, i.score, i.deviation_reason or "")
        for i in found.performance.indicators
    ] == [(g.level1, g.level2, g.name, g.actual, g.weight, g.score, g.reason) for g in WORK.goals]
    assert [i.target.removeprefix("＝") for i in found.performance.indicators] == [
        g.target for g in WORK.goals
    ]


def test_the_project_and_its_money(read):
    layout, found = read
    (project,) = found.performance.projects
    line = found.performance.funds[0]
    whole = layout == "部门整体"
    assert project.name == ("部门整体支出" if whole else WORK.name)
    points = WORK.points if whole else 0
    assert (project.score, line.full_year_budget, line.executed) == (
        WORK.score - points,
        WORK.budget,
        WORK.executed,
    )


def test_no_rule_is_broken(read):
    _, found = read
    told = check_projects(found.performance, [], [], Book([]))
    assert not [f.statement for f in told if f.outcome == "不符"]
