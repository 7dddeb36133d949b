"""Citations as notes for Word and as a sheet for Excel."""

import pytest
from docx import Document
from openpyxl import load_workbook

from juesuan_analysis.analysis import cite, footnotes, three_public
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.show.trace import citation_crops, write_citations
from juesuan_analysis.show.trace.citations import HEADS

DEPARTMENT = "枣庄市台儿庄区人民政府办公室"


@pytest.fixture(scope="module")
def cited(store):
    public = three_public(store.entries(department=DEPARTMENT))
    return cite(public[public["item"] == "公务接待费"], store)


def test_word_has_the_notes(cited, tmp_path):
    told = Document(str(write_citations(cited, tmp_path / "出处.docx")))
    assert [p.text for p in told.paragraphs] == ["出处", *footnotes(cited)]


def test_excel_has_a_row_for_each_cell(cited, tmp_path):
    sheet = load_workbook(write_citations(cited, tmp_path / "出处.xlsx"))["出处"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert list(head) == list(HEADS.values())
    assert [row[-1] for row in rows] == cited["ref"].tolist()


def test_a_name_that_begins_with_equals_is_no_formula(cited, tmp_path):
    other = cited.assign(department="=1+1")
    sheet = load_workbook(write_citations(other, tmp_path / "出处.xlsx"))["出处"]
    column = list(HEADS).index("department") + 1
    assert sheet.cell(2, column).data_type == "s"


def test_another_kind_of_file_is_refused(cited, tmp_path):
    with pytest.raises(JuesuanError, match=r"不能写成 \.pdf"):
        write_citations(cited, tmp_path / "出处.pdf")


def test_no_citations_are_a_sheet_with_heads(cited, tmp_path):
    sheet = load_workbook(write_citations(cited[:0], tmp_path / "空.xlsx"))["出处"]
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [list(HEADS.values())]


def test_crops_are_cut_for_each_page(cited, store):
    crops = citation_crops(cited, store.path.parent, store)
    assert len(crops) == cited["page"].nunique()
