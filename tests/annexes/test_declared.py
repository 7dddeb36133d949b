"""Self-evaluation tables in a Word document and a workbook: rows, places, and where they show."""

from decimal import Decimal

import pytest
from annexes.offices import word, workbook
from one_form_a_file import extract
from openpyxl import Workbook

from juesuan_analysis import trace
from juesuan_analysis.show.report.annex_sheets import fill_annexes
from juesuan_analysis.show.report.dossier import chosen, dossiers
from juesuan_analysis.show.report.projects import shown_projects
from juesuan_analysis.store import open_store
from specimens.annexes import table
from specimens.projects import works

WORKS = works("虚构市甲局", "民政局", 2023, Decimal(1000))[:2]
PLACES = {  # of the names of both projects, and of the first figure of the first one's funds
    "甲.docx": ("表2/第1行第3列", "表3/第1行第3列", "表2/第4行第4列"),
    "甲.xlsx": ("自评表1/C4", "自评表2/C4", "自评表1/D7"),
}


@pytest.fixture(scope="module", params=PLACES)
def read(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("declared")
    made = {"甲.docx": word, "甲.xlsx": workbook}[request.param]
    made(folder / request.param, [table(work, 2023) for work in WORKS])
    extract(folder, folder / "库")
    return request.param, folder, open_store(folder / "库")


def test_every_indicator_is_read(read):
    _, _, store = read
    names = ("level1", "level2", "level3", "target", "actual", "weight", "score")
    rows = store.rows("indicators", names).to_pylist()
    goals = [goal for work in WORKS for goal in work.goals]
    assert [tuple(row.values()) for row in rows] == [
        (g.level1, g.level2, g.name, g.target, g.actual, g.weight, g.score) for g in goals
    ]


def test_money_and_scores(read):
    _, _, store = read
    funds = store.rows("project_funds", ("line", "full_year_budget", "executed")).to_pylist()
    whole = [tuple(row.values())[1:] for row in funds if row["line"] == "年度资金总额"]
    assert whole == [(work.budget, work.executed) for work in WORKS]
    scores = store.rows("projects", ("name", "score")).to_pylist()
    assert [tuple(row.values()) for row in scores] == [(w.name, w.score) for w in WORKS]


def test_places_are_cells(read):
    kind, _, store = read
    cells = [row["cells"] for row in store.rows("projects", ("cells",)).to_pylist()]
    first = store.rows("project_funds", ("cells",)).to_pylist()[0]["cells"]
    found = [held[0]["place"] for held in cells] + [first[1]["place"]]
    assert found == [*PLACES[kind]]


def test_an_indicator_is_traced(read):
    _, folder, store = read
    row = store.rows("indicators", ("ref", "place")).to_pylist()[0]
    crop = trace(row["ref"], folder, store=store)
    assert crop.caption.endswith(row["place"])
    assert crop.png.startswith(b"\x89PNG")


def test_reports_name_cells_and_no_pages(read):
    kind, _, store = read
    (dossier,) = dossiers(store, chosen(store))
    assert [project.page for project in shown_projects(dossier)] == [*PLACES[kind][:2]]
    book = Workbook()
    fill_annexes(book, dossier)
    column = [cells[-1].value for cells in book["绩效项目"].iter_rows()]
    assert column == ["位置", *PLACES[kind][:2]]
