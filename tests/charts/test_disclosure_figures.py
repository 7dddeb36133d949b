"""The six charts of a disclosure in a store: figures, files and a Word document."""

from io import BytesIO

import docx
import pytest
from conftest import DEPARTMENT
from docx.oxml.ns import qn
from PIL import Image

from juesuan_analysis.analysis.disclosure_charts import DISCLOSURE_CHARTS
from juesuan_analysis.charts import disclosure_figures
from juesuan_analysis.charts.word import Plate, write_docx
from juesuan_analysis.errors import JuesuanError

CAPTIONS = [spec.caption for spec in DISCLOSURE_CHARTS]


@pytest.fixture(scope="module")
def written(store, tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    figures = disclosure_figures(
        store, DEPARTMENT, 2024, folder=folder / "图", docx=folder / "图.docx"
    )
    return figures, folder


def test_captions_in_the_order_of_the_narrative(written):
    assert list(written[0]) == CAPTIONS


def test_a_file_for_each_chart(written):
    names = sorted(path.name for path in (written[1] / "图").iterdir())
    wanted = [f"图{i}_{c}.{s}" for i, c in enumerate(CAPTIONS, 1) for s in ("png", "svg")]
    assert names == sorted(wanted)


def test_the_document_has_captions_headings_and_sentences(written):
    document = docx.Document(str(written[1] / "图.docx"))
    texts = [p.text for p in document.paragraphs]
    assert [t for t in texts if t.startswith("图")] == [
        f"图{i}　{caption}" for i, caption in enumerate(CAPTIONS, 1)
    ]
    assert any(
        t == "2024年度收入总计、支出总计均为859.59万元，与2023年度相比减少130.05万元，下降13.14%。"
        "主要原因：人员减少，工资减少，项目支出减少。"
        for t in texts
    )
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[0] == "一、收入支出决算总体情况说明"
    assert len(headings) == 5


def test_pictures_are_sharp_and_say_what_they_show(written):
    document = docx.Document(str(written[1] / "图.docx"))
    shapes = document.inline_shapes
    assert len(shapes) == 6
    assert "859.59" in shapes[0]._inline.docPr.get("descr")
    pictures = [p.blob for p in document.part.package.parts if p.content_type == "image/png"]
    assert all(Image.open(BytesIO(blob)).width >= 1200 for blob in pictures)


def test_chinese_text_is_set_in_a_chinese_font(written):
    style = docx.Document(str(written[1] / "图.docx")).styles["Normal"]
    assert "宋体" in style.element.xml


def test_nothing_is_fetched_from_elsewhere(written):
    document = docx.Document(str(written[1] / "图.docx"))
    assert not [r for r in document.part.rels.values() if r.is_external]


def test_a_name_that_is_near_is_proposed(store):
    with pytest.raises(JuesuanError, match=f"相近的有：.*{DEPARTMENT}"):
        disclosure_figures(store, "台儿庄区人民政府办公厅", 2024)


def test_a_year_that_is_not_there(store):
    with pytest.raises(JuesuanError, match="没有 1999 年度。现有：2024"):
        disclosure_figures(store, DEPARTMENT, 1999)


def test_hostile_titles_do_not_break_the_document(written, tmp_path):
    figure = next(iter(written[0].values()))
    title = "=cmd|'/C calc'!A1\x00\x0b\u202e<w:t>"
    path = write_docx(
        title, [Plate("一节", "图\x01题", figure, ["句\ufffe子"])], tmp_path / "a.docx"
    )
    texts = [p.text for p in docx.Document(str(path)).paragraphs]
    assert texts[0] == "=cmd|'/C calc'!A1<w:t>"
    assert "图1　图题" in texts


def test_the_page_is_a4_and_the_text_black_and_chinese(written):
    document = docx.Document(str(written[1] / "图.docx"))
    section = document.sections[0]
    assert (round(section.page_width.cm), round(section.page_height.cm)) == (21, 30)
    for name in ("Normal", "Title", "Heading 1", "Caption"):
        style = document.styles[name]
        assert str(style.font.color.rgb) == "000000"
        assert style.element.rPr.find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"
