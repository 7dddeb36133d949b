import pytest

from juesuan_analysis.show.finding_words import side_text, term_text, told_terms

SHARE = {"name": "情况说明“教育支出”占比", "amount": 71.73}
CELL = {"name": "表5 合计 基本支出", "amount": 1560.05}
WORD = {"name": "情况说明“行政运行”的用词“决算大于预算”", "amount": None}


def finding(identity, terms):
    return {"identity": identity, "terms": terms, "left": 71.73, "difference": -0.08}


@pytest.mark.parametrize(
    ("term", "text"),
    [(SHARE, "71.73%"), (CELL, "1,560.05"), (WORD, ""), (CELL | {"amount": None}, "空白")],
)
def test_a_figure_has_its_unit_and_a_word_has_none(term, text):
    assert term_text(term) == text


def test_shares_differ_by_percentage_points():
    found = finding("N.share", [SHARE])
    assert (side_text(found, "left"), side_text(found, "difference")) == (
        "71.73%",
        "-0.08 个百分点",
    )


def test_a_share_told_twice_is_a_share():
    assert side_text(finding("N.one_value", [SHARE]), "left") == "71.73%"


def test_amounts_have_no_unit():
    assert side_text(finding("F5.kinds", [CELL]), "left") == "71.73"


@pytest.mark.parametrize(("blanks", "shown", "more"), [(3, 4, ""), (24, 1, "另有 24 格空白")])
def test_many_blank_cells_are_only_counted(blanks, shown, more):
    terms, rest = told_terms(
        finding("F1.expenditure_total", [CELL, *[CELL | {"amount": None}] * blanks])
    )
    assert (len(terms), rest) == (shown, more)
