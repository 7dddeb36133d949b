import pypdfium2
import pytest
from PIL import Image

from juesuan_analysis.charts import draw_disclosure, save
from juesuan_analysis.fonts import FAMILY

CAPTION = "收、支决算总计变动情况图"


@pytest.fixture
def figure(entries, statements):
    return draw_disclosure(entries, statements)[CAPTION]


def test_pdf_text_can_be_copied(figure, tmp_path):
    document = pypdfium2.PdfDocument(save(figure, tmp_path / "图.pdf"))
    text = document[0].get_textpage().get_text_range()
    assert CAPTION in text
    assert "减少 130.05（−13.14%）" in text
    document.close()


def test_svg_keeps_text_and_carries_its_font(figure, tmp_path):
    svg = save(figure, tmp_path / "图.svg").read_text(encoding="utf-8")
    assert CAPTION in svg
    assert svg.count(f'@font-face {{font-family: "{FAMILY}"') == 2
    assert len(svg) < 100_000


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_same_data_same_bytes(entries, statements, tmp_path, suffix):
    twice = [
        save(draw_disclosure(entries, statements)[CAPTION], tmp_path / f"{i}.{suffix}")
        for i in range(2)
    ]
    assert twice[0].read_bytes() == twice[1].read_bytes()


def test_a_file_holds_the_edition_of_the_store(figure, tmp_path):
    figure.snapshot = "0123456789ab"
    told = "数据版本 0123456789ab"
    assert told in save(figure, tmp_path / "图.svg").read_text(encoding="utf-8")
    with Image.open(save(figure, tmp_path / "图.png")) as picture:
        assert picture.info["Source"].endswith(told)
    with pypdfium2.PdfDocument(save(figure, tmp_path / "图.pdf")) as document:
        assert document.get_metadata_value("Subject").endswith(told)
