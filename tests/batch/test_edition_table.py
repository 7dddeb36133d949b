"""A corrected edition beside the first (虚构): what differs can be listed, and is counted once."""

import pytest
from click.testing import CliRunner
from one_form_a_file import FORM_5, extract, form5, main_file, narrative
from pandas.testing import assert_frame_equal

from juesuan_analysis import open_store
from juesuan_analysis.analysis import (
    belongings,
    edition_differences,
    entity_register,
    indicators,
    panel,
)
from juesuan_analysis.cli import main

CORRECTED = [
    FORM_5[0],
    ["合计", "", "300.75", "200.25", "100.50"],
    ["201", "一般公共服务支出", "300.75", "200.25", "100.50"],
]
OFFICE = "虚构市甲局2023年度部门决算"
NAMES = ["支出总计", "基本支出"]


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    """The edition in force alone, and both."""
    folder = tmp_path_factory.mktemp("两版")
    form5(folder / "一/更正.docx", OFFICE, rows=CORRECTED)
    form5(folder / "二/更正.docx", OFFICE, rows=CORRECTED)
    form5(folder / "二/原版.docx", OFFICE)
    for name in ("一", "二"):
        main_file(folder / name / "乙.docx", "虚构市乙局")
        narrative(folder / name / "乙说明.docx", "虚构市乙局")
        extract(folder / name, folder / f"库{name}")
    return [open_store(folder / f"库{name}") for name in ("一", "二")]


def test_every_cell_that_differs_is_listed_with_both_references(stores):
    ids = stores[1].editions()["disclosure_id"]
    found = edition_differences(stores[1].entries(disclosure=list(ids)))
    told = found[["line", "measure", "other", "in_force"]].to_numpy().tolist()
    assert told[:2] == [["合计", "合计", 300.5, 300.75], ["合计", "项目支出", 100.25, 100.5]]
    assert len(told) == 4
    one, other = found.loc[0, ["ref_in_force", "ref_other"]]
    assert one == "-|虚构市甲局|部门|2023|表5/合计/合计"
    assert other == "-|虚构市甲局|部门|2023|第2版|表5/合计/合计"
    assert [stores[1].find(ref)["amount"] for ref in (one, other)] == [300.75, 300.5]


def test_the_finding_points_to_both_cells(stores):
    row = stores[1].findings().query("identity == '版本'").iloc[0]
    assert [(str(t["amount"])[:6], t["ref"]) for t in row["terms"]][:2] == [
        ("300.50", "-|虚构市甲局|部门|2023|第2版|表5/合计/合计"),
        ("300.75", "-|虚构市甲局|部门|2023|表5/合计/合计"),
    ]


def test_one_store_is_compared_with_itself_by_its_editions(stores, tmp_path):
    path = tmp_path / "不同.csv"
    told = CliRunner().invoke(main, ["diff", str(stores[1].path), "--csv", str(path)])
    assert told.exit_code == 1
    assert "表5 合计 项目支出：100.25 → 100.50（原版.docx 表1/第2行第5列 → 更正.docx" in told.output
    assert "各版之间不同 4 处（采用 1 份，另一版 1 份）" in told.output
    assert len(path.read_text("utf-8-sig").splitlines()) == 5


def test_a_store_without_editions_has_nothing_to_compare(stores):
    told = CliRunner().invoke(main, ["diff", str(stores[0].path)])
    assert (told.exit_code, told.output) == (0, "没有一份决算有几版\n")


@pytest.mark.parametrize(
    "asked", ["entries", "statements", "projects", "project_funds", "indicators"]
)
def test_figures_of_one_edition_are_given(stores, asked):
    one, both = (getattr(store, asked)() for store in stores)
    assert len(one) == len(both)
    assert list(one["ref"]) == list(both["ref"])


@pytest.mark.parametrize(
    "count",
    [
        lambda store: panel(store, NAMES).data,
        lambda store: panel(store, NAMES).coverage,
        lambda store: indicators(store.entries(), store.statements()),
        lambda store: entity_register(store.disclosures()),
        lambda store: belongings(store.disclosures()),
        lambda store: store.departments(),
    ],
)
def test_no_analysis_counts_two_editions(stores, count):
    one, both = map(count, stores)
    assert_frame_equal(one, both)
