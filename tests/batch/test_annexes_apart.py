"""Performance tables (虚构) in a file of their own, beside the accounts that they belong to."""

from decimal import Decimal

import docx
import pytest
from annexes.offices import word_grid
from one_form_a_file import extract, main_file

from juesuan_analysis.store import open_store
from specimens.annexes import table
from specimens.projects import works


def annexes(path, year=2023, department="虚构市甲局"):
    path.parent.mkdir(parents=True, exist_ok=True)
    made = docx.Document()
    made.add_paragraph("附件2：项目支出绩效自评表")
    for work in works(department, "民政局", year, Decimal(1000))[:2]:
        for block in table(work, year):
            if block["kind"] == "grid":
                word_grid(made, block)
            else:
                made.add_paragraph(block["text"])
    made.save(path)


@pytest.fixture
def folder(tmp_path):
    main_file(tmp_path / "甲/附件1.docx")
    return tmp_path / "甲"


def test_they_are_a_part_of_the_disclosure_beside_them(folder, tmp_path):
    annexes(folder / "附件2.docx")
    told = extract(folder, tmp_path / "库")
    store = open_store(tmp_path / "库")
    assert list(store.disclosures()["disclosure_id"]) == ["-|虚构市甲局|部门|2023"], told
    assert set(store.projects()["source"]) == {"附件2.docx"}
    assert len(store.projects()) == 2


@pytest.mark.slow
def test_a_second_run_reads_nothing(folder, tmp_path):
    annexes(folder / "附件2.docx")
    extract(folder, tmp_path / "库")
    assert "新读入 0，未变动 2" in extract(folder, tmp_path / "库")


@pytest.mark.slow
def test_those_that_come_later_are_joined(folder, tmp_path):
    extract(folder, tmp_path / "库")
    annexes(folder / "附件2.docx")
    extract(folder, tmp_path / "库")
    assert len(open_store(tmp_path / "库").projects()) == 2


@pytest.mark.slow
def test_those_of_another_year_are_refused(folder, tmp_path):
    annexes(folder / "附件2.docx", 2021)
    told = extract(folder, tmp_path / "库")
    assert open_store(tmp_path / "库").projects().empty
    assert "附件2.docx" in told


def test_alone_they_are_refused(tmp_path):
    annexes(tmp_path / "甲/附件2.docx")
    told = extract(tmp_path / "甲", tmp_path / "库")
    assert "只有绩效报告" in told


def test_projects_that_the_narrative_names_are_those_of_the_tables(folder, tmp_path):
    work = works("虚构市甲局", "民政局", 2023, Decimal(1000))[0]
    called = work.name.removesuffix("经费") + "费用"
    made = docx.Document(folder / "附件1.docx")
    made.add_paragraph("第三部分 2023年度部门决算情况说明")
    made.add_paragraph("一、预算绩效情况说明")
    made.add_paragraph(f"“{called}”项目自评得分为{work.score}分，全年预算数为{work.budget}万元。")
    made.save(folder / "附件1.docx")
    annexes(folder / "附件2.docx")
    told = extract(folder, tmp_path / "库")
    store = open_store(tmp_path / "库")
    rows = store.rows("projects", ("project_id", "origin", "name")).to_pylist()
    ids = {row["name"]: row["project_id"] for row in rows}
    assert ids[called] == ids[work.name], told
    assert ids[work.name] in store.rows("statements", ("project_id",))["project_id"].to_pylist()
