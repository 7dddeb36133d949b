"""What may be traced, and what a trace says."""

import shutil

import pandas as pd
import pytest

from juesuan_analysis import trace
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.show.trace import Crops, PageCrop

CELL = (100, 84, 160, 100)
OWN, LAST_YEAR = "虚构局|2024", "虚构局|2023"


@pytest.fixture
def row(page):
    return page(CELL)[0]


@pytest.fixture
def folder(page):
    return page(CELL)[1]


def test_a_row_gives_one_crop(row, folder):
    assert isinstance(trace(pd.Series(row), folder), PageCrop)


def test_the_caption_says_who_what_and_where(row, folder):
    assert trace(row, folder).caption == (
        "虚构局 2024 年度 · 公开03表 支出决算表 · 合计 基本支出 · 印为 123.45 · 第 1 页"
    )


def test_a_blank_cell_is_called_blank(row, folder):
    assert "空白" in trace(row | {"printed": "", "amount": None}, folder).caption


def test_a_correction_is_told(row, folder):
    corrected = row | {"override_reason": "印刷错误", "amount": 7.5}
    assert "人工更正为 7.50" in trace(corrected, folder).caption


def test_what_ocr_read_before_a_repair_is_told(row, folder):
    repaired = row | {"printed": "128.45", "repaired": "128.45"}
    assert "OCR 识读为 128.45 · 按勾稽关系改正为 123.45" in trace(repaired, folder).caption


def test_a_statement_quotes_its_sentence(row, folder):
    words = {
        "section": "收入决算情况",
        "subject": "收入总计",
        "kind": "金额",
        "sentence": "收入 1 万元。",
    }
    statement = {k: v for k, v in row.items() if k != "measure"} | words
    assert "“收入 1 万元。”" in trace(statement, folder).caption


def test_several_rows_are_marked_on_one_crop(row, folder):
    below = row | {"line": "行政运行", "y0": 120, "y1": 136}
    crops = trace(pd.DataFrame([row, below]), folder)
    assert [len(crop.marks) for crop in crops] == [2]


def finding(row, terms):
    names = ["page", "x0", "y0", "x1", "y1"]
    place = {name: row[name] for name in names}
    words = {"outcome": "不符", "statement": "合计 = 部分之和"}
    rows = [
        {"name": name, "amount": 1, "disclosure_id": of} | (place if here else dict.fromkeys(names))
        for name, here, of in terms
    ]
    base = {k: v for k, v in row.items() if k not in ("measure", "form")}
    return pd.Series(base | words | {"terms": rows})


def test_a_finding_gives_a_crop_for_each_page(row, folder):
    crops = trace(finding(row, [("表3 合计", True, OWN), ("表3 部分", True, OWN)]), folder)
    assert (type(crops), [crop.page for crop in crops]) == (Crops, [1])


def test_a_figure_of_last_years_disclosure_is_not_marked_in_this_one(row, folder):
    with pytest.raises(DocumentError, match="没有页面上的位置"):
        trace(finding(row, [("上年表1 年末结转和结余", True, LAST_YEAR)]), folder)


def test_a_figure_of_last_years_disclosure_is_shown_there(row, folder, tmp_path):
    before = tmp_path / "上年"
    before.mkdir()
    copied = shutil.copy(folder / row["source"], before / "虚构_2023.pdf")
    other = row | {"source": copied.name, "year": 2023}
    found = finding(row, [("表1 年初", True, OWN), ("上年表1 年末", True, LAST_YEAR)])
    crops = trace(found, [folder, before], others={LAST_YEAR: other})
    assert [crop.source for crop in crops] == [row["source"], "虚构_2023.pdf"]
    assert crops[1].caption.startswith("虚构局 2023 年度")


def test_a_figure_that_is_not_printed_is_not_marked(row, folder):
    crops = trace(finding(row, [("表3 合计", True, OWN), ("表3 部分", False, OWN)]), folder)
    assert [len(crop.marks) for crop in crops] == [1]


def test_a_row_without_a_place_is_told(row, folder):
    with pytest.raises(DocumentError, match="没有页面上的位置"):
        trace(row | {"page": None}, folder)


def test_a_page_that_is_not_there_is_told(row, folder):
    with pytest.raises(DocumentError, match="只有 1 页"):
        trace(row | {"page": 9}, folder)


def test_a_crop_is_saved_with_its_caption(row, folder, tmp_path):
    crop = trace(row, folder)
    assert crop.save(tmp_path / "图.png").read_bytes()[:4] == b"\x89PNG"


def test_a_notebook_shows_a_picture(row, folder):
    assert trace(row, folder)._repr_png_()[:4] == b"\x89PNG"


def test_names_in_captions_are_inert_in_a_notebook(row, folder):
    hostile = row | {"department": "<script>alert(1)</script>"}
    assert "<script>" not in trace(pd.DataFrame([hostile]), folder)._repr_html_()


def test_the_same_row_gives_the_same_picture(row, folder):
    assert trace(row, folder).png == trace(row, folder).png
