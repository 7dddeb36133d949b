"""Real disclosures beside the repository, where they are: every figure is read, and rightly."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pypdfium2
import pytest

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.narrative import read_narrative
from juesuan_analysis.narrative.layout import reading_rows
from juesuan_analysis.narrative.parts import narrative_rows
from juesuan_analysis.vocabulary.text import squeeze

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(CORPUS.glob("*.pdf"))
pytestmark = pytest.mark.skipif(not FILES, reason="the real disclosures are not here")

# 单价100万元以上: a threshold in a name, not a figure.
FIGURE = re.compile(
    r"(?<!单价)(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(?:万元|%|个|辆|批次|人次|台（套）|人|分)(?!月)"
)


def page_lines(page, number):
    text = page.get_textpage()
    height = page.get_height()
    boxes = [(text.get_text_range(i, 1), text.get_charbox(i)) for i in range(text.count_chars())]
    for ended, group in groupby(boxes, key=lambda box: box[0] in "\r\n"):
        line = [box for box in group if box[0].strip()]
        if line and not ended:
            left, bottom, right, top = zip(*(box for _, box in line), strict=True)
            place = Place(number, min(left), height - max(top), max(right), height - min(bottom))
            yield TextLine("".join(character for character, _ in line), place)


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def lines(request):
    document = pypdfium2.PdfDocument(request.param)
    return [line for number, page in enumerate(document, 1) for line in page_lines(page, number)]


def test_every_printed_figure_is_stated(lines):
    text = "".join(squeeze(row.text) for row in narrative_rows(reading_rows(lines)))
    printed = {number.replace(",", "") for number in FIGURE.findall(text)}
    stated = {str(abs(s.value)) for s in read_narrative(lines, 2024) if s.value is not None}
    assert len(printed) > 50
    assert printed <= stated


def test_every_statement_has_a_subject_and_a_known_section(lines):
    statements = read_narrative(lines, 2024)
    assert all(s.subject for s in statements)
    assert 11 <= len({s.section for s in statements}) <= 13


def test_known_statements():
    path = CORPUS / "上海普陀_区规划和自然资源局_2024.pdf"
    document = pypdfium2.PdfDocument(path)
    found = read_narrative(
        [line for number, page in enumerate(document, 1) for line in page_lines(page, number)],
        2024,
    )
    told = {(s.section, s.subject, s.kind, str(s.value), s.place.page) for s in found}
    basic = "一般公共预算财政拨款基本支出决算情况"
    assert (basic, "基本支出", "金额", "5377.64", 24) in told
    assert (basic, "人员经费", "金额", "4896.98", 24) in told
    overall = "一般公共预算财政拨款支出决算情况"
    assert (overall, "一般公共预算财政拨款支出", "增减率", "13.95", 21) in told
