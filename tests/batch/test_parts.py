"""Files of one disclosure are joined, a book is cut; each in a store of its own."""

from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from ruled import canvas, small_disclosure, text

from juesuan_analysis import open_store
from juesuan_analysis.cli import main

ROWS = [["", "合计", "300.50", "200.25", "100.25", "", "", ""]]


def forms(path: Path, name: str = "虚构市甲局", rows: list[list[str]] = ROWS) -> None:
    page = canvas(path)
    small_disclosure(page, rows, name)
    page.save()


def narrative(path: Path) -> None:
    page = canvas(path)
    text(page, 100, 780, "虚构市甲局2024年度部门决算情况说明")
    text(page, 100, 750, "一、支出决算情况说明")
    text(page, 100, 730, "2024年度支出合计300.50万元，其中：基本支出200.25万元，占66.64%。")
    page.save()


def book(path: Path) -> None:
    page = canvas(path)
    for name in ("虚构市甲局", "虚构市乙局", "虚构市丙局"):
        small_disclosure(page, ROWS, name)
    page.save()


def run(folder: Path):
    return CliRunner().invoke(
        main, ["extract", str(folder), "--out", str(folder / "store"), "--jobs", "1"]
    )


@pytest.fixture
def joined(tmp_path):
    forms(tmp_path / "1.pdf")
    narrative(tmp_path / "2.pdf")
    return tmp_path, run(tmp_path)


def test_forms_and_narrative_are_one_disclosure(joined):
    folder, result = joined
    rows = open_store(folder / "store").disclosures()
    assert [len(parts) for parts in rows["parts"]] == [2], result.output
    assert list(rows["nature"]) == ["部门决算"]


def test_parts_that_have_not_changed_are_not_read_again(joined):
    folder, _ = joined
    assert "新读入 0，未变动 2" in run(folder).output


def test_references_of_a_joined_disclosure_are_unique(joined):
    folder, _ = joined
    store = open_store(folder / "store")
    for rows in (store.entries(), store.statements(), store.findings()):
        assert rows["ref"].is_unique


def test_book_is_cut(tmp_path):
    book(tmp_path / "汇编.pdf")
    result = run(tmp_path)
    assert "已分开" in result.output
    rows = open_store(tmp_path / "store").disclosures()
    assert sorted(rows["department"]) == ["虚构市丙局", "虚构市乙局", "虚构市甲局"], result.output
    assert "新读入 0，未变动 1" in run(tmp_path).output


def test_panel_counts_one_edition(tmp_path):
    forms(tmp_path / "1.pdf")
    forms(tmp_path / "1更正.pdf", rows=[["", "合计", "300.60", "200.35", "100.25", "", "", ""]])
    run(tmp_path)
    store = open_store(tmp_path / "store")
    assert sorted(store.disclosures()["edition"]) == ["另一版", "采用"]
    total = store.entries(form=3, exact=True).query("measure == '本年支出合计'")
    assert list(total["amount"]) == [Decimal("300.6")]


@pytest.mark.slow
def test_what_editions_print_otherwise_is_a_finding(tmp_path):
    forms(tmp_path / "1.pdf")
    forms(tmp_path / "1更正.pdf", rows=[["", "合计", "300.60", "200.35", "100.25", "", "", ""]])
    run(tmp_path)
    found = open_store(tmp_path / "store").findings().query("identity == '版本'")
    assert list(found["reason"].str.contains("表3/合计/本年支出合计 300.50 → 300.60")) == [True]
