"""Letters and working papers say which figure on which page contradicts which."""

import io
from dataclasses import replace

import pandas as pd
from click.testing import CliRunner
from docx import Document
from openpyxl import load_workbook

from juesuan_analysis.cli import main
from juesuan_analysis.show.cards import cards, missing
from juesuan_analysis.show.report import papers, write


def text_of(content):
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def test_a_letter_names_both_sides_the_page_and_what_would_mend_it(dossier):
    told = "".join(text_of(papers.letter(dossier)))
    assert "前者 123.45，后者 120.00，相差 3.45 万元" in told
    assert "由 120.00 改为 123.45" in told
    assert "草稿" in told


def test_a_working_paper_has_a_row_for_each_conflict(dossier):
    sheet = load_workbook(io.BytesIO(papers.working_sheet(dossier))).active
    count = sum(len(card.conflicts) for card in cards(dossier.findings))
    count += len(missing(dossier.findings))
    assert sheet["A2"].value == "错处"
    assert sheet.max_row == 2 + count
    (table,) = Document(io.BytesIO(papers.working_paper(dossier))).tables
    assert len(table.rows) == 1 + count


def test_a_working_sheet_says_whose_it_is_and_in_which_unit(dossier):
    sheet = load_workbook(io.BytesIO(papers.working_sheet(dossier))).active
    assert sheet["A1"].value.startswith(f"{dossier.name}核对工作底稿　文件：")
    assert "金额单位：万元" in sheet["A1"].value
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A3", "$1:$2")


def test_a_working_paper_begins_with_what_is_missing(dossier):
    gone = dossier.findings.head(1).assign(
        identity="D.form", outcome="数据不足", reason="没有找到公开03表"
    )
    lacking = replace(dossier, findings=pd.concat([dossier.findings, gone]))
    sheet = load_workbook(io.BytesIO(papers.working_sheet(lacking))).active
    assert [sheet["A3"].value, sheet["B3"].value] == ["缺", "没有找到公开03表"]


def test_what_agrees_gets_no_letter(store, tmp_path):
    out = tmp_path / "letters"
    told = CliRunner().invoke(main, ["letter", str(store.path), "--out", str(out)])
    assert told.exit_code == 0
    findings = store.findings()
    clean = findings[findings["outcome"] == "不符"].empty
    assert clean == (not out.exists())


def test_papers_stand_in_the_folder_that_was_named(dossier, tmp_path, monkeypatch):
    monkeypatch.setattr(write, "dossiers", lambda store, rows: [dossier])
    out = tmp_path / "new"
    written = [*write.write_papers(None, [dossier.about], out)]
    assert {path.parent for path in written} == {out}
    assert [path.suffix for path in written] == [".docx", ".docx", ".xlsx"]


def test_papers_say_which_edition_of_the_store_they_are_from(dossier):
    named, told = replace(dossier, snapshot="0123456789ab"), "数据版本 0123456789ab"
    assert told in "".join(text_of(papers.letter(named)))
    assert told in "".join(text_of(papers.working_paper(named)))
    assert told in load_workbook(io.BytesIO(papers.working_sheet(named))).active["A1"].value
