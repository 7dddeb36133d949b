"""What a page shows, and what it must never do."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import pytest
from report.conftest import LAST_YEAR

from juesuan_analysis.show.report.page import page
from juesuan_analysis.show.trace import Library

HOSTILE = "<script>alert(1)</script>\"'><img src=https://evil.example/x onerror=alert(2)>"


class Reader(HTMLParser):
    """Collect tags, attributes and text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return "".join(self.words)


@pytest.fixture(scope="module")
def written(make, drawn_once):
    return page(make(), Library(drawn_once))


@pytest.fixture(scope="module")
def shown(written):
    return Reader(written)


@pytest.fixture(scope="module")
def hostile(make, drawn_once):
    return Reader(page(make(HOSTILE, HOSTILE), Library(drawn_once)))


def test_hostile_names_make_no_tags(hostile):
    assert set(hostile.tags).isdisjoint({"script", "iframe", "object", "link", "base", "form"})


def test_hostile_names_make_no_handlers(hostile):
    assert not [name for _, name, _ in hostile.attributes if name.startswith("on")]


def test_hostile_names_are_shown_as_they_are(hostile):
    assert hostile.text.count(HOSTILE) >= 3


def test_nothing_is_fetched(hostile):
    places = [v for _, name, v in hostile.attributes if name in ("src", "href", "srcset", "action")]
    assert places
    assert all(place.startswith(("data:", "#")) for place in places)


def test_the_style_fetches_nothing(written):
    assert {url.split(":")[0] for url in re.findall(r"url\(([^)]{0,30})", written)} == {"data"}


def test_the_policy_allows_the_style_and_nothing_else(written):
    style = re.search(r"<style>(.*?)</style>", written, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', written)[1]
    assert policy == (
        f"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_no_element_carries_a_style_that_the_policy_would_refuse(shown):
    assert not [tag for tag, name, _ in shown.attributes if name == "style"]


def test_the_same_disclosure_gives_the_same_page(dossier, pdfs, written):
    assert page(dossier, Library(pdfs)) == written


@pytest.mark.parametrize("words", ["123.45", "120.00", "3.45", "表2 由 120.00 改为 123.45"])
def test_a_conflict_shows_both_sides_and_its_explanation(shown, words):
    conflict = shown.text.split("归结为 1 处错")[1].split("没有读出、")[0]
    assert words in conflict


def test_conflicts_of_one_mistake_are_one_card(dossier, pdfs):
    twice = [dossier.findings.assign(mistake=[1, None])] * 2
    several = replace(dossier, findings=pd.concat(twice, ignore_index=True))
    text = Reader(page(several, Library(pdfs))).text
    assert "2 条不符，归结为 1 处错" in text
    assert text.count("可能的原因：") == 1


def test_what_is_missing_stands_in_the_summary(dossier, pdfs):
    lost = dossier.findings.assign(identity=["F2.by_class", "D.form"], reason=[None, "没有表3"])
    text = Reader(page(replace(dossier, findings=lost), Library(pdfs))).text
    assert text.index("缺：没有表3") < text.index("条不符")


def test_a_conflict_shows_its_place(shown):
    pictures = [v for t, n, v in shown.attributes if (t, n) == ("img", "src") and "image/png" in v]
    assert len(pictures) == 1


def test_a_figure_of_another_document_is_told(shown):
    assert "另一份文件第 1 页" in shown.text


def test_last_years_figure_is_shown_in_last_years_file(dossier, pdfs):
    before = pdfs / "虚构_2023.pdf"
    before.write_bytes((pdfs / "虚构.pdf").read_bytes())
    other = {**dossier.about, "source": before.name, "year": 2023}
    text = Reader(page(replace(dossier, others={LAST_YEAR: other}), Library(pdfs))).text
    assert text.count("虚构_2023.pdf 第 1 页") == 2


def test_without_last_years_file_the_own_picture_stays(dossier, pdfs):
    other = {**dossier.about, "source": "虚构_2023.pdf", "year": 2023}
    shown = Reader(page(replace(dossier, others={LAST_YEAR: other}), Library(pdfs)))
    assert "找不到 虚构_2023.pdf" in shown.text
    assert len([v for _, n, v in shown.attributes if n == "src" and "image/png" in v]) == 1


def test_without_the_pdf_the_page_says_so(dossier, tmp_path):
    (tmp_path / "empty").mkdir()
    text = Reader(page(dossier, Library(tmp_path / "empty"))).text
    assert "没有页面截图：在" in text


def test_another_version_of_the_pdf_is_told(dossier, pdfs):
    (pdfs / "虚构.pdf").write_bytes(b"%PDF-1.4 other")
    assert "不是同一版本" in Reader(page(dossier, Library(pdfs))).text


def test_a_correction_is_shown_with_what_was_printed(shown):
    assert "9.507.50印刷错误张三" in shown.text


def test_a_cell_tells_its_page_and_standing(shown):
    titles = [v for t, n, v in shown.attributes if (t, n) == ("td", "title")]
    assert any(t.startswith("印为 123.45；第 1 页；已印证（核对 3 次）；") for t in titles)


def test_a_corrected_cell_tells_what_was_printed(shown):
    titles = [v for t, n, v in shown.attributes if (t, n) == ("td", "title")]
    assert any("人工更正：原 9.50，印刷错误（张三）" in title for title in titles)


@pytest.mark.parametrize("standing", ["proved", "contradicted", "unsupported", "corrected"])
def test_a_standing_has_a_sign_beside_its_colour(written, standing):
    assert re.search(rf'\.{standing}::before {{ content: "."; }}', written)


def test_all_decimals_of_an_amount_are_shown(shown):
    assert "27.9818" in shown.text


def test_a_form_that_is_not_in_the_document_is_told(shown):
    form3 = shown.text.split("支出决算表\n")[1]
    assert "（文件中没有找到这张表）" in form3.split("公开04表")[0]


def test_an_empty_form_is_called_empty(shown):
    form7 = shown.text.split("公开07表")[-1].split("公开08表")[0]
    assert "（本表无数据）" in form7


def test_what_was_not_checked_is_told_with_its_reason(shown):
    assert "没有上年的决算公开文件" in shown.text


def test_the_six_charts_are_there(shown):
    charts = [v for t, n, v in shown.attributes if (t, n) == ("img", "src") and "svg" in v]
    assert len(charts) == 6


def test_the_page_carries_its_font(written):
    assert written.count("@font-face") == 2
