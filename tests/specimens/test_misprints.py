"""A disclosure with mistakes put in on purpose: each is found, and what it should be."""

import pytest

from juesuan_analysis.disclosure.document import extract_document
from specimens.misprints import MISPRINTS, Misprint, misprinted, typeset_with_misprints


@pytest.fixture(scope="module")
def extract(tmp_path_factory):
    path = tmp_path_factory.mktemp("misprints") / "虚构.pdf"
    path.write_bytes(typeset_with_misprints())
    return extract_document(path)


@pytest.fixture(scope="module")
def told(extract):
    return {text for text in extract.verdict.explanations if text}


@pytest.mark.parametrize(
    "explained",
    [
        "合计（第 8 页）由 58.86 改为 55.86（一位数字有误）",
        "情况说明“基本支出”金额（第 15 页）由 877.39 改为 864.50",
        "表9 公务接待费 决算数（第 12 页）由 4,900.00 改为 0.49（数量级）",
    ],
)
def test_each_mistake_is_explained(told, explained):
    assert any(explained in text for text in told)


def test_nothing_else_is_blamed(told):
    # Its projects have two faults of their own: points for money not spent, weights above 100.
    assert len(told) == len(MISPRINTS) + 2


def test_exactly_the_misprinted_cells_are_contradicted(extract):
    found = zip(extract.entries, extract.verdict.entry_standings, strict=True)
    assert {(e.form, e.printed) for e, standing in found if standing == "矛盾"} == {
        (5, "58.86"),
        (9, "4900.00"),
    }


def test_a_misprint_must_find_its_place():
    with pytest.raises(ValueError, match="finds nothing"):
        misprinted({"blocks": []}, [Misprint("没有这一页", "1", "2")])
