"""What the specimens typeset in their annexes is what is read from them."""

import pytest

from juesuan_analysis.disclosure.document import extract_document
from specimens import taierzhuang
from specimens.layouts import LAYOUTS
from specimens.panel import invented, panel, with_projects
from specimens.typeset import typeset

CASES = {
    "台儿庄": (taierzhuang.accounts(), "山东"),
    "云南": (with_projects(invented("东湖区", "民政局", 2024), "民政局"), "元"),
    "虚构": next((a, layout) for a, layout in panel() if a.department.endswith("民政局")),
}


@pytest.fixture(scope="module", params=CASES)
def read(request, tmp_path_factory):
    accounts, layout = CASES[request.param]
    path = tmp_path_factory.mktemp("annexes") / "a.pdf"
    path.write_bytes(typeset(accounts, LAYOUTS[layout]))
    return accounts, extract_document(path)


def test_projects_have_their_names_units_scores_and_grades(read):
    accounts, extract = read
    found = [p for p in extract.performance.projects if p.origin == "自评表"]
    assert [(p.name, p.implementing_unit, p.score) for p in found] == [
        (w.name, w.unit, w.score) for w in accounts.projects
    ]
    listed = [p for p in extract.performance.projects if p.origin == "汇总表"]
    assert [(p.name, p.score, p.grade) for p in listed] == [
        (w.listed or w.name, w.score, w.grade) for w in accounts.projects
    ]
    assert [p.project_id for p in listed] == [p.project_id for p in found]


def test_funds_are_those_of_the_project(read):
    accounts, extract = read
    totals = [f for f in extract.performance.funds if f.line == "年度资金总额"]
    assert [(f.original_budget, f.full_year_budget, f.executed, f.score) for f in totals] == [
        (w.original, w.budget, w.executed, w.points) for w in accounts.projects
    ]


def test_indicators_are_read_to_the_last(read):
    accounts, extract = read
    goals = [goal for work in accounts.projects for goal in work.goals]
    found = [
        (i.level1, i.level2, i.level3, i.target, i.actual, i.weight, i.score, i.deviation_reason)
        for i in extract.performance.indicators
    ]
    assert found == [
        (g.level1, g.level2, g.name, g.target, g.actual, g.weight, g.score, g.reason or None)
        for g in goals
    ]


def test_no_identity_of_the_projects_is_broken(read):
    _, extract = read
    broken = [f for f in extract.verdict.findings if f.identity[0] == "P" and f.outcome == "不符"]
    assert broken == []
    assert not [f for f in extract.verdict.findings if f.outcome == "规则出错"]
